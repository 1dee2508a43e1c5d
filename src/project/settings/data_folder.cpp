#include "sunshed/project/data_folder.hpp"

#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "sunshed/core/error.hpp"

namespace sunshed {

namespace {

namespace fs = std::filesystem;

/// <prefix>/share/sunshed for a program at <prefix>/bin/sunshed.
fs::path installed_folder() {
    std::error_code ignored;
    const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
    return program.parent_path().parent_path() / "share" / "sunshed";
}

}  // namespace

std::string data_folder() {
    if (const char* folder = std::getenv("SUNSHED_DATA")) {
        return folder;
    }
    for (const fs::path& folder : {installed_folder(), fs::path(SUNSHED_SOURCE_DATA)}) {
        if (fs::is_directory(folder / "profiles")) {
            return folder.string();
        }
    }
    throw Error(ErrorCode::not_found, "sunshed's data folder",
                "it is neither beside the program nor in the source tree",
                "set SUNSHED_DATA to the folder that holds 'demo' and 'profiles'");
}

}  // namespace sunshed
