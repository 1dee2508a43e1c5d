#include "project/report/finished_run.hpp"

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <map>
#include <string>

#include "project/report/record_archive.hpp"
#include "sunshed/catalogue/whole.hpp"
#include "sunshed/core/error.hpp"

namespace sunshed {

// Every member of every type stands in its function (found by its argument, so not in an unnamed namespace). The names
// in brackets are all members in their order: one that is added does not compile until it is named here, and what is
// not given to the archive is lost when a report is made again.

template <class Archive>
static void serialize(Archive& a, Point2& v) {
    auto& [x, y] = v;
    a(x, y);
}
template <class Archive>
static void serialize(Archive& a, Polygon& v) {
    auto& [outer, holes] = v;
    a(outer, holes);
}
template <class Archive>
static void serialize(Archive& a, RoofPlane& v) {
    auto& [origin, offset_m, slope_x, slope_y] = v;
    a(origin, offset_m, slope_x, slope_y);
}
template <class Archive>
static void serialize(Archive& a, RejectedArea& v) {
    auto& [edge_setback_m2, parapet_m2, obstacle_m2, fire_aisle_m2, small_piece_m2, bad_shape_m2] = v;
    a(edge_setback_m2, parapet_m2, obstacle_m2, fire_aisle_m2, small_piece_m2, bad_shape_m2);
}
/// All but what no report shows: cells, obstacles, usable parts and borders.
template <class Archive>
static void serialize(Archive& a, RoofSegment& v) {
    auto& [plane, tilt_deg, azimuth_deg, plane_rmse_m, outline, ground_area_m2, area_m2, obstacles, borders, usable,
           usable_area_m2, rejected, cells] = v;
    a(plane, tilt_deg, azimuth_deg, plane_rmse_m, outline, ground_area_m2, area_m2, usable_area_m2, rejected);
}
template <class Archive>
static void serialize(Archive& a, PlacedModule& v) {
    auto& [corners, center_height_m, turned] = v;
    a(corners, center_height_m, turned);
}
template <class Archive>
static void serialize(Archive& a, ModuleLayout& v) {
    auto& [tilt_deg, azimuth_deg, in_rows, east_west, row_pitch_m, slope_length_m, array_area_m2, modules] = v;
    a(tilt_deg, azimuth_deg, in_rows, east_west, row_pitch_m, slope_length_m, array_area_m2, modules);
}
template <class Archive>
static void serialize(Archive& a, BuildingReason& v) {
    auto& [kind, details] = v;
    a(kind, details);
}
template <class Archive>
static void serialize(Archive& a, LossItem& v) {
    auto& [link, energy_kwh] = v;
    a(link, energy_kwh);
}
template <class Archive>
static void serialize(Archive& a, FlatRoofOption& v) {
    auto& [option, tilt_deg, azimuth_deg, row_pitch_m, ground_cover_ratio, flat_roof_area_m2, module_count,
           coverage_c1_pct, coverage_c2_pct, coverage_c3_pct, capacity_kwp, energy_ac_kwh, yield_kwh_kwp] = v;
    a(option, tilt_deg, azimuth_deg, row_pitch_m, ground_cover_ratio, flat_roof_area_m2, module_count, coverage_c1_pct,
      coverage_c2_pct, coverage_c3_pct, capacity_kwp, energy_ac_kwh, yield_kwh_kwp);
}
template <class Archive>
static void serialize(Archive& a, WorthwhileAnswer& v) {
    auto& [least_module_kwh, module_count, capacity_kwp, energy_ac_kwh, yield_kwh_kwp, coverage_pct, reason] = v;
    a(least_module_kwh, module_count, capacity_kwp, energy_ac_kwh, yield_kwh_kwp, coverage_pct, reason);
}
template <class Archive>
static void serialize(Archive& a, Additive& v) {
    auto& [roof_area_m2, usable_area_m2, usable_ground_area_m2, rejected, array_area_m2, module_plan_area_m2,
           module_area_m2, module_count, capacity_kwp, energy_dc_kwh, energy_ac_kwh, energy_ac_monthly_kwh] = v;
    a(roof_area_m2, usable_area_m2, usable_ground_area_m2, rejected, array_area_m2, module_plan_area_m2, module_area_m2,
      module_count, capacity_kwp, energy_dc_kwh, energy_ac_kwh, energy_ac_monthly_kwh);
}
/// All but the energy of single modules.
template <class Archive>
static void serialize(Archive& a, SegmentYield& v) {
    auto& [irradiation_kwh_m2, irradiation_monthly_kwh_m2, sky_view, poa_module_kwh_m2, shade_loss_pct, snow_loss_kwh,
           module_energy] = v;
    a(irradiation_kwh_m2, irradiation_monthly_kwh_m2, sky_view, poa_module_kwh_m2, shade_loss_pct, snow_loss_kwh);
}
template <class Archive>
static void serialize(Archive& a, SegmentRecord& v) {
    auto& [segment_id, roof, layout, tilt_deg, azimuth_deg, module_tilt_deg, module_azimuth_deg, amounts, yield] = v;
    a(segment_id, roof, layout, tilt_deg, azimuth_deg, module_tilt_deg, module_azimuth_deg, amounts, yield);
}
template <class Archive>
static void serialize(Archive& a, EconomyResult& v) {
    auto& [load_basis, load_kwh, self_consumed_kwh, exported_kwh, imported_kwh, self_consumption_pct,
           self_sufficiency_pct, peak_reduction_pct, capex_cny, npv_cny, irr_pct, payback_years,
           discounted_payback_years, lcoe_cny_kwh, co2_t, co2_life_t, carbon_payback_years, coal_calorific_tce,
           coal_equivalent_tce, energy_sd_pct, energy_p75_kwh, energy_p90_kwh, self_consumed_by_hour_kwh, cash_cny,
           carbon_t, discount_rate_pct, discounted_cost_cny, discounted_energy_kwh, energy_kwh, spread_common_pct,
           spread_own_pct] = v;
    a(load_basis, load_kwh, self_consumed_kwh, exported_kwh, imported_kwh, self_consumption_pct, self_sufficiency_pct,
      peak_reduction_pct, capex_cny, npv_cny, irr_pct, payback_years, discounted_payback_years, lcoe_cny_kwh, co2_t,
      co2_life_t, carbon_payback_years, coal_calorific_tce, coal_equivalent_tce, energy_sd_pct, energy_p75_kwh,
      energy_p90_kwh, self_consumed_by_hour_kwh, cash_cny, carbon_t, discount_rate_pct, discounted_cost_cny,
      discounted_energy_kwh, energy_kwh, spread_common_pct, spread_own_pct);
}
template <class Archive>
static void serialize(Archive& a, TypicalHour& v) {
    auto& [generation_kw, load_kw, self_consumed_kw] = v;
    a(generation_kw, load_kw, self_consumed_kw);
}
template <class Archive>
static void serialize(Archive& a, ClassBalance& v) {
    auto& [building_count, buildings_with_known_load, generation_kwh, known_load_generation_kwh, load_kwh,
           self_consumed_kwh, exported_kwh, imported_kwh] = v;
    a(building_count, buildings_with_known_load, generation_kwh, known_load_generation_kwh, load_kwh, self_consumed_kwh,
      exported_kwh, imported_kwh);
}
template <class Archive>
static void serialize(Archive& a, LoadBalance& v) {
    auto& [zone_id, total, by_class, shared_kwh, peak_load_kw, peak_import_kw, peak_export_kw, peak_reduction_pct,
           export_limit_kw, hours_over_limit, energy_over_limit_kwh, typical_day] = v;
    a(zone_id, total, by_class, shared_kwh, peak_load_kw, peak_import_kw, peak_export_kw, peak_reduction_pct,
      export_limit_kw, hours_over_limit, energy_over_limit_kwh, typical_day);
}
template <class Archive>
static void serialize(Archive& a, BuildingFacts& v) {
    auto& [building_id, zone_id, building_class, class_text, vintage, year_built, footprint, footprint_area_m2,
           height_m, floor_area_m2, electricity_kwh, existing_pv_m2] = v;
    a(building_id, zone_id, building_class, class_text, vintage, year_built, footprint, footprint_area_m2, height_m,
      floor_area_m2, electricity_kwh, existing_pv_m2);
}
template <class Archive>
static void serialize(Archive& a, RoofResult& v) {
    auto& [status, reason, quality, confidence, offset_east_m, offset_north_m, offset_turn_deg, no_plane_m2,
           unfilled_m2] = v;
    a(status, reason, quality, confidence, offset_east_m, offset_north_m, offset_turn_deg, no_plane_m2, unfilled_m2);
}
template <class Archive>
static void serialize(Archive& a, YieldResult& v) {
    auto& [irradiation_kwh_m2, irradiation_p10_kwh_m2, irradiation_p90_kwh_m2, sky_view, yield_kwh_kwp, shade_loss_pct,
           snow_loss_pct, losses] = v;
    a(irradiation_kwh_m2, irradiation_p10_kwh_m2, irradiation_p90_kwh_m2, sky_view, yield_kwh_kwp, shade_loss_pct,
      snow_loss_pct, losses);
}
template <class Archive>
static void serialize(Archive& a, Answers& v) {
    auto& [coverage_pct, coverage_c1_pct, coverage_c2_pct, coverage_c3_pct, coverage_c4_pct, worthwhile, flat_options,
           suitability] = v;
    a(coverage_pct, coverage_c1_pct, coverage_c2_pct, coverage_c3_pct, coverage_c4_pct, worthwhile, flat_options,
      suitability);
}
/// All but the hours, which are not kept.
template <class Archive>
static void serialize(Archive& a, BuildingRecord& v) {
    auto& [facts, roof, amounts, yield, economy, answers, segments, hours] = v;
    a(facts, roof, amounts, yield, economy, answers, segments);
}
template <class Archive>
static void serialize(Archive& a, ZoneArea& v) {
    auto& [id, name, geometry, parent, export_limit_kw] = v;
    a(id, name, geometry, parent, export_limit_kw);
}

template <class Archive>
static void serialize(Archive& a, UnreadValue& v) {
    auto& [building_id, field, value, what] = v;
    a(building_id, field, value, what);
}

template <class Archive>
static void serialize(Archive& a, HourlyProfile& v) {
    auto& [zone_id, building_class, ac_kw] = v;
    a(zone_id, building_class, ac_kw);
}

template <class Archive>
static void serialize(Archive& a, FinishedRun& v) {
    auto& [crs_name, crs_wkt, weather_source, synthetic_weather, latitude_deg, longitude_deg, town_clock, zones,
           buildings, load_balances, hourly_profiles, unread, notes] = v;
    a(crs_name, crs_wkt, weather_source, synthetic_weather, latitude_deg, longitude_deg, town_clock, zones, buildings,
      load_balances, hourly_profiles, unread, notes);
}

namespace {

/// Of what is stored and in which order: one more whenever that changes, so that other records are refused.
constexpr std::uint32_t records_layout = 4;
constexpr int deepest_zones = 16;  // province, city, district, street, community: five

/// Stands before and behind the records.
struct RecordsMark {
    std::string what = "sunshed records";
    std::uint32_t layout = records_layout;

