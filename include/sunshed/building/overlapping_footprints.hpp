#pragma once

#include <functional>
#include <string>
#include <vector>

#include "sunshed/building/plan_building.hpp"

namespace sunshed {

// Merged sources hold buildings twice, and maps hold outlines beside the parts they are made of. Each square metre of
// roof belongs to one building.

/// The height of the surface under an outline, in the middle; NaN where it is not known.
using SurfaceLevel = std::function<double(const MultiPolygon& footprint)>;

/// What was found.
struct FootprintOverlaps {
    std::size_t duplicates = 0;  ///< the same outline as another, left out
    std::size_t covered = 0;     ///< others lie on all of it; left out
    std::size_t cut = 0;         ///< keeps what others leave
    double shared_m2 = 0.0;      ///< that was there twice
    [[nodiscard]] std::size_t count() const { return duplicates + covered + cut; }
};

/// Gives what footprints share to one of them. Of two that share 99 % of both (90 % where their heights do not differ
/// by a floor) one is kept and takes from the other what it did not know itself; elsewhere the upper one keeps its
/// outline and the lower one what is left. Upper is, among buildings that lie on each other, a part before an outline
/// (and it takes class and year from it, where it has none); else the higher one by whole metres of height where all
/// of them have one, else of the surface; of equals the smaller one, then the one whose id comes first. Left alone is
/// what two share up to 0.5 m2, or 1 % of the smaller one: neighbours that touch.
///
/// A footprint that goes is empty, `counted_elsewhere` is set and its outline_fault names the others; a duplicate's
/// floor area, consumption and existing modules go with it. One that more than 500 others lie on goes as well. Time
/// grows with the pairs whose boxes meet.
FootprintOverlaps resolve_overlaps(std::vector<BuildingInput>& buildings, const SurfaceLevel& level_m);

/// "37 footprints lie on others: 30 duplicates left out, ..."; empty where none does.
std::string words_of(const FootprintOverlaps& overlaps);

}  // namespace sunshed
