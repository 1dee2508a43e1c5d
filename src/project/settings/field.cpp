#include "sunshed/project/field.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <toml++/toml.h>
#include <algorithm>
#include <array>
#include <charconv>
#include <numeric>
#include <set>
#include <sstream>
#include <string_view>
#include <system_error>

#include "sunshed/catalogue/unit.hpp"
#include "sunshed/core/given.hpp"
#include "sunshed/core/quoted.hpp"

namespace sunshed {

namespace {

/// Levenshtein's edit distance.
std::size_t edit_distance(const std::string& a, const std::string& b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0U);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t substituted = diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U);
            diagonal = row[j];
            row[j] = std::min({substituted, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

std::string toml_string(const std::string& text) {
    std::ostringstream out;
    out << toml::value<std::string>(text);
    return out.str();
}

/// A number that reads back as a TOML float.
std::string number_text(double value) {
    const std::string text = fmt::format("{}", value);
    return text.find_first_of(".en") == std::string::npos ? text + ".0" : text;
}

struct AsToml {
    std::string operator()(const bool* value) const { return *value ? "true" : "false"; }
    std::string operator()(const int* value) const { return fmt::format("{}", *value); }
    std::string operator()(const double* value) const { return number_text(*value); }
    template <class Number>
    std::string operator()(const std::optional<Number>* value) const {
        return *value ? (*this)(&**value) : toml_string(no_number);
    }
    std::string operator()(const PlaceFigure& figure) const {
        return is_given(*figure.value) ? number_text(*figure.value) : toml_string(no_number);
    }
    std::string operator()(const std::string* value) const { return toml_string(*value); }
    std::string operator()(const Choice& choice) const { return toml_string(choice.name()); }
    template <std::size_t N>
    std::string operator()(const std::array<double, N>* value) const {
        std::vector<std::string> texts;
        std::transform(value->begin(), value->end(), std::back_inserter(texts), number_text);
        return fmt::format("[{}]", fmt::join(texts, ", "));
    }
    std::string operator()(const TextMap* value) const {
        std::vector<std::string> texts;
        for (const auto& [key, text] : *value) {
            texts.push_back(fmt::format("{} = {}", toml_string(key), toml_string(text)));
        }
        return fmt::format("{{ {} }}", fmt::join(texts, ", "));
    }
};

/// The number that a word is, all of it.
template <class Number>
std::optional<Number> number_of(const std::string& word) {
    Number value{};
    const auto [end, status] = std::from_chars(word.data(), word.data() + word.size(), value);
    return status == std::errc{} && end == word.data() + word.size() ? std::optional(value) : std::nullopt;
}

/// Assigns a word to the field's target; false where the word does not fit it.
struct AssignWord {
    const Field& field;
    const std::string& word;

    bool operator()(bool* target) const {
        *target = word == "true";
        return word == "true" || word == "false";
    }
    bool operator()(int* target) const { return assign_number(*target); }
    bool operator()(double* target) const { return assign_number(*target); }
    template <class Number>
    bool operator()(std::optional<Number>* target) const {
        return assign_number(target->emplace());
    }
    bool operator()(const PlaceFigure& figure) const { return assign_number(*figure.value); }
    bool operator()(std::string* target) const {
        *target = word;
        return field.choices.empty() ||
               std::find(field.choices.begin(), field.choices.end(), word) != field.choices.end();
    }
    bool operator()(const Choice& choice) const { return choice.assign(word); }
    template <class Table>
    bool operator()(Table* /*target*/) const {
        return false;
    }

    template <class Number>
    bool assign_number(Number& target) const {
        const auto value = number_of<Number>(word);
        target = value.value_or(target);
        return value && is_in_range(field, static_cast<double>(*value));
    }
};

}  // namespace

bool Choice::assign(const std::string& name) const {
    const bool is_known = std::find(names_.begin(), names_.end(), name) != names_.end();
    if (is_known) {
        assign_(name);
    }
    return is_known;
}

void Choice::remove(const std::string& name) {
    std::erase(names_, name);
}

std::string to_string(Stage stage) {
    static constexpr std::array names{"reading", "roofs", "sun", "energy", "money", "answers", "words"};
    return names.at(static_cast<std::size_t>(stage));
}

namespace {

constexpr std::array<const char*, 5> origin_words{"default", "profile ", "module ", "project file", "--set"};
constexpr const char* by_grid_name_words = ", carbon.grid";

/// Whether the words of a kind end with a name.
bool has_name(Origin::Kind kind) {
    return kind == Origin::Kind::profile || kind == Origin::Kind::module;
}

}  // namespace

std::string to_string(const Origin& origin) {
    return origin_words[static_cast<std::size_t>(origin.kind)] + origin.name +
           (origin.by_grid_name ? by_grid_name_words : "");
}

std::optional<Origin> origin_of(const std::string& words) {
    Origin origin;
    std::string_view rest = words;
    if (rest.ends_with(by_grid_name_words)) {
        origin.by_grid_name = true;
        rest.remove_suffix(std::string_view(by_grid_name_words).size());
    }
    for (std::size_t i = 0; i < origin_words.size(); ++i) {
        const auto kind = static_cast<Origin::Kind>(i);
        if (has_name(kind) ? rest.starts_with(origin_words[i]) : rest == origin_words[i]) {
            origin.kind = kind;
            origin.name = rest.substr(std::string_view(origin_words[i]).size());
            return origin;
        }
    }
    return std::nullopt;
}

Field* find_field(std::vector<Field>& fields, const std::string& key) {
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& f) { return f.key == key; });
    return found == fields.end() ? nullptr : &*found;
}

