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

/// A number field that may be left without a number.
inline Field or_none(Field field, double none) {
    field.none = none;
    return field;
}

/// A figure of a place: it has no default.
inline Field to_give(Field field) {
    return or_none(std::move(field), not_given);
}

inline Field flag_field(std::string key, bool& target, std::string help) {
    return {std::move(key), &target, std::move(help)};
}

inline void append(std::vector<Field>& fields, std::vector<Field> more) {
    fields.insert(fields.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace sunshed
