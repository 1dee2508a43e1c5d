#pragma once

#include <vector>

#include "sunshed/building/assess_building.hpp"

namespace sunshed {

/// How much sun the place of each module gets: irradiation of the cells under it over the mean of its segment's cells.
/// The shade of parapets, stair heads and neighbours so falls on the modules that lie in it. 1 where nothing is known.
std::vector<double> module_places(const RoofSegment& segment, const ModuleLayout& layout,
                                  const SegmentIrradiation& sun);

}  // namespace sunshed
