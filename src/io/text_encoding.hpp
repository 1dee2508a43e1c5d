#pragma once

#include <cstddef>
#include <string>

#include "sunshed/core/feature.hpp"

namespace sunshed {

/// What the words of a layer turned out to be written in.
struct FoundEncoding {
    std::string name;          ///< empty = UTF-8
    bool is_doubtful = false;  ///< another would do nearly as well, or none does well
    std::size_t broken = 0;    ///< words of UTF-8 with bytes that are none, which were left out
};

/// Brings names and texts of a layer whose encoding its file does not declare to UTF-8. The encoding is decided once
/// for the whole layer: 学校 in GBK happens to be valid UTF-8 too, its neighbours are not, and where all are, their
/// letters are of no language. A character that a field's width has cut is dropped.
FoundEncoding convert_to_utf8(FeatureLayer& layer);

/// The same from an encoding that the user names.
/// @throws Error where there is none of that name
void convert_to_utf8(FeatureLayer& layer, const std::string& encoding);

}  // namespace sunshed
