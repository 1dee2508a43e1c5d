#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sunshed/catalogue/target_words.hpp"
#include "sunshed/catalogue/unit.hpp"
#include "sunshed/policy/indicators.hpp"

namespace sunshed {

/// What an area has to do for one target: a set of buildings from which none can be left out, or the proof that all of
/// them do not reach it.
struct TargetPlan {
    using Outcome = PlanOutcome;

    ZoneInfo zone;
    TargetKind target = TargetKind::coverage;
    int year = 2025;
    RankBy rank_by = RankBy::yield;
    Outcome outcome = Outcome::no_data;
    std::optional<Reason> missing;   ///< why there are no data
    double target_pct = 0.0;         ///< NaN where none was given
    double today_pct = 0.0;          ///< with the PV and other renewables that are there
    double reached_pct = 0.0;        ///< with the chosen buildings; with all where the target is out of reach
    Unit unit = Unit::square_metre;  ///< of what is needed: m2 of roof under arrays, tce replaced
    double needed = 0.0;             ///< on top of today
    double available = 0.0;          ///< of all candidates
    int candidates = 0;              ///< buildings that could add something
    std::vector<std::size_t>
        chosen;                   ///< places in the list of buildings, in their rank; all candidates if out of reach
    double module_area_m2 = 0.0;  ///< of the chosen
    double capacity_kwp = 0.0;    ///< of the chosen
    double energy_kwh = 0.0;      ///< of the chosen, a year
    double shortfall = 0.0;       ///< needed less available where the target is out of reach, in `unit`
    int untold_existing_pv = 0;   ///< candidates whose existing PV is not known
    std::string sentence_zh;
    std::string sentence_en;
};

/// For every zone and the whole: the coverage target in the reading C1 (new public institutions and factories) and the
/// substitution target in both standard-coal conventions (urban civil buildings), under each ranking.
///
/// A building adds what its roof holds beyond the PV that is there. The buildings are taken in their rank until the
/// target is reached; then those, from the last to the first, that are not needed any more are left out. Ranked by size
/// no smaller number of buildings reaches the target.
std::vector<TargetPlan> solve_targets(const PolicyInput& input, const PolicyOptions& options);

}  // namespace sunshed
