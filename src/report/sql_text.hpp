#pragma once

#include <string>

namespace sunshed {

/// A text as SQL writes it: in single quotes, which double within.
inline std::string sql_text(const std::string& text) {
    std::string written = "'";
    for (const char c : text) {
        written += c;
        if (c == '\'') {
            written += c;
        }
    }
    return written + "'";
}

}  // namespace sunshed
