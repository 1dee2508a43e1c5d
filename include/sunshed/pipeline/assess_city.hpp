#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sunshed/building/assess_building.hpp"
#include "sunshed/building/building_economy.hpp"
#include "sunshed/building/building_record.hpp"
#include "sunshed/building/facade.hpp"
#include "sunshed/building/load_balance.hpp"
#include "sunshed/building/plan_building.hpp"
#include "sunshed/core/parallel.hpp"
#include "sunshed/core/progress.hpp"
#include "sunshed/irradiance/irradiate.hpp"
#include "sunshed/surface/surface.hpp"
#include "sunshed/weather/sky_year.hpp"

namespace sunshed {

/// An area that results are summed over.
struct ZoneArea {
    std::string id;
    std::string name;
    MultiPolygon geometry;
    std::string parent = {};                  ///< id of the zone right around it; empty for an outermost one
    std::optional<double> export_limit_kw{};  ///< of the zone's transformer or feeder
};

/// Everything that a run reads, as values in one projected CRS.
struct CityScene {
    Surface surface;
    FloatRaster far_terrain_m;  ///< coarse elevations around the scene; empty = none
    FloatRaster tree_top_m;     ///< elevation of tree tops on the surface's grid; empty = none
    MonthArray<double> tree_transmissivity = each_month(1.0);
    std::vector<BuildingInput> buildings;
    std::vector<ZoneArea> zones;
    WeatherSeries weather;
    Place place;                        ///< the scene's centre, where the sun is computed
    double grid_convergence_deg = 0.0;  ///< true azimuth = grid azimuth + this, at the scene's centre
};

/// Takes the hourly power of every building while it is there: `ac_hourly_kw` is not kept.
class HourlySink {
public:
    virtual ~HourlySink() = default;
    /// Called in the order of the buildings, one after another.
    /// @param building  index in the scene
    virtual void take(std::size_t building, const BuildingRecord& record) = 0;
};

struct CityOptions {
    SkyOptions sky;
    int directions = 128;
    double horizon_radius_m = 1e9;
    bool facades = false;             ///< assess walls too
    bool sun_hours_by_month = false;  ///< sum them too
    PlanOptions plan;
    AssessOptions assess;
    HourlySink* hourly = nullptr;  ///< nullptr = nobody asks
    EconomyOptions economy;
    std::optional<double> export_limit_kw;  ///< of each zone that tells none itself
    Threads threads;
};

/// AC power of one class of buildings in one zone, a value an interval of the weather.
struct ZoneSeries {
    std::string zone_id;  ///< empty for buildings in no zone
    BuildingClass building_class = BuildingClass::unknown;
    std::vector<double> ac_kw;
};

struct CityResult {
    SkyYear sky;
    IrradianceResult irradiance;  ///< cells of a roof segment lie in the segment's plane
    FloatRaster pv_yield_kwh_kwp;
    std::vector<BuildingRecord> buildings;   ///< in the order of the scene's buildings
    std::vector<ZoneSeries> zone_series;     ///< sorted by zone and class
    std::vector<LoadBalance> load_balances;  ///< of each zone in their order, and last of the whole ("all")
    std::vector<FacadeRecord> facades;       ///< in the order of the buildings; empty where not asked for
    std::string snow_model;                  ///< which model of snow on modules was used, in words
};

/// The whole way from surface and footprints to building records. The same bytes for any number of threads.
/// A bad building gets a record with a status and a reason; it never stops the run.
/// @throws Error{cancelled} where progress asks to stop
CityResult assess_city(const CityScene& scene, const CityOptions& options, Progress& progress);

}  // namespace sunshed
