#include <algorithm>
#include <map>

#include "area_rows.hpp"
#include "missing.hpp"

namespace sunshed {

namespace {

std::map<int, double> carbon_by_year(const AreaStatistics& statistics, const EmissionFactors& factors) {
    std::map<int, double> by_year;
    for (const auto& [year, value] : statistics.series("electricity")) {
        if (const auto use = energy_use(statistics, year)) {
            by_year[year] = carbon_t(*use, factors);
        }
    }
    return by_year;
}

void add_peak(const std::map<int, double>& by_year, const PolicyOptions& options, AreaRows& rows) {
    if (by_year.size() < 2) {
        rows.add_missing(IndicatorId::carbon_peak_year, IndicatorBasis::estimated,
                         reason::MissingYears{named(energy_use_items())});
        return;
    }
    const auto highest = std::max_element(by_year.begin(), by_year.end(),
                                          [](const auto& a, const auto& b) { return a.second < b.second; });
    const bool still_rising = highest->first == by_year.rbegin()->first;
    const remark::YearsReported years{static_cast<int>(by_year.size()), still_rising};
    if (options.plan != heilongjiang_plan) {
        rows.add_value(IndicatorId::carbon_peak_year, IndicatorBasis::estimated, highest->first, {years});
        return;
    }
    Indicator row = rows.blank(IndicatorId::carbon_peak_year, 2030, IndicatorBasis::estimated);
    row.value = highest->first;
    row.target = 2030.0;
    row.status = highest->first > 2030 ? IndicatorStatus::short_of
                 : still_rising        ? IndicatorStatus::on_track
                                       : IndicatorStatus::met;
    row.remarks = {years};
    rows.add(std::move(row));
}

/// What is missing to compute the carbon of the reported use.
std::vector<std::string> ungiven_factors(const AreaStatistics& statistics, const EmissionFactors& factors) {
    const auto latest = statistics.latest_year_with(energy_use_items());
    const auto use = energy_use(statistics, latest.value_or(0));
    return use ? ungiven_emission_factors(*use, factors) : std::vector<std::string>();
}

}  // namespace

void add_carbon_rows(const Area& area, const PolicyOptions& options, AreaRows& rows) {
    if (const auto keys = ungiven_factors(area.statistics, options.emissions); !keys.empty()) {
        for (const IndicatorId id : {IndicatorId::operation_carbon, IndicatorId::carbon_peak_year}) {
            rows.add_missing(id, IndicatorBasis::estimated, reason::NotGiven{keys});
        }
        return;
    }
    const auto by_year = carbon_by_year(area.statistics, options.emissions);
    if (by_year.empty()) {
        rows.add_missing(IndicatorId::operation_carbon, IndicatorBasis::estimated,
                         reason::MissingStatistics{named(energy_use_items())});
    } else {
        rows.add_value(IndicatorId::operation_carbon, IndicatorBasis::estimated, by_year.rbegin()->second,
                       {remark::StatisticsOf{by_year.rbegin()->first}, remark::FactorsOfOneYear{}});
    }
    add_peak(by_year, options, rows);
}

}  // namespace sunshed
