#include "markup.hpp"

#include "sunshed/core/quoted.hpp"

namespace sunshed {

std::string markup_text(const std::string& text) {
    std::string result;
    for (const char c : clean_text(text)) {
        switch (c) {
            case '&':
                result += "&amp;";
                break;
            case '<':
                result += "&lt;";
                break;
            case '>':
                result += "&gt;";
                break;
            case '"':
                result += "&quot;";
                break;
            case '\'':
                result += "&#39;";
                break;
            default:
                result += c;
        }
    }
    return result;
}

}  // namespace sunshed
