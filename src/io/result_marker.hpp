#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace sunshed {

/// The file in a result folder by which it is known as one. Not hidden, so that it goes along when files are copied.
inline constexpr const char* marker_name = "sunshed-result.json";

/// What sunshed wrote into a result folder; everything else in it is the user's.
struct ResultMarker {
    std::string run_id;
    std::set<std::string> files;  ///< paths within the folder; folders are those that these need
};

/// None where there is no marker that can be read as one.
std::optional<ResultMarker> read_marker(const std::filesystem::path& folder);

/// @throws Error{io_failure}
void write_marker(const std::filesystem::path& folder, const ResultMarker& marker);

/// Every file of a folder, as paths within it.
std::set<std::string> files_in(const std::filesystem::path& folder);

/// What the marker does not list, as paths within the folder: files, and folders that hold nothing that is listed.
/// Files that GDAL and SQLite put beside a listed one go with it.
std::vector<std::filesystem::path> unlisted(const std::filesystem::path& folder, const ResultMarker& marker);

}  // namespace sunshed
