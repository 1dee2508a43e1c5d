#pragma once

#include <array>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sunshed/core/month.hpp"
#include "sunshed/project/choice.hpp"

namespace sunshed {

/// A table of the user's own, e.g. [buildings.class_map] "办公" = "party_government".
using TextMap = std::map<std::string, std::string>;

/// A figure of a place, not_given until a profile or the user gives it.
struct PlaceFigure {
    double* value = nullptr;
};

/// Where a value is stored, by its kind. The default is what stands there when the field is declared.
/// A number that may be left without one is "none" in files.
using FieldTarget = std::variant<bool*, int*, double*, std::optional<int>*, std::optional<double>*, PlaceFigure,
                                 std::string*, Choice, MonthArray<double>*, std::array<double, 24>*, TextMap*>;

/// What is worked out one after another. What a setting takes part in first, and all after it, follows the setting.
enum class Stage {
    reading,  ///< which inputs there are, and how they are understood
    roofs,    ///< planes, obstacles, modules
    sun,      ///< horizons and irradiance
    energy,   ///< of each building, and its own use
    money,    ///< of each building, and its carbon: a report works these out again
    answers,  ///< indicators, scenarios and targets
    words,    ///< of the report alone
};
/// "reading", "roofs", ...
std::string to_string(Stage stage);

/// Where a value comes from.
struct Origin {
    enum class Kind { declaration, profile, module, project_file, command_line };
    Kind kind = Kind::declaration;
    std::string name{};         ///< of the profile or the module
    bool by_grid_name = false;  ///< through the factor that carbon.grid names

    bool operator==(const Origin&) const = default;
};
/// "default", "profile <name>", "module <name>", "project file" or "--set"; with ", carbon.grid" behind it.
std::string to_string(const Origin& origin);
/// From those words; nothing for others.
std::optional<Origin> origin_of(const std::string& words);

/// The word for a number that is not given.
inline const std::string no_number = "none";

/// One key of the project file, declared once: the parser, the command line, --print-config, --print-schema,
/// docs/settings.md, run.json, the errors, and what a report may change all read this.
struct Field {
    std::string key;  ///< "table.name"
    FieldTarget target;
    std::string help;  ///< one line
    std::string unit{};
    double min = -std::numeric_limits<double>::infinity();
    double max = std::numeric_limits<double>::infinity();
    std::vector<std::string> choices{};  ///< texts that a published table knows; empty = any
    bool is_path = false;                ///< relative paths are resolved against the file that names them
    std::string source{};                ///< where the value comes from: document, year, confidence
    Stage affects = Stage::reading;      ///< the first stage that it takes part in
    Origin origin{};
};

/// The field with a key, or nullptr.
Field* find_field(std::vector<Field>& fields, const std::string& key);
/// The fields with a key: one, or all of a table by class; none where there is no such key.
std::vector<const Field*> fields_under(const std::vector<Field>& fields, const std::string& key);
/// The files that the fields name.
std::vector<std::string> input_paths(const std::vector<Field>& fields);
/// Which of some words is another mistyped: that of the least edit distance, where it is at most a third of the word,
/// or two letters; empty where none is.
std::string nearest_word(const std::vector<std::string>& words, const std::string& to);
/// What to write in place of an unknown key: the known one that was meant, or else what its table has.
std::string key_hint(const std::vector<Field>& fields, const std::string& key);
/// Whether the field may stay without a number.
bool is_optional(const Field& field);
/// The words that may be written, where not all may: of a choice, or of a text from a table.
std::vector<std::string> choices_of(const Field& field);
/// Whether a number may stand there.
bool is_in_range(const Field& field, double value);
/// "8 to 1024", "-12 to 14 h"
std::string range_words(const Field& field);
/// The value as it would stand in a TOML file.
std::string value_as_toml(const Field& field);
/// Whether the value stands for a figure of the user's own: its source ends with [P].
bool is_placeholder(const Field& field);
/// Whether the user wrote the value, in the project file or with --set.
bool is_users_own(const Field& field);
/// Stores a value given by one word, as on the command line: a number, a choice, a text, "true".
/// @returns what is wrong with the word; empty where it is stored
std::string assign_word(const Field& field, const std::string& word);

}  // namespace sunshed
