#include "sunshed/io/atomic_output.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <optional>
#include <set>
#include <utility>

#include "output_lock.hpp"
#include "output_place.hpp"
#include "output_swap.hpp"
#include "result_marker.hpp"
#include "sunshed/io/durable.hpp"
#include "sunshed/io/gdal_session.hpp"

namespace sunshed {

namespace fs = std::filesystem;

namespace {

/// Threads of a process that is about to end may still be writing there.
void remove_while_others_write(const fs::path& folder) {
    constexpr int tries = 100;
    std::error_code fault;
    for (int i = 0; i < tries && (i == 0 || fs::exists(folder, fault)); ++i) {
        fs::remove_all(folder, fault);
    }
}

/// Removing a folder takes descriptors, one a level, when all others may be in use.
class SpareDescriptors {
public:
    SpareDescriptors() {
        for (int& spare : spares_) {
            spare = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
        }
    }
    ~SpareDescriptors() { close_all(); }
    SpareDescriptors(const SpareDescriptors&) = delete;
    SpareDescriptors& operator=(const SpareDescriptors&) = delete;

    [[nodiscard]] bool all_there() const {
        return std::all_of(spares_.begin(), spares_.end(), [](int spare) { return spare >= 0; });
    }

    void close_all() {
        for (int& spare : spares_) {
            if (spare >= 0) {
                close(std::exchange(spare, -1));
            }
        }
    }

private:
    std::array<int, 5> spares_{};
};

}  // namespace

struct AtomicOutput::State {
    OutputPlace place;
    bool overwrite = false;
    std::vector<std::string> inputs;
    std::vector<fs::path> made_parents;
    std::optional<OutputLock> lock;
    fs::path working;  ///< a folder of its own, which nobody else may enter
    fs::path fresh;    ///< the output in it
    std::vector<std::string> notes;
    SpareDescriptors spares;
    bool committed = false;
    fs::path left_blocks;  ///< in a dead process's folder

    /// Whoever swaps, removes or lists what is open holds this.
    static std::mutex& mutex() {
        static std::mutex one;
        return one;
    }
    static std::set<State*>& open_ones() {
        static std::set<State*> all;
        return all;
    }

    void open() {
        if (!spares.all_there()) {
            cannot_write(place.given, std::strerror(EMFILE));
        }
        made_parents = make_parents(place);
        lock.emplace(place.lock(), place.given);
        recover_leftovers();
        check_replaceable(place, overwrite, inputs);
        make_working_folder();
    }

    void commit(const std::string& run_id) {
        if (place.kind != Kind::file) {
            mark(run_id);
        }
        make_all_durable(fresh);
        const std::lock_guard guard(mutex());
        check_replaceable(place, overwrite, inputs);
        swap();
        committed = true;
        clear();
    }

    /// Removes all but the output itself.
    void clear() {
        spares.close_all();
        if (!working.empty()) {
            remove_while_others_write(working);
        }
        if (lock) {
            lock->release();
        }
        if (!committed) {
            // From the innermost on; those that someone else uses by now are not empty and stay.
            std::for_each(made_parents.rbegin(), made_parents.rend(), [](const fs::path& f) { rmdir(f.c_str()); });
        }
    }

private:
    void recover_leftovers() {
        std::vector<fs::path> left;
        for (const auto& entry : fs::directory_iterator(place.home)) {
            if (place.is_working_name(entry.path().filename().string()) && fs::is_directory(entry.symlink_status())) {
                left.push_back(entry.path());
            }
        }
        std::sort(left.begin(), left.end());
        for (const fs::path& folder : left) {
            const bool keeps_blocks = place.kind == Kind::folder && left_blocks.empty() && has_blocks(folder);
            left_blocks = keeps_blocks ? folder / blocks_name : left_blocks;
            notes.push_back(recover(place, folder, keeps_blocks));
        }
        if (left.empty() && lock->was_left()) {
            notes.push_back(fmt::format("{}: the lock of a run that was broken off: removed", place.lock().string()));
        }
    }

    void make_working_folder() {
        std::string pattern = place.working_pattern();
        if (mkdtemp(pattern.data()) == nullptr) {
            cannot_write(place.given, std::strerror(errno));
        }
        working = pattern;
        fresh = working / place.final.filename();
        if (place.kind != Kind::file) {
            fs::create_directory(fresh);
        }
        if (place.kind == Kind::folder) {
            make_place_for_blocks();
        }
        set_temporary_folder(working.string());
    }

    void make_place_for_blocks() {
        if (left_blocks.empty()) {
            fs::create_directory(working / blocks_name);
        } else {
            fs::rename(left_blocks, working / blocks_name);
            fs::remove_all(left_blocks.parent_path());
        }
    }

    void swap() {
        try {
            swap_in(place, working, overwrite);
        } catch (...) {
            // What cannot be put right now waits for the next start: files of the user's may be among it.
            const fs::path unfinished = std::exchange(working, fs::path());
            recover(place, unfinished, false);
            throw;
        }
    }

    void mark(const std::string& run_id) const {
        if (place.kind == Kind::folder) {
            write_marker(fresh, {run_id, files_in(fresh)});
        } else if (auto marker = read_marker(place.final)) {
            // A result of unknown origin stays one.
            std::erase_if(marker->files, [&](const std::string& file) {
                return fs::exists(fs::symlink_status(fresh / *fs::path(file).begin()));
            });
            marker->files.merge(files_in(fresh));
            write_marker(fresh, {run_id, marker->files});
        }
    }
};

AtomicOutput::AtomicOutput(const std::string& path, Kind kind, bool overwrite, const std::vector<std::string>& inputs)
    : state_(std::make_unique<State>()) {
    const std::lock_guard guard(State::mutex());
    try {
        state_->place = output_place(path, kind);
        state_->overwrite = overwrite || kind == Kind::entries;
        state_->inputs = inputs;
        state_->open();
    } catch (const fs::filesystem_error& error) {
        state_->clear();
        cannot_write(path, error.code().message());
    } catch (...) {
        state_->clear();
        throw;
    }
    State::open_ones().insert(state_.get());
}

AtomicOutput::~AtomicOutput() {
    const std::lock_guard guard(State::mutex());
    State::open_ones().erase(state_.get());
    state_->clear();
}

const fs::path& AtomicOutput::working_path() const {
    return state_->fresh;
}

fs::path AtomicOutput::finished_blocks() const {
    return state_->working / blocks_name;
}

const std::vector<std::string>& AtomicOutput::notes() const {
    return state_->notes;
}

void AtomicOutput::commit(const std::string& run_id) {
    try {
        state_->commit(run_id);
    } catch (const fs::filesystem_error& error) {
        cannot_write(state_->place.given, error.code().message());
    }
}

void abandon_outputs() {
    AtomicOutput::State::mutex().lock();  // for good: what another thread would still commit stays away
    for (AtomicOutput::State* state : AtomicOutput::State::open_ones()) {
        state->clear();
    }
}

}  // namespace sunshed
