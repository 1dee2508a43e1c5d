#pragma once

#include <string>
#include <vector>

#include "command.hpp"
#include "sunshed/io/atomic_output.hpp"

namespace sunshed::cli {

/// The output of a command, with messages on what it found and repaired.
class CommandOutput final : public AtomicOutput {
public:
    /// @param inputs  files that the command reads; empty names are none
    /// @throws as AtomicOutput
    CommandOutput(const std::string& path, Kind kind, const CommonOptions& common,
                  const std::vector<std::string>& inputs);
};

}  // namespace sunshed::cli
