#include "output_place.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <string_view>

#include "result_marker.hpp"
#include "sunshed/core/usage_error.hpp"

namespace sunshed {

namespace fs = std::filesystem;

namespace {

using Kind = AtomicOutput::Kind;

[[noreturn]] void refuse(const OutputPlace& place, const std::string& why,
                         const std::string& mend = "give another name") {
    throw Error(ErrorCode::bad_input, place.given, why, mend);
}

/// The folder that holds it without links or dots, its own name as it stands.
fs::path resolved(const fs::path& path) {
    fs::path whole = fs::absolute(path);
    if (!whole.has_filename()) {
        whole = whole.parent_path();  // "out/" names the folder "out"
    }
    const fs::path name = whole.filename();
    if (name.empty() || name == "." || name == "..") {
        return fs::weakly_canonical(whole);
    }
    return fs::weakly_canonical(whole.parent_path()) / name;
}

/// A folder on which a file system is mounted, or another folder of the same one.
bool is_mount_point(const fs::path& folder) {
    struct statx facts {};
    if (statx(AT_FDCWD, folder.c_str(), AT_SYMLINK_NOFOLLOW, STATX_BASIC_STATS, &facts) != 0) {
        return false;
    }
    return (facts.stx_attributes_mask & STATX_ATTR_MOUNT_ROOT) != 0 &&
           (facts.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0;
}

bool is_gone(pid_t process) {
    return kill(process, 0) != 0 && errno == ESRCH;
}

bool contains(const fs::path& folder, const fs::path& path) {
    const auto [rest, unused] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
    return rest == folder.end();
}

/// As the environment and as the system has it.
std::vector<fs::path> homes() {
    std::vector<fs::path> found;
    const char* variable = std::getenv("HOME");
    const passwd* user = getpwuid(geteuid());
    const char* of_system = user != nullptr ? user->pw_dir : nullptr;
    for (const char* text : {variable, of_system}) {
        if (text != nullptr && *text != '\0') {
            std::error_code ignored;
            found.push_back(fs::weakly_canonical(text, ignored));
        }
    }
    return found;
}

void refuse_folders_of_the_user(const OutputPlace& place) {
    std::error_code ignored;
    if (place.final == place.final.root_path()) {
        refuse(place, "it is the root of all folders");
    }
    if (contains(place.final, fs::current_path(ignored))) {
        refuse(place, "it is the current folder or one above it", "give the name of a new folder");
    }
    for (const fs::path& home : homes()) {
        if (contains(place.final, home)) {
            refuse(place, "it is a home folder or one above it", "give the name of a new folder");
        }
    }
}

void check_kind(const OutputPlace& place, const fs::file_status& found) {
    const bool is_folder = fs::is_directory(found);
    if (fs::is_symlink(found)) {
        refuse(place, "it is a symbolic link, and links are not followed", "give the name that it stands for");
    }
    if (place.kind == Kind::file) {
        if (is_folder || place.given.ends_with('/')) {
            throw UsageError(place.given, "it is a folder, and a file is meant", "give the name of a file");
        }
        if (fs::exists(found) && !fs::is_regular_file(found)) {
            refuse(place, "it is not a regular file");
        }
        return;
    }
    if (fs::exists(found) && !is_folder) {
        throw UsageError(place.given, "it is a file, and a folder is meant", "give the name of a folder");
    }
    if (place.kind == Kind::entries && !is_folder) {
        throw Error(ErrorCode::not_found, place.given, "there is no such folder", "give the folder of a finished run");
    }
}

/// Whether nothing of the user's is in a folder.
bool is_empty(const OutputPlace& place) {
    return std::all_of(fs::directory_iterator(place.final), fs::directory_iterator(), [&](const auto& entry) {
        return place.in_place && (place.is_working_name(entry.path().filename()) || entry.path() == place.lock());
    });
}

void check_inputs(const OutputPlace& place, const std::vector<std::string>& inputs) {
    for (const std::string& input : inputs) {
        std::error_code fault;
        const fs::path path = fs::weakly_canonical(input, fault);
        if (fault || input.empty()) {
            continue;
        }
        const bool is_same = fs::equivalent(place.final, path, fault);
        if (is_same || contains(place.final, path) || contains(place.final, resolved(input))) {
            refuse(place, is_same ? "it is one of the inputs" : fmt::format("the input {} lies in it", path.string()));
        }
    }
}

}  // namespace

fs::path OutputPlace::lock() const {
    return home / fmt::format(".{}.lock", final.filename().string());
}

std::string OutputPlace::working_pattern() const {
    return (home / fmt::format(".{}.part{}-XXXXXX", final.filename().string(), getpid())).string();
}

bool OutputPlace::is_working_name(const std::string& name) const {
    const std::string begin = fmt::format(".{}.part", final.filename().string());
    if (!name.starts_with(begin)) {
        return false;
    }
    const std::size_t end = std::min(name.find_first_not_of("0123456789", begin.size()), name.size());
    const std::string pid = name.substr(begin.size(), end - begin.size());
    const std::string random = name.substr(end);
    if (pid.empty() || pid.size() > 9) {
        return false;
    }
    // Early versions drew no letters and took no lock.
    return random.empty() ? is_gone(std::stoi(pid)) : random.size() == 7 && random.front() == '-';
}

std::string with_final_names(std::string message) {
    constexpr std::string_view mark = ".part";
    constexpr std::size_t random_letters = 6;
    for (auto at = message.find(mark); at != std::string::npos; at = message.find(mark, at + 1)) {
        const std::size_t begin = message.rfind("/.", at);
        const std::size_t dash = message.find_first_not_of("0123456789", at + mark.size());
        if (begin == std::string::npos || begin + 2 >= at || dash == std::string::npos || message[dash] != '-' ||
            dash + 1 + random_letters >= message.size()) {
            continue;
        }
        const std::size_t end = dash + 1 + random_letters;
        const std::string name = message.substr(begin + 2, at - begin - 2);
        if (message[end] == '/' && message.compare(end + 1, name.size(), name) == 0) {
            message.erase(begin, end - begin);
            at = begin;
        }
    }
    return message;
}

OutputPlace output_place(const std::string& path, Kind kind) {
    OutputPlace place{path, kind, {}, {}, false};
    // Through a link to a result its files are updated where they are.
    place.final = kind == Kind::entries ? fs::weakly_canonical(path) : resolved(path);
    const fs::file_status found = fs::symlink_status(place.final);
    if (fs::is_directory(found) && kind != Kind::entries) {
        refuse_folders_of_the_user(place);
    }
    check_kind(place, found);
    const fs::path parent = place.final.parent_path();
    place.in_place =
        fs::is_directory(found) && (is_mount_point(place.final) || access(parent.c_str(), W_OK | X_OK) != 0);
    place.home = place.in_place ? place.final : parent;
    return place;
}

void check_replaceable(const OutputPlace& place, bool overwrite, const std::vector<std::string>& inputs) {
    const fs::file_status found = fs::symlink_status(place.final);
    check_kind(place, found);
    if (!fs::exists(found)) {
        return;
    }
    check_inputs(place, inputs);
    const bool is_ours = place.kind != Kind::folder || is_empty(place) || read_marker(place.final).has_value();
    const std::string foreign =
        "the output is there already and is no result of sunshed's, which alone --overwrite replaces";
    if (!overwrite) {
        throw UsageError(place.given, is_ours ? "the output is there already" : foreign,
                         is_ours ? "give --overwrite or another name" : "give another name");
    }
    if (!is_ours) {
        refuse(place, foreign);
    }
}

std::vector<fs::path> make_parents(const OutputPlace& place) {
    std::vector<fs::path> missing;
    for (fs::path folder = place.home; !fs::exists(folder) && folder.has_relative_path();
         folder = folder.parent_path()) {
        missing.insert(missing.begin(), folder);
    }
    for (const fs::path& folder : missing) {
        std::error_code fault;
        fs::create_directory(folder, fault);
        if (fault) {
            cannot_write(place.given, fault.message());
        }
    }
    return missing;
}

void cannot_write(const std::string& where, const std::string& why) {
    throw Error(ErrorCode::io_failure, where, fmt::format("the output cannot be written ({})", why),
                "choose another place or check its permissions and space");
}

}  // namespace sunshed
