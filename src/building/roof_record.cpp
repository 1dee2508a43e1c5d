#include "sunshed/building/roof_record.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "sunshed/core/angle.hpp"
#include "sunshed/core/raster.hpp"

namespace sunshed {

namespace {

double true_azimuth(double grid_azimuth_deg, double grid_convergence_deg) {
    return std::isnan(grid_azimuth_deg) ? missing_d : wrap_azimuth_deg(grid_azimuth_deg + grid_convergence_deg);
}

}  // namespace

std::string quality_of(const BuildingInput& building, const RoofPlan& plan) {
    if (plan.status != BuildingStatus::ok || plan.estimated) {
        return plan.status != BuildingStatus::ok ? to_string(plan.status) : "estimated";
    }
    std::string quality = "measured";
    const auto add_if = [&](bool holds, const char* word) { quality += holds ? std::string(", ") + word : ""; };
    add_if(building.alignment == FootprintAlignment::moved, "aligned");
    add_if(building.alignment == FootprintAlignment::misaligned, "misaligned");
    add_if(plan.unknown_share > 0.02, "holes");
    add_if(plan.stray_share > 0.2, "rough");
    add_if(plan.coarse, "coarse");
    return quality;
}

BuildingRecord described_building(const BuildingInput& building, const RoofPlan& plan, int new_since) {
    BuildingRecord record;
    record.building_id = building.building_id;
    record.building_class = building.building_class;
    record.class_text = building.class_text;
    record.year_built = building.year_built;
    record.vintage = !building.year_built                ? Vintage::unknown
                     : *building.year_built >= new_since ? Vintage::new_building
                                                         : Vintage::existing;
    record.footprint = building.footprint;
    record.footprint_area_m2 = area_m2(building.footprint);
    record.height_m = building.height_m.value_or(missing_d);
    record.floor_area_m2 = building.floor_area_m2.value_or(missing_d);
    record.existing_pv_m2 = building.existing_pv_m2.value_or(missing_d);
    record.electricity_kwh = building.electricity_kwh;
    record.status = plan.status;
    record.reason = plan.reason;
    record.quality = quality_of(building, plan);
    record.offset_east_m = building.offset ? building.offset->east_m : missing_d;
    record.offset_north_m = building.offset ? building.offset->north_m : missing_d;
    record.offset_turn_deg = building.offset ? building.offset->turn_deg : missing_d;
    return record;
}

void add_areas(BuildingRecord& record, const SegmentRecord& segment) {
    record.roof_area_m2 += segment.roof.area_m2;
    record.usable_area_m2 += segment.roof.usable_area_m2;
    record.rejected += segment.roof.rejected;
    record.usable_ground_area_m2 += area_m2(segment.roof.usable);
    record.array_area_m2 += segment.layout.array_area_m2;
}

void account_for_rest(BuildingRecord& record) {
    record.unfilled_m2 = std::max(0.0, record.usable_ground_area_m2 - record.array_area_m2);
    record.no_plane_m2 =
        record.footprint_area_m2 - record.array_area_m2 - record.unfilled_m2 - record.rejected.sum_m2();
}

BuildingRecord roof_record(const BuildingInput& building, RoofPlan plan, const RoofRecordOptions& options) {
    BuildingRecord record = described_building(building, plan, options.new_since);
    for (std::size_t i = 0; i < plan.segments.size(); ++i) {
        SegmentRecord segment;
        segment.roof = std::move(plan.segments[i]);
        segment.layout = std::move(plan.layouts[i]);
        segment.segment_id = building.building_id + "/" + std::to_string(i + 1);
        segment.tilt_deg = segment.roof.tilt_deg;
        segment.azimuth_deg = true_azimuth(segment.roof.azimuth_deg, options.grid_convergence_deg);
        segment.module_tilt_deg = segment.layout.tilt_deg;
        segment.module_azimuth_deg = true_azimuth(segment.layout.azimuth_deg, options.grid_convergence_deg);
        segment.module_count = static_cast<int>(segment.layout.modules.size());
        const double modules = segment.module_count;
        segment.capacity_kwp = modules * options.module_power_w / 1000.0;
        segment.module_area_m2 = modules * options.module_area_m2;
        add_areas(record, segment);
        record.module_count += segment.module_count;
        record.module_area_m2 += segment.module_area_m2;
        record.capacity_kwp += segment.capacity_kwp;
        record.segments.push_back(std::move(segment));
    }
    account_for_rest(record);
    return record;
}

}  // namespace sunshed
