#pragma once

#include <vector>

#include "sunshed/building/module_sun.hpp"
#include "sunshed/irradiance/sky_tables.hpp"

namespace sunshed {

/// Light at single points of a city: under its sky, what is solid and, where there are trees, that with their tops.
class CityLight {
public:
    /// Kept by reference. The tree tops count where the tables have trees; the pyramids are of what lies beyond,
    /// nullptr = nothing.
    struct Obstacles {
        const FloatRaster& elevation_m;
        const FloatRaster& tree_top_m;
        const FarHorizon* far = nullptr;
        GridPart part;  ///< the elevations' place in the raster
        const MaxPyramid* beyond = nullptr;
        const MaxPyramid* tree_tops_beyond = nullptr;
    };

    /// @param tables  kept by reference
    CityLight(const SkyTables& tables, double radius_m, const Obstacles& shades);
    CityLight(const CityLight&) = delete;
    CityLight& operator=(const CityLight&) = delete;

    [[nodiscard]] SceneLight light() const { return {parts_, tree_transmissivity_}; }

private:
    MonthArray<double> tree_transmissivity_;
    std::vector<LightProbe> parts_;
};

}  // namespace sunshed
