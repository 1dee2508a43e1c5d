#pragma once

#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "sunshed/core/given.hpp"
#include "sunshed/project/field.hpp"

namespace sunshed {

// Short ways to declare a field of each kind.

inline Field text_field(std::string key, std::string& target, std::string help, std::vector<std::string> choices = {}) {
    Field field{std::move(key), &target, std::move(help)};
    field.choices = std::move(choices);
    return field;
}

inline Field path_field(std::string key, std::string& target, std::string help) {
    Field field{std::move(key), &target, std::move(help)};
    field.is_path = true;
    return field;
}

template <class Number>
Field number_field(std::string key, Number& target, std::string help, std::string unit, double min, double max,
                   std::string source = "") {
    Field field{std::move(key), &target, std::move(help)};
    field.unit = std::move(unit);
    field.min = min;
    field.max = max;
    field.source = std::move(source);
    return field;
}

template <class Enum>
Field choice_field(std::string key, Enum& target, std::string help, const std::vector<NameOf<Enum>>& names) {
    return {std::move(key), Choice(target, names), std::move(help)};
}

/// A field that takes part from a stage on.
inline Field affecting(Stage stage, Field field) {
    field.affects = stage;
    return field;
}

/// The fields without a stage of their own.
inline std::vector<Field> affecting(Stage stage, std::vector<Field> fields) {
    for (Field& field : fields) {
        field.affects = field.affects == Stage::reading ? stage : field.affects;
    }
    return fields;
}

/// A figure of a place: it has no default.
inline Field to_give(Field field) {
    field.target = PlaceFigure{std::get<double*>(field.target)};
    return field;
}

inline Field flag_field(std::string key, bool& target, std::string help) {
    return {std::move(key), &target, std::move(help)};
}

inline void append(std::vector<Field>& fields, std::vector<Field> more) {
    fields.insert(fields.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace sunshed
