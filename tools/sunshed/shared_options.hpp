#pragma once

#include "command.hpp"

namespace sunshed::cli {

/// Gives a subcommand the shared options that it takes, and no others.
void add_shared_options(CLI::App& app, const std::vector<Shared>& taken, CommonOptions& common);

/// @throws Error (usage) where no output is named
void need_output(const CommonOptions& common, const std::string& mend);

}  // namespace sunshed::cli
