#pragma once

#include <filesystem>
#include <string>

namespace sunshed {

/// The right to write to a place, for one process at a time: a small file that names its owner, locked (flock) for as
/// long as the owner lives, so that neither a dead process nor one that has its number holds it.
class OutputLock {
public:
    /// @param where  the output, for messages
    /// @throws Error where another process has it, naming that, or the file cannot be made
    OutputLock(std::filesystem::path path, const std::string& where);
    ~OutputLock() { release(); }
    OutputLock(const OutputLock&) = delete;
    OutputLock& operator=(const OutputLock&) = delete;

    /// Gives it up and removes the file; does nothing the second time.
    void release();

    /// Whether a process that has ended held it last and could not give it up.
    [[nodiscard]] bool was_left() const { return was_left_; }

private:
    std::filesystem::path path_;
    int file_ = -1;
    bool was_left_ = false;
};

}  // namespace sunshed
