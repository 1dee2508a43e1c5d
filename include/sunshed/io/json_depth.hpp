#pragma once

#include <string_view>

namespace sunshed {

/// Whether brackets of a JSON text stand more than `deepest` deep; those in strings do not count. What parses or walks
/// JSON takes memory or a call for each level, so this is asked first. (A parser's own callback could count too, but
/// nlohmann's walks all elements of an array again after each of them.)
bool is_nested_deeper(std::string_view json, int deepest);

}  // namespace sunshed
