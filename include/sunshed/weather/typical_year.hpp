#pragma once

#include <cstdint>
#include <limits>

#include "sunshed/core/month.hpp"
#include "sunshed/weather/weather_series.hpp"

namespace sunshed {

/// Monthly means of a place.
struct MonthlyClimatology {
    MonthArray<double> ghi_kwh_m2{};  ///< of the month
    MonthArray<double> temperature_c{};
    MonthArray<double> wind_m_s = each_month(2.0);
    MonthArray<double> snow_depth_cm = each_month(std::numeric_limits<double>::quiet_NaN());  ///< NaN: not known
    MonthArray<double> linke_turbidity = each_month(std::numeric_limits<double>::quiet_NaN());
};

/// An hourly typical year made from monthly means; the same for the same seed on every machine.
///
/// Daily clearness: a first-order autoregressive sequence mapped to the distribution of Bendt, Collares-Pereira & Rabl
/// (1981, Solar Energy 27(1)), as in Graham, Hollands & Brunger (1988, Solar Energy 40(2); lag-one correlation 0.29).
/// Hours: Collares-Pereira & Rabl (1979, Solar Energy 22(2)). Beam and diffuse: Erbs et al. (1982). Temperature: the
/// standardised diurnal curve of Erbs, Klein & Beckman (1983, ASHRAE Journal 25). Monthly sums of GHI are met exactly
/// up to the rounding of clear days; the year has 8,760 hours of a nominal year and is marked synthetic.
/// @throws Error where a month's irradiation is more than the sky above the place can give
WeatherSeries synthesize_typical_year(const MonthlyClimatology& climate, const Place& place, std::uint64_t seed);

}  // namespace sunshed
