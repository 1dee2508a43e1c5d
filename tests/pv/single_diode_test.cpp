#include "sunshed/pv/single_diode.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace sunshed {
namespace {

// pvlib-python, tests/test_pvsystem.py, commit 6382338 (Lambert W).
TEST(SingleDiode, HasItsPublishedPoints) {
    const IvPoints points = single_diode_points({7.0, 6e-7, 0.1, 20.0, 0.5});
    EXPECT_NEAR(points.short_circuit_a, 6.965172322, 1e-8);
    EXPECT_NEAR(points.open_circuit_v, 8.106300147, 1e-8);
    EXPECT_NEAR(points.max_power_a, 6.136267360, 1e-6);
    EXPECT_NEAR(points.max_power_v, 6.224339375, 1e-6);
    EXPECT_NEAR(points.max_power_w, 38.19421055, 1e-8);
}

TEST(SingleDiode, IsDarkAtNight) {
    const IvPoints points = single_diode_points({0.0, 6e-7, 0.1, 20.0, 0.5});
    EXPECT_EQ(points.max_power_w, 0.0);
    EXPECT_EQ(points.open_circuit_v, 0.0);
}

// Canadian Solar CS5P-220M of the CEC's library: rated 220 W.
constexpr CecModule cs5p_220m{5.114, 8.196e-10, 1.065, 381.68, 2.6373, 0.004539, 8.7};

TEST(CecModule, GivesItsDataSheetAtReferenceConditions) {
    const IvPoints points = single_diode_points(single_diode_at(cs5p_220m, 1000.0, 25.0));
    EXPECT_NEAR(points.short_circuit_a, 5.1, 0.005);
    EXPECT_NEAR(points.open_circuit_v, 59.4, 0.1);
    EXPECT_NEAR(points.max_power_w, 4.69 * 46.9, 0.5);
}

TEST(CecModule, FollowsTheReferenceToOtherConditions) {
    const SingleDiode hot = single_diode_at(cs5p_220m, 1000.0, 50.0);
    EXPECT_NEAR(hot.photocurrent_a, 5.217602675, 1e-8);
    EXPECT_NEAR(hot.saturation_current_a / 3.994481954e-08, 1.0, 1e-6);
    EXPECT_NEAR(hot.modified_ideality_v, 2.858438689, 1e-8);
    EXPECT_NEAR(single_diode_points(hot).max_power_w, 192.9701352, 1e-4);
    EXPECT_NEAR(single_diode_at(cs5p_220m, 200.0, 25.0).shunt_ohm, 1908.4, 1e-6);
    EXPECT_EQ(single_diode_points(single_diode_at(cs5p_220m, 0.0, -20.0)).max_power_w, 0.0);
}

}  // namespace
}  // namespace sunshed
