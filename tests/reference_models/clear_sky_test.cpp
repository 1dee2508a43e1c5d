#include "sunshed/reference_models/clear_sky.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "sunshed/solar/air_mass.hpp"

namespace sunshed {
namespace {

// Values of pvlib-python's test suite (tests/test_clearsky.py, commit 6382338), which hold the papers' formulae.
TEST(Ineichen, HasItsPublishedValues) {
    const ClearSky low = clear_sky_ineichen(10.0, 1.0, 3.0, 0.0, 1364.0);
    EXPECT_NEAR(low.ghi_w_m2, 1038.159219, 1e-5);
    EXPECT_NEAR(low.dni_w_m2, 942.2081860378, 1e-6);
    EXPECT_NEAR(low.dhi_w_m2, 110.2652929361, 1e-6);
    const ClearSky high = clear_sky_ineichen(10.0, 1.0, 3.0, 2000.0, 1364.0);
    EXPECT_NEAR(high.ghi_w_m2, 1134.24312405, 1e-5);
    EXPECT_NEAR(high.dni_w_m2, 994.95377835, 1e-5);
    EXPECT_NEAR(high.dhi_w_m2, 154.40492924, 1e-5);
}

TEST(Ineichen, HasItsPublishedValuesAtOtherHeightsOfTheSun) {
    struct Row {
        double zenith_deg, air_mass, ghi, dni, dhi;
    };
    for (const Row& row : {Row{82.85457044, 6.97935524, 65.49426624, 321.16092181, 25.54562017},
                           Row{46.0467599, 1.32355476, 704.6968125, 888.90147035, 87.73601277},
                           Row{72.41687122, 3.01614096, 251.99427693, 655.44925241, 53.9901349}}) {
        const ClearSky sky = clear_sky_ineichen(row.zenith_deg, row.air_mass, 3.0, 0.0, 1364.0);
        EXPECT_NEAR(sky.ghi_w_m2, row.ghi, 1e-4);
        EXPECT_NEAR(sky.dni_w_m2, row.dni, 1e-4);
        EXPECT_NEAR(sky.dhi_w_m2, row.dhi, 1e-4);
    }
}

// NREL's workbook BIRD_08_16_2012, first day of the year at 40 N 105 W; its geometry differs in the fourth digit.
TEST(Bird, AgreesWithItsWorkbook) {
    const BirdAtmosphere air{84000.0, 1.5, 0.3, 0.15, 0.1, 0.85, 0.2};
    struct Row {
        double zenith_deg, dni, ghi, dhi;
    };
    for (const Row& row : {Row{80.20294173, 492.1883322, 135.7051581, 51.95435684},
                           Row{72.42741639, 685.318169, 282.7739009, 75.86622602},
                           Row{66.6756093, 770.273017, 391.6274213, 86.64756402}}) {
        const ClearSky sky = clear_sky_bird(row.zenith_deg, air, 1414.91335);
        EXPECT_NEAR(sky.dni_w_m2 / row.dni, 1.0, 2e-3);
        EXPECT_NEAR(sky.ghi_w_m2 / row.ghi, 1.0, 2e-3);
        EXPECT_NEAR(sky.dhi_w_m2 / row.dhi, 1.0, 2e-3);
    }
}

TEST(ClearSky, ClosesAndIsNothingWhenTheSunIsDown) {
    for (double zenith_deg = 0.0; zenith_deg < 100.0; zenith_deg += 1.3) {
        const std::array skies{clear_sky_ineichen(zenith_deg, air_mass_kasten_young(zenith_deg), 3.0, 150.0, 1366.1),
                               clear_sky_bird(zenith_deg, {}, 1366.1), clear_sky_esra(zenith_deg, 3.0, 150.0, 1366.1)};
        for (const ClearSky& sky : skies) {
            const double cos_zenith = std::cos(zenith_deg * 0.017453292519943295);
            EXPECT_NEAR(sky.ghi_w_m2, sky.dni_w_m2 * std::max(0.0, cos_zenith) + sky.dhi_w_m2, 1e-9);
            EXPECT_GE(sky.dhi_w_m2, 0.0);
            if (zenith_deg >= 90.0) {
                EXPECT_EQ(sky.ghi_w_m2, 0.0);
            }
        }
    }
}

// Three formulae from three data sets describe one sky: at mid-latitude turbidity they differ by a few per cent.
TEST(ClearSky, TheThreeModelsAgreeAboutAUsualSky) {
    for (const double zenith_deg : {20.0, 45.0, 65.0}) {
        const double a = clear_sky_ineichen(zenith_deg, air_mass_kasten_young(zenith_deg), 3.0, 0.0, 1366.1).ghi_w_m2;
        EXPECT_NEAR(clear_sky_bird(zenith_deg, {101325.0, 1.5, 0.3, 0.15, 0.1, 0.85, 0.2}, 1366.1).ghi_w_m2 / a, 1.0,
                    0.06);
        EXPECT_NEAR(clear_sky_esra(zenith_deg, 3.0, 0.0, 1366.1).ghi_w_m2 / a, 1.0, 0.06);
    }
}

}  // namespace
}  // namespace sunshed
