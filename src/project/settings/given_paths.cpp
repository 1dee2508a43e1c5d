#include "project/settings/given_paths.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "sunshed/core/error.hpp"
#include "sunshed/io/dataset_name.hpp"

namespace sunshed {

namespace {

namespace fs = std::filesystem;

std::vector<std::string> paths_in(const std::vector<Field>& fields) {
    std::vector<std::string> paths;
    for (const Field& field : fields) {
        if (names_file(field)) {
            paths.push_back(*std::get<std::string*>(field.target));
        }
    }
    // The longest first: one may begin like another.
    std::sort(paths.begin(), paths.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
    return paths;
}

}  // namespace

std::string relative_name(const fs::path& folder, const std::string& name) {
    if (name.empty() || is_dataset_name(name)) {
        return shown_name(name);
    }
    return fs::absolute(name).lexically_normal().lexically_relative(fs::absolute(folder).lexically_normal()).string();
}

fs::path project_folder_of(const nlohmann::ordered_json& run_json, const fs::path& result_folder) {
    return (fs::absolute(result_folder) / run_json.value("project_folder", std::string("."))).lexically_normal();
}

bool names_file(const Field& field) {
    const auto* const* text = std::get_if<std::string*>(&field.target);
    return text != nullptr && !(*text)->empty() &&
           (field.is_path || (field.key == "profile" && fs::path(**text).has_parent_path()));
}

std::string without_folders(std::string text, const std::vector<Field>& fields) {
    for (const std::string& path : paths_in(fields)) {
        const std::string shown = shown_name(path);
        for (auto at = text.find(path); at != std::string::npos; at = text.find(path, at + shown.size())) {
            text.replace(at, path.size(), shown);
        }
    }
    return text;
}

void refuse_links_in(const fs::path& folder) {
    std::error_code ignored;
    for (const auto& entry : fs::recursive_directory_iterator(folder, ignored)) {
        if (entry.is_symlink()) {
            throw Error(ErrorCode::bad_input, entry.path().string(),
                        "it is a symbolic link, and what is written here must stay here",
                        "put what it leads to in its place");
        }
    }
}

}  // namespace sunshed
