#pragma once

#include <string>
#include <vector>

#include "sunshed/catalogue/language.hpp"
#include "sunshed/report/table.hpp"

namespace sunshed {

/// What is said of a column, without the rows it is of.
struct FieldText {
    std::string name;
    std::string zh;
    ColumnType type = ColumnType::real;
    Unit unit = Unit::none;
    std::string meaning;
};

template <class Record>
std::vector<FieldText> field_texts(const std::vector<TableColumn<Record>>& columns) {
    std::vector<FieldText> texts;
    for (const auto& column : columns) {
        texts.push_back({column.name, column.zh, column.type, column.unit, column.meaning});
    }
    return texts;
}

/// A column's head for readers, with its unit: "屋顶面积 (m²)", "Roof area (m²)". English ones are made of the name.
std::string field_label(const FieldText& field, Language language);

}  // namespace sunshed
