#pragma once

#include "sunshed/core/month.hpp"

namespace sunshed {

/// A month of snow.
struct SnowMonth {
    double snowfall_cm = 0.0;
    double events = 0.0;
    double relative_humidity_pct = 0.0;
    double temperature_air_c = 0.0;
    double poa_kwh_m2 = 0.0;  ///< of the month
};

/// What the snow lies on and slides from.
struct SnowRow {
    double tilt_deg = 0.0;
    double slant_height_m = 1.0;
    double lower_edge_m = 1.0;      ///< over the ground
    double string_factor = 1.0;     ///< 0.75 where several strings lie one above another, else 1
    double front_side_share = 1.0;  ///< of the light that comes to the front; snow does not lie on the back
    double angle_of_repose_deg = 40.0;
};

/// Share of each month's energy lost to snow, 0..1: Townsend & Powers 2011 (37th IEEE PVSC), eq. 1 to 3, and Townsend's
/// update of 2023. A month feels the one before it; January follows December.
MonthArray<double> snow_loss_townsend(const MonthArray<SnowMonth>& months, const SnowRow& row);

}  // namespace sunshed
