#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "sunshed/policy/area_account.hpp"
#include "sunshed/policy/indicators.hpp"

namespace sunshed {

/// One area with everything that its indicators are made of.
struct Area {
    ZoneInfo zone;
    std::vector<std::string> codes;                ///< under which targets may be set for it
    std::vector<const BuildingRecord*> buildings;  ///< in it and in the zones inside it
    AreaStatistics statistics;
    AreaAccount account;
};

/// The zones and last the whole ("all"), each with its buildings and statistics.
std::vector<Area> areas_of(const PolicyInput& input, const PolicyOptions& options);
/// The user's own targets and the plans'.
TargetTable all_targets(const PolicyInput& input, const PolicyOptions& options);

/// A part and what it is a part of.
struct Share {
    double numerator = 0.0;
    double denominator = 0.0;
};

/// What a row is about, whatever its value.
struct RowHead {
    IndicatorKey indicator;
    FigureKind kind = FigureKind::actual;
    IndicatorBasis basis = IndicatorBasis::computed;
    EvidenceTag tag = EvidenceTag::derived;
    std::optional<int> data_year{};
    std::vector<SwitchState> switches{};
    bool is_alternative = false;
    bool is_final = false;  ///< no later year changes it: it is met or missed as soon as it is there
    IndicatorStatus without_value = IndicatorStatus::no_data;
    /// The earliest figure that is known: where a plan says nothing of the time before, its path begins there.
    std::optional<std::pair<int, double>> first_figure{};
    /// Of a potential: what it comes to with a second and a third measure, as far as they are known.
    std::vector<double> with_more_measures{};
};

/// Collects the rows of one area: unit and definition from the catalogue, target and status from the table, a row for
/// each year that has a target (one without a year where none has). An actual figure brings a row with what the
/// target's path requires of its data year.
class AreaRows {
public:
    AreaRows(const Area& area, const TargetTable& targets, const PolicyOptions& options)
        : area_(area), targets_(targets), options_(options) {}

    /// 100 * numerator / denominator, or no data where there is nothing to divide by.
    /// @param if_nothing  why, then
    void add_share(const RowHead& head, Share share, const Reason& if_nothing, std::vector<Remark> remarks);
    void add_value(const RowHead& head, double value, std::vector<Remark> remarks = {});
    void add_missing(const RowHead& head, Reason reason);
    /// A figure that is known for several years: against each target stands the first of the target's year or later,
    /// else the latest.
    void add_series(RowHead head, const std::map<int, double>& by_year);
    /// A row as it is.
    void add(Indicator row) { rows_.push_back(std::move(row)); }
    /// A row without a value.
    [[nodiscard]] Indicator blank(const RowHead& head) const;
    /// Head of a figure that is computed from buildings, which are those of the project's year.
    [[nodiscard]] RowHead of_buildings(const IndicatorKey& indicator, FigureKind kind, EvidenceTag tag) const;

    /// The years for which an indicator has targets, ascending.
    [[nodiscard]] std::set<int> target_years(const IndicatorKey& indicator) const {
        return targets_.years_of(indicator);
    }
    [[nodiscard]] std::vector<Indicator> release() { return std::move(rows_); }

private:
    void add_for_each_year(const Indicator& row, const RowHead& head, const std::map<int, double>& own_years);
    void compare_with_target(Indicator row, const RowHead& head);
    void add_required(const Indicator& row, double required);

    const Area& area_;
    const TargetTable& targets_;
    const PolicyOptions& options_;
    std::vector<Indicator> rows_;
};

/// Sums over the buildings of an area that a test picks.
template <class Test>
BuildingSums sum_where(const Area& area, Test test) {
    BuildingSums sums;
    for (const BuildingRecord* record : area.buildings) {
        if (test(*record)) {
            sums.add(*record);
        }
    }
    return sums;
}

void add_coverage_rows(const Area& area, const PolicyOptions& options, AreaRows& rows);
void add_potential_rows(const Area& area, const PolicyOptions& options, AreaRows& rows);
void add_energy_rows(const Area& area, const PolicyOptions& options, AreaRows& rows);
void add_carbon_rows(const Area& area, const PolicyOptions& options, AreaRows& rows);
void add_tracked_rows(const Area& area, AreaRows& rows);

}  // namespace sunshed
