#include "sunshed/economy/standard_coal.hpp"
#include "figures_of_a_place.hpp"

#include <gtest/gtest.h>

namespace sunshed {
namespace {

TEST(StandardCoal, TheTwoConventionsGiveTheScaleOfThePlan) {
    // 8 % of 40 Mtce is 26.0 TWh at the calorific value and 10.6 TWh at the coal-equivalent one.
    const CoalFactors factors = example_coal();
    EXPECT_NEAR(electricity_tce(26.04e9, CoalConvention::calorific, factors) / 3.2e6, 1.0, 0.001);
    EXPECT_NEAR(electricity_tce(10.58e9, CoalConvention::coal_equivalent, factors) / 3.2e6, 1.0, 0.001);
}

TEST(AvoidedCo2, IsEnergyTimesTheGridsFactor) {
    EXPECT_DOUBLE_EQ(avoided_co2_t(2000.0, 0.5), 1.0);
}

}  // namespace
}  // namespace sunshed
