#pragma once

namespace sunshed {

/// Irradiance outside the atmosphere normal to the sun, W m-2.
constexpr double solar_constant_w_m2 = 1366.1;  ///< Gueymard 2004, Solar Energy 76(4), rounded as ASTM E-490 does

/// Spencer 1971 (Search 2(5), 172), from the day of the year.
double extraterrestrial_spencer_w_m2(int day_of_year, double constant_w_m2 = solar_constant_w_m2);

/// From the earth's distance to the sun: constant / distance^2.
double extraterrestrial_w_m2(double distance_au, double constant_w_m2 = solar_constant_w_m2);

}  // namespace sunshed
