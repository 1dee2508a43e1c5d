#pragma once

#include <string>
#include <utility>
#include <vector>

#include "sunshed/catalogue/sentence.hpp"
#include "sunshed/catalogue/word.hpp"
#include "sunshed/core/geometry_fault.hpp"

namespace sunshed {

/// Why a building has no result, or less than one would expect. {0}, {1}, {2} in its words stand for its details.
enum class BuildingReasonKind {
    // Of the outline as it was given.
    outline_missing,
    outline_repaired,       ///< {0} what was wrong
    outline_not_polygonal,  ///< {0} what it is
    outline_no_area,
    outline_not_finite,
    outline_crosses_itself,
    outline_outside_the_crs,
    place_is_a_guess,  ///< {0} by which transformation
    height_missing,
    // Of outlines on each other.
    duplicate,                 ///< {0} the building that is assessed
    too_many_on_it,            ///< {0} how many are allowed
    covered_by_one,            ///< {0} the other
    covered_by_several,        ///< {0} one of them, {1} how many more
    uncuttable_under_one,      ///< {0} the other, {1} what went wrong
    uncuttable_under_several,  ///< {0} one of them, {1} how many more, {2} what went wrong
    // Of the outline as a roof's.
    vertex_off_the_map,  ///< {0} km
    outline_too_long,    ///< {0} km
    outline_too_large,   ///< {0} million cells, {1} million allowed
    too_many_rings,      ///< {0} parts and holes, {1} allowed
    too_many_vertices,   ///< {0} vertices, {1} allowed
    rings_tangled,
    no_area_left,
    far_from_the_others,  ///< {0} km
    // Of the elevation model.
    outside_the_model,
    cut_by_the_border,
    smaller_than_a_cell,
    no_elevations,
    // Of the roof.
    no_plane,
    flat_roof_assumed,  ///< {0} why its shape could not be built
    no_module_fits,
    failed,  ///< {0} what went wrong
    // Of what is worth building.
    modules_below_cutoff,  ///< {0} modules, {1} of them all, {2} kWh/kWp
    never_pays_back,
    pays_back_late,  ///< {0} years, {1} years allowed
};
std::span<const Word<BuildingReasonKind>> words_of(BuildingReasonKind);

/// A reason with its details.
struct BuildingReason {
    BuildingReasonKind kind = BuildingReasonKind::failed;
    std::vector<std::string> details;  ///< ids of buildings, numbers, or an error's own words, in English

    bool operator==(const BuildingReason&) const = default;
};

/// How many details its words hold.
std::size_t details_of(BuildingReasonKind kind);

Sentence sentence_of(const BuildingReason& reason);

/// Of a geometry that could not be read as it stands; not of GeometryFault::none.
/// @param detail  the kind of geometry, or what was repaired
BuildingReason reason_of(GeometryFault fault, std::string detail);

}  // namespace sunshed
