#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace sunshed::test {

/// A table of independent results that comes with the project (tests/data).
inline std::filesystem::path reference_table(const std::string& name) {
    return std::filesystem::path(SUNSHED_BINARY_DIR) / "tests" / "data" / name;
}

/// Where scenes and weather that are not the project's own may lie.
inline std::filesystem::path shared_folder() {
    const char* given = std::getenv("SUNSHED_SHARED");
    return given != nullptr ? std::filesystem::path(given)
                            : std::filesystem::path(SUNSHED_SOURCE_DIR) / ".." / "shared";
}

/// Rows of a CSV by the names in its header; lines that start with # are left out.
using TableRow = std::map<std::string, std::string>;

inline std::vector<std::string> csv_fields(const std::string& line) {
    std::vector<std::string> fields;
    std::stringstream stream(line);
    for (std::string field; std::getline(stream, field, ',');) {
        fields.push_back(field);
    }
    return fields;
}

inline std::vector<TableRow> csv_rows(const std::filesystem::path& path) {
    std::ifstream stream(path);
    std::vector<std::string> header;
    std::vector<TableRow> rows;
    for (std::string line; std::getline(stream, line);) {
        if (!line.empty() && line.back() == '\r') {
            line.pop_back();
        }
        if (line.empty() || line.front() == '#') {
            continue;
        }
        const auto fields = csv_fields(line);
        if (header.empty()) {
            header = fields;
            continue;
        }
        TableRow row;
        for (std::size_t i = 0; i < fields.size(); ++i) {
            row[header.at(i)] = fields[i];
        }
        rows.push_back(row);
    }
    return rows;
}

}  // namespace sunshed::test
