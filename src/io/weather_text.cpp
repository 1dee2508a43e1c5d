#include "weather_text.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <utility>

#include "sunshed/core/error.hpp"
#include "sunshed/core/quoted.hpp"

namespace sunshed {

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string TextFile::place(std::size_t line) const {
    return fmt::format("{}:{}", path, line + 1);
}

TextFile lines_of(FileText bytes) {
    constexpr std::size_t longest_line_bytes = 1U << 20U;
    constexpr std::size_t most_lines = 2'000'000;
    std::vector<std::string> unused;  // only names of places have accents: their encoding changes no number
    const FileText decoded = as_utf8(std::move(bytes), OtherEncoding::latin1, unused);
    const bool json = decoded.text.find_first_not_of(" \t\r\n") == decoded.text.find('{');
    check_lines(decoded, json ? decoded.text.size() : longest_line_bytes, most_lines);
    TextFile file{decoded.path, {}};
    for (std::string_view line : split(decoded.text, '\n')) {
        line.remove_suffix(line.ends_with('\r') ? 1 : 0);
        file.lines.emplace_back(line);
    }
    while (!file.lines.empty() && trimmed(file.lines.back()).empty()) {
        file.lines.pop_back();
    }
    if (file.lines.empty()) {
        throw Error(ErrorCode::bad_input, file.path, "the file is empty", "give a weather file");
    }
    return file;
}

std::vector<std::string_view> split(std::string_view line, char separator) {
    std::vector<std::string_view> fields;
    std::size_t begin = 0;
    for (auto end = line.find(separator); end != std::string_view::npos; end = line.find(separator, begin)) {
        fields.push_back(line.substr(begin, end - begin));
        begin = end + 1;
    }
    fields.push_back(line.substr(begin));
    return fields;
}

std::vector<std::string_view> split_csv(std::string_view line) {
    std::vector<std::string_view> fields;
    std::size_t begin = 0;
    bool quoted = false;
    for (std::size_t i = 0; i <= line.size(); ++i) {
        if (i < line.size() && line[i] == '"') {
            quoted = !quoted;
        }
        if (i == line.size() || (line[i] == ',' && !quoted)) {
            std::string_view field = line.substr(begin, i - begin);
            if (field.size() >= 2 && field.front() == '"' && field.back() == '"') {
                field = field.substr(1, field.size() - 2);
            }
            fields.push_back(field);
            begin = i + 1;
        }
    }
    return fields;
}

std::vector<std::string_view> split_words(std::string_view line) {
    std::vector<std::string_view> words;
    for (auto begin = line.find_first_not_of(" \t"); begin != std::string_view::npos;) {
        const auto end = line.find_first_of(" \t", begin);
        words.push_back(line.substr(begin, end - begin));
        begin = line.find_first_not_of(" \t", end);
    }
    return words;
}

double number_in(std::string_view field, const std::string& place, std::string_view column) {
    const std::string_view text = trimmed(field);
    const bool has_plus = text.starts_with('+') && !text.starts_with("+-");  // which from_chars does not take
    double value = 0.0;
    const auto [end, status] = std::from_chars(text.data() + (has_plus ? 1 : 0), text.data() + text.size(), value);
    if (status != std::errc{} || end != text.data() + text.size() || std::isinf(value)) {
        throw Error(ErrorCode::bad_input, place, fmt::format("{} is not a number ({})", quoted(text), column),
                    "mend the row or give another weather file");
    }
    return value;
}

int whole_in(std::string_view field, const std::string& place, std::string_view column) {
    constexpr double most = 99999.0;
    const double value = number_in(field, place, column);
    if (!(std::abs(value) <= most)) {
        throw Error(ErrorCode::bad_input, place, fmt::format("{} is no {}", quoted(trimmed(field)), column),
                    "mend the row or give another weather file");
    }
    return static_cast<int>(value);
}

}  // namespace sunshed
