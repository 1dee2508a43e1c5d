#pragma once

#include <string>
#include <vector>

namespace sunshed {

/// Writes a whole text file. @throws Error{io_failure} where it does not arrive whole
void write_text_file(const std::string& path, const std::string& text);

/// A CSV field: quoted where it needs to be (RFC 4180).
std::string csv_field(const std::string& text);
/// A number with as many digits as tell it apart, "" for nothing.
std::string csv_number(double value);

}  // namespace sunshed
