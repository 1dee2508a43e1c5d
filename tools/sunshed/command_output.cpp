#include "command_output.hpp"

#include <fmt/format.h>

#include <cstdio>

namespace sunshed::cli {

CommandOutput::CommandOutput(const std::string& path, Kind kind, const CommonOptions& common,
                             const std::vector<std::string>& inputs)
    : AtomicOutput(path, kind, common.overwrite, inputs) {
    for (const std::string& note : notes()) {
        if (!common.quiet) {
            fmt::print(stderr, "sunshed: note: {}\n", note);
        }
    }
}

}  // namespace sunshed::cli
