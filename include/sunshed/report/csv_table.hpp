#pragma once

#include <string>
#include <vector>

#include "sunshed/report/table.hpp"

namespace sunshed {

/// A cell as a field of CSV. @param decimals  of a number; TableColumn<>::as_many_as_needed for as many as identify it
/// apart
std::string csv_cell(const Cell& cell, int decimals);

/// Names of the columns as CSV's first line.
template <class Row>
std::string csv_head(const std::vector<TableColumn<Row>>& columns) {
    std::string line;
    for (const auto& column : columns) {
        line += (line.empty() ? "" : ",") + column.name;
    }
    return line + '\n';
}

/// A row as a line of CSV.
template <class Row>
std::string csv_line(const std::vector<TableColumn<Row>>& columns, const Row& row) {
    std::string line;
    for (const auto& column : columns) {
        line += &column == &columns.front() ? "" : ",";
        line += csv_cell(column.value(row), column.decimals);
    }
    return line + '\n';
}

/// A whole table as CSV.
template <class Row>
std::string csv_text(const std::vector<TableColumn<Row>>& columns, const std::vector<Row>& rows) {
    std::string text = csv_head(columns);
    for (const Row& row : rows) {
        text += csv_line(columns, row);
    }
    return text;
}

}  // namespace sunshed
