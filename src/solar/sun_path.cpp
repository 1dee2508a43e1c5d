#include "sunshed/solar/sun_path.hpp"

#include <cmath>

#include "sunshed/core/error.hpp"

namespace sunshed {

namespace {

constexpr double step_s = 6.0 * 3600.0;

double between(double a, double b, double t) {
    return a + t * (b - a);
}

double between_angles(double a_deg, double b_deg, double t) {
    return a_deg + t * std::remainder(b_deg - a_deg, 360.0);
}

}  // namespace

SunPath::SunPath(UtcTime begin, UtcTime end) : first_s_(std::floor(begin.unix_s / step_s) * step_s) {
    const auto steps = static_cast<std::size_t>(std::ceil((end.unix_s - first_s_) / step_s)) + 1;
    knots_.reserve(steps + 1);
    for (std::size_t i = 0; i <= steps; ++i) {
        const UtcTime time{first_s_ + static_cast<double>(i) * step_s};
        knots_.push_back(geocentric_sun(time, delta_t_s(time)));
    }
}

GeocentricSun SunPath::at(UtcTime time) const {
    const double position = (time.unix_s - first_s_) / step_s;
    const auto index = static_cast<std::size_t>(std::max(0.0, position));
    expects(position >= 0.0 && index + 1 < knots_.size(), "the time lies within the path");
    const GeocentricSun& before = knots_[index];
    const GeocentricSun& after = knots_[index + 1];
    const double t = position - static_cast<double>(index);
    GeocentricSun sun;
    sun.right_ascension_deg = between_angles(before.right_ascension_deg, after.right_ascension_deg, t);
    sun.declination_deg = between(before.declination_deg, after.declination_deg, t);
    sun.distance_au = between(before.distance_au, after.distance_au, t);
    sun.equation_of_time_min = between(before.equation_of_time_min, after.equation_of_time_min, t);
    // A quarter turn and a little more goes by between knots.
    const double advance_deg = 90.0 + std::remainder(after.sidereal_time_deg - before.sidereal_time_deg - 90.0, 360.0);
    sun.sidereal_time_deg = before.sidereal_time_deg + t * advance_deg;
    return sun;
}

}  // namespace sunshed
