#pragma once

#include "sunshed/building/building_record.hpp"
#include "sunshed/building/plan_building.hpp"

namespace sunshed {

/// How far a building's result can be trusted: "measured", with what limits it, "estimated", or its status.
std::string quality_of(const BuildingInput& building, const RoofPlan& plan);

/// What is known of a building before the sun is: itself, how it fared, where its footprint lies.
BuildingRecord described_building(const BuildingInput& building, const RoofPlan& plan, int new_since);

/// Adds the areas of a segment to those of its building.
void add_areas(BuildingRecord& record, const SegmentRecord& segment);
/// What of the footprint is left once the areas of all segments are added: usable without a module, or without a plane.
void account_for_rest(BuildingRecord& record);

struct RoofRecordOptions {
    double grid_convergence_deg = 0.0;  ///< true azimuth = grid azimuth + this
    double module_power_w = 585.0;
    double module_area_m2 = 2.58;
    int new_since = 2021;
};

/// The record of a roof with its segments and modules, without energy (those fields stay 0).
BuildingRecord roof_record(const BuildingInput& building, RoofPlan plan, const RoofRecordOptions& options);

}  // namespace sunshed
