#include "sunshed/economy/uncertainty.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

namespace sunshed {
namespace {

TEST(Exceedance, TakesTheNormalDistributionsQuantiles) {
    EXPECT_DOUBLE_EQ(exceeded_kwh(1000.0, 10.0, 0.5), 1000.0);
    EXPECT_NEAR(exceeded_kwh(1000.0, 10.0, 0.75), 1000.0 - 67.44897502, 1e-6);
    EXPECT_NEAR(exceeded_kwh(1000.0, 10.0, 0.90), 1000.0 - 128.15515655, 1e-6);
    EXPECT_NEAR(exceeded_kwh(1000.0, 10.0, 0.99), 1000.0 - 232.63478740, 1e-6);
    EXPECT_DOUBLE_EQ(exceeded_kwh(1000.0, 90.0, 0.99), 0.0) << "never below nothing";
}

TEST(EnergySpread, AgreesWithDrawnYears) {
    // A system with 8 % snow loss and 20 % shade loss, drawn 200,000 times from the stated deviations.
    const UncertaintyOptions o;
    const EnergySpread spread = energy_spread({8.0, 20.0, false}, o);
    std::mt19937 random(5);
    std::normal_distribution<double> normal;
    std::vector<double> years;
    for (int i = 0; i < 200000; ++i) {
        double factor = 1.0;
        for (const double pct : {o.weather_year_pct, o.weather_data_pct, o.transposition_pct, o.module_rating_pct,
                                 o.soiling_pct, o.other_losses_pct, 4.0, 3.0, o.roof_plane_pct}) {
            factor += pct / 100.0 * normal(random);
        }
        years.push_back(1000.0 * factor);
    }
    std::nth_element(years.begin(), years.begin() + 20000, years.end());
    EXPECT_NEAR(exceeded_kwh(1000.0, total_pct(spread), 0.9), years[20000], 1.5);
}

TEST(EnergySpread, IsNearAPublishedCase) {
    // Thevenard & Pelland (2013): 8.7 % for a first year by simulation, with 1.5 % of snow and no roof.
    UncertaintyOptions options;
    options.roof_plane_pct = 0.0;
    EXPECT_NEAR(total_pct(energy_spread({3.0, 0.0, false}, options)), 8.7, 0.8);
}

TEST(EnergySpread, GrowsWithShadeSnowAndGuessedRoofsAndFallsWithYears) {
    UncertaintyOptions options;
    const double open = total_pct(energy_spread({0.0, 0.0, false}, options));
    EXPECT_GT(total_pct(energy_spread({10.0, 0.0, false}, options)), open);
    EXPECT_GT(total_pct(energy_spread({0.0, 30.0, false}, options)), open);
    EXPECT_GT(total_pct(energy_spread({0.0, 0.0, true}, options)), open);
    options.years = 10;
    EXPECT_LT(total_pct(energy_spread({0.0, 0.0, false}, options)), open);
}

TEST(EnergySpread, GrowsWhereRoofsAreNotSure) {
    const UncertaintyOptions options;
    const auto own_pct = [&](double confidence) {
        return energy_spread({0.0, 0.0, false, confidence}, options).own_pct;
    };
    EXPECT_DOUBLE_EQ(own_pct(1.0), 1.0);
    EXPECT_NEAR(own_pct(0.8), std::sqrt(1.0 + 2.0 * 2.0), 1e-12);
    EXPECT_NEAR(own_pct(0.0), std::sqrt(1.0 + 10.0 * 10.0), 1e-12);
}

TEST(RoundedToKnown, KeepsTheDigitsThatTheDeviationLeaves) {
    EXPECT_DOUBLE_EQ(rounded_to_known(1234567.0, 98000.0), 1230000.0);
    EXPECT_DOUBLE_EQ(rounded_to_known(1234567.0, 13000.0), 1235000.0);
    EXPECT_DOUBLE_EQ(rounded_to_known(0.3456, 0.02), 0.35);
    EXPECT_DOUBLE_EQ(rounded_to_known(12.3, 0.0), 12.3);
}

}  // namespace
}  // namespace sunshed
