#pragma once

#include "sunshed/core/time.hpp"

namespace sunshed {

/// Where and in what air the sun is observed.
struct Observer {
    double latitude_deg = 0.0;
    double longitude_deg = 0.0;  ///< east positive
    double altitude_m = 0.0;
    double pressure_pa = 101325.0;  ///< yearly mean, for refraction
    double temperature_c = 12.0;    ///< likewise
};

/// The sun seen from the earth's centre; changes slowly but for the sidereal time.
struct GeocentricSun {
    double right_ascension_deg = 0.0;
    double declination_deg = 0.0;
    double sidereal_time_deg = 0.0;  ///< apparent, at Greenwich
    double distance_au = 1.0;
    double equation_of_time_min = 0.0;
};

struct SunPosition {
    double zenith_deg = 0.0;           ///< without refraction
    double apparent_zenith_deg = 0.0;  ///< with refraction
    double azimuth_deg = 0.0;          ///< from north, clockwise
};

/// NREL's Solar Position Algorithm (Reda & Andreas 2008, NREL/TP-560-34302), sections 3.1 to 3.11 and A.1.
/// Uncertainty 0.0003 degrees, years -2000 to 6000.
/// @param delta_t_s  terrestrial time minus universal time
GeocentricSun geocentric_sun(UtcTime time, double delta_t_s);

/// Sections 3.12 to 3.15: parallax, refraction and the turn to zenith and azimuth.
SunPosition topocentric_sun(const GeocentricSun& sun, const Observer& observer);

SunPosition sun_position(UtcTime time, const Observer& observer, double delta_t_s);

/// Terrestrial minus universal time after Espenak & Meeus 2006 (NASA/TP-2006-214141), years 1900 to 2150.
double delta_t_s(UtcTime time);

/// Section 3.14.2, eq. 42: what the air lifts the sun by, degrees; 0 where the sun stands below -0.8333 degrees.
double refraction_deg(double elevation_deg, double pressure_pa, double temperature_c);

/// Rise, transit and set of the sun's upper limb on the UTC day that a time falls into, by iteration on the position
/// itself. Not a number where the sun does not rise or set. `longitude` decides which passage counts: the transit
/// nearest to local noon of that day.
struct SunDay {
    UtcTime rise;
    UtcTime transit;
    UtcTime set;
};
SunDay sun_day(UtcTime local_noon_guess, const Observer& observer, double delta_t_s);

}  // namespace sunshed
