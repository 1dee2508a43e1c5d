#include <cmath>

#include "selftest/checks.hpp"
#include "sunshed/solar/air_mass.hpp"
#include "sunshed/solar/extraterrestrial.hpp"
#include "sunshed/solar/sun_position.hpp"

namespace sunshed::cli {

namespace {

constexpr const char* spa_report = "Reda & Andreas 2008, NREL/TP-560-34302, table A5.1";
constexpr const char* spa_calculator = "NREL SPA calculator, Golden CO";

/// 17 October 2003, 12:30:30 at UTC-7, Golden.
constexpr CivilTime worked_example{2003, 10, 17, 19, 30, 30.0};
constexpr Observer golden{39.742476, -105.1786, 1830.14, 82000.0, 11.0};

}  // namespace

std::vector<PublishedCheck> sun_checks() {
    const GeocentricSun sun = geocentric_sun(utc_from_civil(worked_example), 67.0);
    const SunPosition position = topocentric_sun(sun, golden);
    const SunDay day = sun_day(utc_from_civil({2015, 1, 2, 19, 0, 0.0}), {39.742476, -105.1786}, 65.0);
    const double midnight_s = utc_from_civil({2015, 1, 2, 7, 0, 0.0}).unix_s;
    return {
        {"geocentric declination, deg", spa_report, sun.declination_deg, -9.31434, 1e-5},
        {"geocentric right ascension, deg", spa_report, sun.right_ascension_deg, 202.227408, 1e-5},
        {"earth-sun distance, AU", spa_report, sun.distance_au, 0.9965422974, 1e-9},
        {"topocentric zenith with refraction, deg", spa_report, position.apparent_zenith_deg, 50.111622, 1e-5},
        {"azimuth, deg", spa_report, position.azimuth_deg, 194.340241, 1e-5},
        {"equation of time, min", spa_report, sun.equation_of_time_min, 14.641503, 1e-4},
        {"sunrise on 2 January 2015, s after midnight", spa_calculator, day.rise.unix_s - midnight_s,
         7 * 3600 + 21 * 60 + 55, 1.5},
        {"transit, s", spa_calculator, day.transit.unix_s - midnight_s, 12 * 3600 + 4 * 60 + 45, 1.5},
        {"sunset, s", spa_calculator, day.set.unix_s - midnight_s, 16 * 3600 + 47 * 60 + 43, 1.5},
        {"terrestrial minus universal time in December 2005, s", "Espenak & Meeus 2006, NASA/TP-2006-214141",
         delta_t_s(utc_from_civil({2005, 12, 15, 0, 0, 0.0})), 65.038015, 1e-5},
        {"air mass at 80 degrees", "Kasten & Young 1989", air_mass_kasten_young(80.0), 5.586, 1e-3},
        {"extraterrestrial irradiance at 1 AU, W/m2", "Gueymard 2004", extraterrestrial_w_m2(1.0), 1366.1, 1e-9},
    };
}

}  // namespace sunshed::cli
