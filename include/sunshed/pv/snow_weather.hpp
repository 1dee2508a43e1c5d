#pragma once

#include <span>
#include <vector>

#include "sunshed/pv/pv_options.hpp"
#include "sunshed/pv/snow_loss_monthly.hpp"

namespace sunshed {

/// A year of snow as modules feel it, made once for all planes. Empty where there is none.
struct SnowWeather {
    std::vector<float> fall_cm;   ///< new snow of the last hours while it snows, an interval each; 0 while it does not
    std::vector<float> depth_cm;  ///< on the ground
    std::size_t first = 0;        ///< where to begin the year: after bare ground
    bool monthly = false;         ///< only months are known
    MonthArray<SnowMonth> months{};  ///< without irradiation

    [[nodiscard]] bool hourly() const { return !depth_cm.empty(); }
};

/// New snow out of depths on the ground: what rises over the deepest of the last `window_h` hours, summed over those
/// hours. Depths that swing (two sources in turn, settling and drifting) are then no new snow.
/// @param depth_cm  at each interval of a year, which is taken to begin where it ends
SnowWeather snow_weather_hourly(std::span<const float> depth_cm, double interval_h, double window_h);

/// The snow that a model of `options` can use.
/// @param depth_cm  with a NaN where the weather has none
/// @param air_c  by interval, @param month  of each, 0..11
SnowWeather snow_weather(std::span<const float> depth_cm, std::span<const float> air_c, std::span<const int> month,
                         double interval_h, const SnowOptions& options);

/// What snow leaves of the light on a plane, 0..1 an interval: Marion et al. 2013.
/// @param poa_w_m2  on the plane, @param parts_up_slope  as in SnowOptions
std::vector<float> snow_free_share(const SnowWeather& snow, double tilt_deg, std::span<const float> poa_w_m2,
                                   std::span<const float> air_c, double interval_h, const SnowOptions& options,
                                   int parts_up_slope);

/// Share of a row that gives nothing while so much of its slope is covered: every part that snow touches.
double snow_lost_share(double covered, int parts_up_slope);

}  // namespace sunshed
