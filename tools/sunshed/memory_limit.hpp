#pragma once

#include <cstddef>
#include <string>

namespace sunshed::cli {

/// Refuses a surface that would need more memory than the user allows, before the work begins.
/// @param limit  e.g. "2GiB", "800MB"; empty = no limit
/// @throws Error where the limit is not understood or too small for the cells
void check_memory(const std::string& limit, std::size_t cells);

}  // namespace sunshed::cli
