#pragma once

#include <string>

namespace sunshed {

/// Lower-case hexadecimal SHA-256 of a file's bytes.
/// @throws Error where it cannot be read.
std::string sha256_of_file(const std::string& path);

/// The same of a text's bytes.
std::string sha256_of_text(const std::string& text);

}  // namespace sunshed
