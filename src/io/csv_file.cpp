#include "sunshed/io/csv_file.hpp"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <regex>
#include <sstream>

#include "sunshed/core/error.hpp"
#include "sunshed/io/csv_text.hpp"
#include "weather_text.hpp"

namespace sunshed {

namespace {

std::string bytes_of(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) {
        throw Error(ErrorCode::not_found, path, "the file cannot be opened", "check its name and permissions");
    }
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    return bytes.str();
}

std::string recoded(const std::string& text, const char* encoding) {
    char* utf8 = CPLRecode(text.c_str(), encoding, CPL_ENC_UTF8);
    std::string result = utf8;
    CPLFree(utf8);
    return result;
}

/// UTF-16 to UTF-8; GDAL's recoding takes no text with zero bytes.
std::string from_utf16(const std::string& bytes, bool little_endian) {
    std::string text;
    std::uint32_t high = 0;
    for (std::size_t i = 2; i + 1 < bytes.size(); i += 2) {
        const auto first = static_cast<unsigned char>(bytes[i]);
        const auto second = static_cast<unsigned char>(bytes[i + 1]);
        std::uint32_t code = little_endian ? first | (second << 8U) : second | (first << 8U);
        if (code >= 0xD800 && code < 0xDC00) {
            high = code - 0xD800;
            continue;
        }
        if (code >= 0xDC00 && code < 0xE000) {
            code = 0x10000 + (high << 10U) + (code - 0xDC00);
        }
        const auto put = [&](std::uint32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
        if (code < 0x80) {
            put(code);
        } else if (code < 0x800) {
            put(0xC0U | (code >> 6U));
            put(0x80U | (code & 0x3FU));
        } else if (code < 0x10000) {
            put(0xE0U | (code >> 12U));
            put(0x80U | ((code >> 6U) & 0x3FU));
            put(0x80U | (code & 0x3FU));
        } else {
            put(0xF0U | (code >> 18U));
            put(0x80U | ((code >> 12U) & 0x3FU));
            put(0x80U | ((code >> 6U) & 0x3FU));
            put(0x80U | (code & 0x3FU));
        }
    }
    return text;
}

std::string decoded(const std::string& bytes, const std::string& path, std::vector<std::string>& notes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        return bytes.substr(3);
    }
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        notes.emplace_back("read as UTF-16");
        return from_utf16(bytes, bytes.starts_with("\xFF\xFE"));
    }
    if (bytes.find('\0') != std::string::npos) {
        throw Error(ErrorCode::bad_input, path, "this is no text file", "save the table as CSV, UTF-8");
    }
    if (CPLIsUTF8(bytes.c_str(), static_cast<int>(bytes.size())) == 0) {
        notes.emplace_back("not UTF-8; read as GB 18030");
        return recoded(bytes, "GB18030");
    }
    return bytes;
}

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
                row.cells.emplace_back();
            } else if (c != '\r') {
                row.cells.back() += c;
            }
        }
        if (quoted) {
            throw Error(ErrorCode::bad_input, fmt::format("{}:{}", path_, row.line), "a quote is never closed",
                        "close it, or write two quotes for one inside a cell");
        }
        ++at_;
        ++line_;
        const bool blank =
            std::all_of(row.cells.begin(), row.cells.end(), [](const auto& cell) { return trimmed(cell).empty(); });
        if (!blank) {
            rows_.push_back(std::move(row));
        }
    }

    const std::string& text_;
    const std::string& path_;
    char separator_ = ',';
    std::size_t at_ = 0;
    std::size_t line_ = 1;
    std::vector<CsvRow> rows_;
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
    CsvFile file{path, {}, {}, {}};
    const std::string text = decoded(bytes_of(path), path, file.notes);
    file.rows = Splitter(text, path).split();
    if (file.rows.empty()) {
        throw Error(ErrorCode::bad_input, path, "the file is empty", "give a table with a header");
    }
    const CsvRow header = file.rows.front();
    file.rows.erase(file.rows.begin());
    for (std::size_t i = 0; i < header.cells.size(); ++i) {
        const std::string name(trimmed(header.cells[i]));
        const auto alias = aliases.find(name);
        file.columns[alias == aliases.end() ? name : alias->second] = i;
    }
    for (const CsvRow& row : file.rows) {
        if (row.cells.size() > header.cells.size()) {
            throw Error(ErrorCode::bad_input, fmt::format("{}:{}", path, row.line),
                        fmt::format("the row has {} cells and the header {}", row.cells.size(), header.cells.size()),
                        "put numbers with thousands separators, and texts with commas, in double quotes");
        }
    }
    return file;
}

std::optional<double> number_in(const std::string& text) {
    std::string digits;
    for (const char c : text) {
        if (c != ' ') {
            digits += c;
        }
    }
    for (auto at = digits.find("\xC2\xA0"); at != std::string::npos; at = digits.find("\xC2\xA0")) {
        digits.erase(at, 2);  // no-break space
    }
    if (digits.ends_with('%')) {
        digits.pop_back();
    }
    static const std::regex grouped("[+-]?[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]+)?");
    if (std::regex_match(digits, grouped)) {
        std::erase(digits, ',');
    }
    double value = 0.0;
    const char* begin = digits.data() + (digits.starts_with('+') ? 1 : 0);
    const char* end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(begin, end, value);
    return error == std::errc() && stop == end && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

}  // namespace sunshed
