#include "sunshed/reference_models/decomposition.hpp"

#include <gtest/gtest.h>

#include <array>

#include "sunshed/solar/extraterrestrial.hpp"

namespace sunshed {
namespace {

constexpr int first_of_january = 1;
constexpr int twentyfourth_of_june = 175;

// pvlib-python, tests/test_irradiance.py, commit 6382338.
TEST(Boland, HasItsPublishedValues) {
    const BeamDiffuse january = boland(1000.0, 10.0, extraterrestrial_spencer_w_m2(first_of_january), 8.645, 0.613);
    EXPECT_NEAR(january.dni_w_m2, 723.764990, 1e-4);
    EXPECT_NEAR(january.dhi_w_m2, 287.230626, 1e-4);
}

TEST(Disc, HasItsPublishedValues) {
    const DiscResult noon = disc(1038.62, 10.567, twentyfourth_of_june, 93193.0);
    EXPECT_NEAR(noon.dni_w_m2, 830.46567, 1e-3);
    EXPECT_NEAR(noon.clearness, 0.79742, 1e-4);
    EXPECT_NEAR(noon.air_mass, 0.93505, 1e-4);
    const DiscResult evening = disc(254.53, 72.469, twentyfourth_of_june, 93193.0);
    EXPECT_NEAR(evening.dni_w_m2, 676.18340, 0.1);  // the evening is the next day in UTC
    EXPECT_NEAR(evening.air_mass, 3.02102, 1e-4);
}

std::array<DirintInput, 2> two_moments(std::optional<double> dew_point_c) {
    return {{{1038.62, 10.567, twentyfourth_of_june, 93193.0, dew_point_c},
             {254.53, 72.469, twentyfourth_of_june, 93193.0, dew_point_c}}};
}

TEST(Dirint, HasItsPublishedValues) {
    const auto alone = two_moments(std::nullopt);
    EXPECT_NEAR(dirint_dni_w_m2(alone[0]), 861.9, 0.1);
    EXPECT_NEAR(dirint_dni_w_m2(alone[1]), 670.4, 0.1);
    const auto series = dirint_series_dni_w_m2(alone);
    EXPECT_NEAR(series[0], 868.8, 0.1);
    EXPECT_NEAR(series[1], 699.7, 0.1);
    const auto damp = dirint_series_dni_w_m2(two_moments(10.0));
    EXPECT_NEAR(damp[0], 882.1, 0.1);
    EXPECT_NEAR(damp[1], 672.6, 0.1);
}

TEST(Dirint, GivesNothingAtNight) {
    EXPECT_EQ(dirint_dni_w_m2({0.0, 120.0, 1, 101325.0, 3.0}), 0.0);
    EXPECT_EQ(disc(0.0, 120.0, 1).dni_w_m2, 0.0);
}

}  // namespace
}  // namespace sunshed
