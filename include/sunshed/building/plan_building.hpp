#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sunshed/building/building_record.hpp"
#include "sunshed/roof/module_layout.hpp"
#include "sunshed/roof/segment_roof.hpp"
#include "sunshed/roof/usable_area.hpp"
#include "sunshed/surface/surface.hpp"

namespace sunshed {

/// One footprint with what its attributes tell.
struct BuildingInput {
    std::string building_id;
    BuildingClass building_class = BuildingClass::unknown;
    std::string class_text;
    std::optional<int> year_built;
    MultiPolygon footprint;     ///< empty where the input's geometry could not be used
    std::string geometry_note;  ///< what was wrong with it
    std::optional<double> height_m;
    std::optional<double> floor_area_m2;
    std::optional<double> existing_pv_m2;
    std::optional<double> electricity_kwh;  ///< that it uses a year
};

struct PlanOptions {
    RoofOptions roof;
    SetbackOptions setback;
    LayoutOptions layout;
    /// The surface shows roofs (a DSM). Otherwise they are flat prisms and results are estimates.
    bool surface_shows_roofs = true;
};

/// The roof of one building and the modules on it.
struct RoofPlan {
    BuildingStatus status = BuildingStatus::ok;
    std::string reason;
    bool estimated = false;
    std::vector<RoofSegment> segments;
    std::vector<ModuleLayout> layouts;  ///< one a segment
};

/// Finds the planes of a roof and lays modules on them. A building that lies outside the surface or is cut by its
/// border is not assessed, and says so; what fails inside becomes a reason. Never throws for a bad building.
RoofPlan plan_roof(const BuildingInput& building, const Surface& surface, const PlanOptions& options);

}  // namespace sunshed
