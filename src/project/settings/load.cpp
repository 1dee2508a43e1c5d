#include "sunshed/project/load.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <toml++/toml.h>
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <optional>

#include "project/settings/contradictions.hpp"
#include "project/settings/economy_fields.hpp"
#include "project/settings/toml_text.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/core/given.hpp"
#include "sunshed/core/quoted.hpp"
#include "sunshed/core/usage_error.hpp"
#include "sunshed/io/dataset_name.hpp"
#include "sunshed/project/data_folder.hpp"

namespace sunshed {

namespace {

namespace fs = std::filesystem;

/// Where a value stands, for messages and for relative paths.
struct Context {
    std::string file;  ///< "--set" for overrides
    Origin origin;
    fs::path folder;
    std::string data_folder;
    Attempts attempt{};  ///< how to go on after a key that cannot be used
};

Origin origin(Origin::Kind kind, std::string name = "") {
    Origin origin;
    origin.kind = kind;
    origin.name = std::move(name);
    return origin;
}

std::string place_of(const Context& context, const toml::node& node) {
    const auto line = node.source().begin.line;
    return line > 0 && context.origin.kind != Origin::Kind::command_line ? fmt::format("{}:{}", context.file, line)
                                                                         : context.file;
}

[[noreturn]] void reject(const Context& context, const toml::node& node, const std::string& problem,
                         const std::string& mend) {
    if (context.origin.kind == Origin::Kind::command_line) {
        throw UsageError("--set", problem, mend);
    }
    throw Error(ErrorCode::bad_input, place_of(context, node), problem, mend);
}

void check_range(const Field& field, double value, const Context& context, const toml::node& node) {
    if (!is_in_range(field, value)) {
        reject(context, node, fmt::format("'{}' is {}", field.key, value),
               fmt::format("give a value from {}{}", range_words(field),
                           is_optional(field) ? fmt::format(", or \"{}\"", no_number) : ""));
    }
}

std::string resolved_path(const std::string& text, const Context& context, const toml::node& node) {
    std::string path = text;
    const std::string variable = "${data}";
    if (const auto at = path.find(variable); at != std::string::npos) {
        if (context.data_folder.empty()) {
            reject(context, node, "the path has ${data} in it, but no data folder was given", "give --data FOLDER");
        }
        path.replace(at, variable.size(), context.data_folder);
    }
    return path.empty() ? path : name_seen_from(context.folder.string(), path);
}

/// Puts a TOML value where a field keeps it, checking its type and range.
class Assign {
public:
    Assign(const Field& field, const toml::node& node, const Context& context)
        : field_(field), node_(node), context_(context) {}

