#pragma once

#include <filesystem>

namespace sunshed {

/// Waits until a file, or the names in a folder, are on the disk. @throws Error{io_failure}
void make_durable(const std::filesystem::path& path);

/// The same for a file or a folder with everything in it.
void make_all_durable(const std::filesystem::path& path);

}  // namespace sunshed
