#include "report/round_limits.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace sunshed {
namespace {

using Limits = std::vector<double>;

TEST(RoundLimits, AreRoundAndLieWithinTheValues) {
    EXPECT_EQ(round_limits({730.0, 980.0, 1010.0, 1390.0}, 0.0), (Limits{800, 900, 1000, 1100, 1200, 1300}));
    EXPECT_EQ(round_limits({0.0, 7.0}, 0.0), (Limits{1, 2, 3, 4, 5, 6}));
    EXPECT_EQ(round_limits({-0.3, 0.4}, 0.0).front(), -0.2);
}

TEST(RoundLimits, AreNoneWhereThereIsNothingToTellApart) {
    EXPECT_TRUE(round_limits({}, 0.0).empty());
    EXPECT_TRUE(round_limits({5.0, 5.0, 5.0}, 0.02).empty());
}

TEST(RoundLimits, AreNotStretchedByOneBadRoof) {
    Limits values;
    for (int i = 0; i <= 100; ++i) {
        values.push_back(1000.0 + i);
    }
    values.push_back(7.0);
    values.push_back(90000.0);
    const Limits limits = round_limits(values, 0.02);
    EXPECT_GE(limits.front(), 1000.0);
    EXPECT_LE(limits.back(), 1100.0);
}

TEST(RoundLimits, TellTheFewFromTheManyThatAreTheSame) {
    Limits values(200, 3.0);
    values.push_back(10.0);
    EXPECT_EQ(round_limits(values, 0.02), (Limits{4, 5, 6, 7, 8, 9}));
}

TEST(RoundLimits, AreAtMostSevenWhateverTheRange) {
    for (double high = 1.01; high < 1e7; high *= 1.37) {
        const Limits limits = round_limits({1.0, high}, 0.0);
        EXPECT_GE(limits.size(), 2U) << high;
        EXPECT_LE(limits.size(), 7U) << high;
        EXPECT_GT(limits.front(), 1.0) << high;
        EXPECT_LT(limits.back(), high) << high;
    }
}

}  // namespace
}  // namespace sunshed
