#include "sunshed/project/field.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <toml++/toml.h>
#include <algorithm>
#include <numeric>
#include <sstream>

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
    std::string operator()(const std::string* value) const { return toml_string(*value); }
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

}  // namespace

Field* find_field(std::vector<Field>& fields, const std::string& key) {
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& f) { return f.key == key; });
    return found == fields.end() ? nullptr : &*found;
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
    const auto nearest = std::min_element(words.begin(), words.end(), [&](const std::string& a, const std::string& b) {
        return edit_distance(a, wanted) < edit_distance(b, wanted);
    });
    return nearest == words.end() ? std::string() : *nearest;
}

std::string nearest_key(const std::vector<Field>& fields, const std::string& key) {
    std::vector<std::string> keys;
    std::transform(fields.begin(), fields.end(), std::back_inserter(keys), [](const Field& f) { return f.key; });
    return nearest_word(keys, key);
}

bool is_in_range(const Field& field, double value) {
    return (value >= field.min && value <= field.max) || (field.none && value == *field.none);
}

std::string range_words(const Field& field) {
    const std::string unit = field.unit.empty() || field.unit == "1" ? "" : " " + field.unit;
    return fmt::format("{} to {}{}{}", field.min, field.max, unit,
                       field.none ? fmt::format(", or {}", *field.none) : "");
}

std::string value_as_toml(const Field& field) {
    return std::visit(AsToml{}, field.target);
}

}  // namespace sunshed
