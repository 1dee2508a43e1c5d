#include "sunshed/economy/pv_project.hpp"

#include <algorithm>
#include <cmath>

namespace sunshed {

namespace {

bool is_renewed(int year, int part_life_years, int life_years) {
    return part_life_years > 0 && year % part_life_years == 0 && year < life_years;
}

/// Income tax with losses carried forward.
class IncomeTax {
public:
    IncomeTax(double rate_pct, double depreciation_cny, int depreciation_years)
        : rate_(rate_pct / 100.0), depreciation_cny_(depreciation_cny), years_(depreciation_years) {}

    double due_cny(int year, double income_cny) {
        const double base = income_cny - (year <= years_ ? depreciation_cny_ / years_ : 0.0) - loss_cny_;
        loss_cny_ = std::max(-base, 0.0);
        return rate_ * std::max(base, 0.0);
    }

private:
    double rate_;
    double depreciation_cny_;
    int years_;
    double loss_cny_ = 0.0;
};

}  // namespace

double capex_cny_w(double capacity_kwp, const FinanceTerms& terms) {
    const double tenfolds = std::log10(std::clamp(capacity_kwp, 1.0, 1e4) / 100.0);
    return given_or_nan(terms.capex_cny_w) * std::pow(1.0 - terms.size_saving_pct / 100.0, tenfolds);
}

double degradation_factor(int year, const FinanceTerms& terms) {
    const double lost_pct = terms.first_year_degradation_pct + terms.degradation_pct * (year - 1);
    return std::max(1.0 - lost_pct / 100.0, 0.0);
}

ProjectFlows project_flows(const PvProject& project, const FinanceTerms& terms) {
    const double watts = project.capacity_kwp * 1000.0;
    const double battery_cny =
        project.battery_kwh > 0.0 ? project.battery_kwh * given_or_nan(terms.battery_cost_cny_kwh) : 0.0;
    const double inverter_cny = watts * given_or_nan(terms.inverter_cost_cny_w);
    const double built_cny =
        watts * (capex_cny_w(project.capacity_kwp, terms) - terms.capex_subsidy_cny_w) + battery_cny;
    ProjectFlows flows{{built_cny}, {0.0}, {-built_cny}};
    IncomeTax tax(terms.income_tax_pct, built_cny, terms.depreciation_years);
    for (int year = 1; year <= terms.life_years; ++year) {
        const double share = degradation_factor(year, terms);
        double cost = watts * given_or_nan(terms.om_cny_w);
        cost += is_renewed(year, terms.inverter_life_years, terms.life_years) ? inverter_cny : 0.0;
        cost += is_renewed(year, terms.battery_life_years, terms.life_years) ? battery_cny : 0.0;
        const double subsidy_cny =
            year <= terms.energy_subsidy_years ? project.energy_kwh * terms.energy_subsidy_cny_kwh : 0.0;
        const double earned = share * (project.own_use_value_cny + project.export_value_cny + subsidy_cny);
        flows.cost_cny.push_back(cost);
        flows.energy_kwh.push_back(share * project.energy_kwh);
        flows.cash_cny.push_back(earned - cost - tax.due_cny(year, earned - cost));
    }
    return flows;
}

}  // namespace sunshed
