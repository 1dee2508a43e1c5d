#include "sunshed/roof/row_spacing.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <random>

#include "sunshed/core/angle.hpp"
#include "sunshed/core/error.hpp"

namespace sunshed {
namespace {

/// Rows as near as the rule lets them, without an aisle.
RowSpacing by_rule(SpacingRule rule) {
    RowSpacing spacing;
    spacing.rule = rule;
    spacing.ballast_aisle_m = 0.0;
    return spacing;
}

double ground_cover(const RowSpacing& spacing, double latitude_deg, double tilt_deg) {
    RowStand stand;
    stand.tilt_deg = tilt_deg;
    return 1.0 / row_pitch_m(spacing, latitude_deg, stand);
}

// Shadow ratios and ground cover of the prefecture seats of Heilongjiang, worked out by hand from the formula of
// GB 50797-2012, 7.2.2 with its three-digit constants.
struct Seat {
    const char* name;
    double latitude_deg;
    double ratio;
    std::array<double, 6> gcr;     ///< at 10, 15, 20, 30, 40 and 45 degrees, 9:00 to 15:00
    std::array<double, 4> gcr_3h;  ///< at 10, 15, 30 and 40 degrees, three hours
};

constexpr std::array<Seat, 12> seats{{
    {"Mudanjiang", 44.55, 4.04, {.59, .50, .43, .35, .30, .28}, {.69, .60, .45, .40}},
    {"Jixi", 45.30, 4.27, {.58, .48, .42, .33, .28, .27}, {.68, .59, .44, .39}},
    {"Qitaihe", 45.77, 4.44, {.57, .47, .41, .32, .28, .26}, {.67, .58, .43, .38}},
    {"Harbin", 45.80, 4.45, {.57, .47, .41, .32, .28, .26}, {.67, .58, .43, .38}},
    {"Daqing", 46.59, 4.75, {.55, .46, .39, .31, .26, .25}, {.66, .57, .42, .37}},
    {"Shuangyashan, Suihua", 46.645, 4.78, {.55, .45, .39, .31, .26, .24}, {.66, .57, .42, .37}},
    {"Jiamusi", 46.80, 4.84, {.55, .45, .39, .30, .26, .24}, {.66, .57, .42, .37}},
    {"Hegang, Qiqihar", 47.35, 5.09, {.54, .44, .37, .29, .25, .23}, {.65, .56, .41, .36}},
    {"Yichun", 47.73, 5.27, {.53, .43, .36, .29, .24, .23}, {.65, .55, .40, .35}},
    {"Heihe", 50.25, 6.92, {.46, .36, .30, .23, .19, .18}, {.61, .51, .36, .31}},
    {"Jiagedaqi", 50.41, 7.06, {.45, .36, .30, .23, .19, .18}, {.60, .51, .36, .31}},
    {"Mohe", 52.97, 10.39, {.36, .27, .22, .16, .13, .12}, {.55, .46, .31, .26}},
}};

TEST(RowSpacing, MeetsTheTableOfTheSeats) {
    for (const Seat& seat : seats) {
        const RowSpacing all_day = by_rule(SpacingRule::gb50797_9_15);
        EXPECT_NEAR(shadow_ratio(all_day, seat.latitude_deg, 180.0), seat.ratio, 0.005 * seat.ratio) << seat.name;
        const std::array<double, 6> tilts{10, 15, 20, 30, 40, 45};
        for (std::size_t i = 0; i < tilts.size(); ++i) {
            EXPECT_NEAR(ground_cover(all_day, seat.latitude_deg, tilts[i]), seat.gcr[i], 0.006)
                << seat.name << " " << tilts[i];
        }
        const RowSpacing three_hours = by_rule(SpacingRule::solstice_3h);
        const std::array<double, 4> tilts_3h{10, 15, 30, 40};
        for (std::size_t i = 0; i < tilts_3h.size(); ++i) {
            EXPECT_NEAR(ground_cover(three_hours, seat.latitude_deg, tilts_3h[i]), seat.gcr_3h[i], 0.006)
                << seat.name << " " << tilts_3h[i];
        }
    }
}

TEST(RowSpacing, IsTheFormulaOfTheStandardOnLevelGround) {
    for (const double latitude_deg : {20.0, 30.0, 40.0, 45.8, 50.0, 53.0}) {
        for (const double tilt_deg : {5.0, 20.0, 40.0, 60.0}) {
            const double tangent = std::tan(to_radians(latitude_deg));
            const double ratio = (0.707 * tangent + 0.4338) / (0.707 - 0.4338 * tangent);
            const double tilt = to_radians(tilt_deg);
            RowStand stand;
            stand.slope_length_m = 2.278;
            stand.tilt_deg = tilt_deg;
            const double expected_m = 2.278 * (std::cos(tilt) + std::sin(tilt) * ratio);
            EXPECT_NEAR(row_pitch_m(by_rule(SpacingRule::gb50797_9_15), latitude_deg, stand), expected_m,
                        0.005 * expected_m);
        }
    }
}

/// A vector east, north, up.
struct Ray {
    double east, north, up;
};

/// Toward the sun on the winter solstice of the north, by turning the equator's frame into the horizon's.
Ray sun_at(double latitude_deg, double hours_from_noon) {
    const double hour = to_radians(15.0 * hours_from_noon);
    const double latitude = to_radians(latitude_deg);
    const double declination = to_radians(-23.45);
    const double toward_south = std::cos(declination) * std::cos(hour);  // in the equator's plane
    return {-std::cos(declination) * std::sin(hour),
            std::sin(declination) * std::cos(latitude) - toward_south * std::sin(latitude),
            std::sin(declination) * std::sin(latitude) + toward_south * std::cos(latitude)};
}

/// Whether a point on the lower edge of the row behind sees the sun over the row in front, a board a kilometre long
/// that follows the roof.
bool foot_is_lit(const RowStand& stand, double pitch_m, const Ray& sun) {
    const double azimuth = to_radians(stand.azimuth_deg);
    // The ray in the row's frame: x to the right of one who faces the azimuth, y toward the row behind.
    const double dx = sun.east * std::cos(azimuth) - sun.north * std::sin(azimuth);
    const double dy = -(sun.east * std::sin(azimuth) + sun.north * std::cos(azimuth));
    const double depth_m = stand.slope_length_m * std::cos(to_radians(stand.tilt_deg));
    const double height_m = stand.slope_length_m * std::sin(to_radians(stand.tilt_deg));
    // March from (0, pitch) on the roof until the ray has passed over the board's upper edge at y = depth.
    const double steps_to_edge = (depth_m - pitch_m) / dy;
    if (dy >= 0.0) {
        return true;  // the sun is behind the rows
    }
    const double x = steps_to_edge * dx;
    const double ray_z = stand.rise_behind * pitch_m + steps_to_edge * sun.up;
    const double edge_z = stand.rise_along * x + height_m;
    return ray_z >= edge_z;
}

TEST(RowSpacing, ByRayOnTiltedRoofsAndOtherAzimuths) {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> unit(0.0, 1.0);
    int tight = 0;
    for (int trial = 0; trial < 300; ++trial) {
        const double latitude_deg = 25.0 + 27.0 * unit(random);
        const RowStand stand{1.0 + 1.5 * unit(random), 10.0 + 35.0 * unit(random), 110.0 + 140.0 * unit(random),
                             0.16 * (unit(random) - 0.5), 0.16 * (unit(random) - 0.5)};
        RowSpacing spacing = by_rule(trial % 2 == 0 ? SpacingRule::gb50797_9_15 : SpacingRule::window_10_14);
        spacing.max_shadow_ratio = 1e6;
        const double pitch_m = row_pitch_m(spacing, latitude_deg, stand);
        if (pitch_m > 1e3) {
            continue;  // the roof falls away as fast as the shadow
        }
        const double window_h = trial % 2 == 0 ? 3.0 : 2.0;
        bool lit = true;
        bool lit_if_nearer = true;
        for (double h = -window_h; h <= window_h + 1e-9; h += 1.0 / 60.0) {
            lit = lit && foot_is_lit(stand, 1.002 * pitch_m, sun_at(latitude_deg, h));
            lit_if_nearer = lit_if_nearer && foot_is_lit(stand, 0.99 * pitch_m, sun_at(latitude_deg, h));
        }
        EXPECT_TRUE(lit) << trial;
        EXPECT_FALSE(lit_if_nearer) << trial;
        tight += lit_if_nearer ? 0 : 1;
    }
    EXPECT_GT(tight, 290);
}

TEST(RowSpacing, ARoofThatRisesBehindLetsRowsStandNearer) {
    const RowSpacing spacing = by_rule(SpacingRule::gb50797_9_15);
    constexpr double harbin_deg = 45.8;
    RowStand level;
    level.tilt_deg = 20.0;
    RowStand rising = level;
    rising.rise_behind = 0.08;
    RowStand falling = level;
    falling.rise_behind = -0.08;
    EXPECT_LT(row_pitch_m(spacing, harbin_deg, rising), row_pitch_m(spacing, harbin_deg, level));
    EXPECT_GT(row_pitch_m(spacing, harbin_deg, falling), row_pitch_m(spacing, harbin_deg, level));
}

TEST(RowSpacing, RulesInTheirOrderAndTheAisle) {
    RowStand stand;
    stand.tilt_deg = 30.0;
    const auto pitch = [&](SpacingRule rule) { return row_pitch_m(by_rule(rule), 45.8, stand); };
    EXPECT_GT(pitch(SpacingRule::gb50797_9_15), pitch(SpacingRule::window_10_14));
    EXPECT_GT(pitch(SpacingRule::window_10_14), pitch(SpacingRule::solstice_3h));
    EXPECT_NEAR(pitch(SpacingRule::max_coverage), std::cos(to_radians(30.0)), 1e-12);
    EXPECT_NEAR(pitch(SpacingRule::ground_cover), 2.0, 1e-12);
    RowSpacing aisled = by_rule(SpacingRule::max_coverage);
    aisled.ballast_aisle_m = 0.4;
    EXPECT_NEAR(row_pitch_m(aisled, 45.8, stand), std::cos(to_radians(30.0)) + 0.4, 1e-12);
}

TEST(RowSpacing, PolarNoonIsNotWaitedOut) {
    RowStand stand;
    stand.tilt_deg = 30.0;
    const RowSpacing spacing = by_rule(SpacingRule::gb50797_9_15);
    EXPECT_NEAR(row_pitch_m(spacing, 70.0, stand), std::cos(to_radians(30.0)) + 12.0 * 0.5, 1e-9);
}

}  // namespace
}  // namespace sunshed
