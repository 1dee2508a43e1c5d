#pragma once

#include <limits>
#include <vector>

#include "sunshed/catalogue/energy_words.hpp"
#include "sunshed/economy/load_shape.hpp"

namespace sunshed {

/// Own use, money, carbon and uncertainty of one building's system, or of all systems of a zone together.
/// What does not exist is NaN: money where there are no modules, own use where the load is not known, an internal rate
/// where no money comes back.
struct EconomyResult {
    static constexpr double none = std::numeric_limits<double>::quiet_NaN();

    LoadBasis load_basis = LoadBasis::unknown;
    double load_kwh = none;           ///< own use a year
    double self_consumed_kwh = none;  ///< of the generation, at once or through the battery
    double exported_kwh = none;       ///< a zone's counts all of what buildings of unknown load make
    double imported_kwh = none;
    double self_consumption_pct = none;  ///< of the generation of buildings whose load is known
    double self_sufficiency_pct = none;  ///< of the load
    double peak_reduction_pct = none;    ///< of the highest load

    double capex_cny = none;  ///< less the subsidy
    double npv_cny = none;
    double irr_pct = none;
    double payback_years = none;  ///< simple
    double discounted_payback_years = none;
    double lcoe_cny_kwh = none;

    double co2_t = none;                 ///< avoided a year by the grid's factor
    double co2_life_t = none;            ///< avoided over the life, less what making the system cost
    double carbon_payback_years = none;  ///< NaN where what making it cost is not counted
    double coal_calorific_tce = none;    ///< standard coal saved a year, 当量
    double coal_equivalent_tce = none;   ///< ... 等价

    double energy_sd_pct = none;   ///< standard deviation of a year's energy
    double energy_p75_kwh = none;  ///< exceeded in three years of four
    double energy_p90_kwh = none;  ///< exceeded in nine of ten

    HourArray<double> self_consumed_by_hour_kwh{};  ///< a year, by the local hour of the day: what prices are put on

    // What sums over buildings are made of; element 0 is today, element n the end of year n. Empty without modules.
    std::vector<double> cash_cny;
    std::vector<double> carbon_t;
    double discount_rate_pct = none;
    double discounted_cost_cny = 0.0;
    double discounted_energy_kwh = 0.0;
    double energy_kwh = 0.0;
    double spread_common_pct = 0.0;  ///< of the energy's standard deviation, what all buildings share
    double spread_own_pct = 0.0;     ///< ... what each has on its own
};

}  // namespace sunshed
