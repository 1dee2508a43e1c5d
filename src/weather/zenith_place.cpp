#include "sunshed/weather/zenith_place.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "sunshed/core/angle.hpp"
#include "sunshed/solar/sun_position.hpp"

namespace sunshed {

namespace {

using Three = std::array<double, 3>;

/// What the three unknowns are multiplied with.
Three row_of(const GeocentricSun& sun) {
    const double declination = to_radians(sun.declination_deg);
    const double hour_angle = to_radians(sun.sidereal_time_deg - sun.right_ascension_deg);
    return {std::sin(declination), std::cos(declination) * std::cos(hour_angle),
            -std::cos(declination) * std::sin(hour_angle)};
}

/// Cramer's rule.
Three solve(const std::array<Three, 3>& a, const Three& b) {
    const auto det = [](const std::array<Three, 3>& m) {
        return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0]) +
               m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
    };
    Three x{};
    for (std::size_t column = 0; column < 3; ++column) {
        std::array<Three, 3> replaced = a;
        for (std::size_t row = 0; row < 3; ++row) {
            replaced.at(row).at(column) = b.at(row);
        }
        x.at(column) = det(replaced) / det(a);
    }
    return x;
}

}  // namespace

ZenithPlace place_from_zenith(const std::vector<ZenithReading>& readings) {
    std::array<Three, 3> normal{};
    Three right{};
    std::vector<Three> rows;
    rows.reserve(readings.size());
    for (const ZenithReading& reading : readings) {
        rows.push_back(row_of(geocentric_sun(reading.clock, delta_t_s(reading.clock))));
        const double cosine = std::cos(to_radians(reading.zenith_deg));
        for (std::size_t i = 0; i < 3; ++i) {
            right.at(i) += rows.back().at(i) * cosine;
            for (std::size_t j = 0; j < 3; ++j) {
                normal.at(i).at(j) += rows.back().at(i) * rows.back().at(j);
            }
        }
    }
    const Three x = solve(normal, right);
    ZenithPlace place;
    place.latitude_deg = to_degrees(std::atan2(x[0], std::hypot(x[1], x[2])));
    place.longitude_deg = to_degrees(std::atan2(x[2], x[1]));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const double cosine = std::clamp(rows[i][0] * x[0] + rows[i][1] * x[1] + rows[i][2] * x[2], -1.0, 1.0);
        place.worst_deg = std::max(place.worst_deg, std::abs(to_degrees(std::acos(cosine)) - readings[i].zenith_deg));
    }
    return place;
}

}  // namespace sunshed
