#pragma once

#include <string>
#include <utility>

#include "sunshed/report/table.hpp"

namespace sunshed {

/// A column of texts; an empty one is NULL.
template <class Row, class Value>
TableColumn<Row> text_column(const char* name, const char* zh, std::string meaning, Value value) {
    return {name,
            zh,
            ColumnType::text,
            Unit::none,
            std::move(meaning),
            [value](const Row& row) { return text_cell(value(row)); }};
}

/// 中文 of an id; the id where it is none.
template <Catalogued Enum>
std::string zh_of_id(const std::string& id) {
    const auto value = from_id<Enum>(id);
    return value ? word_of(*value).zh : id;
}

/// A column of texts that are ids of the catalogue.
template <Catalogued Enum, class Row>
TableColumn<Row> with_words(TableColumn<Row> column) {
    column.zh_text = zh_of_id<Enum>;
    return column;
}

/// A column of numbers; one that is not finite is NULL.
template <class Row, class Value>
TableColumn<Row> real_column(const std::string& name, const std::string& zh, Unit unit, std::string meaning,
                             Value value, int decimals = TableColumn<Row>::as_many_as_needed) {
    return {name,
            zh,
            ColumnType::real,
            unit,
            std::move(meaning),
            [value](const Row& row) { return real_cell(value(row)); },
            decimals};
}

/// A column of whole numbers.
template <class Row, class Value>
TableColumn<Row> count_column(const char* name, const char* zh, Unit unit, std::string meaning, Value value) {
    return {name, zh, ColumnType::integer, unit, std::move(meaning), [value](const Row& row) {
                return Cell(static_cast<std::int64_t>(value(row)));
            }};
}

}  // namespace sunshed
