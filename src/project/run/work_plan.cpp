#include "project/run/work_plan.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "project/report/sha256.hpp"
#include "project/settings/given_paths.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/io/dataset_name.hpp"
#include "sunshed/io/text_output.hpp"
#include "sunshed/project/load.hpp"

namespace sunshed {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

/// Of plans and what lies in their blocks: one more whenever that changes.
constexpr int plan_layout = 1;
const std::string program = "sunshed " SUNSHED_VERSION;

/// 0 for what is no file.
std::int64_t modified_ns(const std::string& path) {
    struct stat facts {};
    if (stat(path.c_str(), &facts) != 0) {
        return 0;
    }
    constexpr std::int64_t ns_of_second = 1'000'000'000;
    return facts.st_mtim.tv_sec * ns_of_second + facts.st_mtim.tv_nsec;
}

/// Other processes find inputs by the names in the plan.
void check_names(const Project& project) {
    for (const Field& field : project.fields()) {
        if (const auto* const* name = std::get_if<std::string*>(&field.target);
            name != nullptr && names_file(field) && is_dataset_name(**name) && shown_name(**name) != **name) {
            throw Error(ErrorCode::bad_input, field.key, "a plan cannot hold this name, which may tell a secret",
                        "give a file, or run the project as a whole");
        }
    }
}

Json input_json(const PlannedInput& input, const fs::path& project_folder) {
    Json entry{{"role", input.file.role}, {"path", relative_name(project_folder, input.file.path)}};
    if (input.file.size_bytes) {
        entry["size_bytes"] = *input.file.size_bytes;
        entry["sha256"] = input.file.sha256;
        entry["modified_ns"] = input.modified_ns;
    }
    return entry;
}

PlannedInput input_of(const Json& entry, const fs::path& project_folder) {
    PlannedInput input;
    input.file.role = entry.at("role");
    input.file.path = name_seen_from(project_folder.string(), entry.at("path"));
    input.file.sha256 = entry.value("sha256", std::string());
    if (!input.file.sha256.empty()) {
        input.file.size_bytes = entry.at("size_bytes").get<std::uintmax_t>();
        input.modified_ns = entry.at("modified_ns");
    }
    return input;
}

[[noreturn]] void reject(const std::string& path, const std::string& why) {
    throw Error(ErrorCode::bad_input, path, why, "plan anew: sunshed plan PROJECT -o WORK");
}

Json read_json(const std::string& work) {
    std::ifstream stream(plan_in(work));
    if (!stream) {
        throw Error(ErrorCode::not_found, work, "there is no plan in it", "give the folder that sunshed plan left");
    }
    Json json = Json::parse(stream, nullptr, false);
    if (!json.is_object()) {
        reject(plan_in(work), "the plan is damaged");
    }
    if (json.value("layout", Json()) != plan_layout || json.value("program", Json()) != program) {
        const Json by = json.value("program", Json());
        reject(plan_in(work), fmt::format("the plan was made by {}, and this is {}",
                                          by.is_string() ? by.get<std::string>() : "another version", program));
    }
    return json;
}

}  // namespace

std::string plan_in(const std::string& work) {
    return work + "/plan.json";
}

std::string blocks_in(const std::string& work) {
    return work + "/blocks";
}

std::vector<PlannedInput> planned(std::vector<InputFile> inputs) {
    std::vector<PlannedInput> all;
    for (InputFile& input : inputs) {
        const std::int64_t modified = modified_ns(input.path);
        all.push_back({std::move(input), modified});
    }
    return all;
}

void write_plan(const std::string& folder, const std::string& work, const WorkPlan& plan, const Project& project) {
    check_names(project);
    const fs::path file = fs::absolute(project.path());
    const fs::path project_folder = file.parent_path();
    RunRecord record;
    record.project_folder = project_folder;
    record.fields = project.fields();
    Json json{{"layout", plan_layout},
              {"program", program},
              {"project_file", file.filename().string()},
              {"project_folder", relative_name(work, project_folder.string())},
              {"work", plan.work_id},
              {"memory_bytes", plan.memory_bytes}};
    json["inputs"] = Json::array();
    for (const PlannedInput& input : plan.inputs) {
        json["inputs"].push_back(input_json(input, project_folder));
    }
    json["blocks"] = Json::array();
    for (const PlannedBlock& block : plan.blocks) {
        json["blocks"].push_back({{"block", block.number}, {"cells", block.cells}, {"buildings", block.buildings}});
    }
    json["configuration"] = identity_json(record)["configuration"];
    write_text_file(plan_in(folder), json_text(json) + "\n");
}

WorkPlan read_plan(const std::string& work) {
    const Json json = read_json(work);
    try {
        const fs::path project_folder = project_folder_of(json, work);
        WorkPlan plan{json.at("work"), json.at("memory_bytes"), {}, {}};
        for (const Json& entry : json.at("inputs")) {
            plan.inputs.push_back(input_of(entry, project_folder));
        }
        for (const Json& entry : json.at("blocks")) {
            plan.blocks.push_back({entry.at("block"), entry.at("cells"), entry.at("buildings")});
        }
        return plan;
    } catch (const Json::exception&) {
        reject(plan_in(work), "the plan is damaged");
    }
}

Project planned_project(const std::string& work) {
    const Json json = read_json(work);
    try {
        const std::string file = json.at("project_file");
        return Project::load_finished(plan_in(work), (project_folder_of(json, work) / file).string());
    } catch (const Json::exception&) {
        reject(plan_in(work), "the plan is damaged");
    }
}

void check_unchanged(const WorkPlan& plan) {
    for (const PlannedInput& input : plan.inputs) {
        std::vector<InputFile> now{{input.file.role, input.file.path}};
        std::error_code fault;
        const bool seems_same = input.file.size_bytes == std::optional(fs::file_size(input.file.path, fault)) &&
                                !fault && modified_ns(input.file.path) == input.modified_ns;
        if (seems_same || !input.file.size_bytes) {
            continue;
        }
        measure(now);
        if (now.front().sha256 != input.file.sha256) {
            throw Error(ErrorCode::bad_input, input.file.path,
                        now.front().size_bytes ? "it has changed since the plan was made"
                                               : "it was there when the plan was made and is not there now",
                        "put it back, or plan anew");
        }
    }
}

}  // namespace sunshed
