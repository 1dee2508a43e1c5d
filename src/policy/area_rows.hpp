#pragma once

#include <optional>
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

/// Collects the rows of one area: unit and definition from the catalogue, target and status from the table, a row for
/// each year that has a target (one without a year where none has).
class AreaRows {
public:
    AreaRows(const Area& area, const TargetTable& targets, const PolicyOptions& options)
        : area_(area), targets_(targets), options_(options) {}

    /// 100 * numerator / denominator, or no data where there is nothing to divide by.
    /// @param if_nothing  why, then
    void add_share(const IndicatorKey& id, IndicatorBasis basis, Share share, const Reason& if_nothing,
                   std::vector<Remark> remarks);
    void add_value(const IndicatorKey& id, IndicatorBasis basis, double value, std::vector<Remark> remarks = {});
    void add_missing(const IndicatorKey& id, IndicatorBasis basis, Reason reason);
    /// A row as it is.
    void add(Indicator row) { rows_.push_back(std::move(row)); }
    /// A row without a value.
    [[nodiscard]] Indicator blank(const IndicatorKey& id, int year, IndicatorBasis basis) const;

    [[nodiscard]] std::vector<Indicator> release() { return std::move(rows_); }

private:
    void add_for_each_year(Indicator row);
    void compare_with_target(Indicator& row) const;

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

void add_coverage_rows(const Area& area, AreaRows& rows);
void add_potential_rows(const Area& area, AreaRows& rows);
void add_energy_rows(const Area& area, const PolicyOptions& options, AreaRows& rows);
void add_carbon_rows(const Area& area, const PolicyOptions& options, AreaRows& rows);
void add_tracked_rows(const Area& area, AreaRows& rows);

}  // namespace sunshed
