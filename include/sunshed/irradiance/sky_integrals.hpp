#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sunshed {

/// What a uniform sky above a horizon h gives a plane, in one sector of azimuth, per unit of normal:
///   toward the sector:  integral of cos^2 over elevation from h to 90 degrees = (pi/2 - h - sin h cos h) / 2
///   upward:             integral of sin cos                                   = cos^2 h / 2
/// A sector's part of the plane's sky view is (n_toward x toward + n_up x upward) x (sector's width) / pi.
struct SkyIntegrals {
    double toward = 0.0;
    double upward = 0.0;
};

/// @param sine of the horizon's elevation; the uniform sky ends at the level horizon
inline SkyIntegrals sky_integrals(double sine) {
    const double s = std::clamp(sine, 0.0, 1.0);
    const double cosine = std::sqrt(1.0 - s * s);
    return {(std::numbers::pi / 2.0 - std::asin(s) - s * cosine) / 2.0, cosine * cosine / 2.0};
}

/// How much of the bright band along the horizon is seen over a horizon: all of it over a level one, nothing over one
/// that is higher than the band, which is 6.5 degrees (Perez et al. 1987, Solar Energy 39(3), sec. 3).
inline double visible_band(double sine) {
    constexpr double band_top_sine = 0.1132;  // sin 6.5 degrees
    return std::clamp(1.0 - sine / band_top_sine, 0.0, 1.0);
}

/// Sine of the elevation up to which a plane hides the sky in a direction: n_toward = n . (horizontal unit vector).
/// Negative where the plane looks that way.
inline double plane_horizon_sine(double n_toward, double n_up) {
    const double size = std::hypot(n_toward, n_up);
    return size > 0.0 ? -n_toward / size : 0.0;
}

}  // namespace sunshed
