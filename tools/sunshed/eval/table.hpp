#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace sunshed::cli {

/// A CSV table as text: a header, then rows of as many fields. Lines that start with # are left out.
struct TextTable {
    std::string path;
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;
    std::vector<std::size_t> lines;  ///< of each row in the file, counted from 1, for messages

    /// Index of a column, or columns.size() where there is none.
    [[nodiscard]] std::size_t find(const std::string& column) const;
};

/// @throws Error naming file and row: cannot be opened, no header, a row with too many or too few fields
TextTable read_table(const std::string& path);

/// A field as a number; empty and "nan" are NaN. @throws Error naming file, row and column
double number_at(const TextTable& table, std::size_t row, std::size_t column);

/// Writes the table; a number keeps ten digits.
void write_table(const TextTable& table, const std::string& path);
std::string number_text(double value);

}  // namespace sunshed::cli
