#pragma once

#include <CLI/CLI.hpp>

namespace sunshed::cli {

/// Takes what is more than nothing, and says no more than that of what is not (CLI::PositiveNumber prints the largest
/// number there is, in 309 digits).
CLI::Validator more_than_nothing();

}  // namespace sunshed::cli
