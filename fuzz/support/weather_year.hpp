#pragma once

#include <string>
#include <string_view>

namespace sunshed::fuzz {

/// A weather file is taken only with a whole year of rows, which no fuzzer writes. So a text that ends with a line
/// "..." goes on with plain rows of its format through the year, from the row at which it stands; any other stays as it
/// is.
/// @param format  epw, tmy3, sam, nsrdb, pvgis_csv, pvgis_json, umep or plain
std::string with_whole_year(std::string text, std::string_view format);

}  // namespace sunshed::fuzz
