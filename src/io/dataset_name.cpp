#include "sunshed/io/dataset_name.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>

#include "sunshed/core/ascii.hpp"

namespace sunshed {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 7> local_file_systems{"zip", "tar", "gzip", "7z", "rar", "mem", "subfile"};
// "WORD:" before a name that is a part of a local file.
constexpr std::array<std::string_view, 11> local_parts{"netcdf", "hdf4_sds", "hdf5", "gtiff_dir", "gtiff_raw", "gpkg",
                                                       "sqlite", "mvt",      "zarr", "bag",       "geopackage"};

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// The word before the first colon, or nothing. One letter is a drive.
std::string_view prefix_of(std::string_view text) {
    const auto colon = text.find(':');
    const auto slash = text.find('/');
    return colon == std::string_view::npos || colon < 2 || slash < colon ? std::string_view() : text.substr(0, colon);
}

bool is_there(const std::string& name) {
    std::error_code ignored;
    return fs::exists(name, ignored);
}

/// Any "/vsiWORD" in it whose file system is not a local one.
bool fetches(std::string_view name) {
    constexpr std::string_view mark = "/vsi";
    for (auto at = name.find(mark); at != std::string_view::npos; at = name.find(mark, at + 1)) {
        const auto begin = at + mark.size();
        const auto end = name.find_first_of("/?", begin);
        if (end != std::string_view::npos && !is_one_of(local_file_systems, name.substr(begin, end - begin))) {
            return true;
        }
    }
    return false;
}

}  // namespace

bool is_dataset_name(const std::string& name) {
    return name.starts_with("/vsi") || name.starts_with('<') || name.starts_with('{') ||
           name.find("://") != std::string::npos || (!prefix_of(name).empty() && !is_there(name));
}

bool is_remote_name(const std::string& name) {
    if (!is_dataset_name(name)) {
        return false;
    }
    const std::string low = lower_ascii(name);
    const std::string_view prefix = prefix_of(low);
    return low.starts_with('<') || low.starts_with('{') || low.find("://") != std::string::npos || fetches(low) ||
           (!prefix.empty() && !is_one_of(local_parts, prefix));
}

std::string name_seen_from(const std::string& folder, const std::string& name) {
    for (const std::string_view system : {"/vsizip/", "/vsitar/", "/vsigzip/", "/vsi7z/", "/vsirar/"}) {
        if (name.starts_with(system)) {
            const std::string inner = name.substr(system.size());
            return inner.starts_with('{') ? name : std::string(system) + name_seen_from(folder, inner);
        }
    }
    const std::string path = (fs::path(folder) / name).lexically_normal().string();
    return is_dataset_name(name) && !is_there(path) ? name : path;
}

std::string shown_name(const std::string& name) {
    if (name.starts_with('<') || name.starts_with('{')) {
        return "a description";
    }
    const std::string_view prefix = is_dataset_name(name) ? prefix_of(name) : std::string_view();
    if (!prefix.empty() && name.find('/') == std::string::npos && !is_one_of(local_parts, lower_ascii(prefix))) {
        return std::string(prefix) + ":";  // the rest may hold a password
    }
    const fs::path path(name);
    const std::string last = (path.has_filename() ? path : path.parent_path()).filename().string();
    return is_remote_name(name) ? last.substr(0, last.find('?')) : last;
}

}  // namespace sunshed
