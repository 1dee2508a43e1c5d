#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sunshed/building/building_record.hpp"
#include "sunshed/roof/footprint_offset.hpp"
#include "sunshed/roof/module_layout.hpp"
#include "sunshed/roof/segment_roof.hpp"
#include "sunshed/roof/shaped_roof.hpp"
#include "sunshed/roof/usable_area.hpp"
#include "sunshed/surface/surface.hpp"

namespace sunshed {

/// How a footprint lies on the surface: moved onto it, left where it is although it lies off, or neither.
enum class FootprintAlignment { as_given, moved, misaligned };

/// One footprint with its attributes.
struct BuildingInput {
    std::string building_id;
    BuildingClass building_class = BuildingClass::unknown;
    std::string class_text;
    std::optional<int> year_built;
    MultiPolygon footprint;                       ///< empty where the input's geometry could not be used
    std::optional<BuildingReason> outline_fault;  ///< what was wrong with it
    bool counted_elsewhere = false;               ///< it has no footprint because those of others lie where it stood
    std::optional<double> height_m;
    bool height_to_top = true;  ///< height_m reaches to the top of the roof; else, made of floors, to its eaves
    RoofForm roof;              ///< for runs without a model of the roofs
    bool is_part = false;       ///< of a building whose outline is given too: what it covers is the part's
    std::optional<double> floor_area_m2;
    std::optional<double> existing_pv_m2;
    std::optional<FootprintOffset> offset;  ///< from where it was given to where the surface shows it
    FootprintAlignment alignment = FootprintAlignment::as_given;
    std::optional<double> electricity_kwh;  ///< that it uses a year
};

struct PlanOptions {
    RoofOptions roof;
    SetbackOptions setback;
    LayoutOptions layout;
    /// The surface shows roofs (a DSM). Otherwise they are prisms with roofs of a given shape, and results are
    /// estimates.
    bool surface_shows_roofs = true;
    double hip_tilt_deg = 30.0;  ///< of shaped roofs on prisms that have none of their own
    bool flat_trials = true;     ///< try other tilts on flat roofs for the table of their options
    bool place_modules = true;   ///< otherwise the planes are all that is wanted
};

/// A layout that was tried on a flat segment, without its modules.
struct FlatTrial {
    FlatOption option = FlatOption::tilt_10;
    ModuleLayout layout;
    int module_count = 0;
    double usable_area_m2 = 0.0;  ///< plan area that it was laid in
};

/// The roof of one building and the modules on it.
struct RoofPlan {
    BuildingStatus status = BuildingStatus::ok;
    std::optional<BuildingReason> reason;  ///< why it has no roof, or another than one would expect
    bool estimated = false;
    /// Share of the roof's cells, obstacles aside, that lie farther off their planes than planes may; where it is large
    /// the roof is not made of planes, or under trees.
    double stray_share = 0.0;
    double unknown_share = 0.0;     ///< of the roof's cells, those that the elevation model has no value for
    double confidence = missing_d;  ///< how far its planes are to be trusted, 0..1; NaN where no surface shows it
    bool coarse = false;            ///< the cells are too large for this roof: most of it came out as narrow planes
    std::vector<RoofSegment> segments;
    std::vector<ModuleLayout> layouts;                ///< one a segment
    std::vector<std::vector<FlatTrial>> flat_trials;  ///< one list a segment, empty on pitched ones
};

/// Finds the planes of a roof and places modules on them, on roof_outline(). A building that lies outside the surface
/// or is cut by its border is not assessed, and says so; what fails inside becomes a reason. Never throws for a bad
/// building.
/// @param site  of the surface
/// @param module  that is laid
RoofPlan plan_roof(const BuildingInput& building, const Surface& surface, const Site& site, const ModuleSize& module,
                   const PlanOptions& options);

/// Gives a building without a given height that of its roof over the ground under it, in the mean, where the surface
/// knows both.
void fill_height(BuildingInput& building, const Surface& surface);

}  // namespace sunshed
