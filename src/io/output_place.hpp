#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "sunshed/io/atomic_output.hpp"

namespace sunshed {

/// Where an output goes.
struct OutputPlace {
    std::string given;  ///< as the user named it, for messages
    AtomicOutput::Kind kind = AtomicOutput::Kind::folder;
    std::filesystem::path final;  ///< absolute, its folder without links
    std::filesystem::path home;   ///< where lock and working folder lie: beside it, or within it
    bool in_place = false;        ///< the folder itself cannot be renamed: a mount point, or its parent is not ours

    [[nodiscard]] std::filesystem::path lock() const;
    /// Working folders are named so, with six random letters in place of the X.
    [[nodiscard]] std::string working_pattern() const;
    /// Whether a file of the home is a working folder for this place, ours or a dead process's.
    [[nodiscard]] bool is_working_name(const std::string& name) const;
};

/// @throws Error where no output of the kind can ever be: links, root, home, the current folder and what is around it,
/// a
///         folder for a file or the reverse
OutputPlace output_place(const std::string& path, AtomicOutput::Kind kind);

/// @throws Error where what stands there may not be replaced
void check_replaceable(const OutputPlace& place, bool overwrite, const std::vector<std::string>& inputs);

/// Folders above that had to be made, the innermost last. @throws Error{io_failure}
std::vector<std::filesystem::path> make_parents(const OutputPlace& place);

[[noreturn]] void cannot_write(const std::string& where, const std::string& why);

}  // namespace sunshed
