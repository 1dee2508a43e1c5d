#pragma once

#include "sunshed/core/feature.hpp"

namespace sunshed {

/// Brings names and texts of a layer whose encoding its file does not declare to UTF-8. The encoding is decided once
/// for the whole layer: 学校 in GBK happens to be valid UTF-8 too, its neighbours are not, and where all are, their
/// letters are of no language. A character that a field's width has cut is dropped.
/// @returns the name of the encoding that was guessed; nullptr where the texts were UTF-8
const char* bring_to_utf8(FeatureLayer& layer);

}  // namespace sunshed
