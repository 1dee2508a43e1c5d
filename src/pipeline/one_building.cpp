#include "sunshed/pipeline/one_building.hpp"

#include <utility>

#include "sunshed/pipeline/kept_buildings.hpp"

namespace sunshed {

CityScene scene_of_building(FloatRaster dsm_m, BuildingInput building, Site site, WeatherSeries weather,
                            NodataPolicy nodata) {
    CityScene scene;
    scene.surface = std::make_unique<MemorySurface>(SurfacePart{surface_from_dsm(std::move(dsm_m), nodata), {}});
    scene.buildings.push_back(std::move(building));
    scene.site = std::move(site);
    scene.weather = std::move(weather);
    return scene;
}

BuildingRecord assess_building(FloatRaster dsm_m, const MultiPolygon& footprint, const Site& site,
                               const WeatherSeries& weather, const CityOptions& options) {
    BuildingInput building;
    building.footprint = footprint;
    return assess_buildings(scene_of_building(std::move(dsm_m), std::move(building), site, weather), options).at(0);
}

}  // namespace sunshed
