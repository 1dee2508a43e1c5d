#include "output_lock.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>
#include <utility>

#include "output_place.hpp"
#include "sunshed/core/error.hpp"

namespace sunshed {

namespace fs = std::filesystem;

namespace {

struct Owner {
    long pid = 0;
    std::string host;
    std::string boot;           ///< of the machine: the same for all its containers until it starts anew
    std::string process_start;  ///< in ticks since then
    std::string job;            ///< of Slurm, which runs it once at a time; empty = none
};

std::string first_word(const char* path) {
    std::string word;
    std::ifstream(path) >> word;
    return word;
}

/// The 22nd field of /proc/PID/stat, "" where there is no such process; the second one, in brackets, may hold anything.
std::string start_of_process(long pid) {
    std::ifstream stream(fmt::format("/proc/{}/stat", pid));
    std::string text;
    std::getline(stream, text);
    std::size_t at = text.rfind(')');
    for (int field = 2; field < 22 && at != std::string::npos; ++field) {
        at = text.find(' ', at + 1);
    }
    return at == std::string::npos ? "" : text.substr(at + 1, text.find(' ', at + 1) - at - 1);
}

Owner this_process() {
    std::array<char, 256> host{};
    gethostname(host.data(), host.size() - 1);
    const char* job = std::getenv("SLURM_JOB_ID");
    return {getpid(), host.data(), first_word("/proc/sys/kernel/random/boot_id"), start_of_process(getpid()),
            job != nullptr ? job : ""};
}

void write_owner(int file, const Owner& owner, const std::string& where) {
    const nlohmann::ordered_json json{{"pid", owner.pid},
                                      {"host", owner.host},
                                      {"boot", owner.boot},
                                      {"process_start", owner.process_start},
                                      {"job", owner.job}};
    const std::string text = json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
    if (ftruncate(file, 0) != 0 || pwrite(file, text.data(), text.size(), 0) != static_cast<ssize_t>(text.size())) {
        cannot_write(where, std::strerror(errno));
    }
}

Owner read_owner(int file) {
    std::array<char, 1024> text{};
    const ssize_t size = pread(file, text.data(), text.size(), 0);
    const auto json = nlohmann::json::parse(text.data(), text.data() + std::max<ssize_t>(size, 0), nullptr, false);
    try {
        return {json.at("pid"), json.at("host"), json.at("boot"), json.at("process_start"),
                json.value("job", std::string())};
    } catch (const nlohmann::json::exception&) {
        return {};
    }
}

[[noreturn]] void refuse(const std::string& where, const Owner& owner, const std::string& mend) {
    throw Error(ErrorCode::bad_input, where,
                owner.pid == 0 ? std::string("it is being written by another process")
                               : fmt::format("it is being written by process {} on host {}", owner.pid, owner.host),
                mend);
}

/// Links are not followed: whoever may write to the folder could lay one.
int open_lock(const fs::path& path, const std::string& where) {
    const int file = open(path.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0644);
    if (file < 0 && errno == EACCES && fs::exists(fs::symlink_status(path))) {
        refuse(where, {}, fmt::format("wait for it, or remove {}, which is another user's", path.string()));
    }
    if (file < 0) {
        cannot_write(where, std::strerror(errno));
    }
    return file;
}

/// False where the file was removed between opening and locking.
bool still_stands(int file, const fs::path& path) {
    struct stat here {};
    struct stat there {};
    return fstat(file, &here) == 0 && lstat(path.c_str(), &there) == 0 && here.st_ino == there.st_ino &&
           here.st_dev == there.st_dev;
}

/// Whether another process holds the lock. Some network file systems know none: there the owner's number decides, with
/// its start, so that a later process of that number is not taken for it.
bool is_held_by_another(int file) {
    if (flock(file, LOCK_EX | LOCK_NB) == 0) {
        return false;
    }
    if (errno == EWOULDBLOCK) {
        return true;
    }
    const Owner owner = read_owner(file);
    return owner.pid != 0 && !owner.process_start.empty() && start_of_process(owner.pid) == owner.process_start;
}

/// A machine that shares the disk may not share its locks. One that has started anew since cannot hold any, nor can an
/// earlier life of a job that was put back into its queue.
bool may_live_elsewhere(const Owner& owner, const Owner& here) {
    const bool is_this_job = !owner.job.empty() && owner.job == here.job;
    return owner.pid != 0 && owner.boot != here.boot && owner.host != here.host && !is_this_job;
}

}  // namespace

OutputLock::OutputLock(fs::path path, const std::string& where) : path_(std::move(path)) {
    const Owner here = this_process();
    for (;;) {
        file_ = open_lock(path_, where);
        const bool is_held = is_held_by_another(file_);
        if (!is_held && !still_stands(file_, path_)) {
            close(file_);
            continue;
        }
        const Owner owner = read_owner(file_);
        if (is_held || may_live_elsewhere(owner, here)) {
            close(file_);
            file_ = -1;
            refuse(where, owner,
                   is_held ? std::string("wait for it, or give another name")
                           : fmt::format("wait for it; where that process has ended, remove {}", path_.string()));
        }
        was_left_ = owner.pid != 0;
        break;
    }
    try {
        write_owner(file_, here, where);
    } catch (const Error&) {
        release();
        throw;
    }
}

void OutputLock::release() {
    if (file_ >= 0) {
        unlink(path_.c_str());  // while it is locked, so that nobody else's is removed
        close(file_);
        file_ = -1;
    }
}

}  // namespace sunshed
