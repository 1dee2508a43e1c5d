#pragma once

#include <filesystem>
#include <string>

namespace sunshed {

/// A folder or file that appears under its final name only when it is complete: written aside, then renamed. What was
/// not committed is removed when this goes out of scope.
class AtomicOutput {
public:
    enum class Kind { folder, file };

    /// @throws Error where the output is there already and may not be replaced, or its folder cannot be written
    AtomicOutput(const std::string& path, Kind kind, bool overwrite);
    ~AtomicOutput();
    AtomicOutput(const AtomicOutput&) = delete;
    AtomicOutput& operator=(const AtomicOutput&) = delete;

    /// Where to write meanwhile.
    [[nodiscard]] const std::filesystem::path& working_path() const { return working_; }

    /// Puts the output in its place.
    void commit();

private:
    std::filesystem::path final_;
    std::filesystem::path working_;
    bool committed_ = false;
};

}  // namespace sunshed
