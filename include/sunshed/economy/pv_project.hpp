#pragma once

#include <vector>

#include "sunshed/core/given.hpp"

namespace sunshed {

/// What one system costs and earns in its first year.
struct PvProject {
    double capacity_kwp = 0.0;
    double energy_kwh = 0.0;         ///< AC of the first year
    double own_use_value_cny = 0.0;  ///< bought energy that its own energy saves in the first year
    double export_value_cny = 0.0;   ///< energy sold in the first year
    double battery_kwh = 0.0;
};

/// Prices and rules over a system's life, in today's money: rates are real, nothing is inflated. Prices are not_given
/// until a profile or the project gives them.
struct FinanceTerms {
    int life_years = 25;
    double discount_rate_pct = 6.0;
    double capex_cny_w = not_given;           ///< at 100 kWp
    double size_saving_pct = 5.0;             ///< that a tenfold size saves, between 1 kWp and 10 MWp
    double om_cny_w = not_given;              ///< operation and maintenance a year
    double first_year_degradation_pct = 0.0;  ///< beyond the chain's own light-induced loss
    double degradation_pct = 0.4;             ///< of the first year's energy, each later year
    double inverter_cost_cny_w = not_given;
    int inverter_life_years = 12;
    double capex_subsidy_cny_w = 0.0;
    double energy_subsidy_cny_kwh = 0.0;
    int energy_subsidy_years = 0;
    double income_tax_pct = 0.0;
    int depreciation_years = 20;
    double battery_cost_cny_kwh = not_given;
    int battery_life_years = 12;
};

/// What flows over a system's life; element 0 is today, element n the end of year n.
struct ProjectFlows {
    std::vector<double>
        cost_cny;  ///< paid for building, running and renewing it, before tax, less the subsidy on capex
    std::vector<double> energy_kwh;  ///< element 0 is 0
    std::vector<double> cash_cny;    ///< money in less money out, after tax
};

/// Cost of building a system in CNY per W: falls by the same share for each tenfold size.
double capex_cny_w(double capacity_kwp, const FinanceTerms& terms);

/// What a year's energy is of the first year's, year from 1.
double degradation_factor(int year, const FinanceTerms& terms);

/// The flows of a system. The shares of own use and export stay as in the first year. What is renewed is paid at the
/// end of its life where at least a year is left to use it. Tax is on income less running costs and straight-line
/// depreciation of all that was built; losses are set against later income. What takes a price that was not given is
/// NaN: costs and cash, or cash alone where the value of own use or of export is NaN.
ProjectFlows project_flows(const PvProject& project, const FinanceTerms& terms);

}  // namespace sunshed
