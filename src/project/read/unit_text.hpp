#pragma once

#include <string>

namespace sunshed {

/// A unit as people type it, folded as Unicode's NFKC does with what stands in units: full-width signs to plain ones,
/// raised digits and squared letters (²  ㎡  ㎥  ㎾) to letters and digits; and without blanks at its ends.
std::string folded_unit(const std::string& text);

}  // namespace sunshed
