#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sunshed/io/text_file.hpp"

namespace sunshed {

/// A text file as lines without line ends (LF or CRLF) and without a byte order mark.
struct TextFile {
    std::string path;
    std::vector<std::string> lines;

    /// "<path>:<row>", rows counted from 1, for messages.
    [[nodiscard]] std::string place(std::size_t line) const;
};

/// What a weather file may be at most: a year of minutes has 80 MB; JSON may stand in one line.
inline constexpr std::size_t largest_weather_bytes = 128U << 20U;

/// @throws Error where the file is empty, is no text, or has more than two million lines or (but in JSON) a line over 1
/// MiB
TextFile lines_of(FileText bytes);

/// Fields between separators; empty ones are kept.
std::vector<std::string_view> split(std::string_view line, char separator);
/// Fields of a CSV line; quotes around a field are taken off, separators inside them do not count.
std::vector<std::string_view> split_csv(std::string_view line);
/// Without spaces and tabs at both ends.
std::string_view trimmed(std::string_view text);
/// Words between runs of spaces and tabs.
std::vector<std::string_view> split_words(std::string_view line);

/// A field as a finite number, or NaN where it says "nan". @throws Error naming the place and the column where it is
/// none.
double number_in(std::string_view field, const std::string& place, std::string_view column);
/// Part of a date or time, without what stands behind its point. @throws Error where there is no such part
int whole_in(std::string_view field, const std::string& place, std::string_view column);

}  // namespace sunshed
