#include "sunshed/building/waterfall.hpp"

#include <gtest/gtest.h>

namespace sunshed {
namespace {

BuildingRecord building(const std::string& zone, BuildingClass building_class, double nominal_kwh) {
    BuildingRecord record;
    record.facts.zone_id = zone;
    record.facts.building_class = building_class;
    record.yield.losses = {{LossLink::nominal, nominal_kwh},
                           {LossLink::shading, 0.1 * nominal_kwh},
                           {LossLink::temperature, -0.02 * nominal_kwh}};
    record.amounts.energy_ac_kwh = 0.92 * nominal_kwh;
    return record;
}

TEST(Waterfall, StepsMultiplyToWhatIsLeft) {
    Waterfall waterfall;
    waterfall.add(building("a", BuildingClass::school, 1000.0).yield.losses);
    waterfall.add(building("a", BuildingClass::school, 500.0).yield.losses);
    const auto steps = waterfall.steps();
    ASSERT_EQ(steps.size(), 3U);
    EXPECT_EQ(steps[0].left_kwh, 1500.0);
    EXPECT_EQ(steps[1].lost_kwh, 150.0);
    EXPECT_NEAR(steps[1].lost_pct, 10.0, 1e-12);
    EXPECT_NEAR(steps[2].lost_pct, -100.0 * 0.02 / 0.9, 1e-12);
    double left = steps[0].left_kwh;
    for (const WaterfallStep& step : steps) {
        left *= 1.0 - step.lost_pct / 100.0;
    }
    EXPECT_NEAR(left, steps[2].left_kwh, 1e-9);
    EXPECT_NEAR(left, 0.92 * 1500.0, 1e-9);
}

TEST(Waterfall, OfNothingHasNoSteps) {
    EXPECT_TRUE(Waterfall().steps().empty());
}

TEST(Waterfalls, AreOfTheProjectClassesAndZones) {
    std::vector<BuildingRecord> city{
        building("n", BuildingClass::school, 100.0), building("n", BuildingClass::factory, 200.0),
        building("s", BuildingClass::school, 400.0), building("", BuildingClass::school, 800.0)};
    city.emplace_back();  // not assessed
    double all = 0.0;
    double zones = 0.0;
    double classes = 0.0;
    double both = 0.0;
    std::vector<std::string> scopes;
    for (const ScopedWaterfall& one : waterfalls(city)) {
        const double left = one.steps.back().left_kwh;
        double& sum = one.zone_id.empty() ? (one.building_class ? classes : all) : (one.building_class ? both : zones);
        sum += left;
        scopes.push_back(one.zone_id + "/" + (one.building_class ? to_string(*one.building_class) : ""));
    }
    EXPECT_EQ(scopes,
              (std::vector<std::string>{"/", "/factory", "/school", "n/", "n/factory", "n/school", "s/", "s/school"}));
    EXPECT_NEAR(all, 0.92 * 1500.0, 1e-9);
    EXPECT_NEAR(classes, all, 1e-9);
    EXPECT_NEAR(zones, 0.92 * 700.0, 1e-9) << "one building lies in no zone";
    EXPECT_NEAR(both, zones, 1e-9);
}

}  // namespace
}  // namespace sunshed
