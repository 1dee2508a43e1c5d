#pragma once

#include <functional>
#include <optional>

#include "pv_yield.hpp"
#include "pyramids.hpp"
#include "segment_grid.hpp"
#include "sunshed/building/layout_energy.hpp"
#include "sunshed/building/module_sun.hpp"
#include "sunshed/irradiance/sky_tables.hpp"
#include "sunshed/pipeline/assess_city.hpp"
#include "sunshed/pipeline/zone_tree.hpp"

namespace sunshed {

/// Reads all of the surface once for what tiles leave out.
Pyramids look_over(SurfaceSource& surface, const Progress& progress);

/// What all tiles of a run share.
struct CityWork {
    CityWork(const CityScene& city_scene, const SkyYear& sky_year, const CityOptions& city_options,
             const Pyramids& pyramids, int halo);
    CityWork(const CityWork&) = delete;
    CityWork& operator=(const CityWork&) = delete;

    const CityScene& scene;
    const SkyYear& sky;
    const CityOptions& options;
    const Pyramids& beyond;  ///< a tile and its halo
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
