#pragma once

#include <string>

#include "sunshed/io/value_raster.hpp"
#include "sunshed/surface/surface.hpp"

namespace sunshed {

/// How an aspect is counted.
enum class AspectCount {
    compass,  ///< clockwise from north, as gdaldem has it
    grass,    ///< counter-clockwise from east, 0 where level, as r.slope.aspect has it and r.sun takes it
};

/// Tilts and aspects of cells from rasters, in place of the surface's own slopes.
class GivenPlanes {
public:
    /// @throws Error naming the file: another grid, tilts that are not 0 to 90 degrees, aspects that are not -360 to
    ///         360, both in radians
    GivenPlanes(const std::string& slope, const std::string& aspect, AspectCount count, const GridGeometry& grid,
                const std::string& crs_wkt);

    /// Upward normals in grid axes; level where a plane is not known.
    [[nodiscard]] NormalField normals(const Window& cells) const;
    /// Takes cells without a plane out: no slope, or a slope of a degree and more without an aspect.
    void leave_out(const Window& cells, Raster<std::uint8_t>& known) const;

private:
    struct Planes {
        FloatRaster slope_deg;
        FloatRaster azimuth_deg;  ///< compass, in the grid's axes
    };
    [[nodiscard]] Planes read(const Window& cells) const;

    ValueRaster slope_;
    ValueRaster aspect_;
    AspectCount count_;
};

}  // namespace sunshed