    bool operator==(const RecordsMark&) const = default;
};

template <class Archive>
void serialize(Archive& a, RecordsMark& v) {
    a(v.what, v.layout);
}

}  // namespace

void write_finished_run(std::ostream& stream, const FinishedRun& run) {
    cereal::PortableBinaryOutputArchive archive(stream);
    archive(RecordsMark(), run, RecordsMark());
}

void write_finished_run(const std::string& path, const FinishedRun& run) {
    std::ofstream stream(path, std::ios::binary);
    write_finished_run(stream, run);
    stream.close();
    if (!stream) {
        throw Error(ErrorCode::io_failure, path, "the file could not be written whole", "check the space on the disk");
    }
}

namespace {

/// Each parent is a zone, and its chain of parents ends: whoever walks a tree relies on it.
bool is_tree(const std::vector<ZoneArea>& zones) {
    std::map<std::string, std::string> parents;
    for (const ZoneArea& zone : zones) {
        parents.emplace(zone.id, zone.parent);
    }
    return std::all_of(parents.begin(), parents.end(), [&](const auto& zone) {
        auto above = parents.find(zone.second);
        int depth = 0;
        for (; above != parents.end() && depth <= deepest_zones; ++depth) {
            above = parents.find(above->second);
        }
        return depth <= deepest_zones && !is_whole(zone.first) &&
               (zone.second.empty() || parents.contains(zone.second));
    });
}

/// Flows of a building's system are there for the same years, each as far as its prices and factors were given.
bool has_flows(const EconomyResult& economy) {
    return economy.cash_cny.empty() || economy.carbon_t.empty() || economy.cash_cny.size() == economy.carbon_t.size();
}

bool is_consistent(const FinishedRun& run) {
    return is_tree(run.zones) && std::all_of(run.buildings.begin(), run.buildings.end(),
                                             [](const BuildingRecord& record) { return has_flows(record.economy); });
}

}  // namespace

FinishedRun read_finished_run(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) {
        throw Error(ErrorCode::not_found, path, "there are no records of a finished run",
                    "give the folder that sunshed run left");
    }
    return read_finished_run(stream, path);
}

FinishedRun read_finished_run(std::istream& stream, const std::string& path) {
    const Error damaged(ErrorCode::bad_input, path, "the records are damaged", "run it again");
    FinishedRun run;
    RecordsMark head;
    RecordsMark tail;
    try {
        cereal::PortableBinaryInputArchive archive(stream);
        archive(head);
        if (head == RecordsMark()) {
            archive(run, tail);
        }
    } catch (const cereal::Exception&) {
        throw damaged;
    }
    if (head != RecordsMark()) {
        throw Error(ErrorCode::bad_input, path, "the records are from another version of sunshed", "run it again");
    }
    if (tail != RecordsMark() || !is_consistent(run)) {
        throw damaged;
    }
    return run;
}

}  // namespace sunshed
