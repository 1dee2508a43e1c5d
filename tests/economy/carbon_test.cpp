#include "sunshed/economy/carbon.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sunshed/economy/cash_flow.hpp"

namespace sunshed {
namespace {

using testing::DoubleEq;
using testing::ElementsAre;

TEST(CarbonFlow, AgreesWithHandReckoning) {
    const CarbonOptions options{.grid_decline_pct = 10.0, .embodied_kg_kwp = 1400.0};
    const auto flow = carbon_flow_t({0.0, 100000.0, 99000.0, 98000.0}, 100.0, 0.5, options);
    EXPECT_THAT(flow, ElementsAre(DoubleEq(-140.0), DoubleEq(50.0), DoubleEq(99.0 * 0.45), DoubleEq(98.0 * 0.405)));
    // 140 = 50 + 44.55 + 39.69 + ... is not reached in three years; without decline it is after 2 + 40.5 / 49.
    EXPECT_FALSE(payback_years(flow));
    const auto steady = carbon_flow_t({0.0, 100000.0, 99000.0, 98000.0}, 100.0, 0.5, {0.0, 1400.0});
    EXPECT_NEAR(payback_years(steady).value(), 2.0 + 40.5 / 49.0, 1e-12);
}

TEST(GridFactors, AreThePublishedOnes) {
    EXPECT_DOUBLE_EQ(find_grid_factor("heilongjiang-2023")->kg_kwh, 0.5229);
    EXPECT_DOUBLE_EQ(find_grid_factor("northeast-2021")->kg_kwh, 0.6012);
    EXPECT_EQ(find_grid_factor("heilongjiang-2018"), nullptr) << "never published";
}

}  // namespace
}  // namespace sunshed
