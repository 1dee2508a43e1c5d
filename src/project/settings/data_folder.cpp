#include "sunshed/project/data_folder.hpp"

#include <dlfcn.h>

#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "sunshed/core/error.hpp"

namespace sunshed {

namespace {

namespace fs = std::filesystem;

/// The file that this code was loaded from: the program, or a module of another one (Python).
fs::path own_file() {
    Dl_info info{};
    std::error_code ignored;
    if (dladdr(reinterpret_cast<const void*>(&data_folder), &info) != 0 &&
        fs::path(info.dli_fname).extension() == ".so") {
        return fs::canonical(info.dli_fname, ignored);
    }
    return fs::read_symlink("/proc/self/exe", ignored);
}

/// <prefix>/share/sunshed for a program in <prefix>/bin and a module anywhere below <prefix>; empty where there is
/// none.
fs::path installed_folder() {
    const fs::path file = own_file();
    for (fs::path folder = file.parent_path(); folder.has_relative_path(); folder = folder.parent_path()) {
        if (fs::path data = folder / "share" / "sunshed"; fs::is_directory(data / "profiles")) {
            return data;
        }
    }
    return {};
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
