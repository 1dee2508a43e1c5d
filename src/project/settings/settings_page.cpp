#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "sunshed/project/settings_text.hpp"

namespace sunshed {

namespace {

/// One setting, or the classes of a table by class: keys that are the same up to the class.
struct Row {
    std::string key;
    std::vector<const Field*> fields;
};

std::string table_of(const std::string& key) {
    const auto dot = key.find('.');
    return dot == std::string::npos ? "" : key.substr(0, dot);
}

/// Without the class, where the key has one.
std::string key_of_row(const Field& field) {
    const auto first = field.key.find('.');
    return first == std::string::npos ? field.key : field.key.substr(0, field.key.find('.', first + 1));
}

/// Rows by table, in the order in which the tables are declared first.
std::vector<std::pair<std::string, std::vector<Row>>> rows_by_table(const std::vector<Field>& fields) {
    std::vector<std::pair<std::string, std::vector<Row>>> tables;
    for (const Field& field : fields) {
        const std::string name = table_of(field.key);
        auto table = std::find_if(tables.begin(), tables.end(), [&](const auto& t) { return t.first == name; });
        if (table == tables.end()) {
            table = tables.insert(tables.end(), {name, {}});
        }
        const std::string key = key_of_row(field);
        if (table->second.empty() || table->second.back().key != key) {
            table->second.push_back({key, {}});
        }
        table->second.back().fields.push_back(&field);
    }
    return tables;
}

struct KindWords {
    std::string operator()(const bool* /*target*/) const { return "true or false"; }
    std::string operator()(const int* /*target*/) const { return "whole number"; }
    std::string operator()(const double* /*target*/) const { return "number"; }
    std::string operator()(const std::optional<int>* /*target*/) const { return "whole number or \"none\""; }
    std::string operator()(const std::optional<double>* /*target*/) const { return "number or \"none\""; }
    std::string operator()(const PlaceFigure& /*target*/) const { return "number or \"none\""; }
    std::string operator()(const std::string* /*target*/) const { return "text"; }
    std::string operator()(const Choice& /*choice*/) const { return "one of"; }
    template <std::size_t N>
    std::string operator()(const std::array<double, N>* /*target*/) const {
        return fmt::format("{} numbers, {} first", N, N == 12 ? "January" : "midnight");
    }
    std::string operator()(const TextMap* /*target*/) const { return "table of texts"; }
};

/// "number, 8 to 1024", "one of `a`, `b`", "path"
std::string kind_of(const Row& row) {
    const Field& field = *row.fields.front();
    std::string words = field.is_path ? "path" : std::visit(KindWords{}, field.target);
    if (const auto choices = choices_of(field); !choices.empty()) {
        words = fmt::format("one of `\"{}\"`", fmt::join(choices, "\"`, `\""));
    } else if (std::isfinite(field.min)) {
        words += ", " + range_words(field);
    }
    return row.fields.size() > 1 ? words + "; for all classes, or a table by class" : words;
}

std::string class_of(const Field& field) {
    return field.key.substr(field.key.rfind('.') + 1);
}

/// The default; of a table by class the one that most classes have, and those that differ.
std::string default_of(const Row& row) {
    const std::string usual = value_as_toml(*row.fields.back());
    std::string words = fmt::format("`{}`", usual);
    for (const Field* field : row.fields) {
        if (const std::string value = value_as_toml(*field); value != usual) {
            words += fmt::format(", {} `{}`", class_of(*field), value);
        }
    }
    return words;
}

/// Each source once, in the order of the classes.
std::string sources_of(const Row& row) {
    std::vector<std::string> sources;
    for (const Field* field : row.fields) {
        if (!field->source.empty() && std::find(sources.begin(), sources.end(), field->source) == sources.end()) {
            sources.push_back(field->source);
        }
    }
    return fmt::format("{}", fmt::join(sources, "; "));
}

std::string cell(const std::string& text) {
    std::string escaped;
    for (const char c : text) {
        if (c == '|') {
            escaped += '\\';
        }
        escaped += c;
    }
    return escaped;
}

std::string line_of(const Row& row) {
    const Field& field = *row.fields.front();
    return fmt::format("| `{}` | {} | {} | {} | {} | {} |\n", row.key, cell(field.help), cell(kind_of(row)),
                       cell(default_of(row)), to_string(field.affects), cell(sources_of(row)));
}

constexpr const char* head = R"(# Settings

Every key of a project file (TOML). This page is written from the declarations in `src/project/settings`; a test holds it
to them (`SUNSHED_UPDATE_DOCS=1` writes it anew). `sunshed run PROJECT.toml --print-config` prints the values that a
project has and where each comes from, `sunshed run --print-schema` the JSON schema of the file for editors.

"Affects" is the first stage that a setting takes part in, of reading, roofs, sun, energy, money, answers, words: that
stage and all after it follow the setting. `sunshed report --set` changes those from money on.
Sources end with how sure they are: [S] stated in the document, [D] derived, [W] widely used, [P] a placeholder.
)";

}  // namespace

std::string settings_page(const std::vector<Field>& fields) {
    std::string text = head;
    for (const auto& [name, rows] : rows_by_table(fields)) {
        text += name.empty() ? "\n## Above all tables\n" : fmt::format("\n## [{}]\n", name);
        text += "\n| key | meaning | value | default | affects | source |\n|---|---|---|---|---|---|\n";
        for (const Row& row : rows) {
            text += line_of(row);
        }
    }
    return text;
}

}  // namespace sunshed
