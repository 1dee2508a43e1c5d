#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sunshed/catalogue/class_map.hpp"
#include "sunshed/catalogue/language.hpp"
#include "sunshed/core/given.hpp"
#include "sunshed/core/month.hpp"
#include "sunshed/io/vector_file.hpp"
#include "sunshed/pipeline/assess_city.hpp"
#include "sunshed/policy/indicators.hpp"
#include "sunshed/policy/target_plan.hpp"
#include "sunshed/project/field.hpp"
#include "sunshed/surface/build_surface.hpp"
#include "sunshed/weather/clear_sky_year.hpp"
#include "sunshed/weather/station_distance.hpp"

namespace sunshed {

/// Light that passes deciduous city trees: 0.05 with leaves, 0.45 without (Konarska et al. 2014, Theor. Appl. Climatol.
/// 117: 1 to 5 % and 40 to 52 % of direct sunlight), between them in April and October.
constexpr MonthArray<double> default_tree_transmissivity{0.45, 0.45, 0.45, 0.30, 0.05, 0.05,
                                                         0.05, 0.05, 0.05, 0.30, 0.45, 0.45};

/// Its field's name: what decides no result.
inline const std::string block_size_key = "run.block_km";

/// What the stamps of a weather file mean.
enum class AssumeTime {
    automatic,  ///< as its format says, mended where the light is seen to be shifted
    as_is,      ///< as its format says, even if they look shifted
    interval_end,
    interval_start,
    interval_center,
    instant,
};

/// Everything that a project file can say, with its defaults.
struct ProjectConfig {
    std::string profile;

    std::string name = "sunshed";
    std::string crs;
    std::string timezone;  ///< of the town; empty = from its place
    bool allow_ballpark = false;
    int year = 2025;

    std::string dsm;
    std::string dem;
    std::optional<double> level_ground_m;  ///< elevation of level ground, where there is no model
    double cell_size_m = 1.0;
    std::string canopy;
    MonthArray<double> tree_transmissivity = default_tree_transmissivity;
    std::string far_dem;
    std::string vertical_unit = "auto";
    std::string dem_vertical_unit = "auto";
    std::string canopy_vertical_unit = "auto";
    std::string far_dem_vertical_unit = "auto";
    NodataPolicy nodata = NodataPolicy::open;

    std::string buildings_path;
    std::string buildings_layer;
    std::string buildings_crs;
    std::string buildings_encoding;
    MapDatum buildings_datum = MapDatum::of_crs;
    bool buildings_align = true;
    std::string roof_type_field;
    std::string roof_height_field;
    std::string roof_levels_field;
    std::string roof_angle_field;
    std::string roof_direction_field;
    std::string roof_orientation_field;
    std::string part_field;
    double hip_tilt_deg = 30.0;
    std::string id_field;
    std::string height_field;
    std::string floors_field;
    double floor_height_m = FactOptions().storey_height_m;
    std::string class_field;
    LandUseCodes class_codes = LandUseCodes::none;
    TextMap class_map;
    std::string year_built_field;
    std::string year_permitted_field;
    std::string floor_area_field;
    std::string existing_pv_field;
    std::string electricity_field;
    double max_unreadable_pct = 5.0;

    std::string zones_path;
    std::string zones_layer;
    std::string zones_crs;
    std::string zones_encoding;
    MapDatum zones_datum = MapDatum::of_crs;
    std::string zones_id;
    std::string zones_name;
    std::string zones_parent;
    std::string zones_limit_field;

    std::string weather_path;
    double max_weather_distance_km = default_max_distance_km;
    bool allow_implausible_weather = false;
    std::optional<double> utc_offset_h;  ///< none = as the file says
    AssumeTime assume_time = AssumeTime::automatic;
    bool clear_sky = false;
    MonthArray<double> linke_turbidity = linke_turbidity_city;
    std::optional<int> weather_year;  ///< none = its only one
    bool fill_weather_gaps = false;
    std::string weather_place;

    SkyOptions sky;

    int directions = 128;
    std::optional<double> horizon_radius_m;  ///< nothing farther away shades; none = no limit

    RoofOptions roof;
    SetbackOptions setback;
    std::string module_type;
    LayoutOptions layout;
    PvOptions pv;
    std::optional<double> module_efficiency;  ///< to be held against power over area; none = not given
    std::string cec_library;
    std::string cec_module = "LG400N2W-A5";

    EconomyOptions economy;
    std::string load_path;
    std::optional<double> export_limit_kw;
    std::string carbon_grid;

    PolicyOptions policy;
    int new_since = FactOptions().new_since;
    CoverageReading coverage = CoverageReading::array_over_roof;
    double good_share = 0.85;
    double fair_share = 0.65;
    WorthOptions worth;

    std::string energy_path;
    std::string targets_path;
    std::string scenarios_path;
    RankBy rank_by = RankBy::yield;

    bool allow_remote = false;

    Language language = Language::zh;
    std::string october_freeze;
    std::string november_freeze;
    std::optional<double> block_km;  ///< none = as large as a tile
    bool write_rasters = true;
    bool flat_options = true;
    bool facades = false;
    bool sun_hours_by_month = false;
    bool hourly_buildings = false;
    bool hourly_shade = false;
    bool shading_tables = false;
};

/// Every key of the project file, bound to the configuration that stores it: the one declaration of help, unit, range
/// and source.
std::vector<Field> fields_of(ProjectConfig& config);

}  // namespace sunshed
