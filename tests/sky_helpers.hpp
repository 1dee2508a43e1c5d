#pragma once

#include <cmath>
#include <numbers>

#include "site_helpers.hpp"
#include "sunshed/weather/sky_year.hpp"
#include "sunshed/weather/typical_year.hpp"

namespace sunshed::test {

/// Harbin's monthly means (NASA POWER 1991-2020).
inline MonthlyClimatology harbin_climate() {
    return {{64.4, 88.5, 131.9, 148.0, 171.8, 171.7, 163.8, 148.6, 127.8, 92.9, 59.1, 50.1},
            {-17.1, -11.8, -2.2, 7.6, 15.4, 21.1, 23.5, 21.6, 15.2, 6.3, -5.4, -14.8},
            each_month(4.0)};
}

inline WeatherSeries harbin_weather() {
    return synthesize_typical_year(harbin_climate(), harbin(), 1);
}

inline SkyYear harbin_sky(TranspositionModel model = TranspositionModel::perez) {
    SkyOptions options;
    options.transposition = model;
    return build_sky_year(harbin_weather(), harbin(), options);
}

/// Global horizontal irradiation of a sky year, kWh m-2.
inline double global_horizontal_kwh_m2(const SkyYear& sky) {
    double sum = 0.0;
    for (const SkyInterval& interval : sky.intervals) {
        sum += interval.global_horizontal_wh_m2 / 1000.0;
    }
    return sum;
}

}  // namespace sunshed::test
