#pragma once

#include <cpl_string.h>

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "sunshed/core/raster.hpp"
#include "tiff_directory.hpp"
#include "zstd_tiles.hpp"

namespace sunshed {

/// What GDAL's COG driver makes of one band.
struct OneBandCog {
    std::vector<TiffDirectory> directories;  ///< finest level first
    std::vector<LevelTiles> levels;
};

/// A band's values as they are stored.
using StoredBand = std::variant<Raster<float>, Raster<std::int16_t>>;
double nodata_of(const StoredBand& band);

/// @param options  of the COG driver
/// @param own_overviews  whether overviews are made here, or by the driver as its options say
/// @param path  for messages, and the memory's name
OneBandCog one_band_cog(StoredBand& band, const std::string& crs_wkt, CPLStringList options, bool own_overviews,
                        const std::string& path);

}  // namespace sunshed
