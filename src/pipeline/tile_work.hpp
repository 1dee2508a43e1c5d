#pragma once

#include <functional>
#include <optional>

#include "pv_yield.hpp"
#include "segment_grid.hpp"
#include "sunshed/building/layout_energy.hpp"
#include "sunshed/building/module_sun.hpp"
#include "sunshed/pipeline/assess_city.hpp"
#include "sunshed/pipeline/zone_tree.hpp"

namespace sunshed {

/// The highest of the city's surface, for what a tile's halo leaves out; nothing where there is one tile.
struct CityOverview {
    std::optional<ElevationPyramid> solid;
    std::optional<ElevationPyramid> tops;  ///< of trees
};

CityOverview look_over(SurfaceSource& surface, const Progress& progress);

/// What all tiles of a run share.
struct CityWork {
    CityWork(const CityScene& city_scene, const SkyYear& sky_year, const CityOptions& city_options,
             const CityOverview& city_overview);
    CityWork(const CityWork&) = delete;
    CityWork& operator=(const CityWork&) = delete;

    const CityScene& scene;
    const SkyYear& sky;
    const CityOptions& options;
    const CityOverview& overview;
    GridGeometry grid;
    ChainWeather weather;
    EconomyModel economy;
    ZoneFinder zones;
    OpenYield open_yield;
    std::optional<YieldTable> yields;  ///< where rasters are asked for
};

/// Takes each building with its hours, one after another.
using BuildingTaker = std::function<void(AssessedBuilding building)>;

/// Plans, irradiates and assesses one tile, and lets it go.
void work_on_tile(CityWork& work, const CityTile& tile, const BuildingTaker& take_building, CitySink& sink,
                  Progress& progress);

}  // namespace sunshed
