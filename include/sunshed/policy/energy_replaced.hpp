#pragma once

#include <map>
#include <string>
#include <vector>

#include "sunshed/catalogue/remark.hpp"
#include "sunshed/economy/standard_coal.hpp"
#include "sunshed/policy/statistics.hpp"

namespace sunshed {

/// Heat of a kilogram of standard coal, MJ (GB/T 50801-2013).
inline constexpr double standard_coal_mj_kg = 29.307;

/// What turns heat and fuels into the conventional energy that they replace. What hangs on the climate is not_given
/// until a profile or the project gives it.
struct ReplacementFactors {
    double hot_water_source_efficiency = 0.84;  ///< of the gas heater that solar hot water replaces
    double heating_source_efficiency = 0.70;    ///< of the coal boiler that heat pumps and geothermal heat replace
    double collector_efficiency = 0.40;         ///< of a collector with its tank and pipes over the year
    double collector_irradiation_kwh_m2 = not_given;  ///< a year in the collector's plane, where no roof has one
    double heating_demand_gj_m2 = not_given;          ///< a year and m2 of heated floor
    double air_heat_pump_performance = not_given;     ///< heat over electricity in the season, air source
    double ground_heat_pump_performance = not_given;  ///< the same, ground or water source
    double biomass_mj_kg = 15.0;                      ///< lower heating value
};

/// Standard coal that useful heat replaces, tce: Q / (q eta_t).
double replaced_by_heat_tce(double heat_gj, double source_efficiency);

/// Useful heat of collectors over a year, GJ: A H eta_cd (1 - eta_L).
double collector_heat_gj(double area_m2, double irradiation_kwh_m2, double efficiency);

/// Standard coal that a heat pump replaces, tce: Q_H / (q eta_t) - D E. Negative where its electricity costs more coal
/// than the boiler did; then it replaces nothing, which the caller has to say.
double replaced_by_heat_pump_tce(double heat_gj, double electricity_kwh, double source_efficiency,
                                 CoalConvention convention, const CoalFactors& coal);

/// Renewables other than PV as an area reports them for a year.
struct OtherRenewables {
    std::map<Renewable, double> replaced_tce;
    std::vector<Remark> remarks;  ///< what was not reported, estimated or left out, and what replaced nothing

    [[nodiscard]] double total_tce() const;
};

/// Each technology as reported in tce; else from its heat, area or mass by the factors; else not reported.
OtherRenewables other_renewables(const AreaStatistics& statistics, int year, CoalConvention convention,
                                 const CoalFactors& coal, const ReplacementFactors& factors);

}  // namespace sunshed
