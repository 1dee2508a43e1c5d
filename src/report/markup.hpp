#pragma once

#include <string>

namespace sunshed {

/// Text as the content of an element or the value of an attribute of HTML or XML, the only way for texts into either.
std::string markup_text(const std::string& text);

}  // namespace sunshed
