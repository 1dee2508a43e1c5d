#include "project/read/unit_text.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace sunshed {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 11> compatible{{{"²", "2"},
                                                                                    {"³", "3"},
                                                                                    {"㎡", "m2"},
                                                                                    {"㎥", "m3"},
                                                                                    {"㎢", "km2"},
                                                                                    {"㎞", "km"},
                                                                                    {"㎏", "kg"},
                                                                                    {"㎾", "kW"},
                                                                                    {"㎿", "MW"},
                                                                                    {"\u00a0", " "},
                                                                                    {"\u3000", " "}}};

/// U+FF01 to U+FF5E in UTF-8 are EF BC 81 to EF BC BF and EF BD 80 to EF BD 9E: ! to ~ in full width.
std::size_t add_full_width(std::string_view rest, std::string& folded) {
    if (rest.size() < 3 || rest[0] != '\xEF' || (rest[1] != '\xBC' && rest[1] != '\xBD')) {
        return 0;
    }
    const int low = static_cast<unsigned char>(rest[2]) - 0x80 + (rest[1] == '\xBD' ? 0x40 : 0);
    const int plain = low + 0x20;
    if (plain < '!' || plain > '~') {
        return 0;
    }
    folded += static_cast<char>(plain);
    return 3;
}

std::size_t add_compatible(std::string_view rest, std::string& folded) {
    for (const auto& [from, to] : compatible) {
        if (rest.starts_with(from)) {
            folded += to;
            return from.size();
        }
    }
    return 0;
}

}  // namespace

std::string folded_unit(const std::string& text) {
    std::string folded;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view rest = std::string_view(text).substr(at);
        std::size_t used = add_full_width(rest, folded);
        used = used > 0 ? used : add_compatible(rest, folded);
        if (used == 0) {
            folded += text[at];
        }
        at += used > 0 ? used : 1;
    }
    const auto begin = folded.find_first_not_of(' ');
    return begin == std::string::npos ? std::string() : folded.substr(begin, folded.find_last_not_of(' ') - begin + 1);
}

}  // namespace sunshed
