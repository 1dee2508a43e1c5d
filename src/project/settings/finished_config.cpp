#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "project/settings/given_paths.hpp"
#include "project/settings/kept_inputs.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/core/given.hpp"
#include "sunshed/core/usage_error.hpp"
#include "sunshed/io/dataset_name.hpp"
#include "sunshed/io/json_depth.hpp"
#include "sunshed/project/load.hpp"

namespace sunshed {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t largest_record_bytes = 64U << 20U;

/// Puts a value of run.json where a field keeps it.
struct FromJson {
    const Field& field;
    const Json& value;
    void operator()(bool* target) const { *target = value.get<bool>(); }
    void operator()(int* target) const { *target = whole(); }
    void operator()(double* target) const { *target = number(); }
    void operator()(std::optional<int>* target) const {
        *target = value.is_null() ? std::nullopt : std::optional(whole());
    }
    void operator()(std::optional<double>* target) const {
        *target = value.is_null() ? std::nullopt : std::optional(number());
    }
    void operator()(const PlaceFigure& figure) const { *figure.value = value.is_null() ? not_given : number(); }
    void operator()(std::string* target) const { *target = value.get<std::string>(); }
    void operator()(const Choice& choice) const {
        if (!choice.assign(value.get<std::string>())) {
            throw std::out_of_range("no choice of a project");
        }
    }
    template <std::size_t N>
    void operator()(std::array<double, N>* target) const {
        *target = value.get<std::array<double, N>>();
    }
    void operator()(TextMap* target) const { *target = value.get<TextMap>(); }
    [[nodiscard]] double number() const {
        const auto given = value.get<double>();
        if (!is_in_range(field, given)) {
            throw std::out_of_range("no number of a project");
        }
        return given;
    }
    [[nodiscard]] int whole() const { return static_cast<int>(number()); }
};

[[noreturn]] void reject_record(const std::string& path) {
    throw Error(ErrorCode::bad_input, path, "it is not what a run wrote", "run it again");
}

Origin read_origin(const Json& words, const std::string& path) {
    const auto origin = origin_of(words.get<std::string>());
    if (!origin) {
        reject_record(path);
    }
    return *origin;
}

std::string key_of(const std::string& override_text) {
    return override_text.substr(0, override_text.find('='));
}

/// A grid's factor is given by its name or as a number: the new one takes the place of what the run had.
void clear_other_grid_choice(std::vector<Field>& fields, const std::string& key) {
    if (key == "carbon.grid_factor_kg_kwh") {
        std::get<std::string*>(find_field(fields, "carbon.grid")->target)->clear();
    } else if (key == "carbon.grid") {
        find_field(fields, "carbon.grid_factor_kg_kwh")->origin = Origin();
    }
}

}  // namespace

bool report_may_change(const Field& field) {
    return field.affects >= Stage::money;
}

void load_finished_config(std::vector<Field>& fields, const std::string& path) {
    load_finished_config(fields, read_file_text(path, largest_record_bytes));
}

void load_finished_config(std::vector<Field>& fields, const FileText& run_json) {
    constexpr int deepest = 32;  // it has four levels
    if (is_nested_deeper(run_json.text, deepest)) {
        reject_record(run_json.path);
    }
    try {
        const Json run = Json::parse(run_json.text);
        const Json& configuration = run.at("configuration");
        const std::filesystem::path result = std::filesystem::absolute(run_json.path).parent_path();
        const auto project_folder = project_folder_of(run, result);
        for (Field& field : fields) {
            if (const auto entry = configuration.find(field.key); entry != configuration.end()) {
                std::visit(FromJson{field, entry->at("value")}, field.target);
                if (names_file(field)) {
                    std::string& name = *std::get<std::string*>(field.target);
                    name = name_seen_from(project_folder.string(), name);
                    use_copied_input(field, result);
                }
                field.origin = read_origin(entry->at("origin"), run_json.path);
                field.source = entry->value("source", std::string());
            }
        }
    } catch (const Json::exception&) {
        reject_record(run_json.path);
    } catch (const std::out_of_range&) {
        reject_record(run_json.path);
    }
}

void apply_report_overrides(std::vector<Field>& fields, const std::vector<std::string>& overrides) {
    for (const std::string& text : overrides) {
        const std::string key = key_of(text);
        const auto known = fields_under(fields, key);
        if (!std::all_of(known.begin(), known.end(), [](const Field* field) { return report_may_change(*field); })) {
            throw UsageError("--set " + text,
                             fmt::format("'{}' takes part in what was computed for each building", key),
                             "run sunshed run again with it");
        }
        clear_other_grid_choice(fields, key);
    }
    apply_overrides(fields, overrides);
}

bool concerns_buildings(const std::vector<Field>& fields, const std::vector<std::string>& overrides) {
    return std::any_of(overrides.begin(), overrides.end(), [&](const std::string& text) {
        const auto known = fields_under(fields, key_of(text));
        return std::any_of(known.begin(), known.end(),
                           [](const Field* field) { return field->affects == Stage::money; });
    });
}

}  // namespace sunshed
