#include "output_swap.hpp"

#include <fcntl.h>
#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <vector>

#include "result_marker.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/io/durable.hpp"

namespace sunshed {

namespace fs = std::filesystem;

namespace {

using Kind = AtomicOutput::Kind;

// A working folder holds the new output under its own name. Where entries are swapped one by one, the old ones go to
// "old"; then the new output is renamed to "next", which is the moment from which there is no way back but only on.
constexpr const char* old_name = "old";
constexpr const char* next_name = "next";

bool is_there(const fs::path& path) {
    return fs::exists(fs::symlink_status(path));
}

void move(const fs::path& from, const fs::path& to) {
    std::error_code fault;
    fs::rename(from, to, fault);
    if (fault) {
        cannot_write(to.string(), fault.message());
    }
}

std::vector<fs::path> names_in(const fs::path& folder) {
    std::vector<fs::path> names;
    if (is_there(folder)) {
        for (const auto& entry : fs::directory_iterator(folder)) {
            names.push_back(entry.path().filename());
        }
    }
    return names;
}

void move_entries(const fs::path& from, const fs::path& to) {
    for (const fs::path& name : names_in(from)) {
        move(from / name, to / name);
    }
    make_durable(to);
}

/// What the user put into a result that was set aside goes into the one that took its place.
void move_unlisted(const fs::path& old_folder, const ResultMarker& marker, const fs::path& new_folder) {
    for (const fs::path& path : unlisted(old_folder, marker)) {
        if (!is_there(new_folder / path)) {
            fs::create_directories((new_folder / path).parent_path());
            move(old_folder / path, new_folder / path);
        }
    }
}

/// Nothing where the old one has no marker: it may be a new one that was never finished.
void move_unlisted_if_marked(const fs::path& old_folder, const fs::path& new_folder) {
    if (const auto marker = read_marker(old_folder)) {
        move_unlisted(old_folder, *marker, new_folder);
    }
}

/// @throws Error naming a file of the user's that bears the name of a new one
void check_no_namesake(const OutputPlace& place, const fs::path& new_folder) {
    const auto marker = read_marker(place.final);
    for (const fs::path& path : unlisted(place.final, marker.value_or(ResultMarker()))) {
        if (is_there(new_folder / path)) {
            throw Error(ErrorCode::bad_input, place.given,
                        fmt::format("'{}' in it was not written by sunshed and would be replaced", path.string()),
                        "move it elsewhere, or give another name");
        }
    }
}

/// The old entries that the new ones replace: all that a marker lists, or the new ones' namesakes.
std::vector<fs::path> entries_to_replace(const OutputPlace& place, const fs::path& new_folder) {
    if (place.kind == Kind::entries) {
        return names_in(new_folder);
    }
    std::vector<fs::path> names;
    if (const auto marker = read_marker(place.final)) {
        for (const std::string& file : marker->files) {
            const fs::path top = *fs::path(file).begin();
            if (names.empty() || names.back() != top) {
                names.push_back(top);
            }
        }
        names.emplace_back(marker_name);
    }
    return names;
}

/// For folders that cannot be renamed themselves, and file systems that exchange nothing.
void swap_entries(const OutputPlace& place, const fs::path& working) {
    const fs::path fresh = working / place.final.filename();
    const fs::path old_folder = working / old_name;
    fs::create_directory(old_folder);
    for (const fs::path& name : entries_to_replace(place, fresh)) {
        if (is_there(place.final / name)) {
            move(place.final / name, old_folder / name);
        }
    }
    make_durable(old_folder);
    make_durable(place.final);
    move(fresh, working / next_name);
    make_durable(working);
    move_entries(working / next_name, place.final);
    move_unlisted_if_marked(old_folder, place.final);
}

/// @returns errno, 0 where it is done
int rename_with(const fs::path& from, const fs::path& to, unsigned int flags) {
    return renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), flags) == 0 ? 0 : errno;
}

bool is_unknown_to_file_system(int fault) {
    return fault == EINVAL || fault == ENOSYS || fault == ENOTSUP;
}

/// Where nothing stands yet.
void rename_to_new(const OutputPlace& place, const fs::path& fresh) {
    int fault = rename_with(fresh, place.final, RENAME_NOREPLACE);
    if (is_unknown_to_file_system(fault) && !is_there(place.final)) {
        fault = rename_with(fresh, place.final, 0);
    }
    if (fault != 0) {
        cannot_write(place.given, std::strerror(fault));
    }
}

void replace_folder(const OutputPlace& place, const fs::path& working) {
    const fs::path fresh = working / place.final.filename();
    check_no_namesake(place, fresh);
    if (!place.in_place) {
        const int fault = rename_with(fresh, place.final, RENAME_EXCHANGE);
        if (fault == 0) {
            make_durable(place.home);
            move_unlisted(fresh, read_marker(fresh).value_or(ResultMarker()), place.final);
            return;
        }
        if (!is_unknown_to_file_system(fault)) {
            cannot_write(place.given, std::strerror(fault));
        }
    }
    swap_entries(place, working);
}

/// A swap of entries that stopped on the way. @returns whether there was one
bool finish_swap_of_entries(const OutputPlace& place, const fs::path& working) {
    if (is_there(working / next_name)) {
        move_entries(working / next_name, place.final);
        move_unlisted_if_marked(working / old_name, place.final);
        return true;
    }
    if (is_there(working / old_name)) {
        move_entries(working / old_name, place.final);
        return true;
    }
    return false;
}

}  // namespace

void swap_in(const OutputPlace& place, const fs::path& working, bool overwrite) {
    const fs::path fresh = working / place.final.filename();
    if (place.kind == Kind::entries) {
        swap_entries(place, working);
    } else if (!is_there(place.final)) {
        rename_to_new(place, fresh);
    } else if (!overwrite) {
        throw Error(ErrorCode::bad_input, place.given, "the output was made by someone else meanwhile",
                    "give another name");
    } else if (place.kind == Kind::file) {
        move(fresh, place.final);
    } else {
        replace_folder(place, working);
    }
    make_durable(place.home);
}

bool has_blocks(const fs::path& working) {
    return !names_in(working / blocks_name).empty();
}

std::string recover(const OutputPlace& place, const fs::path& working, bool keeps_blocks) {
    const bool was_swapping = place.kind != Kind::file && finish_swap_of_entries(place, working);
    const fs::path fresh = working / place.final.filename();
    if (!was_swapping && place.kind != Kind::file && fs::is_directory(place.final)) {
        move_unlisted_if_marked(fresh, place.final);
    }
    for (const fs::path& name : names_in(working)) {
        if (!keeps_blocks || name != blocks_name) {
            fs::remove_all(working / name);
        }
    }
    if (keeps_blocks && !was_swapping) {
        return fmt::format("{}: left by a run that was broken off: removed but for its finished blocks",
                           working.string());
    }
    if (!keeps_blocks) {
        fs::remove_all(working);
    }
    return was_swapping
               ? fmt::format("{}: a run was broken off while it put its results here: put right", place.final.string())
               : fmt::format("{}: left by a run that was broken off: removed", working.string());
}

}  // namespace sunshed
