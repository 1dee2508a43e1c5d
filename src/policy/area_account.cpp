#include "sunshed/policy/area_account.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <numeric>

#include "energy_spread.hpp"
#include "sunshed/core/share.hpp"
#include "sunshed/policy/coal_rate.hpp"

namespace sunshed {

CoalFactors coal_factors_of(const PolicyOptions& options, std::optional<int> year) {
    CoalFactors coal = options.coal;
    if (options.coal_rate_by_year && year) {
        coal.electricity_coal_equivalent_kgce_kwh = coal_rate_of(*year).kgce_kwh;
    }
    return coal;
}

const std::vector<std::string>& energy_use_items() {
    static const std::vector<std::string> items{"electricity", "heat", "gas", "coal", "lpg"};
    return items;
}

std::optional<EnergyUse> energy_use(const AreaStatistics& statistics, int year) {
    std::vector<double> amounts;
    for (const std::string& item : energy_use_items()) {
        if (const auto value = statistics.value(item, year)) {
            amounts.push_back(*value);
        }
    }
    if (amounts.size() != energy_use_items().size()) {
        return std::nullopt;
    }
    return EnergyUse{amounts[0], amounts[1], amounts[2], amounts[3], amounts[4]};
}

double CoalUse::electricity_pct() const {
    return share_pct(electricity_tce, total_tce);
}

namespace {

/// An amount times its factor; nothing of a thing takes no factor.
double times_given(double amount, double factor) {
    return amount == 0.0 ? 0.0 : amount * given_or_nan(factor);
}

/// An amount with its factor and the key that gives it.
struct Weighed {
    const char* key;
    double amount;
    double factor;
};

std::vector<std::string> ungiven_keys(std::initializer_list<Weighed> parts) {
    std::vector<std::string> keys;
    for (const Weighed& part : parts) {
        if (part.amount != 0.0 && !is_given(part.factor)) {
            keys.emplace_back(part.key);
        }
    }
    return keys;
}

}  // namespace

std::vector<std::string> ungiven_coal_factors(const EnergyUse& use, CoalConvention convention,
                                              const CoalFactors& coal) {
    auto keys = ungiven_keys({{"energy.gas_kgce_m3", use.gas_m3, coal.gas_kgce_m3},
                              {"energy.coal_kgce_kg", use.coal_t, coal.coal_kgce_kg},
                              {"energy.lpg_kgce_kg", use.lpg_t, coal.lpg_kgce_kg}});
    if (convention == CoalConvention::coal_equivalent && !is_given(coal.electricity_coal_equivalent_kgce_kwh)) {
        keys.emplace_back("energy.electricity_coal_equivalent_kgce_kwh");
    }
    return keys;
}

std::vector<std::string> ungiven_emission_factors(const EnergyUse& use, const EmissionFactors& factors) {
    return ungiven_keys({{"carbon.grid_factor_kg_kwh", use.electricity_kwh, factors.electricity_kg_kwh},
                         {"carbon.heat_kg_gj", use.heat_gj, factors.heat_kg_gj}});
}

CoalUse in_standard_coal(const EnergyUse& use, CoalConvention convention, const CoalFactors& coal) {
    CoalUse result;
    result.electricity_tce = electricity_tce(use.electricity_kwh, convention, coal);
    result.total_tce = result.electricity_tce +
                       (use.heat_gj * coal.heat_kgce_gj + times_given(use.gas_m3, coal.gas_kgce_m3)) / 1000.0 +
                       times_given(use.coal_t, coal.coal_kgce_kg) + times_given(use.lpg_t, coal.lpg_kgce_kg);
    return result;
}

double carbon_t(const EnergyUse& use, const EmissionFactors& factors) {
    return (times_given(use.electricity_kwh, factors.electricity_kg_kwh) +
            times_given(use.heat_gj, factors.heat_kg_gj) + use.gas_m3 * factors.gas_kg_m3) /
               1000.0 +
           use.coal_t * factors.coal_kg_kg + use.lpg_t * factors.lpg_kg_kg;
}

bool counts_for_substitution(const BuildingRecord& building, const PolicyOptions& options) {
    switch (building.facts.building_class) {
        case BuildingClass::factory:
        case BuildingClass::warehouse:
            return options.factories_in_substitution;
        case BuildingClass::rural_house:
            return options.rural_in_substitution;
        default:
            return true;
    }
}

double open_share(const BuildingRecord& building, double full_area_m2) {
    const double existing = std::isnan(building.facts.existing_pv_m2) ? 0.0 : building.facts.existing_pv_m2;
    return full_area_m2 > 0.0 ? std::max(0.0, 1.0 - existing / full_area_m2) : 0.0;
}

namespace {

/// Energy per m2 of new modules on the buildings; 0 without any.
double mean_kwh_m2(const std::vector<const BuildingRecord*>& buildings) {
    double energy_kwh = 0.0;
    double module_area_m2 = 0.0;
    for (const BuildingRecord* building : buildings) {
        energy_kwh += building->amounts.energy_ac_kwh;
        module_area_m2 += building->amounts.module_area_m2;
    }
    return module_area_m2 > 0.0 ? energy_kwh / module_area_m2 : 0.0;
}

/// Energy of a building's existing PV: that of new modules there, or of those on the others where none fit.
double buildings_pv_kwh(const BuildingRecord& building, double others_kwh_m2) {
    const double kwh_m2 = building.amounts.module_area_m2 > 0.0
                              ? building.amounts.energy_ac_kwh / building.amounts.module_area_m2
                              : others_kwh_m2;
    return building.facts.existing_pv_m2 * kwh_m2;
}

/// Energy of all buildings' existing PV; no value where none is given or no modules fit anywhere.
std::optional<double> all_buildings_pv_kwh(const std::vector<const BuildingRecord*>& counted) {
    const double kwh_m2 = mean_kwh_m2(counted);
    std::optional<double> sum;
    for (const BuildingRecord* building : counted) {
        if (kwh_m2 > 0.0 && !std::isnan(building->facts.existing_pv_m2)) {
            sum = sum.value_or(0.0) + buildings_pv_kwh(*building, kwh_m2);
        }
    }
    return sum;
}

/// Reported PV beyond that of single buildings is spread evenly over their free roofs, so that it is not counted twice.
void distribute_unreported_pv(std::vector<double>& open_kwh, double unreported_kwh) {
    const double open = std::accumulate(open_kwh.begin(), open_kwh.end(), 0.0);
    for (double& kwh : open_kwh) {
        kwh *= open > 0.0 ? std::max(0.0, 1.0 - unreported_kwh / open) : 0.0;
    }
}

PvAccount pv_account(const AreaStatistics& statistics, std::optional<int> year,
                     const std::vector<const BuildingRecord*>& buildings, const PolicyOptions& options) {
    std::vector<const BuildingRecord*> counted;
    PvAccount pv;
    for (const BuildingRecord* building : buildings) {
        const bool counts = counts_for_substitution(*building, options);
        pv.open_kwh.push_back(
            counts ? building->amounts.energy_ac_kwh * open_share(*building, building->amounts.module_area_m2) : 0.0);
        if (counts) {
            counted.push_back(building);
        }
    }
    const auto buildings_pv_kwh = all_buildings_pv_kwh(counted);
    const auto reported_kwh = year ? statistics.value("pv_generation", *year) : std::nullopt;
    pv.today_kwh = reported_kwh ? reported_kwh : buildings_pv_kwh;
    pv.today_is_reported = reported_kwh.has_value();
    pv.own_use_pct = year ? statistics.value("pv_self_consumption_share", *year) : std::nullopt;
    const double today_kwh = pv.today_kwh.value_or(0.0);
    distribute_unreported_pv(pv.open_kwh, std::max(0.0, today_kwh - buildings_pv_kwh.value_or(0.0)));
    const double open_kwh = std::accumulate(pv.open_kwh.begin(), pv.open_kwh.end(), 0.0);
    pv.potential_kwh = today_kwh + open_kwh;
    pv.potential_p90_kwh = today_kwh + open_kwh * exceeded_share_p90(counted);
    return pv;
}

}  // namespace

double AreaAccount::replaced_tce(double pv_kwh, CoalConvention convention) const {
    return electricity_tce(pv_kwh, convention, coal) + others(convention).total_tce();
}

AreaAccount account_of(const AreaStatistics& statistics, const std::vector<const BuildingRecord*>& buildings,
                       const PolicyOptions& options) {
    AreaAccount account;
    account.year = statistics.latest_year_with(energy_use_items());
    const int year = account.year.value_or(0);
    for (const std::string& item : energy_use_items()) {
        if (!statistics.value(item, year)) {
            account.missing.push_back(item);
        }
    }
    account.use = energy_use(statistics, year).value_or(EnergyUse());
    account.coal = coal_factors_of(options, account.year);
    account.pv = pv_account(statistics, account.year, buildings, options);
    account.others_calorific =
        other_renewables(statistics, year, CoalConvention::calorific, account.coal, options.replacement);
    account.others_coal_equivalent =
        other_renewables(statistics, year, CoalConvention::coal_equivalent, account.coal, options.replacement);
    return account;
}

std::optional<double> counted_pv_share(const AreaAccount& account, const PolicyOptions& options) {
    if (options.exported_pv_in_substitution) {
        return 1.0;
    }
    return account.pv.own_use_pct ? std::optional(*account.pv.own_use_pct / 100.0) : std::nullopt;
}

double substitution_base_tce(double replaced_tce, double use_tce, bool onsite_renewables_in_use) {
    return use_tce + (onsite_renewables_in_use ? replaced_tce : 0.0);
}

double substitution_pct(double replaced_tce, double use_tce, bool onsite_renewables_in_use) {
    return share_pct(replaced_tce, substitution_base_tce(replaced_tce, use_tce, onsite_renewables_in_use));
}

double replaced_for_rate_tce(double rate_pct, double use_tce, bool onsite_renewables_in_use) {
    const double rate = rate_pct / 100.0;
    return onsite_renewables_in_use ? rate * use_tce / (1.0 - rate) : rate * use_tce;
}

}  // namespace sunshed
