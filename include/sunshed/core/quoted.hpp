#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sunshed {

/// Text of someone else's (a cell, a key, an attribute, a name) as a message may show it: in single quotes, at most
/// `longest` characters of it ("..." stands for the rest), with control characters, marks that turn the direction of
/// writing and bytes that are no UTF-8 written out ("\n", "\x1b", "\u202e"). What comes out is UTF-8 of one line.
std::string quoted(std::string_view text, std::size_t longest = 60);

// Without these, an argument of the standard library would find std::quoted where <iomanip> is there.
inline std::string quoted(const std::string& text, std::size_t longest = 60) {
    return quoted(std::string_view(text), longest);
}
inline std::string quoted(const char* text, std::size_t longest = 60) {
    return quoted(std::string_view(text), longest);
}

/// The same without the quotes, for text that a message is made of.
std::string one_line(std::string_view text, std::size_t longest);

/// Text as a document may hold it: UTF-8 without control characters but tabs and line breaks; each byte or character
/// that is neither becomes U+FFFD.
std::string clean_text(std::string_view text);

}  // namespace sunshed
