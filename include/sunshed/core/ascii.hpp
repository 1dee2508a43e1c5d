#pragma once

#include <string>
#include <string_view>

namespace sunshed {

/// A text with A to Z as a to z, whatever the locale; all other bytes, also those of UTF-8, stay as they are.
std::string lower_ascii(std::string_view text);

}  // namespace sunshed
