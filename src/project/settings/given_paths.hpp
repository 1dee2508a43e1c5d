#pragma once

#include <nlohmann/json_fwd.hpp>

#include <filesystem>
#include <string>
#include <vector>

#include "sunshed/project/field.hpp"

namespace sunshed {

// Results travel: folders of the machine that made them stand in none, but for run.json, which has them relative to the
// project's folder so that a report finds its files again.

/// A path as seen from a folder; other names of datasets as shown_name() has them.
[[nodiscard]] std::string relative_name(const std::filesystem::path& folder, const std::string& name);

/// The project's folder as the run.json of a result has it.
[[nodiscard]] std::filesystem::path project_folder_of(const nlohmann::ordered_json& run_json,
                                                      const std::filesystem::path& result_folder);

/// A text in which the paths that the fields hold are file names alone.
[[nodiscard]] std::string without_folders(std::string text, const std::vector<Field>& fields);

/// Whether a field holds a file, by its kind or (a profile) by its value.
[[nodiscard]] bool names_file(const Field& field);

/// Refuses a folder whose own files and folders are symbolic links: what is written into it must stay in it.
/// @throws Error{bad_input} naming the first of them
void refuse_links_in(const std::filesystem::path& folder);

}  // namespace sunshed
