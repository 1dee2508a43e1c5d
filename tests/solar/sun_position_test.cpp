#include "sunshed/solar/sun_position.hpp"

#include <gtest/gtest.h>

#include "sunshed/core/angle.hpp"
#include "sunshed/solar/air_mass.hpp"
#include "sunshed/solar/extraterrestrial.hpp"

namespace sunshed {
namespace {

// Reda & Andreas 2008, table A5.1: 2003-10-17 12:30:30 at UTC-7.
const UtcTime worked_example = utc_from_civil({2003, 10, 17, 19, 30, 30.0});
const Observer golden{39.742476, -105.1786, 1830.14, 82000.0, 11.0};

TEST(SunPosition, MeetsTheWorkedExampleOfTheReport) {
    const SunPosition sun = sun_position(worked_example, golden, 67.0);
    EXPECT_NEAR(sun.apparent_zenith_deg, 50.11162, 1e-5);
    EXPECT_NEAR(sun.azimuth_deg, 194.340241, 1e-5);
    EXPECT_NEAR(90.0 - sun.zenith_deg, 39.872046, 1e-5);
}

TEST(SunPosition, GeocentricPartMeetsTheReport) {
    const GeocentricSun sun = geocentric_sun(worked_example, 67.0);
    EXPECT_NEAR(sun.right_ascension_deg, 202.227408, 1e-5);
    EXPECT_NEAR(sun.declination_deg, -9.31434, 1e-5);
    EXPECT_NEAR(wrap_azimuth_deg(sun.sidereal_time_deg), 318.511910, 1e-5);
    EXPECT_NEAR(sun.distance_au, 0.9965422974, 1e-9);
    EXPECT_NEAR(sun.equation_of_time_min, 14.6415, 1e-3);
}

TEST(SunPosition, DeltaTFollowsTheNasaPolynomials) {
    EXPECT_NEAR(delta_t_s(utc_from_civil({1985, 2, 1, 0, 0, 0})), 54.413442486, 1e-6);
    EXPECT_NEAR(delta_t_s(utc_from_civil({2000, 11, 1, 0, 0, 0})), 64.108015, 1e-5);
    EXPECT_NEAR(delta_t_s(utc_from_civil({2005, 12, 1, 0, 0, 0})), 65.038015, 1e-5);
    EXPECT_NEAR(delta_t_s(utc_from_civil({2050, 12, 1, 0, 0, 0})), 94.952955, 1e-5);
    EXPECT_NEAR(delta_t_s(utc_from_civil({1950, 7, 1, 0, 0, 0})), 29.289261, 1e-5);
    EXPECT_NEAR(delta_t_s(utc_from_civil({1900, 6, 1, 0, 0, 0})), -2.1171894, 1e-5);
}

TEST(SunDay, MeetsTheCalculatorOfNrel) {
    // 35 S 0 E, 1996-07-05: rise 07:08:15, transit 12:04:36, set 17:01:04.
    const SunDay day = sun_day(utc_from_civil({1996, 7, 5, 12, 0, 0}), {-35.0, 0.0, 0.0}, 65.0);
    const auto at = [](int h, int m, int s) {
        return utc_from_civil({1996, 7, 5, h, m, static_cast<double>(s)}).unix_s;
    };
    EXPECT_NEAR(day.rise.unix_s, at(7, 8, 15), 2.0);
    EXPECT_NEAR(day.transit.unix_s, at(12, 4, 36), 2.0);
    EXPECT_NEAR(day.set.unix_s, at(17, 1, 4), 2.0);
}

TEST(SunDay, HasNoRiseInAPolarSummer) {
    const SunDay day = sun_day(utc_from_civil({2010, 6, 21, 23, 0, 0}), {66.9, -162.6, 0.0}, 65.0);
    EXPECT_FALSE(day.rise.unix_s == day.rise.unix_s);
}

TEST(Extraterrestrial, SpencerAndDistanceAgree) {
    const GeocentricSun sun = geocentric_sun(utc_from_civil({2023, 1, 3, 12, 0, 0}), 69.0);
    EXPECT_NEAR(extraterrestrial_spencer_w_m2(3), extraterrestrial_w_m2(sun.distance_au), 2.0);
}

TEST(AirMass, MeetsKastenAndYoung) {
    EXPECT_NEAR(air_mass_kasten_young(89.9), 36.467, 1e-3);
    EXPECT_NEAR(air_mass_kasten_young(80.0), 5.586, 1e-3);
    EXPECT_NEAR(air_mass_kasten_young(0.0), 1.000, 1e-3);
    EXPECT_NEAR(pressure_at_altitude_pa(1000.0), 89874.750, 1e-2);
}

}  // namespace
}  // namespace sunshed
