#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sunshed/core/horizon_line.hpp"

namespace sunshed {

/// Where azimuths are counted from, clockwise.
enum class AzimuthZero { north, south };

/// A skyline read from a file.
struct HorizonFile {
    HorizonLine line;
    std::string format;              ///< in words
    std::vector<std::string> notes;  ///< what was odd and how it was taken
};

/// Reads the skyline of one place:
///
/// - PVGIS's `userhorizon`: heights alone, evenly from north clockwise, in one line or one a line;
/// - PVGIS's answer (`printhorizon`): columns A and H_hor, azimuths from south;
/// - Meteonorm's and PVsyst's .hor: azimuth and height a line, azimuths from south, west positive;
/// - SAM's table of beam shading by altitude (rows) and azimuth (columns, from north): where half of the beam is lost;
/// - a CSV whose header names azimuth and elevation (or height), azimuths from north;
/// - series/building_horizons.csv of a run: a building's row.
///
/// @param zero  where azimuths are counted from, against what the format says
/// @param building  whose row is wanted, in a file of several
/// @throws Error naming the row: heights beyond +-90 degrees, radians, gaps of more than 45 degrees, directions that
///         stand twice with different heights, azimuths that cannot be counted from where the format says
HorizonFile read_horizon_file(const std::string& path, std::optional<AzimuthZero> zero = {},
                              const std::string& building = "");

}  // namespace sunshed
