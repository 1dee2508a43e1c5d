#pragma once

#include <filesystem>
#include <string>

#include "output_place.hpp"

namespace sunshed {

/// Puts what was written into a working folder, under the place's own name, where it belongs. Power may fail between
/// any two steps: recover() then finds either the old output whole or the new one.
/// @param overwrite  whether something may stand there
/// @throws Error where something stands there that may not be replaced; nothing has changed then
void swap_in(const OutputPlace& place, const std::filesystem::path& working, bool overwrite);

/// In a working folder, that of finished parts of the work.
inline constexpr const char* blocks_name = ".finished-blocks";

/// Whether a working folder holds any.
bool has_blocks(const std::filesystem::path& working);

/// Ends what a dead process began with a working folder, and removes that.
/// @param keeps_blocks  removes all but the finished parts of the work
/// @returns what was done, in words
std::string recover(const OutputPlace& place, const std::filesystem::path& working, bool keeps_blocks);

}  // namespace sunshed
