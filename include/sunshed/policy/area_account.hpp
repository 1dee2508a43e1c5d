#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sunshed/policy/policy_options.hpp"
#include "sunshed/policy/statistics.hpp"

namespace sunshed {

/// Energy that the urban buildings of an area use in a year, by carrier.
struct EnergyUse {
    double electricity_kwh = 0.0;
    double heat_gj = 0.0;
    double gas_m3 = 0.0;
    double coal_t = 0.0;
    double lpg_t = 0.0;
};

/// The items of the statistics without which an area's energy use is not known: electricity, heat, gas, coal, lpg.
const std::vector<std::string>& energy_use_items();
/// What an area reports for a year; nothing unless every item is there.
std::optional<EnergyUse> energy_use(const AreaStatistics& statistics, int year);

/// Energy use in standard coal.
struct CoalUse {
    double electricity_tce = 0.0;
    double total_tce = 0.0;

    /// Share of electricity in the energy use; NaN where nothing is used.
    [[nodiscard]] double electricity_pct() const;
};
/// NaN where a factor of what is used was not given.
CoalUse in_standard_coal(const EnergyUse& use, CoalConvention convention, const CoalFactors& coal);
/// The keys of the project file that in_standard_coal() lacks for an energy use.
std::vector<std::string> ungiven_coal_factors(const EnergyUse& use, CoalConvention convention, const CoalFactors& coal);

/// Emissions of an energy use, t CO2; NaN where a factor of what is used was not given.
double carbon_t(const EnergyUse& use, const EmissionFactors& factors);
/// The keys of the project file that carbon_t() lacks for an energy use.
std::vector<std::string> ungiven_emission_factors(const EnergyUse& use, const EmissionFactors& factors);

/// PV on the buildings that count for the substitution rate, AC energy of a year.
struct PvAccount {
    /// Of what is there: as reported for the year, else estimated from the area that buildings report and what new
    /// modules would give there. Nothing where neither is known.
    std::optional<double> today_kwh;
    bool today_is_reported = false;
    /// What modules beside the PV that is there would add, in the order of the area's buildings; 0 for those that do
    /// not count. PV that is reported beyond what the buildings report is taken to lie on their open roofs, evenly.
    std::vector<double> open_kwh;
    double potential_kwh = 0.0;         ///< what is there and all that is open
    double potential_p90_kwh = 0.0;     ///< the same with what is open as it is exceeded in nine years of ten
    std::optional<double> own_use_pct;  ///< used in the buildings themselves, as reported for the year
};

/// One area's energy, renewables and what is missing for them. Indicators, scenarios and the ways to a target all
/// read it, so that one definition has one figure.
struct AreaAccount {
    std::optional<int> year;           ///< of the statistics: the latest complete one, else the one with most items
    std::vector<std::string> missing;  ///< items of the energy use that are not reported for it
    EnergyUse use;                     ///< only where nothing is missing
    CoalFactors coal;                  ///< of the year
    PvAccount pv;
    OtherRenewables others_calorific;
    OtherRenewables others_coal_equivalent;

    [[nodiscard]] CoalUse coal_use(CoalConvention convention) const { return in_standard_coal(use, convention, coal); }
    [[nodiscard]] const OtherRenewables& others(CoalConvention convention) const {
        return convention == CoalConvention::calorific ? others_calorific : others_coal_equivalent;
    }
    /// Standard coal that PV energy and the other renewables replace.
    [[nodiscard]] double replaced_tce(double pv_kwh, CoalConvention convention) const;
};

/// @param buildings  of the area and of the zones inside it
AreaAccount account_of(const AreaStatistics& statistics, const std::vector<const BuildingRecord*>& buildings,
                       const PolicyOptions& options);

/// Share of its PV energy that counts for the substitution rate: all of it, or, where exported PV does not count, what
/// the buildings use themselves; nothing where that is not reported.
std::optional<double> counted_pv_share(const AreaAccount& account, const PolicyOptions& options);

/// What a replaced amount of standard coal is a share of: the energy use, with what renewables give on the spot on top
/// (statistics count what was bought) where those count in the use.
double substitution_base_tce(double replaced_tce, double use_tce, bool onsite_renewables_in_use);
/// 可再生能源替代率: replaced over its base; NaN where there is none.
double substitution_pct(double replaced_tce, double use_tce, bool onsite_renewables_in_use);
/// The amount at which the rate is reached: the inverse of substitution_pct. @param rate_pct  below 100
double replaced_for_rate_tce(double rate_pct, double use_tce, bool onsite_renewables_in_use);

/// Share of what fits on a building that is not there yet: all of it where the building does not report its PV.
/// @param full_area_m2  of what fits
double open_share(const BuildingRecord& building, double full_area_m2);

}  // namespace sunshed