    void operator()(bool* target) const { *target = needed<bool>("true or false"); }
    void operator()(int* target) const { *target = whole_number(); }
    void operator()(double* target) const { *target = number(node_); }
    void operator()(std::optional<int>* target) const {
        *target = is_none() ? std::nullopt : std::optional(whole_number());
    }
    void operator()(std::optional<double>* target) const {
        *target = is_none() ? std::nullopt : std::optional(number(node_));
    }
    void operator()(const PlaceFigure& figure) const { *figure.value = is_none() ? not_given : number(node_); }
    void operator()(std::string* target) const {
        const auto text = needed<std::string>("text in quotes");
        const auto& choices = field_.choices;
        if (!choices.empty() && std::find(choices.begin(), choices.end(), text) == choices.end()) {
            refuse_word(text, choices);
        }
        *target = field_.is_path ? resolved_path(text, context_, node_) : text;
    }
    void operator()(const Choice& choice) const {
        const auto text = needed<std::string>("text in quotes");
        if (!choice.assign(text)) {
            refuse_word(text, choice.names());
        }
    }
    void operator()(MonthArray<double>* target) const { list(*target, "a list of 12 numbers, January first"); }
    void operator()(std::array<double, 24>* target) const { list(*target, "a list of 24 numbers, midnight first"); }
    void operator()(TextMap* target) const {
        const auto* table = node_.as_table();
        if (table == nullptr) {
            wrong_type("a table of texts");
        }
        for (const auto& [key, value] : *table) {
            if (!value.is_string()) {
                wrong_type("a table of texts");
            }
            (*target)[std::string(key.str())] = value.ref<std::string>();
        }
    }

private:
    [[noreturn]] void wrong_type(const std::string& wanted) const {
        reject(context_, node_, fmt::format("'{}' has the wrong type", field_.key), fmt::format("give {}", wanted));
    }
    [[noreturn]] void refuse_word(const std::string& word, const std::vector<std::string>& choices) const {
        reject(context_, node_, fmt::format("'{}' is {}", field_.key, quoted(word)),
               fmt::format("use one of: {}", fmt::join(choices, ", ")));
    }
    /// Whether the value is the word for a number that is not given.
    [[nodiscard]] bool is_none() const { return node_.value_exact<std::string>() == no_number; }
    [[nodiscard]] int whole_number() const {
        const auto value = needed<std::int64_t>("a whole number");
        check_range(field_, static_cast<double>(value), context_, node_);
        return static_cast<int>(value);
    }
    template <class T>
    [[nodiscard]] T needed(const std::string& wanted) const {
        const auto value = node_.value_exact<T>();
        if (!value) {
            wrong_type(wanted);
        }
        return *value;
    }
    template <std::size_t N>
    void list(std::array<double, N>& target, const std::string& wanted) const {
        const auto* array = node_.as_array();
        if (array == nullptr || array->size() != N) {
            wrong_type(wanted);
        }
        for (std::size_t i = 0; i < N; ++i) {
            target[i] = number((*array)[i]);
        }
    }
    [[nodiscard]] double number(const toml::node& node) const {
        const auto value = node.is_number() ? node.value<double>() : std::nullopt;
        if (!value || !std::isfinite(*value)) {
            wrong_type("a number");
        }
        check_range(field_, *value, context_, node_);
        return *value;
    }

