#include "sunshed/economy/pv_project.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "figures_of_a_place.hpp"
#include "sunshed/economy/cash_flow.hpp"

namespace sunshed {
namespace {

using testing::DoubleEq;
using testing::DoubleNear;
using testing::ElementsAre;

/// 100 kWp over three years, easy to reckon by hand.
FinanceTerms three_years() {
    FinanceTerms terms = example_terms();
    terms.life_years = 3;
    terms.capex_cny_w = 3.0;
    terms.om_cny_w = 0.05;
    terms.degradation_pct = 1.0;
    terms.inverter_life_years = 12;
    return terms;
}

const PvProject hundred_kwp{
    .capacity_kwp = 100.0, .energy_kwh = 100000.0, .own_use_value_cny = 40000.0, .export_value_cny = 10000.0};

TEST(ProjectFlows, AgreeWithACaseReckonedByHand) {
    const ProjectFlows flows = project_flows(hundred_kwp, three_years());
    EXPECT_THAT(flows.cost_cny, ElementsAre(DoubleEq(300000), DoubleEq(5000), DoubleEq(5000), DoubleEq(5000)));
    EXPECT_THAT(flows.energy_kwh, ElementsAre(0.0, DoubleEq(100000), DoubleEq(99000), DoubleEq(98000)));
    EXPECT_THAT(flows.cash_cny, ElementsAre(DoubleEq(-300000), DoubleEq(45000), DoubleEq(44500), DoubleEq(44000)));
    EXPECT_NEAR(present_value(flows.cash_cny, 0.06), -300000 + 45000 / 1.06 + 44500 / 1.1236 + 44000 / 1.191016, 1e-6);
}

TEST(ProjectFlows, TaxIsPaidAfterDepreciationAndEarlierLosses) {
    FinanceTerms terms = three_years();
    terms.income_tax_pct = 25.0;
    terms.depreciation_years = 1;
    terms.capex_cny_w = 0.6;
    // Year 1: 45000 - 60000 = -15000, no tax. Year 2: 44500 - 15000 = 29500. Year 3: 44000.
    EXPECT_THAT(project_flows(hundred_kwp, terms).cash_cny,
                ElementsAre(DoubleEq(-60000), DoubleEq(45000), DoubleEq(44500 - 7375), DoubleEq(44000 - 11000)));
}

TEST(ProjectFlows, SubsidiesLowerTheCostAndRaiseTheIncomeOfTheirYears) {
    FinanceTerms terms = three_years();
    terms.capex_subsidy_cny_w = 1.0;
    terms.energy_subsidy_cny_kwh = 0.1;
    terms.energy_subsidy_years = 2;
    EXPECT_THAT(project_flows(hundred_kwp, terms).cash_cny,
                ElementsAre(DoubleEq(-200000), DoubleEq(55000), DoubleNear(54400, 1e-9), DoubleEq(44000)));
}

TEST(ProjectFlows, InvertersAndBatteriesAreRenewedWhileAYearIsLeft) {
    FinanceTerms terms = three_years();
    terms.life_years = 6;
    terms.degradation_pct = 0.0;
    terms.om_cny_w = 0.0;
    terms.inverter_life_years = 2;
    terms.inverter_cost_cny_w = 0.2;
    terms.battery_life_years = 3;
    terms.battery_cost_cny_kwh = 1000.0;
    PvProject project = hundred_kwp;
    project.battery_kwh = 50.0;
    EXPECT_THAT(project_flows(project, terms).cost_cny,
                ElementsAre(DoubleEq(350000), 0.0, DoubleEq(20000), DoubleEq(50000), DoubleEq(20000), 0.0, 0.0));
}

TEST(Capex, FallsByTheSameShareForEachTenfoldSize) {
    FinanceTerms terms = example_terms();
    terms.capex_cny_w = 3.0;
    terms.size_saving_pct = 10.0;
    EXPECT_DOUBLE_EQ(capex_cny_w(100.0, terms), 3.0);
    EXPECT_NEAR(capex_cny_w(1000.0, terms), 2.7, 1e-12);
    EXPECT_NEAR(capex_cny_w(10.0, terms), 3.0 / 0.9, 1e-12);
    EXPECT_DOUBLE_EQ(capex_cny_w(0.1, terms), capex_cny_w(1.0, terms));
}

TEST(Degradation, CountsFromTheFirstYear) {
    FinanceTerms terms = example_terms();
    terms.first_year_degradation_pct = 1.0;
    terms.degradation_pct = 0.5;
    EXPECT_DOUBLE_EQ(degradation_factor(1, terms), 0.99);
    EXPECT_DOUBLE_EQ(degradation_factor(25, terms), 0.87);
}

}  // namespace
}  // namespace sunshed
