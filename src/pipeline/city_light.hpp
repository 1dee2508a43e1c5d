#pragma once

#include <vector>

#include "sunshed/building/module_sun.hpp"
#include "sunshed/pipeline/assess_city.hpp"

namespace sunshed {

/// Light at single points of a city: under its sky, what is solid and, where there are trees, that with their tops.
class CityLight {
public:
    /// Kept by reference. No trees where tree_top_m is empty; the pyramids are of what lies beyond, nullptr = nothing.
    struct Shades {
        const FloatRaster& elevation_m;
        const FloatRaster& tree_top_m;
        const FarHorizon* far = nullptr;
        GridPart part;  ///< the elevations' place in the raster
        const ElevationPyramid* beyond = nullptr;
        const ElevationPyramid* tree_tops_beyond = nullptr;
    };

    CityLight(const CityScene& scene, const SkyYear& sky, const CityOptions& options, const Shades& shades);
    CityLight(const CityLight&) = delete;
    CityLight& operator=(const CityLight&) = delete;

    [[nodiscard]] SceneLight light() const { return {parts_, tree_transmissivity_}; }

private:
    MonthArray<double> tree_transmissivity_;
    std::vector<SkyTable> tables_;
    std::vector<PointLight> parts_;
};

}  // namespace sunshed
