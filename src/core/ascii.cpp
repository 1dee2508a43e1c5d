#include "sunshed/core/ascii.hpp"

#include <algorithm>

namespace sunshed {

std::string lower_ascii(std::string_view text) {
    std::string low(text);
    std::transform(low.begin(), low.end(), low.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return low;
}

}  // namespace sunshed
