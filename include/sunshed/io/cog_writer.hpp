#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "sunshed/core/raster.hpp"

namespace sunshed {

/// Binary digits of a float: all that it has.
constexpr int all_bits = 24;

/// What a band of a raster file is called and means.
struct BandInfo {
    std::string name;       ///< the band's description in GIS programs
    std::string long_name;  ///< what it means, in words
    std::string unit;
    int kept_bits = all_bits;  ///< leading binary digits of a value that are written, 1..24; the rest is rounded
};

/// The same with its values.
struct RasterBand {
    std::string name;
    std::string long_name;
    std::string unit;
    const FloatRaster* values = nullptr;  ///< NaN is written as nodata
    int kept_bits = all_bits;

    [[nodiscard]] BandInfo info() const { return {name, long_name, unit, kept_bits}; }
};

/// What a file says of itself as a whole, e.g. WEATHER = its source, SYNTHETIC = YES.
using FileTags = std::map<std::string, std::string>;

/// Writes a cloud-optimised GeoTIFF: Float32, nodata -9999, tiled, with overviews and statistics.
/// @param creation_options  KEY=VALUE for GDAL's COG driver
/// @throws Error{io_failure} where it cannot be written whole
void write_cog(const std::string& path, const std::string& crs_wkt, const std::vector<RasterBand>& bands,
               const std::vector<std::string>& creation_options = {}, const FileTags& tags = {});

/// Writes a cloud-optimised GeoTIFF window by window: into memory where that is little, else into a plain GeoTIFF
/// beside the target.
class CogTileWriter {
public:
    /// @param in_memory  whether the whole file may be held
    /// @throws Error{io_failure} where it cannot be written whole; so do the others
    CogTileWriter(const std::string& path, const GridGeometry& grid, const std::string& crs_wkt,
                  const std::vector<BandInfo>& bands, const FileTags& tags, bool in_memory);
    ~CogTileWriter();
    CogTileWriter(const CogTileWriter&) = delete;
    CogTileWriter& operator=(const CogTileWriter&) = delete;

    /// In memory, bands may be written by several threads at a time.
    /// @param band  from 0
    /// @param values  of the window; NaN is written as nodata
    void write(std::size_t band, const Window& window, const FloatRaster& values);
    /// Makes the file; without it nothing is left.
    void finish(const std::vector<std::string>& creation_options = {});

private:
    void close();

    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// The same for 32-bit masks, one bit a day.
void write_mask_cog(const std::string& path, const std::string& crs_wkt, const std::vector<std::string>& band_names,
                    const std::vector<Raster<std::uint32_t>>& bands,
                    const std::vector<std::string>& creation_options = {}, const FileTags& tags = {});

/// How much of raster files may be kept in memory beside what is asked for.
void limit_raster_cache(double bytes);

constexpr float raster_nodata = -9999.0F;

}  // namespace sunshed
