#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sunshed {

/// A text file as lines without line ends (LF or CRLF) and without a byte order mark.
struct TextFile {
    std::string path;
    std::vector<std::string> lines;

    /// "<path>:<row>", rows counted from 1, for messages.
    [[nodiscard]] std::string place(std::size_t line) const;
};

/// @throws Error where the file cannot be opened or is empty
TextFile read_text_file(const std::string& path);

/// Fields between separators; empty ones are kept.
std::vector<std::string_view> split(std::string_view line, char separator);
/// Fields of a CSV line; quotes around a field are taken off, separators inside them do not count.
std::vector<std::string_view> split_csv(std::string_view line);
/// Without spaces and tabs at both ends.
std::string_view trimmed(std::string_view text);
/// Words between runs of spaces and tabs.
std::vector<std::string_view> split_words(std::string_view line);

/// A field as a number. @throws Error naming the place and the column where it is none.
double number_in(std::string_view field, const std::string& place, std::string_view column);

}  // namespace sunshed
