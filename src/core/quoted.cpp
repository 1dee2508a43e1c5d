#include "sunshed/core/quoted.hpp"

#include <fmt/format.h>

#include <optional>

namespace sunshed {

namespace {

struct CodePoint {
    char32_t value = 0;
    std::size_t bytes = 1;
};

/// The character that a text begins with, or nothing where its first byte begins no UTF-8 (RFC 3629, section 4).
std::optional<CodePoint> first_code_point(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80U) {
        return CodePoint{lead, 1};
    }
    const std::size_t bytes = lead >= 0xF0U ? 4 : lead >= 0xE0U ? 3 : 2;
    if (lead < 0xC2U || lead > 0xF4U || text.size() < bytes) {
        return std::nullopt;
    }
    char32_t value = lead & (0xFFU >> (bytes + 1U));
    for (std::size_t i = 1; i < bytes; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) {
            return std::nullopt;
        }
        value = (value << 6U) | (byte(i) & 0x3FU);
    }
    constexpr char32_t least[]{0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = value >= 0xD800 && value < 0xE000;
    return value < least[bytes] || value > 0x10FFFF || surrogate ? std::nullopt
                                                                 : std::optional(CodePoint{value, bytes});
}

/// Control characters, line separators, and marks of direction, which turn a line of a terminal or a page around.
bool is_unprintable(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

std::string escaped(char32_t c) {
    switch (c) {
        case U'\n':
            return "\\n";
        case U'\r':
            return "\\r";
        case U'\t':
            return "\\t";
        default:
            return c < 0x100 ? fmt::format("\\x{:02x}", static_cast<unsigned>(c))
                             : fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    }
}

}  // namespace

std::string one_line(std::string_view text, std::size_t longest) {
    std::string line;
    std::size_t shown = 0;
    while (!text.empty()) {
        const auto character = first_code_point(text);
        const std::size_t bytes = character ? character->bytes : 1;
        const bool plain = character && !is_unprintable(character->value);
        const std::string piece = plain ? std::string(text.substr(0, bytes))
                                        : escaped(character ? character->value : static_cast<unsigned char>(text[0]));
        shown += plain ? 1 : piece.size();
        if (shown > longest) {
            return line + "...";
        }
        line += piece;
        text.remove_prefix(bytes);
    }
    return line;
}

std::string quoted(std::string_view text, std::size_t longest) {
    return fmt::format("'{}'", one_line(text, longest));
}

std::string clean_text(std::string_view text) {
    std::string clean;
    while (!text.empty()) {
        const auto character = first_code_point(text);
        const char32_t value = character ? character->value : 0;
        const bool may_stay = value >= 0x20 ? value != 0x7F && value != 0xFFFE && value != 0xFFFF
                                            : value == '\t' || value == '\n' || value == '\r';
        clean += may_stay ? text.substr(0, character->bytes) : std::string_view("\xEF\xBF\xBD");
        text.remove_prefix(character ? character->bytes : 1);
    }
    return clean;
}

}  // namespace sunshed
