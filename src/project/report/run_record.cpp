#include "project/report/run_record.hpp"

#include <sys/resource.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "project/report/sha256.hpp"
#include "project/settings/field_json.hpp"
#include "project/settings/given_paths.hpp"
#include "sunshed/project/project_config.hpp"

namespace sunshed {

namespace {

using Json = nlohmann::ordered_json;

Json field_json(const Field& field, const std::filesystem::path& project_folder) {
    Json entry{{"value", value_as_json(field)}, {"origin", to_string(field.origin)}};
    if (names_file(field)) {
        entry["value"] = relative_name(project_folder, *std::get<std::string*>(field.target));
    }
    if (!field.unit.empty()) {
        entry["unit"] = field.unit;
    }
    if (!field.source.empty()) {
        entry["source"] = field.source;
    }
    return entry;
}

/// Folders and names that are no files have neither a size nor a sum.
Json input_json(const InputFile& input, const std::filesystem::path& project_folder) {
    Json entry{{"role", input.role}, {"path", relative_name(project_folder, input.path)}};
    if (input.size_bytes) {
        entry["size_bytes"] = *input.size_bytes;
        entry["sha256"] = input.sha256;
    }
    return entry;
}

}  // namespace

void measure(std::vector<InputFile>& inputs) {
    for (InputFile& input : inputs) {
        if (std::filesystem::is_regular_file(input.path)) {
            input.size_bytes = std::filesystem::file_size(input.path);
            input.sha256 = sha256_of_file(input.path);
        }
    }
}

nlohmann::ordered_json identity_json(const RunRecord& record) {
    Json json{{"program", "sunshed " SUNSHED_VERSION}, {"inputs", Json::array()}};
    for (const InputFile& input : record.inputs) {
        json["inputs"].push_back(input_json(input, record.project_folder));
    }
    for (const Field& field : record.fields) {
        json["configuration"][field.key] = field_json(field, record.project_folder);
    }
    return json;
}

nlohmann::ordered_json run_json(const RunRecord& record) {
    const Json identity = identity_json(record);
    Json json{{"program", identity["program"]}, {"command", record.command}, {"project", record.project_name}};
    json["project_folder"] = relative_name(record.result_folder, record.project_folder.string());
    json["inputs"] = identity["inputs"];
    json["configuration"] = identity["configuration"];
    for (const auto& [name, count] : record.counts) {
        json["counts"][name] = count;
    }
    for (const StageTime& stage : record.stages) {
        json["seconds"][stage.name] = stage.seconds;
    }
    json["cells_per_second"] = record.cells_per_second;
    json["peak_memory_bytes"] = peak_memory_bytes();
    json["warnings"] = record.warnings;
    return json;
}

std::string json_text(const nlohmann::ordered_json& json) {
    return json.dump(1, ' ', false, Json::error_handler_t::replace);
}

std::int64_t peak_memory_bytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<std::int64_t>(usage.ru_maxrss) * 1024;  // Linux counts in KiB
}

std::string run_id(const Json& run_json) {
    Json configuration = run_json["configuration"];
    configuration.erase(block_size_key);
    return sha256_of_text(Json{run_json["program"], run_json["inputs"], configuration}.dump(
        -1, ' ', false, Json::error_handler_t::replace));
}

}  // namespace sunshed
