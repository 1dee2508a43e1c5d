#include "sunshed/building/yield_count.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sunshed {
namespace {

using testing::HasSubstr;

BuildingRecord assessed(int modules, double energy_kwh) {
    BuildingRecord record;
    record.facts.footprint_area_m2 = 100.0;
    record.amounts.module_count = modules;
    record.answers.worthwhile.module_count = modules;
    record.amounts.capacity_kwp = 0.5 * modules;
    record.amounts.energy_ac_kwh = energy_kwh;
    return record;
}

BuildingRecord left_out(BuildingReason reason) {
    BuildingRecord record;
    record.roof.status = BuildingStatus::failed;
    record.roof.reason = std::move(reason);
    return record;
}

TEST(YieldCount, SaysNothingWhereThereIsEnergy) {
    YieldCount count;
    EXPECT_EQ(count.why_nothing(true), "");
    count.add(left_out({BuildingReasonKind::outside_the_model, {}}));
    count.add(assessed(10, 5000.0));
    EXPECT_EQ(count.why_nothing(true), "");
}

TEST(YieldCount, TellsWhyNoBuildingWasAssessed) {
    YieldCount count;
    for (const char* km : {"60", "60", "75"}) {
        count.add(left_out({BuildingReasonKind::far_from_the_others, {km}}));
    }
    count.add(left_out({BuildingReasonKind::no_plane, {}}));
    count.add(left_out({BuildingReasonKind::no_plane, {}}));
    EXPECT_EQ(count.why_nothing(true),
              "none of 5 buildings was assessed (e.g. it stands 60 km from the others: 3, no roof plane was found: 2), "
              "so there are no modules and no energy");
}

TEST(YieldCount, TellsWhatTookTheRoofsWhereNoModuleFits) {
    YieldCount count;
    BuildingRecord record = assessed(0, 0.0);
    record.amounts.rejected.edge_setback_m2 = 20.0;
    record.amounts.rejected.obstacle_m2 = 70.0;
    record.roof.no_plane_m2 = 0.1;
    count.add(record);
    EXPECT_THAT(count.why_nothing(true), HasSubstr("no module fits on any of 1 roofs; of 100 m2 they lose: obstacles "
                                                   "70 m2, set-backs from edges 20 m2"));
    EXPECT_THAT(count.why_nothing(true), testing::Not(HasSubstr("plane")));
    EXPECT_EQ(count.why_nothing(false), count.why_nothing(true)) << "roofs without energy say the same";
}

TEST(YieldCount, TellsWhereTheEnergyWentWhereThereIsNone) {
    YieldCount count;
    BuildingRecord record = assessed(10, 0.0);
    record.yield.losses = {{LossLink::nominal, 6000.0}, {LossLink::shading, 400.0}, {LossLink::soiling, 5600.0}};
    count.add(record);
    EXPECT_EQ(count.why_nothing(true),
              "modules of 5 kWp give no energy; of 6000 kWh in the open they lose: soiling 5600 kWh, shading 400 kWh");
    EXPECT_EQ(count.why_nothing(false), "") << "where no energy was asked for, modules are enough";
}

TEST(YieldCount, TellsWhereNoModuleIsWorthBuilding) {
    YieldCount count;
    BuildingRecord record = assessed(10, 5000.0);
    record.answers.worthwhile.module_count = 0;
    count.add(record);
    EXPECT_THAT(count.why_nothing(true), HasSubstr("of 10 modules none is worth building"));
}

}  // namespace
}  // namespace sunshed
