#pragma once

#include <map>
#include <string>
#include <vector>

namespace sunshed {

/// Names of files after ids, whatever the ids hold: no id leads out of a folder, none is too long for a file system,
/// and different ids have different names, also where letters' case does not count. An id of ASCII letters, digits and
/// "._-" is its own name; any other, and what would be the same or is reserved (CON, "..", "a" beside "A"), gets the
/// beginning of the SHA-256 of the id behind it.
class FileNames {
public:
    /// @param ids  all that get names; names do not depend on their order
    explicit FileNames(const std::vector<std::string>& ids);

    /// The name of one of them, without an extension.
    [[nodiscard]] std::string of(const std::string& id) const;

private:
    std::map<std::string, std::string> first_id_;  ///< by name without regard to case
    std::map<std::string, bool> shared_;           ///< names that several ids would have
};

}  // namespace sunshed
