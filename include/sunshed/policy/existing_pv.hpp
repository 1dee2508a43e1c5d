#pragma once

#include "sunshed/policy/zone_summary.hpp"

namespace sunshed {

/// What PV that is there takes of its roof, m2 in plan. Buildings report the area of their modules; coverage counts
/// arrays with their row gaps, or the modules as seen from above.
struct PvOnRoof {
    double array_m2 = 0.0;
    double modules_from_above_m2 = 0.0;
};

/// Of one building, in the ratios of the modules that fit on its own roof; where none fit in those of all that fit on
/// its like, and where none fit there, lying flush. Nothing where it reports none.
/// @param like  sums over the buildings that it is counted with
PvOnRoof existing_pv_on_roof(const BuildingRecord& building, const BuildingSums& like);

}  // namespace sunshed
