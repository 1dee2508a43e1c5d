#pragma once

#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "sunshed/catalogue/building_reason.hpp"
#include "sunshed/catalogue/yield_words.hpp"

namespace sunshed {

/// One way to use a building's flat roofs, all of them alike.
struct FlatRoofOption {
    FlatOption option = FlatOption::tilt_10;
    double tilt_deg = 0.0;
    double azimuth_deg = 0.0;         ///< true azimuth that rows face on the largest flat roof; pairs: the eastern side
    double row_pitch_m = 0.0;         ///< on the largest flat roof
    double ground_cover_ratio = 0.0;  ///< slope length over pitch, of pairs twice that
    double flat_roof_area_m2 = 0.0;   ///< plan area of the building's flat roofs
    int module_count = 0;
    double coverage_c1_pct = 0.0;  ///< arrays with their row gaps / flat roofs
    double coverage_c2_pct = 0.0;  ///< modules seen from above / flat roofs
    double coverage_c3_pct = 0.0;  ///< arrays with their row gaps / usable area of the flat roofs
    double capacity_kwp = 0.0;
    double energy_ac_kwh = 0.0;
    double yield_kwh_kwp = 0.0;  ///< NaN where nothing fits
};

/// What of a building's layout is worth building.
struct WorthwhileAnswer {
    /// A module of as much AC energy a year is worth building; none is where the building pays back too late.
    double least_module_kwh = std::numeric_limits<double>::infinity();
    int module_count = 0;
    double capacity_kwp = 0.0;
    double energy_ac_kwh = 0.0;
    double yield_kwh_kwp = 0.0;            ///< NaN where nothing is
    double coverage_pct = 0.0;             ///< by the configured reading
    std::optional<BuildingReason> reason;  ///< why it is less than what fits; nothing where it is the same
};

/// What is asked of a building once its roof, its yield and its money are known.
struct Answers {
    double coverage_pct = 0.0;                 ///< by the configured reading (default C1)
    double coverage_c1_pct = 0.0;              ///< arrays with their row gaps / footprint
    double coverage_c2_pct = 0.0;              ///< modules seen from above / footprint
    double coverage_c3_pct = 0.0;              ///< arrays with their row gaps / usable plan area
    double coverage_c4_pct = 0.0;              ///< 100 where there are modules, 0 where there are none
    WorthwhileAnswer worthwhile;               ///< the second answer; all other figures of a building are of what fits
    std::vector<FlatRoofOption> flat_options;  ///< empty where there is no flat roof or they were not asked for
    Suitability suitability = Suitability::none;
};

}  // namespace sunshed
