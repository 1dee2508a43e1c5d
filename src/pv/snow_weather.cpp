#include "sunshed/pv/snow_weather.hpp"

#include <algorithm>
#include <cmath>

#include "sunshed/pv/snow_cover.hpp"

namespace sunshed {

namespace {

constexpr float bare_below_cm = 1.0F;

/// Snow that is new in each interval: over the deepest of the intervals before it.
std::vector<float> rises(std::span<const float> depth_cm, std::size_t window) {
    std::vector<float> rise(depth_cm.size(), 0.0F);
    const std::size_t count = depth_cm.size();
    for (std::size_t i = 0; i < count; ++i) {
        float deepest = 0.0F;
        for (std::size_t back = 1; back <= window; ++back) {
            deepest = std::max(deepest, depth_cm[(i + count - back) % count]);
        }
        rise[i] = std::max(0.0F, depth_cm[i] - deepest);
    }
    return rise;
}

MonthArray<SnowMonth> snow_months(std::span<const float> air_c, std::span<const int> month,
                                  const SnowOptions& options) {
    MonthArray<SnowMonth> months{};
    MonthArray<double> counts{};
    for (std::size_t i = 0; i < month.size(); ++i) {
        const auto m = static_cast<std::size_t>(month[i]);
        months[m].temperature_air_c += air_c[i];
        counts[m] += 1.0;
    }
    for (std::size_t m = 0; m < 12; ++m) {
        months[m].temperature_air_c /= std::max(1.0, counts[m]);
        months[m].snowfall_cm = options.fall_cm[m];
        months[m].events = options.events[m];
        months[m].relative_humidity_pct = options.humidity_pct[m];
    }
    return months;
}

}  // namespace

SnowWeather snow_weather_hourly(std::span<const float> depth_cm, double interval_h, double window_h) {
    SnowWeather snow;
    snow.depth_cm.assign(depth_cm.begin(), depth_cm.end());
    snow.fall_cm.assign(depth_cm.size(), 0.0F);
    const std::size_t count = depth_cm.size();
    if (count == 0) {
        return snow;
    }
    const auto window = std::clamp<std::size_t>(static_cast<std::size_t>(std::lround(window_h / interval_h)), 1, count);
    const std::vector<float> rise = rises(depth_cm, window);
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t back = 0; back < window && rise[i] > 0.0F; ++back) {
            snow.fall_cm[i] += rise[(i + count - back) % count];
        }
    }
    const auto bare = std::find_if(depth_cm.begin(), depth_cm.end(), [](float cm) { return cm < bare_below_cm; });
    snow.first = bare == depth_cm.end() ? 0 : static_cast<std::size_t>(bare - depth_cm.begin());
    return snow;
}

SnowWeather snow_weather(std::span<const float> depth_cm, std::span<const float> air_c, std::span<const int> month,
                         double interval_h, const SnowOptions& options) {
    const bool deep = std::any_of(depth_cm.begin(), depth_cm.end(), [](float cm) { return cm > 0.0F; });
    const bool known =
        !depth_cm.empty() && std::none_of(depth_cm.begin(), depth_cm.end(), [](float cm) { return std::isnan(cm); });
    const bool falls = std::any_of(options.fall_cm.begin(), options.fall_cm.end(), [](double cm) { return cm > 0.0; });
    const auto wanted = [&](SnowModel model) {
        return options.model == model || options.model == SnowModel::automatic;
    };
    if (known && wanted(SnowModel::hourly)) {
        return deep ? snow_weather_hourly(depth_cm, interval_h, options.window_h) : SnowWeather{};
    }
    SnowWeather snow;
    if (falls && wanted(SnowModel::monthly)) {
        snow.monthly = true;
        snow.months = snow_months(air_c, month, options);
    }
    return snow;
}

double snow_lost_share(double covered, int parts_up_slope) {
    return parts_up_slope > 0 ? std::ceil(covered * parts_up_slope - 1e-9) / parts_up_slope : covered;
}

std::vector<float> snow_free_share(const SnowWeather& snow, double tilt_deg, std::span<const float> poa_w_m2,
                                   std::span<const float> air_c, double interval_h, const SnowOptions& options,
                                   int parts_up_slope) {
    const std::size_t count = snow.depth_cm.size();
    std::vector<float> free(count, 1.0F);
    SnowCover cover(tilt_deg, options.slide_per_h, interval_h);
    for (std::size_t step = 0; step < count; ++step) {
        const std::size_t i = (snow.first + step) % count;
        if (snow.depth_cm[i] < bare_below_cm && cover.covered() <= 0.0) {
            continue;  // summer
        }
        const double covered = cover.step({snow.fall_cm[i], poa_w_m2[i], air_c[i], snow.depth_cm[i]});
        free[i] = static_cast<float>(1.0 - snow_lost_share(covered, parts_up_slope));
    }
    return free;
}

}  // namespace sunshed
