#pragma once

#include <cpl_conv.h>
#include <cpl_string.h>

#include <memory>
#include <string>

namespace sunshed {

/// A text of another encoding, by its name, as UTF-8.
inline std::string recoded(const std::string& text, const char* encoding) {
    const std::unique_ptr<char, decltype(&CPLFree)> utf8(CPLRecode(text.c_str(), encoding, CPL_ENC_UTF8), CPLFree);
    return utf8.get();
}

}  // namespace sunshed
