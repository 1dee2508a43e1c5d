#pragma once

#include "sunshed/weather/sky_year.hpp"
#include "sunshed/weather/typical_year.hpp"

namespace sunshed {

/// The sky of a year made of Harbin's monthly means.
inline const SkyYear& typical_harbin() {
    static const SkyYear sky = [] {
        const Place harbin{"Harbin", 45.75, 126.65, 145.0, 8.0};
        const WeatherSeries weather =
            synthesize_typical_year({{64.4, 88.5, 131.9, 148.0, 171.8, 171.7, 163.8, 148.6, 127.8, 92.9, 59.1, 50.1},
                                     {-17.1, -11.8, -2.2, 7.6, 15.4, 21.1, 23.5, 21.6, 15.2, 6.3, -5.4, -14.8}},
                                    harbin, 1);
        return build_sky_year(weather, harbin, {});
    }();
    return sky;
}

}  // namespace sunshed
