#include "project/export/csv_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <limits>

#include "sunshed/core/error.hpp"
#include "sunshed/io/csv_text.hpp"

namespace sunshed {

namespace {

/// A row, which goes on over line breaks inside quotes. @returns false at the end of the file
bool read_row(std::istream& stream, std::string& row) {
    if (!std::getline(stream, row)) {
        return false;
    }
    std::string more;
    while (std::count(row.begin(), row.end(), '"') % 2 != 0 && std::getline(stream, more)) {
        row += '\n' + more;
    }
    return true;
}

std::vector<std::string> cells_of(const std::string& row) {
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (row[i] == '"' && quoted && i + 1 < row.size() && row[i + 1] == '"') {
            cells.back() += row[++i];
        } else if (row[i] == '"') {
            quoted = !quoted;
        } else if (row[i] == ',' && !quoted) {
            cells.emplace_back();
        } else {
            cells.back() += row[i];
        }
    }
    for (std::string& cell : cells) {
        cell = without_formula_guard(std::move(cell));
    }
    return cells;
}

}  // namespace

void for_each_csv_row(const std::string& path, const std::function<void(const std::vector<std::string>& cells)>& row) {
    std::ifstream stream(path, std::ios::binary);
    std::string text;
    if (!read_row(stream, text)) {
        throw Error(ErrorCode::io_failure, path, "it cannot be read", "check that it is what the run wrote");
    }
    const std::size_t columns = cells_of(text).size();
    for (std::size_t number = 2; read_row(stream, text); ++number) {
        const std::vector<std::string> cells = cells_of(text);
        if (cells.size() != columns) {
            throw Error(ErrorCode::bad_input, path,
                        fmt::format("row {} has {} cells, the head {}", number, cells.size(), columns),
                        "check that it is what the run wrote");
        }
        row(cells);
    }
}

double number_of(const std::string& cell) {
    return cell.empty() ? std::numeric_limits<double>::quiet_NaN() : std::strtod(cell.c_str(), nullptr);
}

}  // namespace sunshed
