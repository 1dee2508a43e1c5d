#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "sunshed/pv/cell_temperature.hpp"
#include "sunshed/pv/heat_fuentes.hpp"
#include "sunshed/pv/incidence_modifier.hpp"
#include "sunshed/pv/pvwatts.hpp"
#include "sunshed/pv/rows.hpp"

namespace sunshed {
namespace {

TEST(CellTemperature, MeetsTheReferenceValues) {
    EXPECT_NEAR(cell_temperature_sapm_c(900, 20, 5, sapm_open_rack_glass_glass), 43.509, 1e-3);
    EXPECT_NEAR(cell_temperature_sapm_c(1000, 10, 0, sapm_open_rack_glass_glass), 44.11703066106086, 1e-9);
    EXPECT_NEAR(cell_temperature_pvsyst_c(900, 20, 5, pvsyst_freestanding), 45.137, 1e-3);
    EXPECT_NEAR(cell_temperature_faiman_c(900, 20, 5), 35.203, 1e-3);
    EXPECT_NEAR(cell_temperature_faiman_c(900, 20, 5, 22, 6), 37.308, 1e-3);
}

// By its own definition: 800 W m-2, 20 degrees C, 1 m s-1 at the module, long enough.
TEST(Fuentes, ComesToTheNominalTemperature) {
    for (const double inoct_c : {45.0, 49.0}) {
        FuentesModule module(inoct_c);
        double cell_c = 0.0;
        for (int hour = 0; hour < 48; ++hour) {
            cell_c = module.step(800.0, 20.0, std::pow(9.144 / 5.0, 0.2));
        }
        EXPECT_NEAR(cell_c, inoct_c, 0.05);
        // In the dark it comes to rest between the air and the sky.
        for (int hour = 0; hour < 48; ++hour) {
            cell_c = module.step(0.0, 20.0, 1.0);
        }
        EXPECT_LT(cell_c, 20.0);
        EXPECT_GT(cell_c, 8.0);
    }
}

TEST(IncidenceModifier, MeetsTheReferenceValues) {
    EXPECT_NEAR(incidence_modifier_physical(22.5), 0.99926198, 1e-6);
    EXPECT_NEAR(incidence_modifier_physical(45.0), 0.98797788, 1e-6);
    EXPECT_NEAR(incidence_modifier_physical(67.5), 0.8893998, 1e-6);
    EXPECT_EQ(incidence_modifier_physical(90.0), 0.0);
    const DiffuseModifier diffuse = diffuse_modifier_martin_ruiz(30.0);
    EXPECT_NEAR(diffuse.sky, 0.9549735, 1e-6);
    EXPECT_NEAR(diffuse.ground, 0.7944426, 1e-6);
}

TEST(PvWatts, MeetsTheReferenceValues) {
    EXPECT_NEAR(pvwatts_dc(900, 30, 100, -0.003), 88.65, 1e-9);
    EXPECT_NEAR(pvwatts_inverter_ac(90, 100, 0.95), 85.58556604752516, 1e-8);
    EXPECT_NEAR(pvwatts_inverter_ac(50, 100, 0.95), 47.60843624, 1e-7);
    EXPECT_EQ(pvwatts_inverter_ac(150, 100, 0.95), 95.0);
    EXPECT_EQ(pvwatts_inverter_ac(0, 100), 0.0);
}

TEST(Rows, MaskingMeetsTheReferenceValues) {
    // Ground cover 0.5 at a quarter of the slope.
    EXPECT_NEAR(row_masking_angle_deg({20.0, 0.5}, 0.25), 11.20223712, 1e-7);
    EXPECT_NEAR(row_masking_angle_deg({90.0, 0.5}, 0.25), 20.55604522, 1e-7);
    EXPECT_NEAR(row_masking_angle_deg({0.0, 0.5}, 0.25), 0.0, 1e-12);
    EXPECT_NEAR(row_diffuse_loss({20.0, 0.5}), 0.00395338, 2e-5);
}

TEST(Rows, LitSlopeAndShadeAreOneWhole) {
    for (const RowGeometry& rows : {RowGeometry{30.0, 0.6}, RowGeometry{10.0, 0.9}, RowGeometry{50.0, 0.3}}) {
        for (double across_deg = 1.0; across_deg < 120.0; across_deg += 3.0) {
            const double lean = 1.0 / std::tan(across_deg * std::numbers::pi / 180.0);
            EXPECT_NEAR(lit_slope_share(RowShadow(rows).length(lean)), 1.0 - row_shaded_fraction(rows, across_deg),
                        1e-12);
        }
    }
}

// The mean of what each place of the slope sees.
TEST(Rows, SkyViewIsTheMeanOverTheSlope) {
    for (const RowGeometry& rows : {RowGeometry{30.0, 0.6}, RowGeometry{10.0, 0.9}, RowGeometry{70.0, 0.3}}) {
        double mean = 0.0;
        constexpr int places = 20000;
        for (int i = 0; i < places; ++i) {
            const double masking = row_masking_angle_deg(rows, (i + 0.5) / places);
            mean += (1.0 + std::cos((masking + rows.tilt_deg) * std::numbers::pi / 180.0)) / 2.0 / places;
        }
        EXPECT_NEAR(row_sky_view(rows), mean, 1e-6);
    }
}

TEST(Rows, ShadeEachOtherBelowTheMaskingAngleOnly) {
    const RowGeometry rows{30.0, 0.6};
    const double masking = row_masking_angle_deg(rows, 0.0);
    EXPECT_EQ(row_shaded_fraction(rows, masking + 0.01), 0.0);
    EXPECT_GT(row_shaded_fraction(rows, masking - 1.0), 0.0);
    // Half of the slope lies in the shade where the sun stands at the masking angle of its middle.
    EXPECT_NEAR(row_shaded_fraction(rows, row_masking_angle_deg(rows, 0.5)), 0.5, 1e-9);
    EXPECT_EQ(row_shaded_fraction(rows, 0.0), 1.0);
}

}  // namespace
}  // namespace sunshed
