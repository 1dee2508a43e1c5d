#pragma once

#include <string>
#include <vector>

#include "sunshed/core/month.hpp"
#include "sunshed/core/raster.hpp"
#include "sunshed/io/raster_file.hpp"
#include "sunshed/surface/build_surface.hpp"

namespace sunshed {

/// Refuses cells without a value where the policy is to.
/// @throws Error naming the file
void check_nodata(const std::string& path, std::size_t nodata_count, NodataPolicy policy);

/// "4 of 100 cells (4.0 %) have no value and are taken as open, ..."; empty where there are none.
std::string nodata_note(std::size_t nodata_count, std::size_t cell_count, NodataPolicy policy);

/// How far from a scene terrain is read.
constexpr double far_reach_m = 100000.0;

/// Coarse elevations for 100 km around a scene, in its CRS, at the file's own resolution.
/// @param options  with the scene's CRS as the target; what part is read is decided here
/// @param notes  what was converted
/// @param findings  what is likely wrong with the file
/// @throws Error naming the file: not a raster, does not reach the scene's surroundings
FloatRaster read_far_terrain(const std::string& path, RasterReadOptions options, const GridGeometry& scene,
                             std::vector<std::string>& notes, std::vector<std::string>& findings);

}  // namespace sunshed
