#include "project/report/finished_run.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <string_view>

#include "project/report/archive.hpp"
#include "sunshed/core/error.hpp"

namespace sunshed {

// Every member of every type (found by its argument, so not in an unnamed namespace) stands in its function: what is
// not listed is lost when a report is made again. The sizes catch a member that was added: list it, then mend the size.
static_assert(sizeof(RoofSegment) == 280 && sizeof(ModuleLayout) == 72, "list new members below");
static_assert(sizeof(SegmentRecord) == 712, "list new members below");
static_assert(sizeof(BuildingRecord) == 1360 && sizeof(EconomyResult) == 480, "list new members below");
static_assert(sizeof(LoadBalance) == 7112 && sizeof(ZoneArea) == 136, "list new members below");

static constexpr BuildingClass last_of(BuildingClass /*unused*/) {
    return BuildingClass::unknown;
}
static constexpr Vintage last_of(Vintage /*unused*/) {
    return Vintage::unknown;
}
static constexpr BuildingStatus last_of(BuildingStatus /*unused*/) {
    return BuildingStatus::failed;
}

template <class Archive>
static void visit(Archive& a, Point2& v) {
    a(v.x, v.y);
}
template <class Archive>
static void visit(Archive& a, Polygon& v) {
    a(v.outer, v.holes);
}
template <class Archive>
static void visit(Archive& a, RoofPlane& v) {
    a(v.origin, v.offset_m, v.slope_x, v.slope_y);
}
template <class Archive>
static void visit(Archive& a, RejectedArea& v) {
    a(v.edge_setback_m2, v.parapet_m2, v.obstacle_m2, v.fire_aisle_m2, v.small_piece_m2, v.bad_shape_m2);
}
/// All but what no report shows: cells, obstacles, usable parts and borders.
template <class Archive>
static void visit(Archive& a, RoofSegment& v) {
    a(v.plane, v.tilt_deg, v.azimuth_deg, v.plane_rmse_m, v.outline, v.ground_area_m2, v.area_m2, v.usable_area_m2,
      v.rejected);
}
template <class Archive>
static void visit(Archive& a, PlacedModule& v) {
    a(v.corners, v.center_height_m, v.turned);
}
template <class Archive>
static void visit(Archive& a, ModuleLayout& v) {
    a(v.tilt_deg, v.azimuth_deg, v.in_rows, v.east_west, v.row_pitch_m, v.slope_length_m, v.array_area_m2, v.modules);
}
template <class Archive>
static void visit(Archive& a, LossItem& v) {
    a(v.name, v.energy_kwh);
}
template <class Archive>
static void visit(Archive& a, FlatRoofOption& v) {
    a(v.option, v.tilt_deg, v.azimuth_deg, v.row_pitch_m, v.ground_cover_ratio, v.flat_roof_area_m2, v.module_count,
      v.coverage_c1_pct, v.coverage_c2_pct, v.coverage_c3_pct, v.capacity_kwp, v.energy_ac_kwh, v.yield_kwh_kwp);
}
template <class Archive>
static void visit(Archive& a, WorthwhileAnswer& v) {
    a(v.module_count, v.capacity_kwp, v.energy_ac_kwh, v.yield_kwh_kwp, v.coverage_pct, v.reason);
}
/// All but the energy of single modules.
template <class Archive>
static void visit(Archive& a, SegmentRecord& v) {
    a(v.segment_id, v.roof, v.layout, v.tilt_deg, v.azimuth_deg, v.irradiation_kwh_m2, v.irradiation_monthly_kwh_m2,
      v.sky_view, v.module_tilt_deg, v.module_azimuth_deg, v.module_count, v.capacity_kwp, v.module_area_m2,
      v.energy_dc_kwh, v.energy_ac_kwh, v.energy_ac_monthly_kwh, v.poa_module_kwh_m2, v.shade_loss_pct,
      v.snow_loss_kwh);
}
template <class Archive>
static void visit(Archive& a, EconomyResult& v) {
    a(v.load_basis, v.load_kwh, v.self_consumed_kwh, v.exported_kwh, v.imported_kwh, v.self_consumption_pct,
      v.self_sufficiency_pct, v.peak_reduction_pct, v.capex_cny, v.npv_cny, v.irr_pct, v.payback_years,
      v.discounted_payback_years, v.lcoe_cny_kwh, v.co2_life_t, v.carbon_payback_years, v.coal_calorific_tce,
      v.coal_equivalent_tce, v.energy_sd_pct, v.energy_p75_kwh, v.energy_p90_kwh, v.self_consumed_by_hour_kwh,
      v.cash_cny, v.carbon_t, v.discount_rate_pct, v.discounted_cost_cny, v.discounted_energy_kwh, v.energy_kwh,
      v.spread_common_pct, v.spread_own_pct);
}
template <class Archive>
static void visit(Archive& a, TypicalHour& v) {
    a(v.generation_kw, v.load_kw, v.self_consumed_kw);
}
template <class Archive>
static void visit(Archive& a, ClassBalance& v) {
    a(v.building_count, v.buildings_with_known_load, v.generation_kwh, v.known_load_generation_kwh, v.load_kwh,
      v.self_consumed_kwh, v.exported_kwh, v.imported_kwh);
}
template <class Archive>
static void visit(Archive& a, LoadBalance& v) {
    a(v.zone_id, v.total, v.by_class, v.shared_kwh, v.peak_load_kw, v.peak_import_kw, v.peak_export_kw,
      v.peak_reduction_pct, v.export_limit_kw, v.hours_over_limit, v.energy_over_limit_kwh, v.typical_day);
}
/// All but the hourly series, which are not kept.
template <class Archive>
static void visit(Archive& a, BuildingRecord& v) {
    a(v.building_id, v.zone_id, v.building_class, v.class_text, v.vintage, v.year_built, v.footprint, v.height_m,
      v.floor_area_m2, v.electricity_kwh, v.footprint_area_m2, v.roof_area_m2, v.usable_area_m2,
      v.usable_ground_area_m2, v.array_area_m2, v.module_plan_area_m2, v.irradiation_kwh_m2, v.irradiation_p10_kwh_m2,
      v.irradiation_p90_kwh_m2, v.sky_view, v.shade_loss_pct, v.module_count, v.module_area_m2, v.coverage_pct,
      v.coverage_c1_pct, v.coverage_c2_pct, v.coverage_c3_pct, v.coverage_c4_pct, v.rejected, v.no_plane_m2,
      v.unfilled_m2, v.worthwhile, v.flat_options, v.capacity_kwp, v.energy_dc_kwh, v.energy_ac_kwh,
      v.energy_ac_monthly_kwh, v.yield_kwh_kwp, v.snow_loss_pct, v.losses, v.existing_pv_m2, v.suitability, v.co2_t,
      v.quality, v.offset_east_m, v.offset_north_m, v.offset_turn_deg, v.status, v.reason, v.segments, v.economy);
}
template <class Archive>
static void visit(Archive& a, ZoneArea& v) {
    a(v.id, v.name, v.geometry, v.parent, v.export_limit_kw);
}

template <class Archive>
static void visit(Archive& a, UnreadValue& v) {
    a(v.building_id, v.field, v.value, v.what);
}

template <class Archive>
static void visit(Archive& a, HourlyProfile& v) {
    a(v.zone_id, v.building_class, v.ac_kw);
}

namespace {

constexpr int deepest_zones = 16;  // province, city, district, street, community: five
constexpr std::string_view magic = "sunshed records " SUNSHED_VERSION;

template <class Archive>
void visit_run(Archive& a, FinishedRun& v) {
    a(v.crs_name, v.crs_wkt, v.weather_source, v.synthetic_weather, v.latitude_deg, v.longitude_deg, v.town_clock,
      v.zones, v.buildings, v.load_balances, v.hourly_profiles, v.unread, v.notes);
}

}  // namespace

void write_finished_run(std::ostream& stream, FinishedRun& run) {
    ArchiveWriter archive(stream);
    std::string head(magic);
    archive(head);
    visit_run(archive, run);
    archive(head);
}

void write_finished_run(const std::string& path, FinishedRun& run) {
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
        return depth <= deepest_zones && zone.first != "all" && (zone.second.empty() || parents.contains(zone.second));
    });
}

/// Flows of a building's system are there for the same years or not at all.
bool has_flows(const EconomyResult& economy) {
    return economy.cash_cny.size() == economy.carbon_t.size();
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
    ArchiveReader archive(stream);
    std::string head;
    archive(head);
    if (!stream || head != magic) {
        throw Error(ErrorCode::bad_input, path, "the records are from another version of sunshed", "run it again");
    }
    FinishedRun run;
    visit_run(archive, run);
    std::string tail;
    archive(tail);
    if (!stream || tail != magic || !is_consistent(run)) {
        throw Error(ErrorCode::bad_input, path, "the records are damaged", "run it again");
    }
    return run;
}

}  // namespace sunshed
