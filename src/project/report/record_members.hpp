#pragma once

#include "project/report/record_archive.hpp"
#include "sunshed/building/building_record.hpp"
#include "sunshed/building/load_balance.hpp"

namespace sunshed {

// Every member of every type stands in its function (found by its argument). The names
// in brackets are all members in their order: one that is added does not compile until it is named here, and what is
// not given to the archive is lost when a report is made again.

template <class Archive>
void serialize(Archive& a, Point2& v) {
    auto& [x, y] = v;
    a(x, y);
}
template <class Archive>
void serialize(Archive& a, Polygon& v) {
    auto& [outer, holes] = v;
    a(outer, holes);
}
template <class Archive>
void serialize(Archive& a, RoofPlane& v) {
    auto& [origin, offset_m, slope_x, slope_y] = v;
    a(origin, offset_m, slope_x, slope_y);
}
template <class Archive>
void serialize(Archive& a, RejectedArea& v) {
    auto& [edge_setback_m2, parapet_m2, obstacle_m2, fire_aisle_m2, small_piece_m2, bad_shape_m2] = v;
    a(edge_setback_m2, parapet_m2, obstacle_m2, fire_aisle_m2, small_piece_m2, bad_shape_m2);
}
/// All but what no report shows: cells, obstacles, usable parts and borders.
template <class Archive>
void serialize(Archive& a, RoofSegment& v) {
    auto& [plane, tilt_deg, azimuth_deg, plane_rmse_m, outline, ground_area_m2, area_m2, obstacles, borders, usable,
           usable_area_m2, rejected, cells] = v;
    a(plane, tilt_deg, azimuth_deg, plane_rmse_m, outline, ground_area_m2, area_m2, usable_area_m2, rejected);
}
template <class Archive>
void serialize(Archive& a, PlacedModule& v) {
    auto& [corners, center_height_m, turned] = v;
    a(corners, center_height_m, turned);
}
template <class Archive>
void serialize(Archive& a, ModuleLayout& v) {
    auto& [tilt_deg, azimuth_deg, in_rows, east_west, row_pitch_m, slope_length_m, array_area_m2, modules] = v;
    a(tilt_deg, azimuth_deg, in_rows, east_west, row_pitch_m, slope_length_m, array_area_m2, modules);
}
template <class Archive>
void serialize(Archive& a, BuildingReason& v) {
    auto& [kind, details] = v;
    a(kind, details);
}
template <class Archive>
void serialize(Archive& a, LossItem& v) {
    auto& [link, energy_kwh] = v;
    a(link, energy_kwh);
}
template <class Archive>
void serialize(Archive& a, FlatRoofOption& v) {
    auto& [option, tilt_deg, azimuth_deg, row_pitch_m, ground_cover_ratio, flat_roof_area_m2, module_count,
           coverage_c1_pct, coverage_c2_pct, coverage_c3_pct, capacity_kwp, energy_ac_kwh, yield_kwh_kwp] = v;
    a(option, tilt_deg, azimuth_deg, row_pitch_m, ground_cover_ratio, flat_roof_area_m2, module_count, coverage_c1_pct,
      coverage_c2_pct, coverage_c3_pct, capacity_kwp, energy_ac_kwh, yield_kwh_kwp);
}
template <class Archive>
void serialize(Archive& a, WorthwhileAnswer& v) {
    auto& [least_module_kwh, module_count, capacity_kwp, energy_ac_kwh, yield_kwh_kwp, coverage_pct, reason] = v;
    a(least_module_kwh, module_count, capacity_kwp, energy_ac_kwh, yield_kwh_kwp, coverage_pct, reason);
}
template <class Archive>
void serialize(Archive& a, Additive& v) {
    auto& [roof_area_m2, usable_area_m2, usable_ground_area_m2, rejected, array_area_m2, module_plan_area_m2,
           module_area_m2, module_count, capacity_kwp, energy_dc_kwh, energy_ac_kwh, energy_ac_monthly_kwh] = v;
    a(roof_area_m2, usable_area_m2, usable_ground_area_m2, rejected, array_area_m2, module_plan_area_m2, module_area_m2,
      module_count, capacity_kwp, energy_dc_kwh, energy_ac_kwh, energy_ac_monthly_kwh);
}
/// All but the energy of single modules.
template <class Archive>
void serialize(Archive& a, SegmentYield& v) {
    auto& [irradiation_kwh_m2, irradiation_monthly_kwh_m2, sky_view, poa_module_kwh_m2, shade_loss_pct, snow_loss_kwh,
           module_energy] = v;
    a(irradiation_kwh_m2, irradiation_monthly_kwh_m2, sky_view, poa_module_kwh_m2, shade_loss_pct, snow_loss_kwh);
}
template <class Archive>
void serialize(Archive& a, SegmentRecord& v) {
    auto& [segment_id, roof, layout, tilt_deg, azimuth_deg, module_tilt_deg, module_azimuth_deg, amounts, yield] = v;
    a(segment_id, roof, layout, tilt_deg, azimuth_deg, module_tilt_deg, module_azimuth_deg, amounts, yield);
}
template <class Archive>
void serialize(Archive& a, EconomyResult& v) {
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
void serialize(Archive& a, TypicalHour& v) {
    auto& [generation_kw, load_kw, self_consumed_kw] = v;
    a(generation_kw, load_kw, self_consumed_kw);
}
template <class Archive>
void serialize(Archive& a, ClassBalance& v) {
    auto& [building_count, buildings_with_known_load, generation_kwh, known_load_generation_kwh, load_kwh,
           self_consumed_kwh, exported_kwh, imported_kwh] = v;
    a(building_count, buildings_with_known_load, generation_kwh, known_load_generation_kwh, load_kwh, self_consumed_kwh,
      exported_kwh, imported_kwh);
}
template <class Archive>
void serialize(Archive& a, LoadBalance& v) {
    auto& [zone_id, total, by_class, shared_kwh, peak_load_kw, peak_import_kw, peak_export_kw, peak_reduction_pct,
           export_limit_kw, hours_over_limit, energy_over_limit_kwh, typical_day] = v;
    a(zone_id, total, by_class, shared_kwh, peak_load_kw, peak_import_kw, peak_export_kw, peak_reduction_pct,
      export_limit_kw, hours_over_limit, energy_over_limit_kwh, typical_day);
}
template <class Archive>
void serialize(Archive& a, BuildingFacts& v) {
    auto& [building_id, zone_id, building_class, class_text, vintage, year_built, footprint, footprint_area_m2,
           height_m, floor_area_m2, electricity_kwh, existing_pv_m2] = v;
    a(building_id, zone_id, building_class, class_text, vintage, year_built, footprint, footprint_area_m2, height_m,
      floor_area_m2, electricity_kwh, existing_pv_m2);
}
template <class Archive>
void serialize(Archive& a, RoofResult& v) {
    auto& [status, reason, quality, confidence, offset_east_m, offset_north_m, offset_turn_deg, no_plane_m2,
           unfilled_m2] = v;
    a(status, reason, quality, confidence, offset_east_m, offset_north_m, offset_turn_deg, no_plane_m2, unfilled_m2);
}
template <class Archive>
void serialize(Archive& a, YieldResult& v) {
    auto& [irradiation_kwh_m2, irradiation_p10_kwh_m2, irradiation_p90_kwh_m2, sky_view, yield_kwh_kwp, shade_loss_pct,
           snow_loss_pct, losses] = v;
    a(irradiation_kwh_m2, irradiation_p10_kwh_m2, irradiation_p90_kwh_m2, sky_view, yield_kwh_kwp, shade_loss_pct,
      snow_loss_pct, losses);
}
template <class Archive>
void serialize(Archive& a, Answers& v) {
    auto& [coverage_pct, coverage_c1_pct, coverage_c2_pct, coverage_c3_pct, coverage_c4_pct, worthwhile, flat_options,
           suitability] = v;
    a(coverage_pct, coverage_c1_pct, coverage_c2_pct, coverage_c3_pct, coverage_c4_pct, worthwhile, flat_options,
      suitability);
}
/// All but the hours, which are not kept.
template <class Archive>
void serialize(Archive& a, BuildingRecord& v) {
    auto& [facts, roof, amounts, yield, economy, answers, segments, hours] = v;
    a(facts, roof, amounts, yield, economy, answers, segments);
}

}  // namespace sunshed
