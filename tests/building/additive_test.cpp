#include "sunshed/building/additive.hpp"

#include <gtest/gtest.h>

namespace sunshed {
namespace {

/// Every number differs from every other.
Additive counted_from(int first) {
    double next = first;
    Additive a;
    for (double* value :
         {&a.roof_area_m2, &a.usable_area_m2, &a.usable_ground_area_m2, &a.rejected.edge_setback_m2,
          &a.rejected.parapet_m2, &a.rejected.obstacle_m2, &a.rejected.fire_aisle_m2, &a.rejected.small_piece_m2,
          &a.rejected.bad_shape_m2, &a.array_area_m2, &a.module_plan_area_m2, &a.module_area_m2, &a.capacity_kwp,
          &a.energy_dc_kwh, &a.energy_ac_kwh}) {
        *value = next++;
    }
    a.module_count = static_cast<int>(next++);
    for (double& month : a.energy_ac_monthly_kwh) {
        month = next++;
    }
    return a;
}

TEST(Additive, EveryAmountAddsUp) {
    Additive sum = counted_from(1);
    sum += counted_from(1000);
    const auto& [roof, usable, usable_ground, rejected, array, module_plan, module_area, count, capacity, dc, ac,
                 months] = sum;
    const double first = 1001.0;  // 1 + 1000, then two more each
    EXPECT_EQ(roof, first);
    EXPECT_EQ(usable, first + 2.0);
    EXPECT_EQ(usable_ground, first + 4.0);
    EXPECT_EQ(rejected.sum_m2(), 6.0 * first + 2.0 * (3 + 4 + 5 + 6 + 7 + 8));
    EXPECT_EQ(array, first + 18.0);
    EXPECT_EQ(module_plan, first + 20.0);
    EXPECT_EQ(module_area, first + 22.0);
    EXPECT_EQ(capacity, first + 24.0);
    EXPECT_EQ(dc, first + 26.0);
    EXPECT_EQ(ac, first + 28.0);
    EXPECT_EQ(count, 1031);
    EXPECT_EQ(months.front(), first + 32.0);
    EXPECT_EQ(months.back(), first + 54.0);
}

}  // namespace
}  // namespace sunshed
