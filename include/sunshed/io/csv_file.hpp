#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sunshed/core/many_errors.hpp"
#include "sunshed/io/text_file.hpp"

namespace sunshed {

/// A row of a CSV file.
struct CsvRow {
    std::size_t line = 0;  ///< in the file, from 1
    std::vector<std::string> cells;
};

/// A CSV file as people save it: comma, semicolon or tab; UTF-8 with or without a byte order mark, UTF-16 ("Unicode
/// text" of Excel) or GB 18030 (Excel in China); quoted cells with commas, quotes and line breaks; lines that begin
/// with # and empty ones are left out.
struct CsvFile {
    std::string path;
    std::map<std::string, std::size_t> columns;  ///< by name as in the header, spaces around it dropped
    std::vector<CsvRow> rows;
    std::vector<std::string> notes;  ///< e.g. "read as GB 18030"
    EachStep each;  ///< begins with the rows that have more cells than the header; readers go on with it

    /// A cell without spaces around it; empty where the row is short or the column is not there.
    [[nodiscard]] std::string cell(const CsvRow& row, const std::string& column) const;
    /// "path:line:column", for messages.
    [[nodiscard]] std::string place(const CsvRow& row, const std::string& column) const;
};

/// @param aliases  other names of columns, to the name that counts
/// @throws Error naming file and line: not there, larger than 16 MiB, a line over 1 MiB, more than 1,000 columns,
///         empty, a quote that never ends; rows with more cells than the header are left to `each`
CsvFile read_csv(const std::string& path, const std::map<std::string, std::string>& aliases = {});
/// The same of a file that was read already.
CsvFile read_csv(FileText bytes, const std::map<std::string, std::string>& aliases = {});

/// A number as people write it: with thousands separators in groups of three ("1,234,567.8"), spaces, a percent sign.
/// Nothing for anything else, such as "12,5", which could be two things.
std::optional<double> number_in(const std::string& text);

}  // namespace sunshed
