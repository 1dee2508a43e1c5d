#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sunshed {

/// The word for the unit that a file itself states.
inline constexpr std::string_view unit_of_file = "auto";

/// A unit that elevations and heights come in.
struct LengthUnit {
    std::string name;  ///< in words, plural: "US survey feet"
    double metres = 1.0;
};

/// The unit behind what files and people write: "m", "Metre", "ft", "Foot_US", "US survey foot", "ft (US)", "cm"...
/// Letter case, spaces and signs do not count. Nothing where it is none of the known ones.
std::optional<LengthUnit> length_unit(std::string_view spelling);

}  // namespace sunshed
