#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
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
#include "sunshed/horizon/radius.hpp"
#include "sunshed/irradiance/irradiate.hpp"
#include "sunshed/pipeline/city_tiles.hpp"
#include "sunshed/pipeline/surface_source.hpp"
#include "sunshed/pipeline/tile_site.hpp"
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

/// Everything that a run reads, as values in one projected CRS; but for the surface, which is read by windows.
struct CityScene {
    std::unique_ptr<SurfaceSource> surface;
    FloatRaster far_terrain_m;  ///< coarse elevations around the scene; empty = none
    MonthArray<double> tree_transmissivity = each_month(1.0);
    std::vector<BuildingInput> buildings;
    std::vector<ZoneArea> zones;
    WeatherSeries weather;
    Site site;  ///< the scene's centre
    /// Of points of a scene wider than one sky (one_sky_m), whose tiles have each its own sun and north; empty = those
    /// of the centre everywhere. Altitude and clock are the centre's.
    std::function<Site(Point2 point)> site_at{};
};

/// Of a tile's middle, or of the scene's centre where one sky is over all of it.
Site site_of(const CityScene& scene, const Window& core);

struct CityOptions {
    SkyOptions sky;
    int directions = 128;
    double horizon_radius_m = unlimited_radius_m;
    bool rasters = true;   ///< hand rasters to the sink; otherwise cells around buildings are all that is lit
    bool facades = false;  ///< assess walls too
    bool sun_hours_by_month = false;  ///< sum them too
    PlanOptions plan;
    AssessOptions assess;
    EconomyOptions economy;
    std::optional<double> export_limit_kw;  ///< of each zone that states none itself
    std::optional<TilePlan> tiles;          ///< how the city is cut; nothing = not at all
    Threads threads;
};

/// One building and what was found beside its record.
struct AssessedBuilding {
    std::size_t index = 0;                 ///< in the scene
    BuildingRecord record;                 ///< with its hours
    std::span<const SunlitTables> around;  ///< of its segments' cells, while it is handed over
    const SkyInGridAxes* sky = nullptr;    ///< over it, while it is handed over
    const Site* site = nullptr;            ///< of its tile, while it is handed over
    std::vector<FacadeRecord> facades;     ///< where they were asked for
};

/// What was found for the cells of a window; those of a roof segment lie in the segment's plane.
struct CityRasters {
    IrradianceResult irradiance;  ///< without segments
    FloatRaster pv_yield_kwh_kwp;
    Raster<std::uint8_t> known;  ///< 1 where the input had a value
};

/// Takes results as they come, so that none need be held. Calls come one after another, from any thread.
class CitySink {
public:
    virtual ~CitySink() = default;
    /// Tile by tile, row by row; those of a tile as CityTile::own has them.
    virtual void receive(AssessedBuilding building) = 0;
    /// @param window  of the raster: each cell comes once
    virtual void receive(const Window& window, CityRasters rasters) = 0;
};

/// AC power of one class of buildings in one zone, a value an interval of the weather.
struct ZoneSeries {
    std::string zone_id;  ///< empty for buildings in no zone
    BuildingClass building_class = BuildingClass::unknown;
    std::vector<double> ac_kw;
};

/// Results of the city as a whole.
struct CitySums {
    SkyYear sky;                             ///< over the scene's centre
    std::vector<ZoneSeries> zone_series;     ///< sorted by zone and class
    std::vector<LoadBalance> load_balances;  ///< of each zone in their order, and last of the whole ("all")
    std::string snow_model;                  ///< which model of snow on modules was used, in words
    std::size_t tile_count = 0;              ///< pieces that it was worked on in: the slices of all tiles
};

/// The whole way from surface and footprints to building records, tile by tile: the memory is that of a tile and of the
/// scene, whatever the number of buildings and cells. The same bytes for any number of threads, and whatever the slices
/// of tiles are. Beyond its tile's halo a cell sees the blocks of a pyramid (MaxPyramid). A bad building gets a
/// record with a status and a reason; it never stops the run.
/// The sun and sky are those of the scene's weather at its site; tiles of a wider scene have their own
/// (CityScene::site_at).
/// @throws Error{cancelled} where progress is cancelled
CitySums assess_city(const CityScene& scene, const CityOptions& options, CitySink& sink, Progress& progress);

}  // namespace sunshed
