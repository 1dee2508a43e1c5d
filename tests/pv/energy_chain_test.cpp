#include "sunshed/pv/energy_chain.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "sunshed/pv/cell_temperature.hpp"
#include "sunshed/pv/incidence_modifier.hpp"
#include "sunshed/pv/pvwatts.hpp"

namespace sunshed {
namespace {

/// A few hours of light and weather.
struct Hours {
    std::vector<float> beam{0, 300, 600, 800, 950};
    std::vector<float> sky{10, 80, 120, 100, 110};
    std::vector<float> ground{1, 5, 10, 12, 40};
    std::vector<float> cosine{0, 0.5F, 0.8F, 1.0F, 0.95F};
    std::vector<float> sunlit{1, 0.55F, 1, 1, 1};
    std::vector<float> lit{1, 0.5F, 1, 1, 1};
    std::vector<float> ground_share{0.5F, 0.5F, 0.5F, 0.6F, 0.6F};
    std::vector<float> air{-10, 0, 10, 30, -15};
    std::vector<float> wind{1, 2, 3, 4, 5};
    std::vector<int> month{0, 0, 5, 6, 11};

    [[nodiscard]] ChainInput input() const {
        ChainInput in;
        in.beam_w_m2 = beam;
        in.sky_diffuse_w_m2 = sky;
        in.ground_w_m2 = ground;
        in.cos_incidence = cosine;
        in.sunlit_share = sunlit;
        in.rows.lit_share = lit;
        in.rows.ground_share = ground_share;
        in.rows.sky_share = 0.98;
        in.temperature_air_c = air;
        in.wind_speed_m_s = wind;
        in.month = month;
        in.tilt_deg = 20.0;
        in.open_poa_kwh_m2 = 3.5;
        in.strings = 4;
        return in;
    }
};

double product_of_links(const ChainResult& result) {
    double product = result.left_kwh.front();
    for (std::size_t i = 1; i < result.left_kwh.size(); ++i) {
        product *= result.left_kwh[i] / result.left_kwh[i - 1];
    }
    return product;
}

/// The same hour with the models one after another, in double precision.
double ac_kwh_by_hand(const Hours& h, std::size_t i, const PvOptions& options) {
    const DiffuseModifier diffuse = diffuse_modifier_martin_ruiz(20.0);
    const double modifier = incidence_modifier_physical(std::acos(h.cosine[i]) * 180.0 / M_PI);
    const double light = h.beam[i] * h.lit[i] * modifier + h.sky[i] * 0.98 * diffuse.sky +
                         h.ground[i] * h.ground_share[i] * diffuse.ground;
    const double clean = light * 0.97;
    const double cell_c = cell_temperature_pvsyst_c(clean, h.air[i], h.wind[i], pvsyst_freestanding, 0.2265);
    const double dc = pvwatts_dc(clean, cell_c, 1.0, -0.003) * 0.98 * 0.98 * 0.995 * 0.985 * 0.99 * 0.97;
    return pvwatts_inverter_ac(dc, 1.0 / options.dc_ac_ratio / 0.96, 0.96);
}

TEST(EnergyChain, IsItsModelsOneAfterAnother) {
    const Hours hours;
    PvOptions options;
    options.dc_ac_ratio = 1.4;  // clips in the brightest hour
    const ChainResult result = run_chain(hours.input(), options);
    double sum = 0.0;
    for (std::size_t i = 0; i < hours.beam.size(); ++i) {
        const double by_hand = ac_kwh_by_hand(hours, i, options);
        EXPECT_NEAR(result.ac_kw[i], by_hand, 2e-6) << i;
        sum += by_hand;
    }
    EXPECT_NEAR(result.ac_kwh, sum, 1e-5);
    EXPECT_LT(result.after(LossLink::clipping), result.after(LossLink::inverter) - 0.01);
    EXPECT_NEAR(result.poa_kwh_m2, 3.138, 1e-6);
}

TEST(EnergyChain, LinksMultiplyToTheEnergyExactly) {
    const Hours hours;
    const ChainResult result = run_chain(hours.input(), {});
    ASSERT_EQ(result.left_kwh.size(), loss_link_count);
    EXPECT_EQ(result.left_kwh.back(), result.ac_kwh);
    EXPECT_NEAR(product_of_links(result), result.ac_kwh, 1e-14);
    double hourly = 0.0;
    for (const float kw : result.ac_kw) {
        hourly += kw;
    }
    EXPECT_NEAR(hourly, result.ac_kwh, 1e-12);
    double monthly = 0.0;
    for (const double kwh : result.ac_monthly_kwh) {
        monthly += kwh;
    }
    EXPECT_NEAR(monthly, result.ac_kwh, 1e-12);
}

TEST(EnergyChain, EachNamedLossTakesItsShare) {
    const Hours hours;
    PvOptions options;
    options.soiling_pct = each_month(4.0);
    options.mismatch_pct = 1.0;
    options.wiring_pct = 2.0;
    options.connections_pct = 3.0;
    options.light_induced_pct = 4.0;
    options.nameplate_pct = 5.0;
    options.age_pct = 6.0;
    options.availability_pct = 7.0;
    const ChainResult result = run_chain(hours.input(), options);
    const auto lost = [&](LossLink before, LossLink after) { return 1.0 - result.after(after) / result.after(before); };
    EXPECT_NEAR(lost(LossLink::reflection, LossLink::soiling), 0.04, 1e-6);
    EXPECT_NEAR(lost(LossLink::temperature, LossLink::mismatch), 0.01, 1e-12);
    EXPECT_NEAR(lost(LossLink::mismatch, LossLink::wiring), 0.02, 1e-12);
    EXPECT_NEAR(lost(LossLink::wiring, LossLink::connections), 0.03, 1e-12);
    EXPECT_NEAR(lost(LossLink::connections, LossLink::light_induced_degradation), 0.04, 1e-12);
    EXPECT_NEAR(lost(LossLink::light_induced_degradation, LossLink::nameplate), 0.05, 1e-12);
    EXPECT_NEAR(lost(LossLink::nameplate, LossLink::age), 0.06, 1e-12);
    EXPECT_NEAR(lost(LossLink::age, LossLink::availability), 0.07, 1e-12);
    EXPECT_NEAR(result.dc_kwh, result.after(LossLink::availability), 1e-12);
}

TEST(EnergyChain, SoilingGoesByMonth) {
    const Hours hours;
    PvOptions dirty_june;
    dirty_june.soiling_pct = each_month(0.0);
    const ChainResult clean = run_chain(hours.input(), dirty_june);
    dirty_june.soiling_pct[5] = 100.0;
    const ChainResult dirty = run_chain(hours.input(), dirty_june);
    EXPECT_EQ(dirty.ac_monthly_kwh[5], 0.0);
    EXPECT_EQ(dirty.ac_monthly_kwh[6], clean.ac_monthly_kwh[6]);
}

// Four strings of which 55 % of the light comes through: two are whole, two are touched.
TEST(EnergyChain, ByStringOnlyWholeStringsGiveBeam) {
    const Hours hours;
    PvOptions options;
    options.partial_shading = PartialShading::by_string;
    const ChainResult by_string = run_chain(hours.input(), options);
    const ChainResult linear = run_chain(hours.input(), {});
    EXPECT_NEAR(linear.after(LossLink::string_shading), linear.after(LossLink::surroundings), 1e-12);
    EXPECT_NEAR(by_string.after(LossLink::surroundings) - by_string.after(LossLink::string_shading),
                0.3 * (1.0 - 0.5 / 0.55), 1e-6);
    // The row whose half lies in its neighbour's shade gives no beam.
    EXPECT_NEAR(linear.after(LossLink::rows) - by_string.after(LossLink::rows), 0.3 * 0.5, 1e-6);
    EXPECT_LT(by_string.ac_kwh, linear.ac_kwh);
}

TEST(EnergyChain, TheBackAddsItsLight) {
    const Hours hours;
    ChainInput input = hours.input();
    const std::vector<float> back{1, 20, 50, 80, 100};
    input.rows.back_w_m2 = back;
    PvOptions options;
    EXPECT_EQ(run_chain(input, options).after(LossLink::bifacial), run_chain(input, options).after(LossLink::snow));
    options.module.bifaciality = 0.8;
    const ChainResult result = run_chain(input, options);
    EXPECT_NEAR(result.after(LossLink::bifacial) - result.after(LossLink::snow), 0.251 * 0.8 * 0.9, 1e-6);
}

TEST(EnergyChain, SingleDiodeAgreesWithItsCircuit) {
    const Hours hours;
    PvOptions options;
    options.module.model = ModuleModel::single_diode;
    const DiodeTable table(options.module.cec);
    ChainInput input = hours.input();
    input.diode = &table;
    const ChainResult result = run_chain(input, options);
    const ChainResult light = run_chain(hours.input(), {});
    const double rated_w = single_diode_points(single_diode_at(options.module.cec, 1000.0, 25.0)).max_power_w;
    EXPECT_NEAR(rated_w, 400.3, 0.5) << "the data sheet's power";
    EXPECT_EQ(result.after(LossLink::snow), light.after(LossLink::snow));
    double worst = 0.0;
    for (double w_m2 = 7.0; w_m2 < 1200.0; w_m2 += 31.0) {
        for (double cell_c = -38.0; cell_c < 80.0; cell_c += 7.3) {
            const double exact =
                single_diode_points(single_diode_at(options.module.cec, w_m2, cell_c)).max_power_w / rated_w;
            worst = std::max(
                worst, std::abs(exact - table.relative_power(static_cast<float>(w_m2), static_cast<float>(cell_c))));
        }
    }
    EXPECT_LT(worst, 0.0005);
    // A module of -0.36 % a degree.
    EXPECT_NEAR(table.relative_power(1000.0F, 45.0F), 1.0 - 0.0036 * 20.0, 0.006);
    EXPECT_LT(table.relative_power(200.0F, 25.0F), 0.2) << "weak light gives less than its share";
}

TEST(EnergyChain, NightGivesNothing) {
    Hours dark;
    for (auto* light : {&dark.beam, &dark.sky, &dark.ground}) {
        light->assign(5, 0.0F);
    }
    ChainInput input = dark.input();
    input.open_poa_kwh_m2 = 0.0;
    const ChainResult result = run_chain(input, {});
    EXPECT_EQ(result.ac_kwh, 0.0);
    for (const float kw : result.ac_kw) {
        EXPECT_EQ(kw, 0.0F);
    }
}

TEST(ModuleProduct, HasTheEfficiencyOfItsPowerAndArea) {
    const ModuleProduct module{.size = {2.0, 1.25}, .power_w = 500.0};
    EXPECT_DOUBLE_EQ(module.efficiency(), 0.2);
    EXPECT_DOUBLE_EQ(module.size.plan_area_m2(4.0, 60.0), 5.0);
}

}  // namespace
}  // namespace sunshed
