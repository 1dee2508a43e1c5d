#pragma once

#include <cmath>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "sunshed/report/table.hpp"

namespace sunshed {

/// A cell as JSON, which has no NaN.
inline nlohmann::ordered_json json_cell(const Cell& cell) {
    using Json = nlohmann::ordered_json;
    struct Writer {
        Json operator()(std::monostate) const { return nullptr; }
        Json operator()(const std::string& text) const { return text; }
        Json operator()(double value) const { return std::isfinite(value) ? Json(value) : Json(nullptr); }
        Json operator()(std::int64_t value) const { return value; }
    };
    return std::visit(Writer{}, cell);
}

/// A row as an object with a member a column; sentences in both languages.
template <class Row>
nlohmann::ordered_json json_row(const std::vector<TableColumn<Row>>& columns, const Row& row) {
    nlohmann::ordered_json json = nlohmann::ordered_json::object();
    for (const auto& column : columns) {
        json[column.name] = json_cell(column.value(row));
        if (column.is_sentence) {
            json[column.name + "_zh"] = json_cell(text_cell(column.zh_text(row)));
        }
    }
    return json;
}

}  // namespace sunshed
