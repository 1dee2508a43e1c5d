#pragma once

#include "sunshed/building/assess_building.hpp"

namespace sunshed {

/// Roof-PV coverage in a reading, per cent; NaN where there is nothing to cover.
/// @param array_area_m2  plan area of arrays with their row gaps
/// @param module_plan_area_m2  of the modules seen from above
double coverage_pct(CoverageReading reading, double array_area_m2, double module_plan_area_m2,
                    const BuildingRecord& record);

/// The second answer: the modules above the cut-off, none of them where the building pays back later than asked, where
/// its economy is known.
/// @param best_open_yield_kwh_kwp  of a plane in the open, which shares of the best refer to
[[nodiscard]] WorthwhileAnswer worthwhile_answer(const BuildingRecord& record, const AssessOptions& options,
                                                 double best_open_yield_kwh_kwp);

}  // namespace sunshed
