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

/// All ids of an enumeration: "one | other".
template <Catalogued Enum>
std::string ids_of() {
    std::string ids;
    for (const Word<Enum>& word : words_of(Enum())) {
        ids += ids.empty() ? "" : " | ";
        ids += word.id;
    }
    return ids;
}

/// A column of ids of the catalogue.
/// @param value  gives the enumerator of a row
template <class Row, class Value>
TableColumn<Row> word_column(const char* name, const char* zh, std::string meaning, Value value) {
    TableColumn<Row> column =
        text_column<Row>(name, zh, std::move(meaning), [value](const Row& row) { return to_string(value(row)); });
    column.zh_text = [value](const Row& row) { return std::string(word_of(value(row)).zh); };
    return column;
}

/// A column of sentences of the catalogue; NULL where there is none.
/// @param value  gives an optional reason of a row
template <class Row, class Value>
TableColumn<Row> sentence_column(const char* name, const char* zh, std::string meaning, Value value) {
    TableColumn<Row> column = text_column<Row>(name, zh, std::move(meaning), [value](const Row& row) {
        const auto& reason = value(row);
        return reason ? sentence_of(*reason).en : std::string();
    });
    column.zh_text = [value](const Row& row) {
        const auto& reason = value(row);
        return reason ? sentence_of(*reason).zh : std::string();
    };
    column.is_sentence = true;
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
