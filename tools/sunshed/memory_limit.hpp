#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace sunshed::cli {

/// The memory that a user allows, in bytes.
/// @param limit  e.g. "2GiB", "800MB"; empty = no limit
/// @throws Error where the limit is not understood
std::optional<double> allowed_bytes(const std::string& limit);

/// Refuses a surface that would need more memory than the user allows, before the work begins.
/// @param bytes_per_cell  that the work needs at its peak
/// @throws Error where the limit is not understood or too small for the cells
void check_memory(const std::string& limit, std::size_t cells, double bytes_per_cell);

}  // namespace sunshed::cli
