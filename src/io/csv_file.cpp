#include "sunshed/io/csv_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string_view>

#include "sunshed/core/error.hpp"
#include "sunshed/io/csv_text.hpp"
#include "weather_text.hpp"

namespace sunshed {

namespace {

// Tables that people fill in by hand or export: a million cells and more, but no more memory than a laptop has.
constexpr std::size_t largest_csv_bytes = 16U << 20U;
constexpr std::size_t longest_line_bytes = 1U << 20U;
constexpr std::size_t most_columns = 1000;

/// Splits decoded text into rows of cells.
class Splitter {
public:
    Splitter(const std::string& text, const std::string& path) : text_(text), path_(path) {
        const std::string head = text.substr(0, text.find('\n'));
        for (const char candidate : {'\t', ';', ','}) {
            if (head.find(candidate) != std::string::npos) {
                separator_ = candidate;
            }
        }
    }

    std::vector<CsvRow> split() {
        while (at_ < text_.size()) {
            if (text_[at_] == '#') {
                skip_line();
            } else {
                read_row();
            }
        }
        return std::move(rows_);
    }

    /// With the rows that could not be kept.
    [[nodiscard]] const EachStep& each() const { return each_; }

private:
    void skip_line() {
        at_ = std::min(text_.find('\n', at_), text_.size() - 1) + 1;
        ++line_;
    }

    void read_row() {
        CsvRow row{line_, {""}};
        bool quoted = false;
        for (; at_ < text_.size() && (quoted || text_[at_] != '\n'); ++at_) {
            const char c = text_[at_];
            line_ += c == '\n' ? 1 : 0;
            if (c == '"' && quoted && at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
                row.cells.back() += text_[++at_];
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == separator_ && !quoted) {
                if (row.cells.size() == most_columns) {
                    reject(row, fmt::format("there are more than {} columns", most_columns), "give fewer");
                }
                row.cells.emplace_back();
            } else if (c != '\r') {
                row.cells.back() += c;
            }
        }
        if (quoted) {
            reject(row, "a quote is never closed", "close it, or write two quotes for one inside a cell");
        }
        ++at_;
        ++line_;
        const bool blank =
            std::all_of(row.cells.begin(), row.cells.end(), [](const auto& cell) { return trimmed(cell).empty(); });
        if (!blank) {
            each_([&] {
                check_width(row);
                rows_.push_back(std::move(row));
            });
        }
    }

    [[noreturn]] void reject(const CsvRow& row, const std::string& problem, const std::string& mend) const {
        throw Error(ErrorCode::bad_input, fmt::format("{}:{}", path_, row.line), problem, mend);
    }

    void check_width(const CsvRow& row) const {
        if (!rows_.empty() && row.cells.size() > rows_.front().cells.size()) {
            reject(row,
                   fmt::format("the row has {} cells and the header {}", row.cells.size(), rows_.front().cells.size()),
                   "put numbers with thousands separators, and texts with commas, in double quotes");
        }
    }

    const std::string& text_;
    const std::string& path_;
    char separator_ = ',';
    std::size_t at_ = 0;
    std::size_t line_ = 1;
    std::vector<CsvRow> rows_;
    EachStep each_;
};

}  // namespace

std::string CsvFile::cell(const CsvRow& row, const std::string& column) const {
    const auto found = columns.find(column);
    return found != columns.end() && found->second < row.cells.size()
               ? without_formula_guard(std::string(trimmed(row.cells[found->second])))
               : std::string();
}

std::string CsvFile::place(const CsvRow& row, const std::string& column) const {
    return fmt::format("{}:{}:{}", path, row.line, column);
}

CsvFile read_csv(const std::string& path, const std::map<std::string, std::string>& aliases) {
    return read_csv(read_file_text(path, largest_csv_bytes), aliases);
}

CsvFile read_csv(FileText bytes, const std::map<std::string, std::string>& aliases) {
    CsvFile file{bytes.path, {}, {}, {}, {}};
    const FileText decoded = as_utf8(std::move(bytes), OtherEncoding::gb18030, file.notes);
    check_lines(decoded, longest_line_bytes, largest_csv_bytes);
    Splitter splitter(decoded.text, file.path);
    file.rows = splitter.split();
    file.each = splitter.each();
    if (file.rows.empty()) {
        throw Error(ErrorCode::bad_input, file.path, "the file is empty", "give a table with a header");
    }
    const CsvRow header = file.rows.front();
    file.rows.erase(file.rows.begin());
    for (std::size_t i = 0; i < header.cells.size(); ++i) {
        const std::string name(trimmed(header.cells[i]));
        const auto alias = aliases.find(name);
        file.columns[alias == aliases.end() ? name : alias->second] = i;
    }
    return file;
}

namespace {

/// "[+-]1,234,567[.89]": a first group of one to three digits, then groups of three.
bool is_grouped(std::string_view text) {
    const auto digits_at = [&](std::size_t at) {
        const auto end = std::min(text.find_first_not_of("0123456789", at), text.size());
        return end - at;
    };
    std::size_t at = text.starts_with('+') || text.starts_with('-') ? 1 : 0;
    const std::size_t first = digits_at(at);
    at += first;
    std::size_t groups = 0;
    for (; at < text.size() && text[at] == ','; at += 4, ++groups) {
        if (digits_at(at + 1) != 3) {
            return false;
        }
    }
    if (at < text.size() && text[at] == '.') {
        const std::size_t decimals = digits_at(at + 1);
        at += decimals > 0 ? decimals + 1 : 0;
    }
    return first >= 1 && first <= 3 && groups > 0 && at == text.size();
}

}  // namespace

std::optional<double> number_in(const std::string& text) {
    constexpr std::size_t longest_number = 400;  // the largest double has 309 digits
    if (text.size() > longest_number) {
        return std::nullopt;
    }
    std::string digits;
    for (const char c : text) {
        if (c != ' ') {
            digits += c;
        }
    }
    constexpr std::string_view no_break_space = "\xC2\xA0";
    for (auto at = digits.find(no_break_space); at != std::string::npos; at = digits.find(no_break_space)) {
        digits.erase(at, no_break_space.size());
    }
    if (digits.ends_with('%')) {
        digits.pop_back();
    }
    if (is_grouped(digits)) {
        std::erase(digits, ',');
    }
    double value = 0.0;
    const char* begin = digits.data() + (digits.starts_with('+') ? 1 : 0);
    const char* end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(begin, end, value);
    return error == std::errc() && stop == end && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

}  // namespace sunshed
