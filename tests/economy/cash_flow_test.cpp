#include "sunshed/economy/cash_flow.hpp"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace sunshed {
namespace {

using Flow = std::vector<double>;

TEST(PresentValue, AgreesWithPublishedCases) {
    // numpy-financial's manual, npv(0.08, ...).
    EXPECT_NEAR(present_value(Flow{-40000, 5000, 8000, 12000, 30000}, 0.08), 3065.22267, 1e-4);
    // By hand: 500 x (1/1.1 + 1/1.21 + 1/1.331) - 1000.
    EXPECT_NEAR(present_value(Flow{-1000, 500, 500, 500}, 0.1), 243.42600, 1e-5);
    EXPECT_DOUBLE_EQ(present_value(Flow{-1000, 500, 500, 500}, 0.0), 500.0);
}

TEST(InternalRateOfReturn, AgreesWithPublishedCases) {
    // numpy-financial's manual, irr().
    EXPECT_NEAR(internal_rate_of_return(Flow{-100, 39, 59, 55, 20}).value(), 0.28095, 5e-6);
    EXPECT_NEAR(internal_rate_of_return(Flow{-100, 0, 0, 74}).value(), -0.0955, 5e-5);
    EXPECT_NEAR(internal_rate_of_return(Flow{-100, 100, 0, 7}).value(), 0.06206, 5e-6);
    // One year: 10 % exactly.
    EXPECT_NEAR(internal_rate_of_return(Flow{-100, 110}).value(), 0.10, 1e-12);
}

TEST(InternalRateOfReturn, IsNothingWhereNoMoneyComesBack) {
    EXPECT_FALSE(internal_rate_of_return(Flow{-100, -1, -1}));
    EXPECT_FALSE(internal_rate_of_return(Flow{-100, 0, 0}));
    EXPECT_FALSE(internal_rate_of_return(Flow{0, 0}));
    EXPECT_FALSE(internal_rate_of_return(Flow{100, 10}));
    EXPECT_FALSE(internal_rate_of_return(Flow{}));
}

TEST(InternalRateOfReturn, IsNothingWhereSeveralRatesWouldDo) {
    // -100 + 100 x - 7 x^3 has two roots x = 1 / (1 + r) above 0: r = -0.083 and r = -0.68.
    EXPECT_FALSE(internal_rate_of_return(Flow{-100, 100, 0, -7}));
}

TEST(InternalRateOfReturn, MakesThePresentValueNothing) {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> yearly(10.0, 200.0);
    for (int i = 0; i < 200; ++i) {
        Flow flow{-1000.0};
        for (int year = 0; year < 25; ++year) {
            flow.push_back(yearly(random));
        }
        const double rate = internal_rate_of_return(flow).value();
        EXPECT_NEAR(present_value(flow, rate), 0.0, 1e-6);
        EXPECT_GT(present_value(flow, rate - 0.01), 0.0);
    }
}

TEST(Payback, IsStraightWithinAYear) {
    EXPECT_DOUBLE_EQ(payback_years(Flow{-1000, 500, 500, 500}).value(), 2.0);
    EXPECT_DOUBLE_EQ(payback_years(Flow{-1000, 400, 400, 400}).value(), 2.5);
    // Discounted at 10 %: -1000, -545.4545, -132.2314, +243.4260.
    EXPECT_NEAR(payback_years(Flow{-1000, 500, 500, 500}, 0.1).value(), 2.0 + 132.2314 / 375.6574, 1e-6);
}

TEST(Payback, IsNothingWhereItNeverComesBackOrIsLostAgain) {
    EXPECT_FALSE(payback_years(Flow{-1000, 500, 400}));
    EXPECT_FALSE(payback_years(Flow{-1000, 1100, -200}));
    // Paid back, lost to a renewal, and paid back for good.
    EXPECT_DOUBLE_EQ(payback_years(Flow{-100, 110, -30, 40}).value(), 2.5);
    EXPECT_DOUBLE_EQ(payback_years(Flow{0, 5}).value(), 0.0);
}

TEST(LevelisedCost, IsCostOverEnergyBothDiscounted) {
    EXPECT_DOUBLE_EQ(levelised_cost(Flow{1000, 10, 10}, Flow{0, 100, 100}, 0.0).value(), 5.1);
    // At 10 %: (1000 + 10 x 1.735537) / (100 x 1.735537).
    EXPECT_NEAR(levelised_cost(Flow{1000, 10, 10}, Flow{0, 100, 100}, 0.1).value(), 5.861905, 1e-6);
    EXPECT_FALSE(levelised_cost(Flow{1000}, Flow{0}, 0.1));
}

}  // namespace
}  // namespace sunshed
