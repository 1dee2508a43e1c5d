#include "sunshed/solar/decomposition.hpp"

#include <gtest/gtest.h>

#include "sunshed/solar/extraterrestrial.hpp"

namespace sunshed {
namespace {

constexpr int first_of_january = 1;
constexpr int twentieth_of_june = 171;

// pvlib-python, tests/test_irradiance.py, commit 6382338.
TEST(Erbs, HasItsPublishedValues) {
    const BeamDiffuse low = erbs(50.0, 85.0, extraterrestrial_spencer_w_m2(first_of_january));
    EXPECT_NEAR(low.dni_w_m2, 96.7192672, 1e-5);
    EXPECT_NEAR(low.dhi_w_m2, 41.5703604, 1e-5);
    const BeamDiffuse june = erbs(1000.0, 10.0, extraterrestrial_spencer_w_m2(twentieth_of_june));
    EXPECT_NEAR(june.dni_w_m2, 842.001578, 1e-4);
    EXPECT_NEAR(june.dhi_w_m2, 170.790318, 1e-4);
}

}  // namespace
}  // namespace sunshed
