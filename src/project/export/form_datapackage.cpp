#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "project/export/forms.hpp"
#include "sunshed/core/usage_error.hpp"
#include "sunshed/io/text_output.hpp"

namespace sunshed {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

/// Table Schema's word for a type of schema.json.
std::string type_of(const Json& field) {
    static const std::map<std::string, std::string> words{
        {"text", "string"}, {"integer", "integer"}, {"real", "number"}};
    const auto word = words.find(field["type"].get<std::string>());
    return word == words.end() ? "any" : word->second;
}

Json fields_of(const Json& table) {
    Json fields = Json::array();
    for (const Json& field : table["fields"]) {
        fields.push_back({{"name", field["name"]},
                          {"type", type_of(field)},
                          {"title", field["name_zh"]},
                          {"description", field["meaning"]},
                          {"unit", field["unit"]}});
    }
    return fields;
}

/// Frictionless names: small letters, digits, '-', '_' and '.'; others become '-'.
std::string resource_name(const std::string& path) {
    std::string name;
    for (const char c : path.substr(0, path.rfind('.'))) {
        const bool is_capital = c >= 'A' && c <= 'Z';
        const bool is_kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
        name += is_capital ? static_cast<char>(c - 'A' + 'a') : is_kept ? c : '-';
    }
    return name;
}

/// The CSV files of a table, which may stand for all that are in a folder.
std::vector<std::string> files_of(const std::string& folder, const std::string& path) {
    const fs::path name(path);
    if (name.extension() != ".csv") {
        return {};
    }
    if (name.stem() != "*") {
        return {path};
    }
    std::set<std::string> files;
    for (const auto& entry : fs::directory_iterator(folder / name.parent_path())) {
        files.insert((name.parent_path() / entry.path().filename()).generic_string());
    }
    return {files.begin(), files.end()};
}

/// Names of two files may become the same one.
std::string unused(const std::string& name, std::set<std::string>& used) {
    std::string candidate = name;
    for (int n = 2; !used.insert(candidate).second; ++n) {
        candidate = fmt::format("{}-{}", name, n);
    }
    return candidate;
}

}  // namespace

void write_datapackage(const ExportJob& job) {
    if (fs::weakly_canonical(job.final_path.parent_path()) != fs::weakly_canonical(job.folder)) {
        throw UsageError("--output", "a data package names the tables beside it",
                         "give -o " + (fs::path(job.folder) / "datapackage.json").string());
    }
    Json resources = Json::array();
    std::set<std::string> used;
    for (const Json& table : job.schema["tables"]) {
        for (const std::string& path : files_of(job.folder, table["path"].get<std::string>())) {
            resources.push_back({{"name", unused(resource_name(path), used)},
                                 {"path", path},
                                 {"profile", "tabular-data-resource"},
                                 {"format", "csv"},
                                 {"mediatype", "text/csv"},
                                 {"encoding", "utf-8"},
                                 {"schema", {{"fields", fields_of(table)}, {"missingValues", {""}}}}});
        }
    }
    const Json package{{"profile", "tabular-data-package"},
                       {"name", "sunshed-result"},
                       {"title", job.record["project"]},
                       {"description", "Rooftop solar by sunshed: every CSV table of a run"},
                       {"sources", {{{"title", job.run.weather_source}}}},
                       {"resources", resources}};
    write_text_file(job.working_path.string(), package.dump(1) + "\n");
}

}  // namespace sunshed
