#include "sunshed/io/gcj02.hpp"

#include <cmath>
#include <numbers>

#include "sunshed/core/angle.hpp"

namespace sunshed {

namespace {

// The Krasovsky 1940 ellipsoid.
constexpr double semi_major_m = 6378245.0;
constexpr double eccentricity_squared = 0.00669342162296594323;

double wave(double x, double period_factor) {
    return std::sin(x * std::numbers::pi * period_factor);
}

double latitude_offset_m(double x, double y) {
    return -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * std::sqrt(std::abs(x)) +
           (20.0 * wave(x, 6.0) + 20.0 * wave(x, 2.0)) * 2.0 / 3.0 +
           (20.0 * wave(y, 1.0) + 40.0 * wave(y, 1.0 / 3.0)) * 2.0 / 3.0 +
           (160.0 * wave(y, 1.0 / 12.0) + 320.0 * wave(y, 1.0 / 30.0)) * 2.0 / 3.0;
}

double longitude_offset_m(double x, double y) {
    return 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * std::sqrt(std::abs(x)) +
           (20.0 * wave(x, 6.0) + 20.0 * wave(x, 2.0)) * 2.0 / 3.0 +
           (20.0 * wave(x, 1.0) + 40.0 * wave(x, 1.0 / 3.0)) * 2.0 / 3.0 +
           (150.0 * wave(x, 1.0 / 12.0) + 300.0 * wave(x, 1.0 / 30.0)) * 2.0 / 3.0;
}

bool in_china(const GeographicPoint& p) {
    return p.longitude_deg > 72.004 && p.longitude_deg < 137.8347 && p.latitude_deg > 0.8293 &&
           p.latitude_deg < 55.8271;
}

}  // namespace

GeographicPoint wgs84_to_gcj02(const GeographicPoint& wgs84) {
    if (!in_china(wgs84)) {
        return wgs84;
    }
    const double x = wgs84.longitude_deg - 105.0;
    const double y = wgs84.latitude_deg - 35.0;
    const double latitude = to_radians(wgs84.latitude_deg);
    const double w = 1.0 - eccentricity_squared * std::sin(latitude) * std::sin(latitude);
    const double meridian_m = semi_major_m * (1.0 - eccentricity_squared) / (w * std::sqrt(w));
    const double parallel_m = semi_major_m / std::sqrt(w) * std::cos(latitude);
    return {wgs84.longitude_deg + to_degrees(longitude_offset_m(x, y) / parallel_m),
            wgs84.latitude_deg + to_degrees(latitude_offset_m(x, y) / meridian_m)};
}

GeographicPoint gcj02_to_wgs84(const GeographicPoint& gcj02) {
    GeographicPoint guess = gcj02;
    // The offset changes by less than a hundredth of the step, so each round gains two digits.
    for (int i = 0; i < 12; ++i) {
        const GeographicPoint forward = wgs84_to_gcj02(guess);
        guess.longitude_deg += gcj02.longitude_deg - forward.longitude_deg;
        guess.latitude_deg += gcj02.latitude_deg - forward.latitude_deg;
    }
    return guess;
}

}  // namespace sunshed
