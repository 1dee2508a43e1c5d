#pragma once

#include <map>
#include <string>
#include <vector>

#include "sunshed/core/raster.hpp"

namespace sunshed {

/// One band of a raster file: what it is called and means.
struct RasterBand {
    std::string name;       ///< the band's description in GIS programs
    std::string long_name;  ///< what it means, in words
    std::string unit;
    const FloatRaster* values = nullptr;  ///< NaN is written as nodata
};

/// What a file says of itself as a whole, e.g. WEATHER = its source, SYNTHETIC = YES.
using FileTags = std::map<std::string, std::string>;

/// Writes a cloud-optimised GeoTIFF: Float32, nodata -9999, tiled, with overviews and statistics.
/// @param creation_options  KEY=VALUE for GDAL's COG driver
/// @throws Error{io_failure} where it cannot be written whole
void write_cog(const std::string& path, const std::string& crs_wkt, const std::vector<RasterBand>& bands,
               const std::vector<std::string>& creation_options = {}, const FileTags& tags = {});

/// The same for 32-bit masks, one bit a day.
void write_mask_cog(const std::string& path, const std::string& crs_wkt, const std::vector<std::string>& band_names,
                    const std::vector<Raster<std::uint32_t>>& bands,
                    const std::vector<std::string>& creation_options = {});

constexpr float raster_nodata = -9999.0F;

}  // namespace sunshed
