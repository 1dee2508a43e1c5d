#include "sunshed/irradiance/plane_series.hpp"

#include <gtest/gtest.h>

#include <random>

#include "sky_helpers.hpp"

namespace sunshed {
namespace {

constexpr int directions = 16;

/// One cell that sees the sky above a bin of its own in each direction.
SunlitTables horizon_of_bins(const std::vector<int>& bins) {
    SunlitTables surroundings;
    surroundings.solid.directions = directions;
    surroundings.solid.cell_count = 1;
    for (const int open_from : bins) {
        for (int bin = 0; bin <= SunlitTable::bins; ++bin) {
            surroundings.solid.open_share.push_back(bin >= open_from ? 65535 : 0);
        }
    }
    return surroundings;
}

TEST(PlaneSeries, CountsNoReflectedLightAgainstWhatSurroundingsHide) {
    SkyYear sky = test::harbin_sky(TranspositionModel::hay_davies);
    for (SkyInterval& interval : sky.intervals) {
        interval.isotropic_wh_m2 *= 0.2;  // deep blue
    }
    std::vector<int> bins(directions, 0);
    bins[15] = bins[0] = bins[1] = 96;  // a tower in the north, where no sun stands high enough
    const SunlitTables tower = horizon_of_bins(bins);
    const PlaneSeries series = plane_series(SkyInGridAxes(sky, 0.0), &tower, 10.0, 180.0);
    EXPECT_GT(series.total_kwh_m2, series.open_total_kwh_m2) << "the tower is brighter than the sky behind it";
    EXPECT_GT(series.hidden_kwh_m2, 0.0);
    EXPECT_LT(series.hidden_kwh_m2, 0.05 * series.open_total_kwh_m2);
}

TEST(PlaneSeries, NeverHidesLessThanNothingOrMoreThanAll) {
    std::mt19937 random(7);
    for (const TranspositionModel model :
         {TranspositionModel::perez, TranspositionModel::hay_davies, TranspositionModel::isotropic}) {
        const SkyYear sky = test::harbin_sky(model);
        const SkyInGridAxes grid_sky(sky, 1.0);
        EXPECT_EQ(plane_series(grid_sky, nullptr, 30.0, 180.0).hidden_kwh_m2, 0.0);
        for (int i = 0; i < 20; ++i) {
            std::vector<int> bins;
            for (int direction = 0; direction < directions; ++direction) {
                bins.push_back(static_cast<int>(random() % 8 * random() % (SunlitTable::bins + 1)) / (1 + i % 20));
            }
            const SunlitTables around = horizon_of_bins(bins);
            const double tilt_deg = 5.0 * i;
            const PlaneSeries series = plane_series(grid_sky, &around, tilt_deg, 36.0 * i);
            EXPECT_GE(series.hidden_kwh_m2, 0.0);
            EXPECT_LE(series.hidden_kwh_m2, series.open_total_kwh_m2);
            EXPECT_GE(series.total_kwh_m2, series.open_total_kwh_m2 - series.hidden_kwh_m2 - 0.01)
                << "what is not hidden is there";
        }
    }
}

}  // namespace
}  // namespace sunshed
