#include <gtest/gtest.h>

#include <cmath>

#include "sunshed/pv/cell_temperature.hpp"
#include "sunshed/pv/energy_chain.hpp"
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
    EXPECT_NEAR(cell_temperature_noct_sam_c(1000, 25, 1, 45, 0.2), 55.230790492, 1e-6);
}

TEST(IncidenceModifier, MeetsTheReferenceValues) {
    EXPECT_NEAR(incidence_modifier_ashrae(45.0), 0.97928932, 1e-8);
    EXPECT_NEAR(incidence_modifier_ashrae(67.5), 0.9193437, 1e-7);
    EXPECT_NEAR(incidence_modifier_physical(22.5), 0.99926198, 1e-6);
    EXPECT_NEAR(incidence_modifier_physical(45.0), 0.98797788, 1e-6);
    EXPECT_NEAR(incidence_modifier_physical(67.5), 0.8893998, 1e-6);
    EXPECT_NEAR(incidence_modifier_martin_ruiz(45.0), 0.98986965, 1e-7);
    EXPECT_NEAR(incidence_modifier_martin_ruiz(60.0, 0.18), 0.9414631, 1e-7);
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

TEST(Rows, ShadeEachOtherBelowTheMaskingAngleOnly) {
    const RowGeometry rows{30.0, 0.6};
    const double masking = row_masking_angle_deg(rows, 0.0);
    EXPECT_EQ(row_shaded_fraction(rows, masking + 0.01), 0.0);
    EXPECT_GT(row_shaded_fraction(rows, masking - 1.0), 0.0);
    // Half of the slope lies in the shade where the sun stands at the masking angle of its middle.
    EXPECT_NEAR(row_shaded_fraction(rows, row_masking_angle_deg(rows, 0.5)), 0.5, 1e-9);
    EXPECT_EQ(row_shaded_fraction(rows, 0.0), 1.0);
}

TEST(EnergyChain, LinksAddUpToTheEnergy) {
    const std::vector<float> beam{0, 300, 600, 800};
    const std::vector<float> sky{10, 80, 120, 100};
    const std::vector<float> ground{1, 5, 10, 12};
    const std::vector<float> cosine{0, 0.5F, 0.8F, 1.0F};
    const std::vector<float> lit{1, 0.5F, 1, 1};
    const std::vector<float> air{-10, 0, 10, 30};
    const std::vector<float> wind{1, 2, 3, 4};
    const std::vector<int> month{0, 0, 5, 6};
    ChainInput input{beam, sky, ground, cosine, lit, air, wind, month};
    input.tilt_deg = 20.0;
    input.row_diffuse_loss = 0.01;
    input.open_poa_kwh_m2 = 2.5;
    PvOptions options;
    options.snow_share[0] = 1.0;
    const ChainResult result = run_chain(input, options);
    EXPECT_EQ(result.links.front().name, "nominal");
    EXPECT_NEAR(result.links.back().energy_kwh, result.ac_kwh, 1e-12);
    double months = 0.0;
    for (const double kwh : result.ac_monthly_kwh) {
        months += kwh;
    }
    EXPECT_NEAR(months, result.ac_kwh, 1e-12);
    EXPECT_NEAR(result.poa_kwh_m2, 2.038, 1e-6);
    double hours = 0.0;
    for (const float kw : result.ac_kw) {
        hours += kw;
    }
    EXPECT_NEAR(hours, result.ac_kwh, 1e-6);
    const auto after = [&](const std::string& name) {
        for (const ChainLink& link : result.links) {
            if (link.name == name) {
                return link.energy_kwh;
            }
        }
        return std::nan("");
    };
    EXPECT_LT(after("rows"), after("reflection"));
    EXPECT_LT(after("snow"), after("soiling"));
    EXPECT_LT(after("wiring"), after("mismatch"));
}

TEST(EnergyChain, SnowStaysLongerOnLowTilts) {
    PvOptions options;
    options.snow_share = each_month(1.0);
    double before = 1.0;
    for (const double tilt : {10.0, 18.0, 25.0, 37.0, 45.0}) {
        const double loss = snow_loss_share(options, tilt, 0);
        EXPECT_LT(loss, before);
        before = loss;
    }
    options.snow_share = each_month(0.0);
    EXPECT_EQ(snow_loss_share(options, 10.0, 0), 0.0);
}

}  // namespace
}  // namespace sunshed
