#pragma once

#include <functional>
#include <string>
#include <vector>

namespace sunshed {

/// Reads a table that a run wrote, of any size, row by row.
/// @param row  gets the cells of each row below the head, as they were before they were quoted
/// @throws Error where the file cannot be read, or a row has other columns than the head
void for_each_csv_row(const std::string& path, const std::function<void(const std::vector<std::string>& cells)>& row);

/// A cell's number; NaN where it is empty.
double number_of(const std::string& cell);

}  // namespace sunshed
