#include "sunshed/economy/energy_balance.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace sunshed {
namespace {

using testing::ElementsAre;
using Series = std::vector<float>;

const Series four_hours_made{0, 2, 4, 0};
const Series four_hours_used{1, 1, 1, 3};

TEST(EnergyBalance, WithoutABatteryIsWhatCoincides) {
    std::vector<float> grid;
    const EnergyBalance b = balance_energy(four_hours_made, four_hours_used, 1.0, {}, &grid);
    EXPECT_DOUBLE_EQ(b.self_consumed_kwh, 2.0);
    EXPECT_DOUBLE_EQ(b.exported_kwh, 4.0);
    EXPECT_DOUBLE_EQ(b.imported_kwh, 4.0);
    EXPECT_DOUBLE_EQ(b.peak_load_kw, 3.0);
    EXPECT_DOUBLE_EQ(b.peak_import_kw, 3.0);
    EXPECT_DOUBLE_EQ(b.peak_export_kw, 3.0);
    EXPECT_THAT(grid, ElementsAre(1.0F, -1.0F, -3.0F, 3.0F));
}

TEST(EnergyBalance, WithABatteryAgreesWithHandReckoning) {
    // 2 kWh, 1.5 kW, 0.9 each way. The day ends with 1/3 kWh in store, so it begins with that: hour 1 gets 0.3 of it;
    // hour 2 stores 0.9 of 1; hour 3 fills up with 1.2222 (1.1 in store); hour 4 gets 1.5, the most it can give.
    const EnergyBalance b = balance_energy(four_hours_made, four_hours_used, 1.0, {2.0, 1.5, 0.81});
    EXPECT_NEAR(b.self_consumed_kwh, 0.3 + 1.0 + 1.0 + 1.5, 1e-9);
    EXPECT_NEAR(b.exported_kwh, 3.0 - 1.1 / 0.9, 1e-9);
    EXPECT_NEAR(b.imported_kwh, 0.7 + 1.5, 1e-9);
    EXPECT_NEAR(b.battery_change_kwh, 0.0, 1e-9);
    EXPECT_NEAR(b.battery_loss_kwh, 1.0 + 1.1 / 0.9 - 1.8, 1e-9);
    EXPECT_DOUBLE_EQ(b.peak_import_kw, 1.5);
}

TEST(EnergyBalance, HalfHoursCarryHalfTheEnergy) {
    const EnergyBalance b = balance_energy(four_hours_made, four_hours_used, 0.5, {});
    EXPECT_DOUBLE_EQ(b.self_consumed_kwh, 1.0);
    EXPECT_DOUBLE_EQ(b.peak_load_kw, 3.0);
}

class RandomYear : public testing::Test {
protected:
    RandomYear() {
        std::mt19937 random(11);
        std::uniform_real_distribution<float> power(0.0F, 10.0F);
        for (int hour = 0; hour < 2000; ++hour) {
            made.push_back(hour % 24 > 6 && hour % 24 < 18 ? power(random) : 0.0F);
            used.push_back(power(random) * 0.5F);
        }
    }
    Series made;
    Series used;
};

TEST_F(RandomYear, NothingIsLostButInTheBattery) {
    for (const double kwh : {0.0, 1.0, 10.0, 1000.0}) {
        const EnergyBalance b = balance_energy(made, used, 1.0, {kwh, 3.0, 0.85});
        EXPECT_NEAR(b.generation_kwh, b.self_consumed_kwh + b.exported_kwh + b.battery_loss_kwh + b.battery_change_kwh,
                    1e-6);
        EXPECT_NEAR(b.load_kwh, b.self_consumed_kwh + b.imported_kwh, 1e-6);
        EXPECT_GE(b.battery_loss_kwh, -1e-9);
    }
}

TEST_F(RandomYear, AQuarterOfWhatPassesABatteryIsLostWhereItsEfficiencySaysSo) {
    const EnergyBalance without = balance_energy(made, used, 1.0, {});
    const EnergyBalance with = balance_energy(made, used, 1.0, {20.0, 10.0, 0.75});
    const double gained = with.self_consumed_kwh - without.self_consumed_kwh;
    const double stored = without.exported_kwh - with.exported_kwh;
    EXPECT_NEAR(gained / stored, 0.75, 0.01);  // but for what is in store at the end
}

TEST_F(RandomYear, MoreBatteryNeverMeansLessOwnUse) {
    double before = 0.0;
    for (const double kwh : {0.0, 2.0, 5.0, 10.0, 20.0, 40.0}) {
        const double own = balance_energy(made, used, 1.0, {kwh, 5.0, 0.9}).self_consumed_kwh;
        EXPECT_GE(own, before - 1e-9);
        before = own;
    }
}

}  // namespace
}  // namespace sunshed
