#pragma once

#include <array>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sunshed/core/month.hpp"

namespace sunshed {

/// A table of the user's own, e.g. [buildings.class_map] "办公" = "party_government".
using TextMap = std::map<std::string, std::string>;

/// Where a value is kept. The default is what stands there when the field is declared.
using FieldTarget =
    std::variant<bool*, int*, double*, std::string*, MonthArray<double>*, std::array<double, 24>*, TextMap*>;

/// One key of the project file, declared once: the parser, --print-config, run.json and the errors all read this.
struct Field {
    std::string key;  ///< "table.name"
    FieldTarget target;
    std::string help;  ///< one line
    std::string unit{};
    double min = -std::numeric_limits<double>::infinity();
    double max = std::numeric_limits<double>::infinity();
    std::optional<double> none{};        ///< a number outside the range that says "not given"
    std::vector<std::string> choices{};  ///< allowed texts; empty = any
    bool is_path = false;                ///< relative paths are resolved against the file that names them
    std::string source{};                ///< where the value comes from: document, year, confidence
    std::string origin = "default";      ///< default | profile <name> | project file | --set
};

/// The field with a key, or nullptr.
Field* find_field(std::vector<Field>& fields, const std::string& key);
/// The files that the fields name.
std::vector<std::string> input_paths(const std::vector<Field>& fields);
/// Which of some words looks most like another, by edit distance; empty where there are none.
std::string nearest_word(const std::vector<std::string>& words, const std::string& to);
/// The known key that looks most like an unknown one.
std::string nearest_key(const std::vector<Field>& fields, const std::string& key);
/// Whether a number may stand there.
bool is_in_range(const Field& field, double value);
/// "8 to 1024", "-12 to 14 h, or -99"
std::string range_words(const Field& field);
/// The value as it would stand in a TOML file.
std::string value_as_toml(const Field& field);

}  // namespace sunshed
