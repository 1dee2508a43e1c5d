#include "eval/table.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <sstream>

#include "sunshed/core/error.hpp"
#include "sunshed/core/quoted.hpp"
#include "sunshed/core/raster.hpp"
#include "sunshed/io/text_file.hpp"

namespace sunshed::cli {

namespace {

std::vector<std::string> fields_of(const std::string& line) {
    std::vector<std::string> fields;
    std::size_t begin = 0;
    for (auto end = line.find(','); end != std::string::npos; end = line.find(',', begin)) {
        fields.push_back(line.substr(begin, end - begin));
        begin = end + 1;
    }
    fields.push_back(line.substr(begin));
    return fields;
}

std::string place(const TextTable& table, std::size_t row) {
    return fmt::format("{}:{}", table.path, table.lines[row]);
}

}  // namespace

std::size_t TextTable::find(const std::string& column) const {
    return static_cast<std::size_t>(std::find(columns.begin(), columns.end(), column) - columns.begin());
}

TextTable read_table(const std::string& path) {
    constexpr std::size_t largest_table_bytes = 128U << 20U;
    std::vector<std::string> unused;
    std::istringstream stream(as_utf8(read_file_text(path, largest_table_bytes), OtherEncoding::none, unused).text);
    TextTable table{path, {}, {}, {}};
    std::string line;
    for (std::size_t number = 1; std::getline(stream, line); ++number) {
        if (!line.empty() && line.back() == '\r') {
            line.pop_back();
        }
        if (line.empty() || line.front() == '#') {
            continue;
        }
        auto fields = fields_of(line);
        if (table.columns.empty()) {
            table.columns = std::move(fields);
            continue;
        }
        if (fields.size() != table.columns.size()) {
            throw Error(ErrorCode::bad_input, fmt::format("{}:{}", path, number),
                        fmt::format("the row has {} fields instead of {}", fields.size(), table.columns.size()),
                        "mend the row");
        }
        table.rows.push_back(std::move(fields));
        table.lines.push_back(number);
    }
    if (table.columns.empty()) {
        throw Error(ErrorCode::bad_input, path, "there is no header", "name the columns in the first line");
    }
    return table;
}

double number_at(const TextTable& table, std::size_t row, std::size_t column) {
    const std::string& text = table.rows[row][column];
    if (text.empty() || text == "nan" || text == "NaN") {
        return missing_d;
    }
    double value = 0.0;
    const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (status != std::errc{} || end != text.data() + text.size()) {
        throw Error(ErrorCode::bad_input, place(table, row),
                    fmt::format("{} in column {} is not a number", quoted(text), quoted(table.columns[column])),
                    "mend the row");
    }
    return value;
}

std::string number_text(double value) {
    return std::isnan(value) ? "nan" : fmt::format("{:.10g}", value);
}

void write_table(const TextTable& table, const std::string& path) {
    std::ofstream stream(path);
    stream << fmt::format("{}\n", fmt::join(table.columns, ","));
    for (const auto& row : table.rows) {
        stream << fmt::format("{}\n", fmt::join(row, ","));
    }
    stream.close();
    if (!stream) {
        throw Error(ErrorCode::io_failure, path, "the file could not be written", "check space and permissions");
    }
}

}  // namespace sunshed::cli
