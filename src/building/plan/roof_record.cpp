#include "sunshed/building/roof_record.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "sunshed/core/raster.hpp"

namespace sunshed {

namespace {

/// Floor area of a building: as given, else its footprint times its storeys (height over the height of a storey, at
/// least one; halls have one however high they are); NaN where neither the area nor the height is known.
double floor_area_m2(const BuildingInput& building, double footprint_area_m2, double storey_height_m) {
    if (building.floor_area_m2) {
        return *building.floor_area_m2;
    }
    if (!building.height_m) {
        return missing_d;
    }
    const bool is_hall =
        building.building_class == BuildingClass::factory || building.building_class == BuildingClass::warehouse;
    const double storeys = is_hall ? 1.0 : std::max(std::round(*building.height_m / storey_height_m), 1.0);
    return storeys * footprint_area_m2;
}

BuildingFacts facts_of(const BuildingInput& building, const FactOptions& options) {
    BuildingFacts facts;
    facts.building_id = building.building_id;
    facts.building_class = building.building_class;
    facts.class_text = building.class_text;
    facts.year_built = building.year_built;
    facts.vintage = vintage_of(building.year_built, options.new_since);
    facts.footprint = building.footprint;
    facts.footprint_area_m2 = area_m2(building.footprint);
    facts.height_m = building.height_m.value_or(missing_d);
    facts.floor_area_m2 = floor_area_m2(building, facts.footprint_area_m2, options.storey_height_m);
    facts.existing_pv_m2 = building.existing_pv_m2.value_or(missing_d);
    facts.electricity_kwh = building.electricity_kwh;
    return facts;
}

/// But for what of the footprint is left without an array.
RoofResult outcome_of(const BuildingInput& building, const RoofPlan& plan) {
    RoofResult roof;
    roof.status = plan.status;
    roof.reason = plan.reason;
    roof.quality = quality_of(building, plan);
    roof.confidence = plan.status == BuildingStatus::ok ? plan.confidence : missing_d;
    roof.offset_east_m = building.offset ? building.offset->east_m : missing_d;
    roof.offset_north_m = building.offset ? building.offset->north_m : missing_d;
    roof.offset_turn_deg = building.offset ? building.offset->turn_deg : missing_d;
    return roof;
}

Additive amounts_of(const RoofSegment& roof, const ModuleLayout& layout, const ModuleProduct& module) {
    Additive amounts;
    amounts.roof_area_m2 = roof.area_m2;
    amounts.usable_area_m2 = roof.usable_area_m2;
    amounts.usable_ground_area_m2 = area_m2(roof.usable);
    amounts.rejected = roof.rejected;
    amounts.array_area_m2 = layout.array_area_m2;
    amounts.module_count = static_cast<int>(layout.modules.size());
    amounts.capacity_kwp = module.capacity_kwp(amounts.module_count);
    amounts.module_area_m2 = module.size.area_m2(amounts.module_count);
    amounts.module_plan_area_m2 = module.size.plan_area_m2(amounts.module_count, layout.tilt_deg);
    return amounts;
}

SegmentRecord segment_record(std::string segment_id, RoofSegment roof, ModuleLayout layout, const Site& site,
                             const ModuleProduct& module) {
    SegmentRecord segment;
    segment.segment_id = std::move(segment_id);
    segment.tilt_deg = roof.tilt_deg;
    segment.azimuth_deg = site.true_azimuth_deg(roof.azimuth_deg);
    segment.module_tilt_deg = layout.tilt_deg;
    segment.module_azimuth_deg = site.true_azimuth_deg(layout.azimuth_deg);
    segment.amounts = amounts_of(roof, layout, module);
    segment.roof = std::move(roof);
    segment.layout = std::move(layout);
    return segment;
}

}  // namespace

std::vector<RoofQuality> quality_of(const BuildingInput& building, const RoofPlan& plan) {
    if (plan.status != BuildingStatus::ok) {
        return {};
    }
    if (plan.estimated) {
        return {RoofQuality::estimated};
    }
    std::vector<RoofQuality> quality{RoofQuality::measured};
    const auto add_if = [&](bool holds, RoofQuality limit) {
        if (holds) {
            quality.push_back(limit);
        }
    };
    add_if(building.alignment == FootprintAlignment::moved, RoofQuality::aligned);
    add_if(building.alignment == FootprintAlignment::misaligned, RoofQuality::misaligned);
    add_if(plan.unknown_share > 0.02, RoofQuality::holes);
    add_if(plan.stray_share > 0.2, RoofQuality::rough);
    add_if(plan.coarse, RoofQuality::coarse);
    add_if(plan.confidence < least_sure_confidence, RoofQuality::doubtful);
    return quality;
}

Vintage vintage_of(std::optional<int> year_built, int new_since) {
    if (!year_built) {
        return Vintage::unknown;
    }
    return *year_built >= new_since ? Vintage::new_building : Vintage::existing;
}

Additive sum_of(const std::vector<SegmentRecord>& segments) {
    Additive sum;
    for (const SegmentRecord& segment : segments) {
        sum += segment.amounts;
    }
    return sum;
}

BuildingRecord roof_record(const BuildingInput& building, RoofPlan plan, const Site& site, const ModuleProduct& module,
                           const FactOptions& options) {
    BuildingRecord record;
    record.facts = facts_of(building, options);
    record.roof = outcome_of(building, plan);
    for (std::size_t i = 0; i < plan.segments.size(); ++i) {
        record.segments.push_back(segment_record(building.building_id + "/" + std::to_string(i + 1),
                                                 std::move(plan.segments[i]), std::move(plan.layouts[i]), site,
                                                 module));
    }
    record.amounts = sum_of(record.segments);
    const Additive& amounts = record.amounts;
    record.roof.unfilled_m2 = std::max(0.0, amounts.usable_ground_area_m2 - amounts.array_area_m2);
    record.roof.no_plane_m2 =
        record.facts.footprint_area_m2 - amounts.array_area_m2 - record.roof.unfilled_m2 - amounts.rejected.sum_m2();
    return record;
}

}  // namespace sunshed
