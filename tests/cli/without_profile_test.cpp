// Without a profile no country's figures are assumed: what needs them stays empty and says which key gives them.
#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <sstream>

#include "support/small_scene.hpp"

namespace sunshed::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

nlohmann::json report_of(const SmallScene& scene) {
    return nlohmann::json::parse(read_text(scene.file("result/report/report.json")));
}

nlohmann::json indicator(const nlohmann::json& report, const std::string& id) {
    for (const auto& row : report["indicators"]) {
        if (row["indicator"] == id) {
            return row;
        }
    }
    return {};
}

TEST(WithoutAProfile, WhatNeedsFiguresOfAPlaceIsEmptyAndNamesTheKeys) {
    const SmallScene scene;
    const Outcome outcome = scene.run({"--set", "output.rasters=false"});
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_THAT(outcome.err,
                AllOf(HasSubstr("not given: figures of your place"),
                      HasSubstr("own use ([load] use_kwh_m2); money ([economics] capex_cny_w"),
                      HasSubstr(", tariff_cny_kwh"), HasSubstr("CO2 avoided ([carbon] grid_factor_kg_kwh)"),
                      HasSubstr("targets ([policy] coverage_target_pct"), HasSubstr("name a profile")));
    const auto report = report_of(scene);
    EXPECT_THAT(report["notes"].dump(), HasSubstr("own use ([load] use_kwh_m2)"));
    for (const auto& building : report["buildings"]) {
        EXPECT_GT(building["energy_ac_kwh"].get<double>(), 0.0);
        EXPECT_TRUE(std::isfinite(building["energy_p90_kwh"].get<double>())) << "no price stands behind it";
        for (const char* name : {"npv_cny", "capex_cny", "payback_years", "lcoe_cny_kwh", "co2_life_t", "load_kwh"}) {
            EXPECT_TRUE(building[name].is_null()) << name << " " << building[name];
        }
        EXPECT_EQ(building["load_basis"], "unknown");
    }
    const auto co2 = indicator(report, "co2_avoided");
    EXPECT_TRUE(co2["value"].is_null());
    EXPECT_EQ(co2["status"], "no data");
    EXPECT_THAT(co2["note"].get<std::string>(), HasSubstr("carbon.grid_factor_kg_kwh"));
    EXPECT_TRUE(indicator(report, "pv_coverage_c1")["target"].is_null());
    EXPECT_THAT(indicator(report, "standard_coal_saved_coal_equivalent")["note"].get<std::string>(),
                HasSubstr("energy.electricity_coal_equivalent_kgce_kwh"));
    EXPECT_FALSE(indicator(report, "standard_coal_saved_calorific")["value"].is_null()) << "a matter of physics";
    EXPECT_THAT(indicator(report, "solar_thermal_potential")["note"].get<std::string>(),
                HasSubstr("energy.hot_water_lift_k"));
    EXPECT_THAT(run_sunshed({"check", scene.project()}).out, HasSubstr("own use ([load] use_kwh_m2)"));
}

TEST(WithoutAProfile, EachKeyGivesWhatHangsOnIt) {
    const SmallScene scene;
    ASSERT_EQ(scene.run({"--set", "output.rasters=false", "--set", "carbon.grid_factor_kg_kwh=0.5"}).exit_code, 0);
    const auto report = report_of(scene);
    const auto& building = report["buildings"][0];
    EXPECT_NEAR(building["co2_t"].get<double>(), building["energy_ac_kwh"].get<double>() * 0.5e-3, 0.01);
    EXPECT_FALSE(building["co2_life_t"].is_null());
    EXPECT_TRUE(building["npv_cny"].is_null());
    EXPECT_THAT(report["notes"].dump(), Not(HasSubstr("CO2 avoided (")));

    std::vector<std::string> prices{"report", scene.output(),
                                    "--set",  "economics.capex_cny_w=4",
                                    "--set",  "economics.om_cny_w=0.05",
                                    "--set",  "economics.inverter_cost_cny_w=0.2"};
    ASSERT_EQ(run_sunshed(prices).exit_code, 0);
    const auto costs = report_of(scene);
    EXPECT_FALSE(costs["buildings"][0]["lcoe_cny_kwh"].is_null()) << "a cost of energy needs no tariff";
    EXPECT_TRUE(costs["buildings"][0]["npv_cny"].is_null());
    prices.insert(prices.end(), {"--set", "economics.export_cny_kwh=0.3"});
    ASSERT_EQ(run_sunshed(prices).exit_code, 0);
    const auto money = report_of(scene);
    EXPECT_FALSE(money["buildings"][0]["npv_cny"].is_null()) << "all is sold where the own use is not known";
    EXPECT_THAT(money["notes"].dump(), HasSubstr("money ([economics] tariff_cny_kwh)"));
}

TEST(WithoutAProfile, AZoneWithOneSystemOfUnknownPriceHasNoMoney) {
    const SmallScene scene;
    ASSERT_EQ(scene
                  .run({"--set", "output.rasters=false", "--set", "economics.export_cny_kwh=0.3", "--set",
                        "economics.om_cny_w=0.05", "--set", "economics.inverter_cost_cny_w=0.2", "--set",
                        "economics.capex_cny_w.residential=4"})
                  .exit_code,
              0);
    const auto report = report_of(scene);
    int known = 0;
    for (const auto& building : report["buildings"]) {
        known += building["npv_cny"].is_null() ? 0 : 1;
    }
    EXPECT_EQ(known, 1) << "the other is no housing";
    EXPECT_TRUE(report["economy"].back()["npv_cny"].is_null());
    EXPECT_TRUE(report["economy"].back()["capex_cny"].is_null());
}

TEST(WithoutAProfile, NoDefaultNamesACountry) {
    const Outcome outcome = run_sunshed({"run", "--print-config"});
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    std::istringstream lines(outcome.out);
    for (std::string line; std::getline(lines, line);) {
        const auto source = line.find("; source: ");
        if (line.starts_with("#") && source != std::string::npos) {
            for (const char* word : {"Heilongjiang", "MEE", "NDRC", "CPIA", "CEC", "Enterprise Income Tax"}) {
                EXPECT_EQ(line.find(word, source), std::string::npos) << line;
            }
        }
    }
    for (const char* key : {"grid_factor_kg_kwh = 'none'", "export_cny_kwh = 'none'", "coverage_target_pct = 'none'",
                            "embodied_kg_kwp = 0.0", "plan = ''", "heat_kg_gj = 'none'"}) {
        EXPECT_THAT(outcome.out, HasSubstr(std::string("\n") + key + "\n"));
    }
}

}  // namespace
}  // namespace sunshed::test
