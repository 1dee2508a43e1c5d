#include "sunshed/pv/snow_cover.hpp"

#include <algorithm>
#include <cmath>

#include "sunshed/core/angle.hpp"

namespace sunshed {

namespace {

constexpr double covering_cm_per_h = 1.0;
constexpr double least_depth_cm = 1.0;
constexpr double sliding_w_m2_per_c = -80.0;

}  // namespace

SnowCover::SnowCover(double tilt_deg, double slide_per_h, double interval_h)
    : slide_per_step_(slide_per_h * interval_h * std::sin(to_radians(tilt_deg))) {}

double SnowCover::step(const SnowHour& hour) {
    const bool bare_ground = hour.snow_depth_cm && *hour.snow_depth_cm < least_depth_cm;
    const bool covers = hour.snowfall_cm > covering_cm_per_h && !bare_ground;
    if (covers) {
        covered_ = 1.0;
    } else if (bare_ground) {
        covered_ = 0.0;
    } else if (!first_ && hour.temperature_air_c > hour.poa_w_m2 / sliding_w_m2_per_c) {
        covered_ = std::max(0.0, covered_ - slide_per_step_);
    }
    first_ = false;
    return covered_;
}

}  // namespace sunshed
