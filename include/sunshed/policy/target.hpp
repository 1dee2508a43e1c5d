#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "sunshed/catalogue/indicator_words.hpp"
#include "sunshed/core/given.hpp"

namespace sunshed {

/// What a plan expects of an indicator in a year. All are expected values (预期性指标): missing one is a gap, no
/// violation.
struct Target {
    IndicatorKey indicator;
    int year = 0;
    double value = 0.0;
    std::string scope;       ///< empty: a share, asked of every area; else the code of the one area a sum was set for
    std::string source;      ///< the plan and place, or the user's own words
    bool users_own = false;  ///< from the user's table, which goes before the plans
    std::map<int, double> path_before{};  ///< what its path is known to ask of earlier years
};

/// Adcode of the whole province, which sums such as "2500 万m2" were set for.
inline constexpr const char* province_code = "230000";

/// Targets of the headline indicators, which a project file or a profile gives.
struct HeadlineTargets {
    double coverage_pct = not_given;          ///< by 2025, new public institutions and factories
    double substitution_pct = not_given;      ///< by 2025, urban buildings
    double electricity_2025_pct = not_given;  ///< of building energy
    double electricity_2030_pct = not_given;
};
/// The headline targets that are given.
std::vector<Target> headline_targets(const HeadlineTargets& percentages);
/// All others of Heilongjiang's two plans and of the county-wide pilot.
std::vector<Target> heilongjiang_targets();

/// A table of targets with look-up by area.
class TargetTable {
public:
    explicit TargetTable(std::vector<Target> targets) : targets_(std::move(targets)) {}

    /// The years for which anything is asked of an indicator anywhere, ascending.
    [[nodiscard]] std::set<int> years_of(const IndicatorKey& indicator) const;

    /// What is asked of an area: the user's own figure for it or for every area, else the plan's; sums only of the area
    /// that they were set for.
    /// @param codes  the area's ids, e.g. its zone id and its adcode
    [[nodiscard]] std::optional<Target> find(const IndicatorKey& indicator, int year,
                                             const std::vector<std::string>& codes) const;

    /// What is asked of an area year by year: the target of each year with what its path asks before.
    [[nodiscard]] std::map<int, double> path_of(const IndicatorKey& indicator,
                                                const std::vector<std::string>& codes) const;

    /// A sum set for another area, for the note of an area that has none.
    [[nodiscard]] std::optional<Target> set_elsewhere(const IndicatorKey& indicator, int year) const;

private:
    std::vector<Target> targets_;
};

}  // namespace sunshed
