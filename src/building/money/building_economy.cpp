#include "sunshed/building/building_economy.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "sunshed/catalogue/yield_words.hpp"
#include "sunshed/core/share.hpp"
#include "sunshed/economy/cash_flow.hpp"
#include "sunshed/economy/energy_balance.hpp"

namespace sunshed {

namespace {

constexpr double none = EconomyResult::none;

bool is_household(BuildingClass building_class) {
    return building_class == BuildingClass::residential || building_class == BuildingClass::rural_house;
}

double percent(const std::optional<double>& share) {
    return share ? 100.0 * *share : none;
}

/// What the owner would have paid for the energy that is used behind the meter; NaN where its price was not given.
double saved_cny(const EconomyResult& own_use, BuildingClass building_class, const EconomyOptions& options) {
    double cny = 0.0;
    for (std::size_t hour = 0; hour < options.time_of_use.size(); ++hour) {
        const double factor = is_household(building_class) ? 1.0 : options.time_of_use[hour];
        cny += factor * own_use.self_consumed_by_hour_kwh[hour];
    }
    return cny == 0.0 ? 0.0 : cny * given_or_nan(options.tariff_cny_kwh[building_class]);
}

void write_own_use(EconomyResult& result, const EnergyBalance& balance) {
    result.load_kwh = balance.load_kwh;
    result.self_consumed_kwh = balance.self_consumed_kwh;
    result.exported_kwh = balance.exported_kwh;
    result.imported_kwh = balance.imported_kwh;
    result.self_consumption_pct = share_pct(balance.self_consumed_kwh, balance.generation_kwh);
    result.self_sufficiency_pct = share_pct(balance.self_consumed_kwh, balance.load_kwh);
    result.peak_reduction_pct = share_pct(balance.peak_load_kw - balance.peak_import_kw, balance.peak_load_kw);
}

/// Rates and paybacks of the cash that a result holds; missing where prices were not given.
void compute_money(EconomyResult& result) {
    const double rate = result.discount_rate_pct / 100.0;
    result.lcoe_cny_kwh =
        result.discounted_energy_kwh > 0.0 ? result.discounted_cost_cny / result.discounted_energy_kwh : none;
    if (result.cash_cny.empty()) {
        result.npv_cny = result.irr_pct = result.payback_years = result.discounted_payback_years = none;
        return;
    }
    result.npv_cny = present_value(result.cash_cny, rate);
    result.irr_pct = percent(internal_rate_of_return(result.cash_cny));
    result.payback_years = payback_years(result.cash_cny).value_or(none);
    result.discounted_payback_years = payback_years(result.cash_cny, rate).value_or(none);
}

/// Sum and payback of the carbon flow of a result; missing where the grid's factor was not given.
void compute_carbon(EconomyResult& result) {
    if (result.carbon_t.empty()) {
        result.co2_life_t = result.carbon_payback_years = none;
        return;
    }
    result.co2_life_t = std::accumulate(result.carbon_t.begin(), result.carbon_t.end(), 0.0);
    result.carbon_payback_years = result.carbon_t.front() < 0.0 ? payback_years(result.carbon_t).value_or(none) : none;
}

/// Cash is reported whole or not at all.
std::vector<double> known_or_empty(std::vector<double> cash_cny) {
    const bool is_known = std::none_of(cash_cny.begin(), cash_cny.end(), [](double cny) { return std::isnan(cny); });
    return is_known ? std::move(cash_cny) : std::vector<double>();
}

void compute_spread(EconomyResult& result) {
    result.energy_sd_pct = std::hypot(result.spread_common_pct, result.spread_own_pct);
    result.energy_p75_kwh = exceeded_kwh(result.energy_kwh, result.energy_sd_pct, 0.75);
    result.energy_p90_kwh = exceeded_kwh(result.energy_kwh, result.energy_sd_pct, 0.90);
}

/// Money, carbon and uncertainty on top of a building's own use.
EconomyResult with_money(EconomyResult result, const BuildingRecord& record, const EconomyOptions& options) {
    result.co2_t = avoided_co2_t(record.amounts.energy_ac_kwh, options.emissions.electricity_kg_kwh);
    if (record.amounts.capacity_kwp <= 0.0) {
        return result;
    }
    result.energy_kwh = record.amounts.energy_ac_kwh;
    FinanceTerms terms = options.terms;
    terms.capex_cny_w = options.capex_cny_w[record.facts.building_class];
    terms.income_tax_pct = options.income_tax_pct[record.facts.building_class];
    // Where the load is not known, all is taken as sold and there is no battery: the money is a lower bound.
    const bool knows_load = !std::isnan(result.load_kwh);
    const double battery_kwh = knows_load ? options.battery_kwh_per_kwp * record.amounts.capacity_kwp : 0.0;
    const double sold_kwh = knows_load ? result.exported_kwh : record.amounts.energy_ac_kwh;
    const ProjectFlows flows = project_flows({record.amounts.capacity_kwp, record.amounts.energy_ac_kwh,
                                              saved_cny(result, record.facts.building_class, options),
                                              sold_kwh * given_or_nan(options.export_cny_kwh), battery_kwh},
                                             terms);
    result.capex_cny = flows.cost_cny.front();
    result.cash_cny = known_or_empty(flows.cash_cny);
    result.discount_rate_pct = terms.discount_rate_pct;
    result.discounted_cost_cny = present_value(flows.cost_cny, terms.discount_rate_pct / 100.0);
    result.discounted_energy_kwh = present_value(flows.energy_kwh, terms.discount_rate_pct / 100.0);
    result.carbon_t = carbon_flow_t(flows.energy_kwh, record.amounts.capacity_kwp, options.emissions.electricity_kg_kwh,
                                    options.carbon);
    compute_money(result);
    compute_carbon(result);
    result.coal_calorific_tce = electricity_tce(record.amounts.energy_ac_kwh, CoalConvention::calorific, options.coal);
    result.coal_equivalent_tce =
        electricity_tce(record.amounts.energy_ac_kwh, CoalConvention::coal_equivalent, options.coal);
    const EnergySpread spread =
        energy_spread({record.yield.snow_loss_pct, record.yield.shade_loss_pct, is_estimated(record.roof),
                       std::isnan(record.roof.confidence) ? 1.0 : record.roof.confidence},
                      options.uncertainty);
    result.spread_common_pct = spread.common_pct;
    result.spread_own_pct = spread.own_pct;
    compute_spread(result);
    return result;
}

void add_to(std::vector<double>& sum, const std::vector<double>& flow) {
    sum.resize(std::max(sum.size(), flow.size()), 0.0);
    for (std::size_t i = 0; i < flow.size(); ++i) {
        sum[i] += flow[i];
    }
}

/// The user's hours of a common year, laid on the intervals of the weather.
std::vector<float> on_intervals(const std::vector<float>& hours, const SkyYear& sky, double utc_offset_h) {
    std::vector<float> values;
    for (const SkyInterval& interval : sky.intervals) {
        const double middle_s = interval.begin.unix_s + (0.5 * interval.duration_h + utc_offset_h) * 3600.0;
        const CivilTime local = civil_from_utc({middle_s});
        const int day = std::min(local.day, days_in_month(2023, local.month));
        const auto of_year = days_from_civil(2023, local.month, day) - days_from_civil(2023, 1, 1);
        values.push_back(hours[static_cast<std::size_t>(of_year * 24 + local.hour)]);
    }
    return values;
}

}  // namespace

const LoadShape& load_shape_of(BuildingClass building_class) {
    switch (building_class) {
        case BuildingClass::school:
            return school_load();
        case BuildingClass::hospital:
            return hospital_load();
        case BuildingClass::commercial:
            return commerce_load();
        case BuildingClass::factory:
        case BuildingClass::warehouse:
            return one_shift_load();
        case BuildingClass::residential:
        case BuildingClass::rural_house:
            return housing_load();
        case BuildingClass::party_government:
        case BuildingClass::other_public_institution:
        case BuildingClass::other:
        case BuildingClass::unknown:
            break;
    }
    return office_load();
}

EconomyModel::EconomyModel(const SkyYear& sky, double utc_offset_h, const EconomyOptions& options)
    : options_(options), interval_h_(sky.intervals.empty() ? 1.0 : sky.intervals.front().duration_h) {
    for (const SkyInterval& interval : sky.intervals) {
        const UtcTime middle{interval.begin.unix_s + 1800.0 * interval.duration_h};
        clock_.push_back(clock_slot(middle, utc_offset_h, options.calendar_year));
    }
    for (std::size_t i = 0; i < building_class_count; ++i) {
        const auto of = static_cast<BuildingClass>(i);
        unit_load_kw_[of] = unit_load_kw(load_shape_of(of), clock_, interval_h_);
        if (!options.hourly_use_kwh_m2[of].empty()) {
            file_load_kw_m2_[of] = on_intervals(options.hourly_use_kwh_m2[of], sky, utc_offset_h);
        }
    }
}

EconomyModel::Load EconomyModel::load_of(const BuildingRecord& record) const {
    const BuildingClass of = record.facts.building_class;
    if (record.facts.electricity_kwh) {
        return {&unit_load_kw_[of], *record.facts.electricity_kwh, LoadBasis::metered};
    }
    const double floor_m2 = record.facts.floor_area_m2;
    if (std::isnan(floor_m2)) {
        return {nullptr, 0.0, LoadBasis::unknown};
    }
    if (!file_load_kw_m2_[of].empty()) {
        return {&file_load_kw_m2_[of], floor_m2, LoadBasis::file};
    }
    if (!is_given(options_.use_kwh_m2[of])) {
        return {nullptr, 0.0, LoadBasis::unknown};
    }
    return {&unit_load_kw_[of], floor_m2 * options_.use_kwh_m2[of], LoadBasis::class_default};
}

BuildingMoney EconomyModel::own_use(const BuildingRecord& record) const {
    BuildingMoney money;
    const Load load = load_of(record);
    money.economy.load_basis = load.basis;
    if (load.unit_kw == nullptr) {
        return money;
    }
    for (const float unit_kw : *load.unit_kw) {
        money.load_kw.push_back(static_cast<float>(load.times * unit_kw));
    }
    const double battery_kwh = options_.battery_kwh_per_kwp * record.amounts.capacity_kwp;
    write_own_use(money.economy,
                  balance_energy(record.hours.ac_kw, money.load_kw, interval_h_,
                                 {battery_kwh, options_.battery_kw_per_kwh * battery_kwh, options_.battery_efficiency},
                                 &money.grid_kw));
    for (std::size_t i = 0; i < clock_.size(); ++i) {
        const float own_kw = money.load_kw[i] - std::max(money.grid_kw[i], 0.0F);
        money.economy.self_consumed_by_hour_kwh[static_cast<std::size_t>(clock_[i].hour)] += own_kw * interval_h_;
    }
    return money;
}

BuildingMoney EconomyModel::assess(const BuildingRecord& record) const {
    BuildingMoney money = own_use(record);
    money.economy = with_money(std::move(money.economy), record, options_);
    return money;
}

EconomyResult economy_at(const BuildingRecord& record, const EconomyOptions& options) {
    return with_money(record.economy, record, options);
}

void EconomySum::add(const BuildingRecord& record) {
    const EconomyResult& one = record.economy;
    const auto plus = [](double& sum, double value) { sum = std::isnan(sum) ? value : sum + value; };
    if (!std::isnan(one.load_kwh)) {
        any_load_ = true;
        plus(sum_.load_kwh, one.load_kwh);
        plus(sum_.self_consumed_kwh, one.self_consumed_kwh);
        plus(sum_.exported_kwh, one.exported_kwh);
        plus(sum_.imported_kwh, one.imported_kwh);
        known_generation_kwh_ += record.amounts.energy_ac_kwh;
    } else {
        plus(sum_.exported_kwh, record.amounts.energy_ac_kwh);
    }
    if (std::isnan(one.energy_sd_pct)) {
        return;
    }
    // One system without a figure leaves the sum without one: a part would look like the whole.
    const auto plus_each = [this](double& sum, double value) { sum = any_system_ ? sum + value : value; };
    plus_each(sum_.capex_cny, one.capex_cny);
    plus_each(sum_.coal_calorific_tce, one.coal_calorific_tce);
    plus_each(sum_.coal_equivalent_tce, one.coal_equivalent_tce);
    any_system_ = true;
    every_cash_is_known_ = every_cash_is_known_ && !one.cash_cny.empty();
    add_to(sum_.cash_cny, one.cash_cny);
    add_to(sum_.carbon_t, one.carbon_t);
    sum_.discount_rate_pct = one.discount_rate_pct;
    sum_.discounted_cost_cny += one.discounted_cost_cny;
    sum_.discounted_energy_kwh += one.discounted_energy_kwh;
    sum_.energy_kwh += one.energy_kwh;
    common_kwh_ += one.energy_kwh * one.spread_common_pct / 100.0;
    own_square_kwh2_ += std::pow(one.energy_kwh * one.spread_own_pct / 100.0, 2);
}

EconomyResult EconomySum::result() const {
    EconomyResult result = sum_;
    if (any_load_) {
        result.self_consumption_pct = share_pct(result.self_consumed_kwh, known_generation_kwh_);
        result.self_sufficiency_pct = share_pct(result.self_consumed_kwh, result.load_kwh);
    }
    if (any_system_) {
        if (!every_cash_is_known_) {
            result.cash_cny.clear();
        }
        compute_money(result);
        compute_carbon(result);
        const double energy = result.energy_kwh;
        result.spread_common_pct = energy > 0.0 ? 100.0 * common_kwh_ / energy : 0.0;
        result.spread_own_pct = energy > 0.0 ? 100.0 * std::sqrt(own_square_kwh2_) / energy : 0.0;
        compute_spread(result);
    }
    return result;
}

}  // namespace sunshed
