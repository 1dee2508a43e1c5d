#pragma once

#include "sunshed/core/raster.hpp"
#include "sunshed/horizon/horizon_sweep.hpp"
#include "sunshed/irradiance/irradiate.hpp"

namespace sunshed {

/// The horizons of a request's served cells: over what shades on the surface, and over far terrain.
class SceneHorizons {
public:
    /// @param obstacles_m  what shades; it and the request are kept by reference
    /// @param beyond  what of it lies beyond a tile
    SceneHorizons(const IrradianceRequest& request, const FloatRaster& obstacles_m, const MaxPyramid* beyond);
    SceneHorizons(const SceneHorizons&) = delete;
    SceneHorizons& operator=(const SceneHorizons&) = delete;

    /// In any direction; far terrain between two of its own is interpolated.
    /// @param tangent  result, resized to the served cells
    void find_toward(double grid_azimuth_deg, FloatRaster& tangent);

private:
    void raise_to_far_terrain(double grid_azimuth_deg, FloatRaster& tangent);

    const IrradianceRequest& request_;
    HorizonScene scene_;
    FloatRaster receivers_m_;  ///< the served cells, where there is far terrain
    HorizonSweep sweep_;
    FloatRaster lower_;  ///< far terrain in the directions beside one
    FloatRaster upper_;
};

}  // namespace sunshed
