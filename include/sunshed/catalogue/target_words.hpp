#pragma once

#include "sunshed/catalogue/word.hpp"

namespace sunshed {

/// Two ways to count electricity in standard coal; results give both, never mixed.
enum class CoalConvention {
    calorific,        ///< 当量值: the heat that the electricity is worth, GB/T 2589-2020
    coal_equivalent,  ///< 等价值: the coal that thermal plants burn to supply it, by year
};
std::span<const Word<CoalConvention>> words_of(CoalConvention);

/// What a target is about.
enum class TargetKind { coverage, substitution_calorific, substitution_coal_equivalent };
std::span<const Word<TargetKind>> words_of(TargetKind);

/// Which buildings come first.
enum class RankBy {
    cost,            ///< lowest cost of energy (LCOE) first; then, by yield, those whose cost is not known
    yield,           ///< highest specific yield first
    class_priority,  ///< party and government, schools, hospitals, other public, factories, then others; by yield
                     ///< inside
    size,            ///< those that add most first: the fewest buildings
};
std::span<const Word<RankBy>> words_of(RankBy);

/// The result of a plan for a target.
enum class PlanOutcome { met_today, reachable, out_of_reach, no_data };
std::span<const Word<PlanOutcome>> words_of(PlanOutcome);

}  // namespace sunshed
