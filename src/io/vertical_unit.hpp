#pragma once

#include <gdal_priv.h>

#include <string>

#include "sunshed/core/length_unit.hpp"
#include "sunshed/io/raster_file.hpp"

namespace sunshed {

struct VerticalUnit {
    LengthUnit unit;
    std::string doubt;  ///< why it may be another; empty where it is given
};

/// The unit of a raster's elevations: what was asked for, else what its band says, else the vertical part of its CRS,
/// else metres; but the map's own unit, with a doubt, where the map is in feet.
/// @param map  the horizontal CRS that x and y are in
/// @throws Error naming file and option: a unit that is not known, band and CRS that differ
VerticalUnit vertical_unit(GDALDataset& dataset, const CrsInfo& map, const std::string& path,
                           const RasterReadOptions& options);

}  // namespace sunshed
