#pragma once

#include <span>

#include "sunshed/irradiance/light_probe.hpp"

namespace sunshed {

/// What points see of a raster beyond the part of it that rays are followed over: highest elevations of blocks that
/// grow with the distance, as in the sweep.
class PyramidRays {
public:
    /// @param grid  the part's
    /// @param raster  whose pyramid is kept by reference
    PyramidRays(const GridGeometry& grid, const PartOfRaster& raster, double radius_m);

    /// Raises the horizons of a line's points.
    /// @param toward  unit vector
    void raise(const PlumbLine& line, const Vector3& toward, std::span<double> tangents) const;

private:
    GridGeometry grid_;
    PartOfRaster raster_;
    double reach_cells_;
    double highest_m_ = 0.0;
};

}  // namespace sunshed
