#pragma once

#include <string>

#include "results.hpp"

namespace sunshed::cli {

/// Writes what stands around the roofs, into a folder that is there:
/// - segment_shading.csv: building_id, segment_id, month, h00..h23: share of the beam lost, by hour of local time;
/// - building_horizons.csv: building_id, az_000..az_350: the median horizon of its roofs, degrees from true north;
///   the columns in their order are PVGIS's `userhorizon`;
/// - sam/<building_id>.csv: SAM's table of beam shading by azimuth (columns) and altitude (rows), per cent.
void write_shading_tables(const std::string& folder, const ResultsInput& input);

}  // namespace sunshed::cli