    const Field& field_;
    const toml::node& node_;
    const Context& context_;
};

/// A value of the user's own does not come from where the default does: `source` replaces that.
void assign(Field& field, const toml::node& node, const Context& context, const std::string& source) {
    std::visit(Assign(field, node, context), field.target);
    field.origin = context.origin;
    field.source = source;
}

/// Assigns the field with a key, or every field of a table by class where one value stands for the whole table.
void assign_known(std::vector<Field>& fields, const std::string& key, const toml::node& node, const Context& context,
                  const std::string& source = "") {
    const std::vector<const Field*> known = fields_under(fields, key);
    for (const Field* field : known) {
        assign(*find_field(fields, field->key), node, context, source);
    }
    if (known.empty()) {
        reject(context, node, fmt::format("unknown key {}", quoted(key)), key_hint(fields, key));
    }
}

/// Assigns every leaf of a table; a table that is itself a field (class_map) is assigned whole.
void assign_table(std::vector<Field>& fields, const toml::table& table, const std::string& prefix,
                  const Context& context) {
    for (const auto& [name, node] : table) {
        const std::string key = prefix.empty() ? std::string(name.str()) : fmt::format("{}.{}", prefix, name.str());
        if (node.is_table() && find_field(fields, key) == nullptr) {
            assign_table(fields, *node.as_table(), key, context);
        } else {
            context.attempt([&, &value = node] { assign_known(fields, key, value, context); });
        }
    }
}

/// A profile gives each key as a table with value, unit, source, year and confidence.
void assign_profile(std::vector<Field>& fields, const toml::table& table, const std::string& prefix,
                    const Context& context) {
    for (const auto& [name, node] : table) {
        const std::string key = prefix.empty() ? std::string(name.str()) : fmt::format("{}.{}", prefix, name.str());
        const toml::table* entry = node.as_table();
        if (entry == nullptr) {
            continue;  // the profile's own name and title
        }
        const toml::node* value = entry->get("value");
        if (value == nullptr) {
            assign_profile(fields, *entry, key, context);
            continue;
        }
        assign_known(
            fields, key, *value, context,
            fmt::format("{} ({}) [{}]", (*entry)["source"].value_or(std::string("no source given")),
                        (*entry)["year"].value_or(std::int64_t{0}), (*entry)["confidence"].value_or(std::string("?"))));
    }
}

toml::table parse_file(const std::string& path) {
    return parse_toml(read_file_text(path, largest_toml_bytes));
}

void load_profile(std::vector<Field>& fields, const std::string& name, const fs::path& project_folder) {
    const fs::path own = project_folder / name;
    const fs::path built_in = fs::path(data_folder()) / "profiles" / (name + ".toml");
    const std::string path = fs::is_regular_file(own) ? own.string() : built_in.string();
    assign_profile(fields, parse_file(path), "",
                   {path, origin(Origin::Kind::profile, shown_name(name)), fs::path(path).parent_path(), ""});
}

/// The module that a project or an override names; empty where none does.
std::string wanted_module(const toml::table& project, const std::vector<std::string>& overrides) {
    const std::string key = "module.type=";
    std::string name = project["module"]["type"].value_or(std::string());
    for (const std::string& text : overrides) {
        if (text.rfind(key, 0) == 0) {
            name = text.substr(key.size());
            std::erase(name, '"');
        }
    }
    return name;
}

/// A module of the catalogue sets the keys of its data sheet, as a profile does; the project file can override them.
void load_module(std::vector<Field>& fields, const std::string& name) {
    const fs::path folder = fs::path(data_folder()) / "modules";
    const fs::path path = folder / (name + ".toml");
    if (!fs::is_regular_file(path)) {
        std::vector<std::string> known;
        for (const auto& entry : fs::directory_iterator(folder)) {
            known.push_back(entry.path().stem().string());
        }
        std::sort(known.begin(), known.end());
        throw Error(ErrorCode::bad_input, "module.type", fmt::format("no module is named {}", quoted(name)),
                    fmt::format("use one of: {}; or leave it out and give length_m, width_m and power_w",
                                fmt::join(known, ", ")));
    }
    assign_profile(fields, parse_file(path.string()), "",
                   {path.string(), origin(Origin::Kind::module, name), folder, ""});
}

}  // namespace

void load_list(FileText file, const std::string& name, const std::function<std::vector<Field>()>& next_entry) {
    const std::string path = file.path;
    const toml::table table = parse_toml(std::move(file));
    std::vector<Finding> kept;
    const Context context{path, origin(Origin::Kind::project_file), fs::absolute(path).parent_path(), "",
                          Attempts(&kept)};
    const std::string mend = fmt::format("begin each with [[{}]]", name);
    for (const auto& [key, node] : table) {
        if (key.str() != name || !node.is_array_of_tables()) {
            reject(context, node, fmt::format("{} is no list [[{}]]", quoted(key.str()), name), mend);
        }
    }
    if (!table.contains(name)) {
        throw Error(ErrorCode::bad_input, path, fmt::format("there is no [[{}]] in it", name), mend);
    }
    for (const toml::node& entry : *table[name].as_array()) {
        std::vector<Field> fields = next_entry();
        assign_table(fields, *entry.as_table(), "", context);
    }
    if (!kept.empty()) {
        throw ManyErrors(std::move(kept));
    }
}

namespace {

void set_value(std::vector<Field>& fields, const std::string& text, const Context& context) {
    const auto equals = text.find('=');
    if (equals == std::string::npos) {
        throw UsageError("--set " + text, "there is no '=' in it", "write --set key=value");
    }
    const std::string key = text.substr(0, equals);
    const std::string value = text.substr(equals + 1);
    toml::table parsed;
    try {
        parsed = parse_toml({"--set " + key, "value = " + value});
    } catch (const Error&) {
        parsed.insert_or_assign("value", value);  // an unquoted text
    }
    assign_known(fields, key, *parsed.get("value"), context);
}

void set_values(std::vector<Field>& fields, const std::vector<std::string>& overrides) {
    const Context context{"--set", origin(Origin::Kind::command_line), fs::current_path(), ""};
    for (const std::string& text : overrides) {
        set_value(fields, text, context);
    }
}

/// The profile that an override names, which must be read before all other values.
std::optional<std::string> profile_override(const std::vector<std::string>& overrides) {
    std::optional<std::string> name;
    for (const std::string& text : overrides) {
        if (constexpr std::string_view key = "profile="; text.starts_with(key)) {
            name = text.substr(key.size());
            std::erase(*name, '"');
        }
    }
    return name;
}

std::string comment_of(const Field& field) {
    std::string comment = field.help;
    if (const auto choices = choices_of(field); !choices.empty()) {
        comment += fmt::format("; one of {}", fmt::join(choices, ", "));
    } else if (std::isfinite(field.min) || std::isfinite(field.max)) {
        comment +=
            fmt::format("; {}{}", range_words(field), is_optional(field) ? fmt::format(", or \"{}\"", no_number) : "");
    }
    comment += fmt::format("; from {}", to_string(field.origin));
    if (!field.source.empty()) {
        comment += "; source: " + field.source;
    }
    return one_line(comment, std::string::npos);  // a comment ends with its line
}

}  // namespace

void refuse_other_settings(const std::vector<std::string>& overrides, const std::vector<Field>& fields,
                           const std::vector<std::string>& used) {
    std::vector<Field> known;
    for (const std::string& name : used) {
        const std::size_t before = known.size();
        std::copy_if(fields.begin(), fields.end(), std::back_inserter(known), [&](const Field& field) {
            return field.key == name || (name.ends_with(".") && field.key.starts_with(name));
        });
        expects(known.size() > before, "a command reads settings that there are");
    }
    for (const std::string& text : overrides) {
        const std::string key = text.substr(0, text.find('='));
        if (fields_under(known, key).empty()) {
            throw UsageError("--set", fmt::format("{} is no setting of this command", quoted(key)),
                             "leave it out; " + key_hint(known, key));
        }
    }
}

void apply_overrides(std::vector<Field>& fields, const std::vector<std::string>& overrides) {
    if (const auto profile = profile_override(overrides); profile && !profile->empty()) {
        load_profile(fields, *profile, fs::current_path());
    }
    set_values(fields, overrides);
    apply_grid_choice(fields);
    refuse_contradictions(fields, Attempts());
}

void load_project(std::vector<Field>& fields, const std::string& project_path,
                  const std::vector<std::string>& overrides, const std::string& data_folder, const Attempts& attempt) {
    load_project(fields, read_file_text(project_path, largest_toml_bytes), overrides, data_folder, attempt);
}

void load_project(std::vector<Field>& fields, FileText project, const std::vector<std::string>& overrides,
                  const std::string& data_folder, const Attempts& attempt) {
    const std::string project_path = project.path;
    const toml::table table = parse_toml(std::move(project));
    const fs::path folder = fs::absolute(project_path).parent_path();
    const auto chosen = profile_override(overrides);
    const std::string profile = chosen ? *chosen : table["profile"].value_or(std::string());
    if (!profile.empty()) {
        attempt([&] { load_profile(fields, profile, folder); });
    }
    if (const std::string module = wanted_module(table, overrides); !module.empty()) {
        attempt([&] { load_module(fields, module); });
    }
    assign_table(fields, table, "",
                 {project_path, origin(Origin::Kind::project_file), folder,
                  data_folder.empty() ? "" : fs::absolute(data_folder).string(), attempt});
    set_values(fields, overrides);
    attempt([&] { apply_grid_choice(fields); });
    refuse_contradictions(fields, attempt);
}

std::string print_config(const std::vector<Field>& fields) {
    // A table must stand once in a TOML file, wherever its fields were declared.
    std::vector<std::pair<std::string, std::string>> tables;
    for (const Field& field : fields) {
        const auto dot = field.key.rfind('.');
        const std::string name = dot == std::string::npos ? "" : field.key.substr(0, dot);
        auto table = std::find_if(tables.begin(), tables.end(), [&](const auto& t) { return t.first == name; });
        if (table == tables.end()) {
            table = tables.insert(tables.end(), {name, name.empty() ? "" : fmt::format("\n[{}]\n", name)});
        }
        table->second +=
            fmt::format("# {}\n{} = {}\n", comment_of(field), field.key.substr(dot + 1), value_as_toml(field));
    }
    std::string text;
    for (const auto& [name, lines] : tables) {
        text += lines;
    }
    return text;
}

}  // namespace sunshed
