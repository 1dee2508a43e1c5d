#include "sunshed/pv/infinite_sheds.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "sunshed/core/angle.hpp"

namespace sunshed {
namespace {

/// Whether a ray from a point meets one of many rows, by plain intersection.
bool meets_a_row(const Sheds& sheds, double x, double z, double angle) {
    const double tilt = to_radians(sheds.rows.tilt_deg);
    const double dx = std::cos(angle);
    const double dz = std::sin(angle);
    for (int row = -300; row <= 300; ++row) {
        // Across the ray the two edges of a row that it meets lie on different sides.
        const double half = sheds.rows.ground_cover_ratio / 2.0;
        const auto side = [&](double along) {
            const double to_x = row + along * std::cos(tilt) - x;
            const double to_z = sheds.height_over_pitch + along * std::sin(tilt) - z;
            return dx * to_z - dz * to_x;
        };
        const bool ahead = dx * (row - x) + dz * (sheds.height_over_pitch - z) > 0.0;
        if (ahead && side(-half) * side(half) < 0.0) {
            return true;
        }
    }
    return false;
}

/// The ground's view of the sky by rays, weighted by Lambert's law.
double ground_sky_by_rays(const Sheds& sheds) {
    constexpr int points = 60;
    constexpr int rays = 900;
    double view = 0.0;
    for (int p = 0; p < points; ++p) {
        for (int i = 0; i < rays; ++i) {
            const double angle = std::numbers::pi * (i + 0.5) / rays;
            if (!meets_a_row(sheds, (p + 0.5) / points, 0.0, angle)) {
                view += std::sin(angle) / 2.0 * std::numbers::pi / rays / points;
            }
        }
    }
    return view;
}

TEST(InfiniteSheds, GroundSeesTheSkyThatRaysFind) {
    for (const Sheds& sheds : {Sheds{{20.0, 0.5}, 0.4}, Sheds{{45.0, 0.35}, 0.6}, Sheds{{10.0, 0.7}, 0.3}}) {
        // What stands under 5 degrees is left out: at most 1 - cos 5 on both sides.
        EXPECT_NEAR(shed_views(sheds).ground_sky, ground_sky_by_rays(sheds), 0.005) << sheds.rows.tilt_deg;
    }
}

TEST(InfiniteSheds, BothFacesSeeTheSameGround) {
    const Sheds front{{30.0, 0.5}, 0.5};
    EXPECT_NEAR(shed_views(front).ground_sky, shed_views(back_of(front)).ground_sky, 1e-12);
    EXPECT_NEAR(lit_ground_share(RowShadow(front.rows), 0.7), lit_ground_share(RowShadow(back_of(front).rows), -0.7),
                1e-12);
}

TEST(InfiniteSheds, RowsFarApartSeeWhatOnePlaneSees) {
    const Sheds alone{{40.0, 1e-6}, 0.5};
    const ShedViews views = shed_views(alone);
    const double cosine = std::cos(to_radians(40.0));
    EXPECT_NEAR(views.sky, (1.0 + cosine) / 2.0, 1e-5);
    EXPECT_NEAR(views.ground, (1.0 - cosine) / 2.0, 1e-5);
    EXPECT_NEAR(views.ground_sky, 1.0, 0.005);
    EXPECT_NEAR(lit_ground_share(RowShadow(alone.rows), 2.0), 1.0, 1e-5);
    EXPECT_NEAR(shed_ground_share(views, 1.0, 0.3), 1.0, 0.005);
}

TEST(InfiniteSheds, TouchingFlatRowsHideTheGround) {
    const Sheds roof{{0.0, 1.0}, 0.5};
    EXPECT_NEAR(shed_views(roof).ground_sky, 0.0, 0.005);
    EXPECT_NEAR(shed_views(roof).sky, 1.0, 1e-9);
    EXPECT_EQ(lit_ground_share(RowShadow(roof.rows), 0.0), 0.0);
    EXPECT_EQ(lit_ground_share(RowShadow(roof.rows), 20.0), 0.0) << "a sun under 5 degrees lights no ground";
}

}  // namespace
}  // namespace sunshed
