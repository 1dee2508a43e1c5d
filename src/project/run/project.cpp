#include "sunshed/project/project.hpp"

#include <algorithm>
#include <utility>

#include "project/run/check_scene.hpp"
#include "sunshed/project/load.hpp"

namespace sunshed {

Project::Project() : config_(std::make_unique<ProjectConfig>()), fields_(fields_of(*config_)) {}

Project Project::load(const std::string& path, const std::vector<std::string>& overrides,
                      const std::string& data_folder, const Attempts& attempt) {
    Project project;
    project.path_ = path;
    load_project(project.fields_, path, overrides, data_folder, attempt);
    return project;
}

Project Project::load(FileText file, const std::vector<std::string>& overrides, const std::string& data_folder,
                      const Attempts& attempt) {
    Project project;
    project.path_ = file.path;
    load_project(project.fields_, std::move(file), overrides, data_folder, attempt);
    return project;
}

Project Project::load_finished(const std::string& record, const std::string& path) {
    Project project;
    project.path_ = path;
    load_finished_config(project.fields_, record);
    return project;
}

Project Project::of_values(const std::vector<std::string>& values) {
    Project project;
    apply_overrides(project.fields_, values);
    return project;
}

bool ProjectCheck::has_problems() const {
    return std::any_of(findings.begin(), findings.end(), is_problem);
}

ProjectCheck Project::check(Threads threads) const {
    CheckedScene checked = check_scene(*config_, threads, "");
    return {std::move(checked.findings), notes_beside(checked.scene), checked.scene.city.buildings.size(),
            checked.assessed};
}

}  // namespace sunshed
