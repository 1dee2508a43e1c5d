#pragma once

#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sunshed/core/ports.hpp"
#include "sunshed/core/progress.hpp"
#include "sunshed/core/raster.hpp"
#include "sunshed/io/crs.hpp"

namespace sunshed {

/// What a raster's values are; decides what of them is believed.
enum class ElevationUse {
    surface,      ///< of a town and the ground under it: -500 to 9,000 m
    far_terrain,  ///< the same around it, and the bed of the sea
    heights,      ///< of trees above the ground: up to 130 m
};

struct RasterReadOptions {
    std::string crs;                       ///< for files that have none; empty = must have one
    std::string target_crs_wkt;            ///< empty = the file's own where one can measure in it, else UTM
    std::string vertical_unit = "auto";    ///< auto = as the file says; or any unit of length
    std::optional<GridGeometry> align_to;  ///< resample onto this grid of target_crs
    std::optional<Box2> clip_to{};         ///< only this part, in target_crs, at the file's own resolution
    ElevationUse use = ElevationUse::surface;
    std::string unit_otherwise = "auto";  ///< where the file says none; auto = metres, or the feet of its map
    bool allow_ballpark = false;          ///< take a datum shift that PROJ can only guess
    double most_cells = std::numeric_limits<double>::infinity();          ///< more are refused before any is read
    std::string unit_option = "--vertical-unit (surface.vertical_unit)";  ///< for messages
    const Progress* progress = nullptr;                                   ///< to be asked whether to stop
};

struct RasterInput {
    FloatRaster raster;  ///< metres; nodata, NaN and infinity are NaN
    CrsInfo crs;
    std::size_t nodata_count = 0;
    double min_value = 0.0;
    double max_value = 0.0;
    std::vector<std::string> notes;     ///< what was converted
    std::vector<std::string> findings;  ///< what is likely wrong with the file, and how it was taken
};

/// Elevations or heights of any raster that GDAL reads, on square cells of a projected CRS in metres, north up.
/// Rasters that are geographic, in a map that does not measure where they lie, in feet, rotated or with oblong cells
/// are resampled (bilinear), with a note. Elevations are converted to metres once, before that: by the band's scale and
/// offset and by their unit (vertical_unit, the band's, or the CRS's vertical part). Cells without a value are those
/// that the file says (nodata, mask, alpha, NaN) and those that can be none (undeclared -9999, 1e30, a kilometre from
/// all others), which are findings.
/// @throws Error naming the file: not a raster, no CRS, a unit or a datum shift that is not known, damage, more cells
///         than allowed, every cell nodata
RasterInput read_elevation(const std::string& path, const RasterReadOptions& options);

/// The same file read window by window, for rasters of any size. Resampling is done as windows are read.
class ElevationFile final : public RasterSource {
public:
    /// Looks at all cells of the part that is asked for.
    /// @throws Error naming the file, as read_elevation(), but for cells that are all nodata
    ElevationFile(const std::string& path, const RasterReadOptions& options);
    ~ElevationFile() override;
    ElevationFile(const ElevationFile&) = delete;
    ElevationFile& operator=(const ElevationFile&) = delete;

    [[nodiscard]] GridGeometry geometry() const override;
    [[nodiscard]] FloatRaster read(const Window& window) override;
    [[nodiscard]] const CrsInfo& crs() const;
    [[nodiscard]] const std::vector<std::string>& notes() const;     ///< what was converted
    [[nodiscard]] const std::vector<std::string>& findings() const;  ///< what is likely wrong, and how it was taken
    /// Of all cells that have a value; NaN where none has.
    [[nodiscard]] double median_m() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace sunshed
