#include "sunshed/policy/energy_replaced.hpp"

#include <cmath>
#include <numeric>
#include <optional>

namespace sunshed {

double replaced_by_heat_tce(double heat_gj, double source_efficiency) {
    return heat_gj / (standard_coal_mj_kg * source_efficiency);
}

double collector_heat_gj(double area_m2, double irradiation_kwh_m2, double efficiency) {
    return area_m2 * irradiation_kwh_m2 * efficiency * 3.6e-3;
}

double replaced_by_heat_pump_tce(double heat_gj, double electricity_kwh, double source_efficiency,
                                 CoalConvention convention, const CoalFactors& coal) {
    return replaced_by_heat_tce(heat_gj, source_efficiency) - electricity_tce(electricity_kwh, convention, coal);
}

double OtherRenewables::total_tce() const {
    return std::accumulate(replaced_tce.begin(), replaced_tce.end(), 0.0,
                           [](double sum, const auto& entry) { return sum + entry.second; });
}

namespace {

/// One area's report of one year, technology by technology.
class Renewables {
public:
    Renewables(const AreaStatistics& statistics, int year, CoalConvention convention, const CoalFactors& coal,
               const ReplacementFactors& factors)
        : statistics_(statistics), year_(year), convention_(convention), coal_(coal), factors_(factors) {}

    OtherRenewables sum() {
        add(Renewable::solar_thermal, solar_thermal());
        add(Renewable::heat_pump, heat_pumps());
        add(Renewable::geothermal, geothermal());
        add(Renewable::biomass, biomass());
        if (!not_reported_.renewables.empty()) {
            result_.remarks.insert(result_.remarks.begin(), not_reported_);
        }
        return std::move(result_);
    }

private:
    [[nodiscard]] std::optional<double> value(const char* item) const { return statistics_.value(item, year_); }

    void add(Renewable renewable, std::optional<double> estimate) {
        if (const auto reported = value(word_of(renewable).id)) {
            result_.replaced_tce[renewable] = *reported;
        } else if (estimate && std::isnan(*estimate)) {
            result_.remarks.emplace_back(remark::WithoutFactors{renewable});
        } else if (estimate && *estimate >= 0.0) {
            result_.replaced_tce[renewable] = *estimate;
            result_.remarks.emplace_back(remark::EstimatedByFactors{renewable});
        } else if (estimate) {
            result_.remarks.emplace_back(remark::ReplacesNothing{renewable});
        } else {
            not_reported_.renewables.push_back(renewable);
        }
    }

    [[nodiscard]] std::optional<double> solar_thermal() const {
        const auto area = value("solar_thermal_area");
        if (!area) {
            return std::nullopt;
        }
        const double heat_gj = collector_heat_gj(*area, given_or_nan(factors_.collector_irradiation_kwh_m2),
                                                 factors_.collector_efficiency);
        return replaced_by_heat_tce(heat_gj, factors_.hot_water_source_efficiency);
    }

    [[nodiscard]] double heated_by_pump_tce(double heat_gj, double electricity_kwh) const {
        return replaced_by_heat_pump_tce(heat_gj, electricity_kwh, factors_.heating_source_efficiency, convention_,
                                         coal_);
    }

    [[nodiscard]] std::optional<double> heat_pumps() const {
        const auto heat = value("heat_pump_heat");
        const auto electricity = value("heat_pump_electricity");
        if (heat && electricity) {
            return heated_by_pump_tce(*heat, *electricity);
        }
        const auto air = value("air_heat_pump_area");
        const auto ground = value("ground_heat_pump_area");
        if (!air && !ground) {
            return std::nullopt;
        }
        const auto by_area = [&](const std::optional<double>& area_m2, double performance) {
            if (!area_m2) {
                return 0.0;
            }
            const double heat_gj = *area_m2 * given_or_nan(factors_.heating_demand_gj_m2);
            return heated_by_pump_tce(heat_gj, heat_gj / 3.6e-3 / given_or_nan(performance));
        };
        return by_area(air, factors_.air_heat_pump_performance) +
               by_area(ground, factors_.ground_heat_pump_performance);
    }

    [[nodiscard]] std::optional<double> geothermal() const {
        const auto heat = value("geothermal_heat");
        return heat ? std::optional(replaced_by_heat_tce(*heat, factors_.heating_source_efficiency)) : std::nullopt;
    }

    [[nodiscard]] std::optional<double> biomass() const {
        const auto mass = value("biomass_mass");
        return mass ? std::optional(*mass * factors_.biomass_mj_kg / standard_coal_mj_kg) : std::nullopt;
    }

    const AreaStatistics& statistics_;
    int year_;
    CoalConvention convention_;
    const CoalFactors& coal_;
    const ReplacementFactors& factors_;
    OtherRenewables result_;
    remark::NotReported not_reported_;
};

}  // namespace

OtherRenewables other_renewables(const AreaStatistics& statistics, int year, CoalConvention convention,
                                 const CoalFactors& coal, const ReplacementFactors& factors) {
    return Renewables(statistics, year, convention, coal, factors).sum();
}

}  // namespace sunshed
