#pragma once

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "sunshed/pipeline/assess_city.hpp"

namespace sunshed::test {

/// The results of a small city, all of them kept.
class KeptCity final : public CitySink {
public:
    explicit KeptCity(const CityScene& scene) : buildings(scene.buildings.size()), grid_(scene.surface->geometry()) {}

    void take(AssessedBuilding building) override {
        facades.insert(facades.end(), building.facades.begin(), building.facades.end());
        order.push_back(building.index);
        buildings[building.index] = std::move(building.record);
    }
    void take(const Window& window, CityRasters part) override {
        lay(window, part.irradiance.global_kwh_m2, rasters.irradiance.global_kwh_m2);
        lay(window, part.irradiance.monthly_kwh_m2[11], rasters.irradiance.monthly_kwh_m2[11]);
        lay(window, part.irradiance.sun_hours, rasters.irradiance.sun_hours);
        lay(window, part.pv_yield_kwh_kwp, rasters.pv_yield_kwh_kwp);
    }

    SkyYear sky;
    std::vector<BuildingRecord> buildings;  ///< in the order of the scene's
    std::vector<std::size_t> order;         ///< in which they came
    std::vector<FacadeRecord> facades;
    CityRasters rasters;  ///< some of them
    CitySums sums;

private:
    void lay(const Window& window, const FloatRaster& part, FloatRaster& whole) const {
        if (whole.empty()) {
            whole = FloatRaster(grid_, missing_f);
        }
        for (int row = 0; row < window.rows; ++row) {
            std::copy(part.row(row).begin(), part.row(row).end(), whole.row(window.row + row).begin() + window.column);
        }
    }

    GridGeometry grid_;
};

inline std::unique_ptr<SurfaceSource> in_memory(Surface surface, FloatRaster tree_top_m = {}) {
    return std::make_unique<MemorySurface>(SurfacePart{std::move(surface), std::move(tree_top_m)});
}

inline KeptCity assessed(const CityScene& scene, const CityOptions& options) {
    NoProgress progress;
    KeptCity city(scene);
    city.sky = build_sky_year(scene.weather, scene.place, options.sky);
    city.sums = assess_city(scene, city.sky, options, city, progress);
    return city;
}

}  // namespace sunshed::test
