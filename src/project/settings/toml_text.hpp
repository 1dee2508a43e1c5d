#pragma once

#include <toml++/toml.h>

#include "sunshed/io/text_file.hpp"

namespace sunshed {

/// What a TOML file may be at most: a table of thousands of words fits in many times over.
inline constexpr std::size_t largest_toml_bytes = 1U << 20U;

/// Parses TOML. toml++ and whoever walks its tables go one call deeper for each level, so how deep a text goes is
/// checked before: a key may have 16 parts, and brackets may stand 16 deep.
/// @throws Error naming file and line
toml::table parse_toml(FileText file);

}  // namespace sunshed
