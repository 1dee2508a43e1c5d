#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sunshed/core/ports.hpp"
#include "sunshed/core/raster.hpp"
#include "sunshed/io/crs.hpp"

namespace sunshed {

struct RasterReadOptions {
    std::string crs;                       ///< for files that have none; empty = must have one
    std::string target_crs_wkt;            ///< empty = the file's own where it is projected in metres, else UTM
    std::string vertical_unit = "auto";    ///< auto | m | ft | us-ft
    std::optional<GridGeometry> align_to;  ///< resample onto this grid of target_crs
    std::optional<Box2> clip_to{};         ///< only this part, in target_crs, at the file's own resolution
};

struct RasterInput {
    FloatRaster raster;  ///< metres; nodata, NaN and infinity are NaN
    CrsInfo crs;
    std::size_t nodata_count = 0;
    double min_value = 0.0;
    double max_value = 0.0;
    std::vector<std::string> notes;  ///< what was converted
};

/// Elevations or heights of any raster that GDAL reads, on square cells of a projected CRS in metres, north up.
/// Rasters that are geographic, in Web Mercator, in feet, rotated or with oblong cells are resampled (bilinear), with a
/// note.
/// @throws Error naming the file: not a raster, no CRS, every cell nodata
RasterInput read_elevation(const std::string& path, const RasterReadOptions& options);

/// The same file read window by window, for rasters of any size. Resampling is done as windows are read.
class ElevationFile final : public RasterSource {
public:
    /// @throws Error naming the file, as read_elevation(), but for nodata, which is seen only when read
    ElevationFile(const std::string& path, const RasterReadOptions& options);
    ~ElevationFile() override;
    ElevationFile(const ElevationFile&) = delete;
    ElevationFile& operator=(const ElevationFile&) = delete;

    [[nodiscard]] GridGeometry geometry() const override;
    [[nodiscard]] FloatRaster read(const Window& window) override;
    [[nodiscard]] const CrsInfo& crs() const;
    [[nodiscard]] const std::vector<std::string>& notes() const;  ///< what was converted

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace sunshed
