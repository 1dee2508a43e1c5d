#pragma once

#include <string>
#include <vector>

#include "sunshed/core/given.hpp"
#include "sunshed/core/month.hpp"
#include "sunshed/pipeline/assess_city.hpp"
#include "sunshed/policy/indicators.hpp"
#include "sunshed/project/field.hpp"
#include "sunshed/surface/build_surface.hpp"
#include "sunshed/weather/clear_sky_year.hpp"
#include "sunshed/weather/station_distance.hpp"

namespace sunshed {

/// Light that passes deciduous city trees: 0.05 with leaves, 0.45 without (Konarska et al. 2014, Theor. Appl. Climatol.
/// 117: 1 to 5 % and 40 to 52 % of direct sunlight), between them in April and October.
constexpr MonthArray<double> default_tree_transmissivity{0.45, 0.45, 0.45, 0.30, 0.05, 0.05,
                                                         0.05, 0.05, 0.05, 0.30, 0.45, 0.45};

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
    double level_ground_m = -9999.0;  ///< -9999 = not level ground
    double cell_size_m = 1.0;
    std::string canopy;
    MonthArray<double> tree_transmissivity = default_tree_transmissivity;
    std::string far_dem;
    std::string vertical_unit = "auto";
    std::string dem_vertical_unit = "auto";
    std::string canopy_vertical_unit = "auto";
    std::string far_dem_vertical_unit = "auto";
    std::string nodata = "open";

    std::string buildings_path;
    std::string buildings_layer;
    std::string buildings_crs;
    std::string buildings_datum;
    bool buildings_align = false;
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
    double floor_height_m = 3.0;
    std::string class_field;
    std::string class_codes;
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
    std::string zones_datum;
    std::string zones_id;
    std::string zones_name;
    std::string zones_parent;
    std::string zones_limit_field;

    std::string weather_path;
    double max_weather_distance_km = default_max_distance_km;
    bool allow_implausible_weather = false;
    double utc_offset_h = -99.0;  ///< -99 = as the file says
    std::string assume_time = "auto";
    bool clear_sky = false;
    MonthArray<double> linke_turbidity = linke_turbidity_city;
    int weather_year = 0;
    bool fill_weather_gaps = false;
    std::string weather_place;

    std::string transposition = "perez";
    SkyOptions sky;

    int directions = 128;
    double horizon_radius_m = 1e9;

    RoofOptions roof;
    SetbackOptions setback;
    std::string module_type;
    ModuleSize module;
    double module_power_w = 585.0;
    LayoutOptions layout;
    std::string spacing = "gb50797-9-15";
    std::string flat_system = "rows";
    std::string row_direction = "best";
    PvOptions pv;
    std::string module_model = "pvwatts";
    std::string cec_library;
    std::string cec_module = "LG400N2W-A5";
    std::string heat_model = "pvsyst";
    std::string partial_shading = "linear";
    std::string snow_model = "auto";
    double grid_factor_kg_kwh = not_given;

    EconomyOptions economy;
    std::string load_path;
    double export_limit_kw = -1.0;  ///< < 0 = no limit
    std::string carbon_grid;

    PolicyOptions policy;
    std::string coverage = "c1";
    double good_share = 0.85;
    double fair_share = 0.65;
    WorthOptions worth;

    std::string energy_path;
    std::string targets_path;
    std::string scenarios_path;
    std::string rank_by = "yield";

    bool allow_remote = false;

    std::string language = "zh";
    std::string october_freeze;
    std::string november_freeze;
    bool write_rasters = true;
    bool flat_options = true;
    bool facades = false;
    bool sun_hours_by_month = false;
    bool hourly_buildings = false;
    bool hourly_shade = false;
    bool shading_tables = false;
};

/// Every key of the project file, bound to the configuration that keeps it: the one declaration of help, unit, range
/// and source.
std::vector<Field> fields_of(ProjectConfig& config);

}  // namespace sunshed
