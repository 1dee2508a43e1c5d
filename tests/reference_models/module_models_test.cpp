#include <gtest/gtest.h>

#include "sunshed/reference_models/cell_temperature.hpp"
#include "sunshed/reference_models/incidence_modifier.hpp"

namespace sunshed {
namespace {

TEST(NoctTemperature, MeetsTheReferenceValues) {
    EXPECT_NEAR(cell_temperature_noct_sam_c(1000, 25, 1, 45, 0.2), 55.230790492, 1e-6);
}

TEST(IncidenceModifiersBesidePhysical, MeetTheReferenceValues) {
    EXPECT_NEAR(incidence_modifier_ashrae(45.0), 0.97928932, 1e-8);
    EXPECT_NEAR(incidence_modifier_ashrae(67.5), 0.9193437, 1e-7);
    EXPECT_NEAR(incidence_modifier_martin_ruiz(45.0), 0.98986965, 1e-7);
    EXPECT_NEAR(incidence_modifier_martin_ruiz(60.0, 0.18), 0.9414631, 1e-7);
}

}  // namespace
}  // namespace sunshed
