#include "sunshed/project/project_config.hpp"

#include "project/settings/choices.hpp"
#include "project/settings/economy_fields.hpp"
#include "project/settings/field_makers.hpp"

namespace sunshed {

namespace {

std::vector<Field> input_fields(ProjectConfig& c) {
    return {
        text_field("profile", c.profile, "regional profile of sourced defaults, e.g. heilongjiang, or a file"),
        affecting(Stage::words, text_field("project.name", c.name, "name of the project, for the report")),
        text_field("project.crs", c.crs,
                   "CRS for inputs that have none, and of a project without a raster, e.g. EPSG:32652"),
        text_field(
            "project.timezone", c.timezone,
            "clock of the town, without summer time: an IANA zone (Asia/Shanghai) or an offset (+08:00); empty = "
            "found from its place"),
        flag_field("crs.allow_ballpark", c.allow_ballpark,
                   "take a datum shift that PROJ can only guess or that is known to no better than 5 m"),
        affecting(Stage::answers,
                  number_field("project.year", c.year, "year that the report is about", "", 1990, 2100)),
        path_field("surface.dsm", c.dsm, "surface model with roofs"),
        path_field("surface.dem", c.dem, "bare ground, for heights; without a dsm the buildings are raised from it"),
        number_field("surface.level_ground_m", c.level_ground_m,
                     "level ground of this elevation where there is no model", "m", -500, 9000),
        number_field("surface.cell_size_m", c.cell_size_m, "cell size on level ground", "m", 0.1, 100),
        path_field("surface.canopy", c.canopy, "height of trees above ground; they dim the light that passes them"),
        number_field("surface.canopy_transmissivity", c.tree_transmissivity, "light that trees let through, by month",
                     "1", 0, 1,
                     "city trees with and without leaves, Konarska et al. (2014), Theor. Appl. Climatol. 117 [W]"),
        path_field("surface.far_dem", c.far_dem, "coarse elevations around the scene, for horizons up to 100 km away"),
        text_field("surface.vertical_unit", c.vertical_unit,
                   "unit of the surface's elevations, e.g. m, ft, us-ft, cm; auto = as the file says"),
        text_field("surface.dem_vertical_unit", c.dem_vertical_unit,
                   "of the bare ground beside a dsm; auto = as the file says, else surface.vertical_unit"),
        text_field("surface.canopy_vertical_unit", c.canopy_vertical_unit,
                   "of tree heights; auto = as the file says, else surface.vertical_unit"),
        text_field("surface.far_dem_vertical_unit", c.far_dem_vertical_unit,
                   "of the elevations around; auto = as the file says"),
        choice_field(
            "surface.nodata", c.nodata,
            "what stands where the model has no value: nothing that shades, something as high as its highest cell, or "
            "refuse it",
            nodata_names()),
        path_field("buildings.path", c.buildings_path, "footprints"),
        text_field("buildings.layer", c.buildings_layer, "layer of the file; empty = its only one"),
        text_field("buildings.crs", c.buildings_crs, "CRS where the file has none or a wrong one"),
        text_field("buildings.encoding", c.buildings_encoding,
                   "what its words are written in, by iconv's name (GB18030, BIG5, CP932, CP1251 ...); empty = as the "
                   "file says, or what they look like"),
        choice_field("buildings.datum", c.buildings_datum, "gcj02 where the map was drawn in GCJ-02", datum_names()),
        flag_field("buildings.align", c.buildings_align,
                   "move footprints to where the surface model shows their walls, where that is sure"),
        text_field(
            "buildings.roof_type", c.roof_type_field,
            "field with the roof's shape (gabled, hipped, half-hipped, mansard, gambrel, skillion, pyramidal, dome, "
            "round, flat, 双坡屋顶, 四坡屋顶 ...), for runs without a dsm; empty = roof:shape where it is there"),
        text_field("buildings.roof_height", c.roof_height_field,
                   "field with the roof's own height, from its eaves, in metres; empty = roof:height"),
        text_field("buildings.roof_levels", c.roof_levels_field,
                   "field with the floors in the roof, where no roof height is told; empty = roof:levels"),
        text_field("buildings.roof_angle", c.roof_angle_field,
                   "field with the tilt of the roof's slopes in degrees; empty = roof:angle"),
        text_field("buildings.roof_direction", c.roof_direction_field,
                   "field with the direction that a slope faces (SE, 135); empty = roof:direction"),
        text_field(
            "buildings.roof_orientation", c.roof_orientation_field,
            "field with \"along\" or \"across\": how the ridge lies to the longer side; empty = roof:orientation"),
        text_field("buildings.part", c.part_field,
                   "field that is filled where a feature is a part of a building; empty = building:part"),
        number_field("buildings.hip_tilt_deg", c.hip_tilt_deg,
                     "tilt of roofs whose shape is told and no height or angle, for runs without a dsm", "degrees", 1,
                     75, "engineering guess [P]"),
        text_field("buildings.id", c.id_field, "field with unique ids; empty = numbers of the features"),
        text_field("buildings.height", c.height_field, "field with heights above ground in metres"),
        text_field("buildings.floors", c.floors_field, "field with numbers of floors, for buildings without a height"),
        number_field("buildings.floor_height_m", c.floor_height_m, "height of a floor", "m", 2, 10,
                     "usual storey height of housing, GB 50096-2011 (2011) [W]"),
        text_field(
            "buildings.class", c.class_field,
            "field with the use of the building, or several in order, e.g. \"amenity, building\": the first that means "
            "something counts"),
        choice_field("buildings.class_codes", c.class_codes, "standard of numeric land-use codes in it",
                     land_use_code_names()),
        {"buildings.class_map", &c.class_map, "table of your own: word = class"},
        text_field("buildings.year_built", c.year_built_field, "field with the year of completion"),
        text_field("buildings.year_permitted", c.year_permitted_field,
                   "field with the year of the building permit, for what is not built yet"),
        text_field("buildings.floor_area", c.floor_area_field, "field with the floor area in m2"),
        text_field("buildings.existing_pv_m2", c.existing_pv_field, "field with the area of PV that is there already"),
        text_field("buildings.electricity_kwh", c.electricity_field, "field with the electricity used a year, in kWh"),
        number_field("buildings.max_unreadable", c.max_unreadable_pct,
                     "of the features whose attributes cannot be read; with more (and more than one) a run stops", "%",
                     0, 100),
        path_field("zones.path", c.zones_path, "areas to sum over"),
        text_field("zones.layer", c.zones_layer, "layer of the file; empty = its only one"),
        text_field("zones.crs", c.zones_crs, "CRS where the file has none or a wrong one"),
        text_field("zones.encoding", c.zones_encoding,
                   "what its words are written in, by iconv's name (GB18030, BIG5, CP932, CP1251 ...); empty = as the "
                   "file says, or what they look like"),
        choice_field("zones.datum", c.zones_datum, "gcj02 where the map was drawn in GCJ-02", datum_names()),
        text_field("zones.id", c.zones_id, "field with the zones' ids; empty = numbers of the features"),
        text_field("zones.name", c.zones_name, "field with the zones' names"),
        text_field("zones.parent", c.zones_parent,
                   "field with the id of the zone right around; empty = found from the outlines"),
        text_field("zones.export_limit_kw", c.zones_limit_field,
                   "field with the power in kW that the zone's transformer takes back"),
        path_field("weather.path", c.weather_path, "a year of weather, or a table of monthly means"),
        flag_field("weather.clear_sky", c.clear_sky, "a cloudless year (ESRA, as r.sun has it) instead of a file"),
        number_field("weather.linke_turbidity", c.linke_turbidity, "Linke turbidity by month, for clear_sky", "1", 1,
                     12, "generic city in a mild northern climate, GRASS r.sun manual 8.2 (2022) [W]"),
        number_field("weather.utc_offset_h", c.utc_offset_h,
                     "the file's clock against UTC, where it does not say; none = as the file says", "h", -12, 14),
        choice_field(
            "weather.assume_time", c.assume_time,
            "what the stamps mean, against what the format says; as-is = as it says, even if they look shifted",
            assume_time_names()),
        number_field("weather.year", c.weather_year, "which year, where the file holds several; none = its only one",
                     "", 1950, 2100),
        flag_field("weather.fill_gaps", c.fill_weather_gaps, "fill gaps of more than three hours too"),
        number_field("weather.max_distance_km", c.max_weather_distance_km, "weather from farther away is refused", "km",
                     0, 20100),
        flag_field("weather.allow_implausible", c.allow_implausible_weather,
                   "take light that cannot be (more than the sun gives, none for weeks) and tell of it"),
        text_field("weather.place", c.weather_place, "which place, in a table of monthly means of several"),
        affecting(Stage::answers,
                  path_field("energy.path", c.energy_path, "statistics: CSV with zone_id,year,item,value,unit,source")),
        flag_field("security.remote", c.allow_remote,
                   "inputs may come from web addresses, services and databases, and layers may be views"),
    };
}

std::vector<Field> sun_fields(ProjectConfig& c) {
    return {
        choice_field("sky.transposition", c.sky.transposition, "model of the sky's brightness", transposition_names()),
        number_field("sky.positions_per_hour", c.sky.positions_per_hour, "positions of the sun inside an hour", "", 1,
                     60),
        number_field("sky.albedo", c.sky.albedo, "albedo of the ground by month", "1", 0, 1,
                     "usual value for urban ground, Liu & Jordan (1963) [W]"),
        number_field("sky.snow_albedo", c.sky.snow_albedo, "albedo of snow, where the weather file has a snow depth",
                     "1", 0, 1, "range 0.6 to 0.8 for settled snow, WMO-No. 8 [W]"),
        flag_field("sky.use_file_albedo", c.sky.use_file_albedo,
                   "take the albedo from the weather file where it has one"),
        number_field("horizon.directions", c.directions, "azimuths in which horizons are found", "", 8, 1024),
        number_field("horizon.radius_m", c.horizon_radius_m, "nothing farther away shades; none = no limit", "m", 1,
                     2e5),
    };
}

std::vector<Field> roof_fields(ProjectConfig& c) {
    return {
        number_field("roof.min_segment_area_m2", c.roof.min_segment_area_m2,
                     "smaller planes are left to their neighbours", "m2", 0, 100),
        number_field("roof.plane_tolerance_m", c.roof.plane_tolerance_m, "how far a cell may lie off its plane", "m",
                     0.01, 2),
        number_field("roof.flat_below_tilt_deg", c.roof.flat_below_tilt_deg,
                     "planes that lean less take rows of modules", "degrees", 0, 30),
        number_field("roof.max_tilt_deg", c.roof.max_tilt_deg, "steeper planes are walls", "degrees", 30, 89),
        number_field("roof.obstacle_min_height_m", c.roof.obstacle_min_height_m,
                     "what stands higher off a plane is an obstacle", "m", 0.05, 5),
        number_field("roof.obstacle_min_area_m2", c.roof.obstacle_min_area_m2, "... if it is larger than this", "m2", 0,
                     100),
        number_field("roof.flat_edge_m", c.setback.flat_edge_m, "set-back from the edges of flat roofs", "m", 0, 20,
                     "engineering guess, no figure in the plans [P]"),
        number_field("roof.eave_m", c.setback.eave_m, "set-back from the lower edges of pitched planes", "m", 0, 20,
                     "engineering guess [P]"),
        number_field("roof.ridge_m", c.setback.ridge_m, "set-back from their upper edges", "m", 0, 20,
                     "engineering guess [P]"),
        number_field("roof.verge_m", c.setback.verge_m, "set-back from the edges at their sides", "m", 0, 20,
                     "engineering guess [P]"),
        number_field("roof.parapet_m", c.setback.parapet_m, "set-back from parapets", "m", 0, 20,
                     "engineering guess [P]"),
        number_field("roof.obstacle_setback_m", c.setback.obstacle_m, "set-back from obstacles", "m", 0, 20,
                     "engineering guess [P]"),
        number_field("roof.aisle_every_m", c.setback.aisle_every_m,
                     "flat roofs longer than this get a fire aisle so often, along and across; 0 = none", "m", 0, 1000,
                     "engineering guess, no figure in the plans [P]"),
        number_field("roof.aisle_m", c.setback.aisle_m,
                     "width of fire aisles, also along the edges and around stair heads of such roofs", "m", 0, 20,
                     "engineering guess [P]"),
        number_field("roof.min_piece_m2", c.setback.min_piece_m2, "smaller pieces hold no module", "m2", 0, 100),
        text_field("module.type", c.module_type,
                   "a module of datasets/modules, e.g. mono-182-topcon-585; empty = as the keys below say"),
        number_field("module.length_m", c.pv.module.size.length_m, "length of a module", "m", 0.2, 4,
                     "182 mm TOPCon modules of 585 W (2023) [S]"),
        number_field("module.width_m", c.pv.module.size.width_m, "width of a module", "m", 0.2, 4,
                     "182 mm TOPCon modules of 585 W (2023) [S]"),
        number_field("module.power_w", c.pv.module.power_w, "rated power", "W", 10, 1500,
                     "182 mm TOPCon modules of 585 W (2023) [S]"),
        number_field("layout.gap_m", c.layout.gap_m, "gap between modules", "m", 0, 1),
        number_field("layout.flat_tilt_deg", c.layout.flat_tilt_deg, "tilt of rows on flat roofs", "degrees", 0, 60),
        choice_field("layout.flat_system", c.layout.flat_system,
                     "what stands on flat roofs: rows, or pairs back to back", flat_system_names()),
        number_field("layout.east_west_tilt_deg", c.layout.east_west_tilt_deg, "tilt of east-west pairs", "degrees", 0,
                     45, "usual for ballasted pairs [P]"),
        choice_field("layout.row_direction", c.layout.row_direction,
                     "rows on flat roofs face the equator, follow the building, or whichever gives more energy",
                     row_direction_names()),
        choice_field("layout.spacing", c.layout.spacing.rule, "distance of rows", spacing_names()),
        number_field("layout.ballast_aisle_m", c.layout.spacing.ballast_aisle_m,
                     "least clear distance between rows, and between pairs, for ballast and for people", "m", 0, 5,
                     "engineering guess [P]"),
        affecting(Stage::energy, number_field("layout.worth_yield_kwh_kwp", c.worth.min_yield_kwh_kwp,
                                              "modules of less AC energy are not worth it", "kWh per kWp", 0, 2500)),
        affecting(Stage::energy, number_field("layout.worth_share_of_best", c.worth.min_share_of_best,
                                              "nor are those of less than this share of the best open plane's", "1", 0,
                                              1, "engineering guess [P]")),
        affecting(Stage::energy,
                  number_field("layout.worth_payback_years", c.worth.max_payback_years,
                               "nor are buildings that pay back later, where the economy is known; none = any", "years",
                               0.1, 100)),
        number_field("layout.gcr", c.layout.spacing.ground_cover_ratio, "ground cover ratio for spacing = gcr", "1",
                     0.05, 1),
    };
}

std::vector<Field> pv_fields(ProjectConfig& c) {
    const std::string pvwatts = "PVWatts default, NREL/TP-6A20-62641 (2014) [W]";
    return {
        choice_field("pv.model", c.pv.module.model, "how modules turn light to power", module_model_names()),
        path_field("pv.cec_library", c.cec_library,
                   "library of single-diode modules as SAM's 'CEC Modules.csv'; empty = the n-type module LG400N2W-A5"),
        text_field("pv.cec_module", c.cec_module, "name of the module in that library"),
        flag_field("pv.diffuse_reflection", c.pv.diffuse_reflection,
                   "glass takes of diffuse light too (Martin & Ruiz 2013); off as in PVWatts"),
        choice_field("pv.heat_model", c.pv.heat_model, "how warm cells get", heat_model_names()),
        number_field("pv.gamma_pct_per_c", c.pv.module.gamma_pct_per_c, "power per degree of the cells",
                     "% per degree C", -1, 0, "TOPCon data sheets, -0.29 to -0.30 (2023) [W]"),
        number_field("pv.module_efficiency", c.module_efficiency,
                     "efficiency on the data sheet, held against the module's power over its area, which counts; none "
                     "= not given",
                     "1", 0.05, 0.5),
        number_field("pv.dc_ac_ratio", c.pv.dc_ac_ratio, "rated DC over rated AC power", "1", 0.5, 3, pvwatts),
        number_field("pv.inverter_efficiency", c.pv.inverter_efficiency, "nominal efficiency of the inverter", "1", 0.5,
                     1, pvwatts),
        number_field("pv.bifaciality", c.pv.module.bifaciality,
                     "power of the back against the front, of rows; 0 = none", "1", 0, 1,
                     "off; TOPCon data sheets 0.75 to 0.85 (2023) [W]"),
        number_field("pv.back_shading_pct", c.pv.back_shading_pct, "of the back's light, lost to frames and rails", "%",
                     0, 90, "engineering guess [P]"),
        choice_field("pv.partial_shading", c.pv.partial_shading,
                     "what shade costs: the light that is missing, or the beam of every string that it touches",
                     partial_shading_names()),
        number_field("pv.modules_per_string", c.pv.modules_per_string, "modules in series, for by-string", "", 1, 100,
                     "1000 to 1500 V inverters with modules of 40 to 50 V (2023) [W]"),
        number_field("pv.soiling_pct", c.pv.soiling_pct, "loss to dirt by month", "%", 0, 90, "engineering guess [P]"),
        number_field("pv.mismatch_pct", c.pv.mismatch_pct, "loss to mismatch", "%", 0, 30, pvwatts),
        number_field("pv.wiring_pct", c.pv.wiring_pct, "loss in wires", "%", 0, 30, pvwatts),
        number_field("pv.connections_pct", c.pv.connections_pct, "loss in connections", "%", 0, 30, pvwatts),
        number_field("pv.light_induced_pct", c.pv.light_induced_pct, "light-induced degradation", "%", 0, 30, pvwatts),
        number_field("pv.nameplate_pct", c.pv.nameplate_pct, "modules below their rating", "%", 0, 30, pvwatts),
        number_field("pv.age_pct", c.pv.age_pct, "loss by age", "%", 0, 60, pvwatts),
        number_field("pv.availability_pct", c.pv.availability_pct, "time out of order", "%", 0, 60, pvwatts),
    };
}

std::vector<Field> snow_fields(ProjectConfig& c) {
    SnowOptions& snow = c.pv.snow;
    const std::string marion = "Marion et al. (2013), Solar Energy 97 [W]";
    return {
        choice_field(
            "pv.snow_model", snow.model,
            "snow on modules: by the hour where the weather has a snow depth (Marion), by the month from snowfall "
            "(Townsend), auto = what is there",
            snow_model_names()),
        number_field("pv.snow_window_h", snow.window_h, "new snow of so many hours counts as one fall", "h", 1, 72,
                     "snow depths are told once a day; light snow falls for hours [D]"),
        number_field("pv.snow_slide_per_h", snow.slide_per_h,
                     "of the slope that slides in a warm hour, times sin(tilt)", "1", 0, 1, marion),
        number_field(
            "pv.snow_parts_up_slope", snow.parts_up_slope,
            "parts of a row's slope that work on their own: 2 half-cut modules upright, 1 others, 3 lying; 0 = linear",
            "", 0, 60, "half-cut modules upright (2023) [W]"),
        number_field("pv.snow_fall_cm", snow.fall_cm, "new snow by month, for the monthly model", "cm", 0, 500,
                     "none; a regional profile gives it"),
        number_field("pv.snow_days", snow.events, "days with snowfall by month, for the monthly model", "days", 0, 31,
                     "none; a regional profile gives it"),
        number_field("pv.snow_humidity_pct", snow.humidity_pct,
                     "mean relative humidity by month, for the monthly model", "%", 0, 100, "engineering guess [P]"),
        number_field("pv.snow_rows_edge_m", snow.rows_edge_m, "lower edge of rows over a flat roof", "m", 0.01, 10,
                     "engineering guess [P]"),
        number_field("pv.snow_flush_edge_m", snow.flush_edge_m,
                     "lower edge of flush arrays over where their snow lands", "m", 0.01, 100,
                     "height of a storey [P]"),
    };
}

std::vector<Field> policy_fields(ProjectConfig& c) {
    PolicyOptions& p = c.policy;
    return {
        text_field("policy.plan", p.plan, "plan whose targets count beside those of this file; empty = none",
                   {"", heilongjiang_plan}),
        affecting(Stage::energy, choice_field("policy.coverage", c.coverage, "reading of coverage for each building",
                                              coverage_names())),
        affecting(Stage::money,
                  number_field("policy.new_since", c.new_since, "buildings of this year and later are new", "", 1900,
                               2100, "a border of the report, give your plan's [P]")),
        to_give(number_field("policy.coverage_target_pct", p.targets.coverage_pct,
                             "target: roof-PV coverage of new public institutions and factories by 2025", "%", 0, 100)),
        to_give(number_field("policy.substitution_target_pct", p.targets.substitution_pct,
                             "target: renewable substitution in urban buildings by 2025", "%", 0, 100)),
        to_give(number_field("policy.electricity_target_2025_pct", p.targets.electricity_2025_pct,
                             "target: electricity in building energy by 2025", "%", 0, 100)),
        to_give(number_field("policy.electricity_target_2030_pct", p.targets.electricity_2030_pct,
                             "target: electricity in building energy by 2030", "%", 0, 100)),
        flag_field("policy.factories_in_substitution", p.factories_in_substitution,
                   "count PV on factories for the substitution"),
        flag_field("policy.rural_in_substitution", p.rural_in_substitution,
                   "count PV on rural houses for the substitution"),
        flag_field("policy.exported_pv_in_substitution", p.exported_pv_in_substitution,
                   "count all PV energy for the substitution, not only what the building uses itself"),
        flag_field("policy.onsite_renewables_in_use", p.onsite_renewables_in_use,
                   "count on-site renewables in the energy use"),
        path_field("policy.targets", c.targets_path,
                   "targets of your own: CSV with zone_id,indicator,year,target,source"),
        path_field("policy.scenarios", c.scenarios_path, "scenarios: TOML with a list [[scenario]]"),
        choice_field("policy.rank_by", c.rank_by, "which buildings come first on the way to a target", rank_by_names()),
        text_field("policy.area_code", p.area_code,
                   "adcode of the whole project: 230000 the province, 230100 Harbin; empty = a part of a city"),
        text_field("policy.target_scope", p.target_scope, "whose targets these are, for the notes"),
        affecting(Stage::energy,
                  number_field("policy.good_share", c.good_share,
                               "share of the best open plane's yield from which a roof is good", "1", 0, 1)),
        affecting(Stage::energy, number_field("policy.fair_share", c.fair_share, "... fair", "1", 0, 1)),
        affecting(Stage::money,
                  number_field("energy.electricity_calorific_kgce_kwh", p.coal.electricity_calorific_kgce_kwh,
                               "standard coal of electricity, calorific (当量)", "kgce per kWh", 0.05, 1,
                               "GB/T 2589-2020 [S]")),
        affecting(Stage::money,
                  to_give(number_field(
                      "energy.electricity_coal_equivalent_kgce_kwh", p.coal.electricity_coal_equivalent_kgce_kwh,
                      "standard coal of electricity, coal-equivalent (等价)", "kgce per kWh", 0.05, 1))),
        flag_field("energy.coal_rate_by_year", p.coal_rate_by_year,
                   "take the coal-equivalent rate of the statistics' year from the published table (docs/policy.md)"),
        number_field("energy.heat_kgce_gj", p.coal.heat_kgce_gj, "standard coal of heat", "kgce per GJ", 10, 100,
                     "1 / 29.3076, GB/T 2589-2020 [D]"),
        to_give(number_field("energy.gas_kgce_m3", p.coal.gas_kgce_m3, "standard coal of natural gas", "kgce per m3",
                             0.5, 3)),
        to_give(number_field("energy.coal_kgce_kg", p.coal.coal_kgce_kg, "standard coal of raw coal", "kgce per kg",
                             0.1, 1.5)),
        to_give(number_field("energy.lpg_kgce_kg", p.coal.lpg_kgce_kg, "standard coal of LPG", "kgce per kg", 0.5, 3)),
    };
}

std::vector<Field> renewables_fields(ProjectConfig& c) {
    ReplacementFactors& r = c.policy.replacement;
    HotWaterOptions& w = c.policy.hot_water;
    EmissionFactors& e = c.policy.emissions;
    const std::string gb50801 = "GB/T 50801-2013 [W]";
    return {
        number_field("energy.hot_water_source_efficiency", r.hot_water_source_efficiency,
                     "efficiency of the gas heater that solar hot water replaces", "1", 0.1, 1, gb50801),
        number_field("energy.heating_source_efficiency", r.heating_source_efficiency,
                     "efficiency of the coal boiler that heat pumps replace", "1", 0.1, 1, gb50801),
        number_field("energy.collector_efficiency", r.collector_efficiency,
                     "efficiency of solar collectors with tank and pipes over the year", "1", 0.05, 0.9,
                     "engineering guess for GB/T 50801's eta_cd (1 - eta_L) [P]"),
        to_give(number_field("energy.collector_irradiation_kwh_m2", r.collector_irradiation_kwh_m2,
                             "irradiation of collectors that statistics report by area", "kWh per m2 a year", 300,
                             3000)),
        to_give(number_field("energy.heating_demand_gj_m2", r.heating_demand_gj_m2, "heat that a heated m2 takes",
                             "GJ per m2 a year", 0.05, 2)),
        to_give(number_field("energy.air_heat_pump_performance", r.air_heat_pump_performance,
                             "seasonal performance of air-source heat pumps", "1", 1, 8)),
        to_give(number_field("energy.ground_heat_pump_performance", r.ground_heat_pump_performance,
                             "seasonal performance of ground and water source heat pumps", "1", 1, 8)),
        number_field("energy.biomass_mj_kg", r.biomass_mj_kg, "lower heating value of solid biomass fuel", "MJ per kg",
                     5, 25, "straw pellets, engineering guess [P]"),
        to_give(number_field("energy.hot_water_hotel_l_m2", w.hotel_l_m2, "hot water of hotels at 60 C",
                             "litres per m2 of floor a day", 0, 20)),
        to_give(number_field("energy.hot_water_hospital_l_m2", w.hospital_l_m2, "hot water of hospitals",
                             "litres per m2 of floor a day", 0, 20)),
        to_give(number_field("energy.hot_water_school_l_m2", w.school_l_m2, "hot water of schools",
                             "litres per m2 of floor a day", 0, 20)),
        to_give(
            number_field("energy.hot_water_lift_k", w.lift_k, "warming of hot water, from cold to 60 C", "K", 10, 90)),
        number_field("energy.hot_water_solar_share", w.solar_share,
                     "share of the hot water that collectors are to meet", "1", 0, 1, "engineering guess [P]"),
        to_give(number_field("carbon.heat_kg_gj", e.heat_kg_gj, "emission of central heat", "kg CO2 per GJ", 0, 300)),
        number_field("carbon.gas_kg_m3", e.gas_kg_m3, "emission of natural gas", "kg CO2 per m3", 0, 5,
                     "IPCC default [S]"),
        number_field("carbon.coal_kg_kg", e.coal_kg_kg, "emission of raw coal", "kg CO2 per kg", 0, 4,
                     "IPCC default [S]"),
        number_field("carbon.lpg_kg_kg", e.lpg_kg_kg, "emission of LPG", "kg CO2 per kg", 0, 5, "IPCC default [W]"),
    };
}

std::vector<Field> output_fields(ProjectConfig& c) {
    return {
        number_field(block_size_key, c.block_km,
                     "side of a square as large as a block, the part of the work that is kept when a run is broken off "
                     "and that a machine does alone; changes no result; none = a tile (2048 cells a side)",
                     "km", 0.01, 1000),
        affecting(Stage::words,
                  choice_field("output.language", c.language, "language that the report opens in", language_names())),
        affecting(
            Stage::words,
            text_field(
                "output.october_freeze", c.october_freeze,
                "day up to which data were taken for the report of October, YYYY-MM-DD; empty = to be filled in")),
        affecting(Stage::words, text_field("output.november_freeze", c.november_freeze,
                                           "the same for the report of November; empty = to be filled in")),
        flag_field("output.rasters", c.write_rasters, "write the rasters folder"),
        affecting(
            Stage::roofs,
            flag_field(
                "output.flat_options", c.flat_options,
                "try 10 to 40 degrees and east-west pairs on every flat roof, as a table of results.gpkg and a CSV")),
        flag_field("output.facades", c.facades, "irradiation on the walls of footprints, as a layer of results.gpkg"),
        flag_field("output.sun_hours_monthly", c.sun_hours_by_month, "write hours of sun by month too"),
        affecting(Stage::energy,
                  flag_field("output.hourly_buildings", c.hourly_buildings,
                             "write the hourly power of every building, as Parquet where GDAL has it, else NetCDF")),
        flag_field("output.hourly_shade", c.hourly_shade, "write rasters of hourly shade, a bit a day"),
        flag_field("output.shading_tables", c.shading_tables,
                   "write shading by month and hour, and horizons for PVGIS and SAM, of each roof"),
    };
}

}  // namespace

std::vector<Field> fields_of(ProjectConfig& config) {
    std::vector<Field> fields = input_fields(config);
    append(fields, affecting(Stage::sun, sun_fields(config)));
    append(fields, affecting(Stage::roofs, roof_fields(config)));
    append(fields, affecting(Stage::energy, pv_fields(config)));
    append(fields, affecting(Stage::energy, snow_fields(config)));
    append(fields, economy_fields(config));
    append(fields, affecting(Stage::answers, policy_fields(config)));
    append(fields, affecting(Stage::answers, renewables_fields(config)));
    append(fields, affecting(Stage::sun, output_fields(config)));
    return fields;
}

}  // namespace sunshed
