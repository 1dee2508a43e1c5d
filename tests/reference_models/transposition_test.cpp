#include "sunshed/reference_models/transposition.hpp"

#include <gtest/gtest.h>

namespace sunshed {
namespace {

// Reference rows for a plane of tilt 40 that faces south, extraterrestrial 1321.1655834833 W m-2.
constexpr PlaneOrientation plane{40.0, 180.0};
constexpr double extraterrestrial = 1321.1655834833;
constexpr SkyMoment low_east{82.85457044, 66.71410338, 79.73860422, 316.1949056, 40.46149818, extraterrestrial};
constexpr SkyMoment high_noon{10.56413562, 144.76567754, 1042.48031487, 939.95469881, 118.45831879, extraterrestrial};
constexpr SkyMoment low_west{72.41687122, 287.04104128, 257.20751138, 646.22886049, 62.03376265, extraterrestrial};

TEST(Transposition, ModelsMeetTheReferenceRows) {
    EXPECT_NEAR(isotropic_sky(low_east, plane).total_w_m2(), 35.728402, 1e-5);
    EXPECT_NEAR(klucher_sky(high_noon, plane).total_w_m2(), 109.209347, 1e-5);
    EXPECT_NEAR(hay_davies_sky(high_noon, plane).circumsolar_w_m2, 72.813055, 1e-5);
    EXPECT_NEAR(hay_davies_sky(low_west, plane).total_w_m2(), 33.1909, 1e-4);
    EXPECT_NEAR(reindl_sky(low_west, plane).total_w_m2(), 34.166258, 1e-5);
    EXPECT_NEAR(beam_on_plane_w_m2(high_noon, plane), 798.319393, 1e-4);
    EXPECT_NEAR(ground_on_plane_w_m2(900.0, 0.25, 40.0), 26.32000014911496, 1e-9);
}

TEST(Transposition, PerezMeetsTheReferenceRows) {
    const SkyDiffuse east = perez_sky(low_east, plane);
    EXPECT_NEAR(east.isotropic_w_m2, 26.84138589, 2e-3);
    EXPECT_NEAR(east.circumsolar_w_m2, 0.0, 1e-9);
    EXPECT_NEAR(east.horizon_w_m2, 4.62212181, 2e-3);
    const SkyDiffuse west = perez_sky(low_west, plane);
    EXPECT_NEAR(west.isotropic_w_m2, 31.72696071, 2e-2);
    EXPECT_NEAR(west.circumsolar_w_m2, 4.47966439, 1e-2);
    EXPECT_NEAR(west.horizon_w_m2, 9.25316454, 1e-2);
}

TEST(Transposition, AFlatPlaneGetsAllOfTheSky) {
    for (const SkyMoment& sky : {high_noon, low_west}) {
        EXPECT_NEAR(perez_sky(sky, {0.0, 180.0}).total_w_m2(), sky.dhi_w_m2, 1e-9);
        EXPECT_NEAR(hay_davies_sky(sky, {0.0, 0.0}).total_w_m2(), sky.dhi_w_m2, 1e-9);
    }
}

}  // namespace
}  // namespace sunshed
