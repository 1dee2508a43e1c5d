#pragma once

#include <string>
#include <vector>

#include "sunshed/project/project.hpp"

namespace sunshed {

/// A form of somebody else's that a finished run is handed over in.
struct ExportKind {
    std::string name;
    std::string meaning;     ///< one line
    bool is_folder = false;  ///< the output is a folder of files
};

/// All of them, by name.
std::vector<ExportKind> export_kinds();

/// Writes a finished run in another form. The output is there as a whole or not at all.
/// @param kind    the name of one
/// @param folder  that a run left
/// @param path    of the file or folder
/// @throws UsageError for an unknown kind, or an output that is there and may not be replaced; Error where the folder
/// is
///         not what a run left, or lacks what the form needs, with the setting that makes it
void export_result(const std::string& kind, const std::string& folder, const std::string& path, bool overwrite,
                   const NoteSink& on_note);

}  // namespace sunshed
