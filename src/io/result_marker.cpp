#include "result_marker.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <nlohmann/json.hpp>

#include "sunshed/io/text_output.hpp"

namespace sunshed {

namespace fs = std::filesystem;

namespace {

constexpr const char* kind_of_file = "sunshed result";

/// Statistics of a raster and what a database needs while it is open describe their file and nothing else.
bool is_sidecar_of_listed(const std::string& path, const std::set<std::string>& files) {
    constexpr std::array<const char*, 4> endings{".aux.xml", "-wal", "-shm", "-journal"};
    return std::any_of(endings.begin(), endings.end(), [&](const std::string& ending) {
        return path.ends_with(ending) && files.contains(path.substr(0, path.size() - ending.size()));
    });
}

std::set<std::string> folders_of(const std::set<std::string>& files) {
    std::set<std::string> folders;
    for (const std::string& file : files) {
        for (fs::path folder = fs::path(file).parent_path(); !folder.empty(); folder = folder.parent_path()) {
            folders.insert(folder.string());
        }
    }
    return folders;
}

struct Listed {
    const std::set<std::string>& files;
    std::set<std::string> folders;
};

void collect_unlisted(const fs::path& root, const fs::path& within, const Listed& listed, std::vector<fs::path>& all) {
    for (const auto& entry : fs::directory_iterator(root / within)) {
        const fs::path path = within / entry.path().filename();
        const std::string name = path.string();
        const bool is_folder = fs::is_directory(entry.symlink_status());
        if (is_folder && listed.folders.contains(name)) {
            collect_unlisted(root, path, listed, all);
        } else if (name != marker_name &&
                   (is_folder || (!listed.files.contains(name) && !is_sidecar_of_listed(name, listed.files)))) {
            all.push_back(path);
        }
    }
}

}  // namespace

std::optional<ResultMarker> read_marker(const fs::path& folder) {
    const fs::path path = folder / marker_name;
    if (!fs::is_regular_file(fs::symlink_status(path))) {
        return std::nullopt;
    }
    std::ifstream stream(path, std::ios::binary);
    const auto json = nlohmann::json::parse(stream, nullptr, false);
    if (!json.is_object() || json.value("kind", nlohmann::json()) != kind_of_file || !json.contains("files") ||
        !json["files"].is_array() || !json.contains("run_id") || !json["run_id"].is_string()) {
        return std::nullopt;
    }
    ResultMarker marker{json["run_id"], {}};
    for (const auto& file : json["files"]) {
        if (file.is_string()) {
            marker.files.insert(file.get<std::string>());
        }
    }
    return marker;
}

void write_marker(const fs::path& folder, const ResultMarker& marker) {
    const fs::path path = folder / marker_name;
    const nlohmann::ordered_json json{{"kind", kind_of_file}, {"run_id", marker.run_id}, {"files", marker.files}};
    write_text_file(path.string(), json.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
}

std::set<std::string> files_in(const fs::path& folder) {
    std::set<std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_directory()) {
            files.insert(entry.path().lexically_relative(folder).string());
        }
    }
    files.erase(marker_name);
    return files;
}

std::vector<fs::path> unlisted(const fs::path& folder, const ResultMarker& marker) {
    std::vector<fs::path> all;
    collect_unlisted(folder, {}, {marker.files, folders_of(marker.files)}, all);
    return all;
}

}  // namespace sunshed
