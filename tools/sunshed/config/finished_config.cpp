#include <fmt/format.h>

#include <array>
#include <fstream>
#include <nlohmann/json.hpp>

#include "config/load.hpp"
#include "sunshed/core/error.hpp"

namespace sunshed::cli {

namespace {

using Json = nlohmann::json;

/// Puts a value of run.json where a field keeps it.
struct FromJson {
    const Json& value;
    void operator()(bool* target) const { *target = value.get<bool>(); }
    void operator()(int* target) const { *target = value.get<int>(); }
    void operator()(double* target) const { *target = value.get<double>(); }
    void operator()(std::string* target) const { *target = value.get<std::string>(); }
    template <std::size_t N>
    void operator()(std::array<double, N>* target) const {
        *target = value.get<std::array<double, N>>();
    }
    void operator()(TextMap* target) const { *target = value.get<TextMap>(); }
};

// What a report may change; everything else takes part in roofs, sun, energy or money, which are not computed again.
constexpr std::array changeable{"policy.",
                                "energy.",
                                "project.name",
                                "project.year",
                                "output.language",
                                "output.october_freeze",
                                "output.november_freeze",
                                "carbon.heat_kg_gj",
                                "carbon.gas_kg_m3",
                                "carbon.coal_kg_kg",
                                "carbon.lpg_kg_kg"};
// These were used for each building already.
constexpr std::array fixed_policy{"policy.coverage", "policy.good_share", "policy.fair_share"};

bool may_change(const std::string& key) {
    for (const char* fixed : fixed_policy) {
        if (key == fixed) {
            return false;
        }
    }
    for (const char* prefix : changeable) {
        if (key.starts_with(prefix)) {
            return true;
        }
    }
    return false;
}

}  // namespace

void load_finished_config(std::vector<Field>& fields, const std::string& path) {
    std::ifstream stream(path);
    if (!stream) {
        throw Error(ErrorCode::not_found, path, "the file cannot be opened", "give the folder that sunshed run left");
    }
    try {
        const Json configuration = Json::parse(stream).at("configuration");
        for (Field& field : fields) {
            if (const auto entry = configuration.find(field.key); entry != configuration.end()) {
                std::visit(FromJson{entry->at("value")}, field.target);
                field.origin = entry->at("origin").get<std::string>();
                field.source = entry->value("source", std::string());
            }
        }
    } catch (const Json::exception&) {
        throw Error(ErrorCode::bad_input, path, "it is not what a run wrote", "run it again");
    }
}

void apply_report_overrides(std::vector<Field>& fields, const std::vector<std::string>& overrides) {
    for (const std::string& text : overrides) {
        const std::string key = text.substr(0, text.find('='));
        if (find_field(fields, key) != nullptr && !may_change(key)) {
            throw Error(ErrorCode::bad_input, "--set " + text,
                        fmt::format("'{}' takes part in what was computed for each building", key),
                        "run sunshed run again with it");
        }
    }
    apply_overrides(fields, overrides);
}

}  // namespace sunshed::cli
