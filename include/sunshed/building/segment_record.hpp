#pragma once

#include <string>
#include <vector>

#include "sunshed/building/additive.hpp"
#include "sunshed/core/month.hpp"
#include "sunshed/roof/roof_segment.hpp"

namespace sunshed {

/// A module at its own place.
struct ModuleEnergy {
    double energy_dc_kwh = 0.0;
    double energy_ac_kwh = 0.0;
    int rank = 0;  ///< in its building by energy, 1 = most
};

/// What the sun gives a segment, beside what adds up.
struct SegmentYield {
    double irradiation_kwh_m2 = 0.0;  ///< mean of the segment's cells, in its plane, over the year
    MonthArray<double> irradiation_monthly_kwh_m2{};
    double sky_view = 0.0;                    ///< mean, of a horizontal receiver
    double poa_module_kwh_m2 = 0.0;           ///< shaded irradiation in the modules' plane, over the year
    double shade_loss_pct = 0.0;              ///< sun and sky that surroundings hide, of the open plane's light
    double snow_loss_kwh = 0.0;               ///< AC energy lost to snow
    std::vector<ModuleEnergy> module_energy;  ///< one a module of the layout; they add up to the segment's
};

/// One plane of a building's roof with its modules.
struct SegmentRecord {
    std::string segment_id;  ///< "<building_id>/<n>", n from 1
    RoofSegment roof;
    ModuleLayout layout;
    double tilt_deg = 0.0;
    double azimuth_deg = 0.0;  ///< true azimuth; NaN where flat
    double module_tilt_deg = 0.0;
    double module_azimuth_deg = 0.0;  ///< true azimuth
    Additive amounts;
    SegmentYield yield;
};

}  // namespace sunshed
