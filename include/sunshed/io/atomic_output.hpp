#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace sunshed {

/// A folder or file that appears under its final name only when it is complete: written aside on the same file system,
/// then swapped with what was there, which lives until then. Only what sunshed wrote is ever removed: a folder is
/// replaced where it holds the marker of a result, and files in it that are not listed there are carried over. While an
/// output is open no other process can open it. What was not committed is removed when this goes out of scope; what a
/// killed process left is put right or removed when its place is opened again.
class AtomicOutput {
public:
    enum class Kind {
        folder,  ///< a result of its own
        file,
        entries,  ///< some files of a result that is there: all of them replace their namesakes or none does
    };

    /// @param inputs  files that the work reads: none may be or lie within what would be replaced
    /// @throws Error where the output is there already and may not be replaced, is being written by another process,
    ///         or its folder cannot be written
    AtomicOutput(const std::string& path, Kind kind, bool overwrite, const std::vector<std::string>& inputs = {});
    ~AtomicOutput();
    AtomicOutput(const AtomicOutput&) = delete;
    AtomicOutput& operator=(const AtomicOutput&) = delete;

    /// Where to write meanwhile: a folder that is there, or the name of a file that is not. Beside it is room for
    /// temporary files.
    [[nodiscard]] const std::filesystem::path& working_path() const;

    /// Beside a folder, another one for finished parts of the work: it is removed with everything else, but what a
    /// killed process left in it lies in that of the next output of the same name.
    [[nodiscard]] std::filesystem::path finished_blocks() const;

    /// What was found and put right: "<where>: <what was done>".
    [[nodiscard]] const std::vector<std::string>& notes() const;

    /// Puts the output in its place. It is on the disk when this returns, and so was the old one until then.
    /// @param run_id  of what was run, for the marker of a folder
    void commit(const std::string& run_id = "");

private:
    friend void abandon_outputs();
    struct State;
    std::unique_ptr<State> state_;
};

/// A message in which what is being written aside bears the name that it will have: ".../.out.part12-ab3CdE/out/a.csv"
/// is ".../out/a.csv".
std::string with_final_names(std::string message);

/// Removes everything that open outputs of this process have written aside, for a process that is about to end without
/// unwinding. A swap that has begun is let finish; no other begins. From any thread, once.
void abandon_outputs();

}  // namespace sunshed
