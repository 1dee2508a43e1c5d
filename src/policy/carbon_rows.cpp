#include <algorithm>
#include <map>

#include "area_rows.hpp"
#include "evidence.hpp"
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

/// A year is a peak once so many later years are lower.
constexpr int later_years_of_a_peak = 3;

void add_peak(const std::map<int, double>& by_year, const RowHead& head, AreaRows& rows) {
    if (by_year.empty()) {
        rows.add_missing(head, reason::MissingStatistics{named(energy_use_items())});
        return;
    }
    const auto highest = std::max_element(by_year.begin(), by_year.end(),
                                          [](const auto& a, const auto& b) { return a.second < b.second; });
    const auto later = static_cast<int>(std::distance(highest, by_year.end())) - 1;
    if (later < later_years_of_a_peak) {
        RowHead undecided = head;
        undecided.without_value = IndicatorStatus::cannot_be_told_yet;
        rows.add_missing(undecided, reason::PeakNotYetSure{highest->first, later, later_years_of_a_peak});
        return;
    }
    rows.add_value(head, highest->first,
                   {remark::YearsReported{static_cast<int>(by_year.size())}, remark::FactorsOfOneYear{}});
}

/// What is missing to compute the carbon of the reported use.
std::vector<std::string> ungiven_factors(const AreaStatistics& statistics, const EmissionFactors& factors) {
    const auto latest = statistics.latest_year_with(energy_use_items());
    const auto use = energy_use(statistics, latest.value_or(0));
    return use ? ungiven_emission_factors(*use, factors) : std::vector<std::string>();
}

}  // namespace

void add_carbon_rows(const Area& area, const PolicyOptions& options, AreaRows& rows) {
    const auto head_of = [tag = tag_of_statistics(options)](IndicatorId id) {
        return RowHead{.indicator = id, .basis = IndicatorBasis::estimated, .tag = tag};
    };
    RowHead carbon = head_of(IndicatorId::operation_carbon);
    RowHead peak = head_of(IndicatorId::carbon_peak_year);
    peak.is_final = true;
    if (const auto keys = ungiven_factors(area.statistics, options.emissions); !keys.empty()) {
        rows.add_missing(carbon, reason::NotGiven{keys});
        rows.add_missing(peak, reason::NotGiven{keys});
        return;
    }
    const auto by_year = carbon_by_year(area.statistics, options.emissions);
    if (by_year.empty()) {
        rows.add_missing(carbon, reason::MissingStatistics{named(energy_use_items())});
    } else {
        carbon.data_year = peak.data_year = by_year.rbegin()->first;
        rows.add_value(carbon, by_year.rbegin()->second,
                       {remark::StatisticsOf{by_year.rbegin()->first}, remark::FactorsOfOneYear{}});
    }
    add_peak(by_year, peak, rows);
}

}  // namespace sunshed