std::vector<const Field*> fields_under(const std::vector<Field>& fields, const std::string& key) {
    std::vector<const Field*> under;
    for (const Field& field : fields) {
        const bool is_of_table = field.key.starts_with(key + ".") && field.key.find('.') < key.size();
        if (field.key == key || is_of_table) {
            under.push_back(&field);
        }
    }
    return under;
}

std::vector<std::string> input_paths(const std::vector<Field>& fields) {
    std::vector<std::string> paths;
    for (const Field& field : fields) {
        if (field.is_path) {
            paths.push_back(*std::get<std::string*>(field.target));
        }
    }
    return paths;
}

std::string nearest_word(const std::vector<std::string>& words, const std::string& to) {
    constexpr std::size_t longest = 100;  // nobody mistypes more than that
    const std::string wanted = to.substr(0, longest);
    std::string nearest;
    std::size_t least = longest;
    for (const std::string& word : words) {
        const std::size_t distance = edit_distance(word, wanted);
        const std::size_t length = std::max(word.size(), wanted.size());
        const std::size_t most = std::min(std::max<std::size_t>(2, length / 3), (length + 1) / 2);
        if (distance <= most && distance < least) {
            least = distance;
            nearest = word;
        }
    }
    return nearest;
}

namespace {

/// "surface" of "surface.dsm"; empty where a key stands by itself.
std::string table_of(const std::string& key) {
    const auto dot = key.rfind('.');
    return dot == std::string::npos ? "" : key.substr(0, dot);
}

std::string name_in_table(const std::string& key) {
    return key.substr(key.rfind('.') + 1);
}

/// The names that may stand in a table, those of its own tables among them; all where the table is "".
std::set<std::string> names_in(const std::vector<Field>& fields, const std::string& table) {
    const std::string prefix = table.empty() ? "" : table + ".";
    std::set<std::string> names;
    for (const Field& field : fields) {
        if (field.key.starts_with(prefix)) {
            const std::string rest = field.key.substr(prefix.size());
            names.insert(rest.substr(0, rest.find('.')));
        }
    }
    return names;
}

/// A known key with a name like the unknown one's in its own table, or in a table like it, or with its very name in
/// any.
std::string nearest_key(const std::vector<Field>& fields, const std::string& key) {
    std::vector<std::string> tables;
    for (const Field& field : fields) {
        tables.push_back(table_of(field.key));
    }
    const std::string table = nearest_word(tables, table_of(key));
    std::vector<std::string> names;
    std::vector<std::string> of_that_name;
    for (const Field& field : fields) {
        if (table_of(field.key) == table) {
            names.push_back(name_in_table(field.key));
        }
        if (name_in_table(field.key) == name_in_table(key)) {
            of_that_name.push_back(field.key);
        }
    }
    const std::string name = nearest_word(names, name_in_table(key));
    if (!name.empty()) {
        return table.empty() ? name : table + "." + name;
    }
    return of_that_name.size() == 1 ? of_that_name.front() : "";
}

}  // namespace

std::string key_hint(const std::vector<Field>& fields, const std::string& key) {
    const std::string nearest = nearest_key(fields, key);
    if (!nearest.empty()) {
        return fmt::format("did you mean '{}'?", nearest);
    }
    const std::string table = table_of(key);
    const std::set<std::string> beside = names_in(fields, table);
    return beside.empty() || table.empty() ? fmt::format("there are: {}", fmt::join(names_in(fields, ""), ", "))
                                           : fmt::format("{} has: {}", table, fmt::join(beside, ", "));
}

bool is_optional(const Field& field) {
    return std::holds_alternative<std::optional<int>*>(field.target) ||
           std::holds_alternative<std::optional<double>*>(field.target) ||
           std::holds_alternative<PlaceFigure>(field.target);
}

std::vector<std::string> choices_of(const Field& field) {
    const auto* choice = std::get_if<Choice>(&field.target);
    return choice != nullptr ? choice->names() : field.choices;
}

bool is_placeholder(const Field& field) {
    return field.source.find("[P]") != std::string::npos;
}

bool is_users_own(const Field& field) {
    const Origin& origin = field.origin;
    return !origin.by_grid_name &&
           (origin.kind == Origin::Kind::project_file || origin.kind == Origin::Kind::command_line);
}

bool is_in_range(const Field& field, double value) {
    return value >= field.min && value <= field.max;
}

std::string range_words(const Field& field) {
    const std::string unit = field.unit.empty() || field.unit == to_string(Unit::one) ? "" : " " + field.unit;
    return fmt::format("{} to {}{}", field.min, field.max, unit);
}

std::string value_as_toml(const Field& field) {
    return std::visit(AsToml{}, field.target);
}

std::string assign_word(const Field& field, const std::string& word) {
    if (std::visit(AssignWord{field, word}, field.target)) {
        return {};
    }
    const std::vector<std::string> choices = choices_of(field);
    return choices.empty() ? fmt::format("{} is not {}", quoted(word), range_words(field))
                           : fmt::format("{} is none of {}", quoted(word), fmt::join(choices, ", "));
}

}  // namespace sunshed
