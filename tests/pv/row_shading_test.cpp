#include "sunshed/pv/row_shading.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "sunshed/pv/rows.hpp"

namespace sunshed {
namespace {

// NREL/TP-5K00-76626, table of its example: axis tilted 9.666 degrees toward 195.
TEST(ProjectedZenith, HasItsPublishedValues) {
    EXPECT_NEAR(projected_zenith_deg(90.0 - 2.404287, 122.791770, 9.666, 195.0), -84.440, 1e-3);
    EXPECT_NEAR(projected_zenith_deg(90.0 - 24.109076, 158.939435, 9.666, 195.0), -45.578, 1e-3);
    EXPECT_NEAR(projected_zenith_deg(90.0 - 23.170447, 204.136810, 9.666, 195.0), 15.120, 1e-3);
}

// For rows of one tilt on level ground it is the shade that the fixed rows' own formula gives.
TEST(TurnedRows, AgreeWithFixedRows) {
    for (const double zenith_deg : {60.0, 75.0, 82.0}) {
        for (const double azimuth_deg : {150.0, 180.0, 215.0}) {
            const TurnedRows turned{90.0, 0.0, 35.0, 35.0, 2.0, 3.0, 0.0};  // facing south
            const double across =
                std::atan2(std::cos(zenith_deg * 0.0174532925199),
                           std::sin(zenith_deg * 0.0174532925199) * std::cos((azimuth_deg - 180.0) * 0.0174532925199));
            EXPECT_NEAR(turned_rows_shaded_fraction(turned, zenith_deg, azimuth_deg),
                        row_shaded_fraction({35.0, 2.0 / 3.0}, across / 0.0174532925199), 1e-9);
        }
    }
}

TEST(Rows, HaveThePublishedAverageMasking) {
    EXPECT_NEAR(row_average_masking_angle_deg({20.0, 0.5}), 7.20980655, 1e-6);
    EXPECT_NEAR(row_average_masking_angle_deg({90.0, 0.5}), 13.779867461, 1e-6);
    EXPECT_NEAR(row_diffuse_loss({20.0, 0.5}), 0.00395338, 1e-7);
    EXPECT_NEAR(row_sky_view({0.0, 0.5}), 1.0, 1e-9);
}

}  // namespace
}  // namespace sunshed
