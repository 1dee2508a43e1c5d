#pragma once

#include <optional>

namespace sunshed {

/// One hour as snow on modules feels it.
struct SnowHour {
    double snowfall_cm = 0.0;  ///< new in the hour
    double poa_w_m2 = 0.0;
    double temperature_air_c = 0.0;
    std::optional<double> snow_depth_cm{};  ///< on the ground; where known, snow lies only while this is 1 cm or more
};

/// Snow on a row of modules after Marion et al. 2013, Solar Energy 97, eq. 1 to 3: more than 1 cm an hour covers it
/// whole; from then on it slides by 0.197 sin(tilt) of the slope each hour in which the air is warmer than
/// -POA / 80. Fed hour by hour.
class SnowCover {
public:
    /// @param slide_per_h  of the slope, times sin(tilt), in an hour in which snow slides
    /// @param interval_h  length of a step, where it is not an hour
    explicit SnowCover(double tilt_deg, double slide_per_h = 0.197, double interval_h = 1.0);
    /// @returns the covered share of the slope, 0..1, after the hour
    double step(const SnowHour& hour);
    [[nodiscard]] double covered() const { return covered_; }

private:
    double slide_per_step_;
    double covered_ = 0.0;
    bool first_ = true;
};

}  // namespace sunshed
