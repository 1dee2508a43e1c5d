#pragma once

#include <functional>
#include <optional>

#include "pv_yield.hpp"
#include "segment_grid.hpp"
#include "sunshed/building/layout_energy.hpp"
#include "sunshed/building/module_sun.hpp"
#include "sunshed/irradiance/sky_tables.hpp"
#include "sunshed/pipeline/assess_city.hpp"
#include "sunshed/pipeline/overview.hpp"
#include "sunshed/pipeline/zone_tree.hpp"

namespace sunshed {

/// What all tiles of a run share.
struct CityWork {
    CityWork(const CityScene& city_scene, const SkyYear& sky_year, const CityOptions& city_options,
             const Overview& overview, int halo);
    CityWork(const CityWork&) = delete;
    CityWork& operator=(const CityWork&) = delete;

    const CityScene& scene;
    const SkyYear& sky;
    const CityOptions& options;
    const Overview& beyond;  ///< a tile and its halo
    int halo_cells = 0;
    GridGeometry grid;
    SkyTables tables;
    ChainWeather weather;
    EconomyModel economy;
    ZoneFinder zones;
    OpenYield open_yield;
    std::optional<YieldTable> yields;  ///< where rasters are asked for
};

/// Takes each building with its hours, one after another.
using BuildingTaker = std::function<void(AssessedBuilding building)>;

/// Plans, irradiates and assesses one tile slice by slice, and lets it go.
void work_on_tile(CityWork& work, const CityTile& tile, const std::vector<CitySlice>& slices,
                  const BuildingTaker& take_building, CitySink& sink, Progress& progress);

}  // namespace sunshed
