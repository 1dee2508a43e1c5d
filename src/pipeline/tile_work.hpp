#pragma once

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

/// Sun, sky and north of a place, as all that lies under them takes them.
struct SunAndNorth {
    /// @param sky_year  kept by reference
    /// @param grid_convergence_deg  at the sky's place
    SunAndNorth(const CityScene& scene, const SkyYear& sky_year, double grid_convergence_deg,
                const CityOptions& options);
    SunAndNorth(const SunAndNorth&) = delete;
    SunAndNorth& operator=(const SunAndNorth&) = delete;

    SkyTables tables;
    ChainWeather weather;  ///< with the site
    OpenYield open_yield;
    std::optional<YieldTable> yields;  ///< where rasters are asked for
    PlanOptions plan;                  ///< with modules laid after this sun and north
};

/// What all tiles of a run share.
class CityWork {
public:
    CityWork(const CityScene& city_scene, const SkyYear& sky_year, const CityOptions& city_options,
             const Overview& overview, int halo);
    CityWork(const CityWork&) = delete;
    CityWork& operator=(const CityWork&) = delete;

    const CityScene& scene;
    const CityOptions& options;
    const Overview& beyond;  ///< a tile and its halo
    int halo_cells = 0;
    GridGeometry grid;
    EconomyModel economy;
    ZoneFinder zones;

    /// That of the tile that is worked on.
    [[nodiscard]] SunAndNorth& sky() { return *sky_; }
    [[nodiscard]] const SunAndNorth& sky() const { return *sky_; }
    /// Goes to a tile: under its own sky where the city is wider than one.
    void use_sun_of(const CityTile& tile);

private:
    std::optional<SkyYear> own_year_;  ///< of the last tile's sky
    std::optional<SunAndNorth> sky_;
};

/// Plans a tile, irradiates and assesses some of its slices, and lets it go.
void work_on_tile(CityWork& work, const CityTile& tile, const std::vector<CitySlice>& slices, CitySink& sink,
                  Progress& progress);

}  // namespace sunshed
