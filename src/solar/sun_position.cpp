#include "sunshed/solar/sun_position.hpp"

#include <cmath>
#include <span>

#include "spa_tables.hpp"
#include "sunshed/core/angle.hpp"
#include "sunshed/core/raster.hpp"

namespace sunshed {

namespace {

constexpr double refraction_at_rise_deg = 0.5667;
constexpr double sun_radius_deg = 0.26667;

double sine(double angle_deg) {
    return std::sin(to_radians(angle_deg));
}
double cosine(double angle_deg) {
    return std::cos(to_radians(angle_deg));
}

double polynomial(std::span<const double> coefficients, double x) {
    double value = 0.0;
    for (std::size_t i = coefficients.size(); i > 0; --i) {
        value = value * x + coefficients[i - 1];
    }
    return value;
}

/// Eq. 9 and 10.
double sum_of(std::span<const spa::Term> terms, double t) {
    double sum = 0.0;
    for (const auto& term : terms) {
        sum += term.a * std::cos(term.b + term.c * t);
    }
    return sum;
}

/// Eq. 11.
double series(std::span<const std::span<const spa::Term>> parts, double t) {
    double value = 0.0;
    for (std::size_t i = parts.size(); i > 0; --i) {
        value = value * t + sum_of(parts[i - 1], t);
    }
    return value / 1e8;
}

double heliocentric_longitude_deg(double t) {
    const auto parts =
        std::to_array<std::span<const spa::Term>>({spa::l0, spa::l1, spa::l2, spa::l3, spa::l4, spa::l5});
    return wrap_azimuth_deg(to_degrees(series(parts, t)));
}

double heliocentric_latitude_deg(double t) {
    const auto parts = std::to_array<std::span<const spa::Term>>({spa::b0, spa::b1});
    return to_degrees(series(parts, t));
}

double distance_au(double t) {
    const auto parts = std::to_array<std::span<const spa::Term>>({spa::r0, spa::r1, spa::r2, spa::r3, spa::r4});
    return series(parts, t);
}

struct Nutation {
    double longitude_deg = 0.0;
    double obliquity_deg = 0.0;
};

/// Eq. 15 to 23.
Nutation nutation(double century) {
    const std::array<double, 5> x{polynomial(std::array{297.85036, 445267.111480, -0.0019142, 1.0 / 189474.0}, century),
                                  polynomial(std::array{357.52772, 35999.050340, -0.0001603, -1.0 / 300000.0}, century),
                                  polynomial(std::array{134.96298, 477198.867398, 0.0086972, 1.0 / 56250.0}, century),
                                  polynomial(std::array{93.27191, 483202.017538, -0.0036825, 1.0 / 327270.0}, century),
                                  polynomial(std::array{125.04452, -1934.136261, 0.0020708, 1.0 / 450000.0}, century)};
    Nutation sum;
    for (const auto& term : spa::nutation) {
        double argument_deg = 0.0;
        for (std::size_t i = 0; i < x.size(); ++i) {
            argument_deg += x[i] * term.y[i];
        }
        sum.longitude_deg += (term.a + term.b * century) * sine(argument_deg) / 36000000.0;
        sum.obliquity_deg += (term.c + term.d * century) * cosine(argument_deg) / 36000000.0;
    }
    return sum;
}

/// Eq. 24 and 25.
double true_obliquity_deg(double millennium, double nutation_deg) {
    const double u = millennium / 10.0;
    const double seconds = polynomial(
        std::array{84381.448, -4680.93, -1.55, 1999.25, -51.38, -249.67, -39.05, 7.12, 27.87, 5.79, 2.45}, u);
    return seconds / 3600.0 + nutation_deg;
}

/// Minutes between -20 and 20 (section A.1).
double limited_minutes(double minutes) {
    const double wrapped = std::remainder(minutes, 1440.0);
    return wrapped;
}

}  // namespace

GeocentricSun geocentric_sun(UtcTime time, double delta_t) {
    const double julian_day = time.unix_s / 86400.0 + 2440587.5;
    const double century = (julian_day - 2451545.0) / 36525.0;
    const double ephemeris_century = (julian_day + delta_t / 86400.0 - 2451545.0) / 36525.0;
    const double millennium = ephemeris_century / 10.0;

    const double longitude_deg = heliocentric_longitude_deg(millennium) + 180.0;  // eq. 13
    const double latitude_deg = -heliocentric_latitude_deg(millennium);           // eq. 14
    const double distance = distance_au(millennium);
    const Nutation wobble = nutation(ephemeris_century);
    const double obliquity_deg = true_obliquity_deg(millennium, wobble.obliquity_deg);
    const double aberration_deg = -20.4898 / (3600.0 * distance);                       // eq. 26
    const double apparent_deg = longitude_deg + wobble.longitude_deg + aberration_deg;  // eq. 27
    const double mean_sidereal_deg = 280.46061837 + 360.98564736629 * (julian_day - 2451545.0) +
                                     century * century * (0.000387933 - century / 38710000.0);  // eq. 28

    GeocentricSun sun;
    sun.distance_au = distance;
    sun.sidereal_time_deg = wrap_azimuth_deg(mean_sidereal_deg) + wobble.longitude_deg * cosine(obliquity_deg);
    sun.right_ascension_deg = wrap_azimuth_deg(to_degrees(std::atan2(
        sine(apparent_deg) * cosine(obliquity_deg) - std::tan(to_radians(latitude_deg)) * sine(obliquity_deg),
        cosine(apparent_deg))));  // eq. 30
    sun.declination_deg = to_degrees(std::asin(sine(latitude_deg) * cosine(obliquity_deg) +
                                               cosine(latitude_deg) * sine(obliquity_deg) * sine(apparent_deg)));
    const double mean_longitude_deg =
        polynomial(std::array{280.4664567, 360007.6982779, 0.03032028, 1.0 / 49931.0, -1.0 / 15300.0, -1.0 / 2000000.0},
                   millennium);  // eq. A2
    sun.equation_of_time_min = limited_minutes(4.0 * (mean_longitude_deg - 0.0057183 - sun.right_ascension_deg +
                                                      wobble.longitude_deg * cosine(obliquity_deg)));  // eq. A1
    return sun;
}

double refraction_deg(double elevation_deg, double pressure_pa, double temperature_c) {
    if (elevation_deg < -(sun_radius_deg + refraction_at_rise_deg)) {
        return 0.0;
    }
    return pressure_pa / 101000.0 * 283.0 / (273.0 + temperature_c) * 1.02 /
           (60.0 * std::tan(to_radians(elevation_deg + 10.3 / (elevation_deg + 5.11))));
}

SunPosition topocentric_sun(const GeocentricSun& sun, const Observer& observer) {
    const double hour_angle_deg = sun.sidereal_time_deg + observer.longitude_deg - sun.right_ascension_deg;  // eq. 32
    const double parallax_deg = 8.794 / (3600.0 * sun.distance_au);                                          // eq. 33
    const double u = std::atan(0.99664719 * std::tan(to_radians(observer.latitude_deg)));                    // eq. 34
    const double x = std::cos(u) + observer.altitude_m / 6378140.0 * cosine(observer.latitude_deg);
    const double y = 0.99664719 * std::sin(u) + observer.altitude_m / 6378140.0 * sine(observer.latitude_deg);

    const double denominator = cosine(sun.declination_deg) - x * sine(parallax_deg) * cosine(hour_angle_deg);
    const double shift_rad = std::atan2(-x * sine(parallax_deg) * sine(hour_angle_deg), denominator);  // eq. 37
    const double declination_rad =
        std::atan2((sine(sun.declination_deg) - y * sine(parallax_deg)) * std::cos(shift_rad),
                   denominator);  // eq. 39
    const double hour_rad = to_radians(hour_angle_deg) - shift_rad;

    const double latitude_rad = to_radians(observer.latitude_deg);
    const double elevation_deg =
        to_degrees(std::asin(std::sin(latitude_rad) * std::sin(declination_rad) +
                             std::cos(latitude_rad) * std::cos(declination_rad) * std::cos(hour_rad)));  // eq. 41
    const double azimuth_from_south_deg =
        to_degrees(std::atan2(std::sin(hour_rad), std::cos(hour_rad) * std::sin(latitude_rad) -
                                                      std::tan(declination_rad) * std::cos(latitude_rad)));  // eq. 45
    return {90.0 - elevation_deg,
            90.0 - elevation_deg - refraction_deg(elevation_deg, observer.pressure_pa, observer.temperature_c),
            wrap_azimuth_deg(azimuth_from_south_deg + 180.0)};
}

SunPosition sun_position(UtcTime time, const Observer& observer, double delta_t) {
    return topocentric_sun(geocentric_sun(time, delta_t), observer);
}

double delta_t_s(UtcTime time) {
    const CivilTime civil = civil_from_utc(time);
    const double year = civil.year + (civil.month - 0.5) / 12.0;
    if (year < 1920.0) {
        return polynomial(std::array{-2.79, 1.494119, -0.0598939, 0.0061966, -0.000197}, year - 1900.0);
    }
    if (year < 1941.0) {
        return polynomial(std::array{21.20, 0.84493, -0.076100, 0.0020936}, year - 1920.0);
    }
    if (year < 1961.0) {
        const double t = year - 1950.0;
        return 29.07 + 0.407 * t - t * t / 233.0 + t * t * t / 2547.0;
    }
    if (year < 1986.0) {
        const double t = year - 1975.0;
        return 45.45 + 1.067 * t - t * t / 260.0 - t * t * t / 718.0;
    }
    if (year < 2005.0) {
        return polynomial(std::array{63.86, 0.3345, -0.060374, 0.0017275, 0.000651814, 0.00002373599}, year - 2000.0);
    }
    if (year < 2050.0) {
        return polynomial(std::array{62.92, 0.32217, 0.005589}, year - 2000.0);
    }
    const double u = (year - 1820.0) / 100.0;
    return -20.0 + 32.0 * u * u - 0.5628 * (2150.0 - year);
}

SunDay sun_day(UtcTime local_noon_guess, const Observer& observer, double delta_t) {
    const double latitude_rad = to_radians(observer.latitude_deg);
    const auto hour_angle_deg = [&](const GeocentricSun& sun) {
        return std::remainder(sun.sidereal_time_deg + observer.longitude_deg - sun.right_ascension_deg, 360.0);
    };
    constexpr double seconds_per_degree = 86400.0 / 360.98564736629;
    UtcTime transit = local_noon_guess;
    for (int i = 0; i < 4; ++i) {
        transit.unix_s -= hour_angle_deg(geocentric_sun(transit, delta_t)) * 240.0;
    }
    // The moment when the sun's hour angle is that of its centre at -0.8333 degrees, found again at each guess.
    const auto crossing = [&](double side) {
        UtcTime time{transit.unix_s + side * 6.0 * 3600.0};
        for (int i = 0; i < 8; ++i) {
            const GeocentricSun sun = geocentric_sun(time, delta_t);
            const double declination_rad = to_radians(sun.declination_deg);
            const double cos_hour = (sine(-(sun_radius_deg + refraction_at_rise_deg)) -
                                     std::sin(latitude_rad) * std::sin(declination_rad)) /
                                    (std::cos(latitude_rad) * std::cos(declination_rad));
            if (std::abs(cos_hour) > 1.0) {
                return UtcTime{missing_d};
            }
            const double wanted_deg = side * to_degrees(std::acos(cos_hour));
            time.unix_s += std::remainder(wanted_deg - hour_angle_deg(sun), 360.0) * seconds_per_degree;
        }
        return time;
    };
    return {crossing(-1.0), transit, crossing(1.0)};
}

}  // namespace sunshed
