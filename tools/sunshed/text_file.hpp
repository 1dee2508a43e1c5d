#pragma once

#include <string>

namespace sunshed::cli {

/// Writes a whole text file. @throws Error{io_failure} where it does not arrive whole
void write_text_file(const std::string& path, const std::string& text);

}  // namespace sunshed::cli
