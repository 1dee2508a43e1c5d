#include "sunshed/policy/target_plan.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>

#include "area_rows.hpp"
#include "missing.hpp"
#include "sunshed/core/share.hpp"
#include "sunshed/policy/existing_pv.hpp"
#include "target_sentence.hpp"

namespace sunshed {

namespace {

/// A building that can bring a target nearer.
struct Candidate {
    const BuildingRecord* building;
    double gain;
};

/// What is asked for, in terms of sums over buildings.
struct Demand {
    TargetKind target;
    double target_pct;
    Unit unit;
    double today;                           ///< numerator of today
    double goal;                            ///< numerator that reaches the target
    std::function<double(double)> percent;  ///< of a numerator
    std::optional<Reason> missing;
};

int class_rank(BuildingClass building_class) {
    static constexpr std::array order{BuildingClass::party_government, BuildingClass::school,
                                      BuildingClass::hospital,         BuildingClass::other_public_institution,
                                      BuildingClass::factory,          BuildingClass::commercial,
                                      BuildingClass::warehouse,        BuildingClass::residential,
                                      BuildingClass::rural_house};
    return static_cast<int>(std::find(order.begin(), order.end(), building_class) - order.begin());
}

/// Smaller comes first.
std::array<double, 2> rank_of(const Candidate& candidate, RankBy rank_by) {
    const BuildingRecord& b = *candidate.building;
    const double yield = std::isfinite(b.yield.yield_kwh_kwp) ? b.yield.yield_kwh_kwp : 0.0;
    const double cost = b.economy.lcoe_cny_kwh;
    switch (rank_by) {
        case RankBy::cost:
            return {std::isnan(cost) ? std::numeric_limits<double>::max() : cost, -yield};
        case RankBy::yield:
            return {-yield, 0.0};
        case RankBy::class_priority:
            return {static_cast<double>(class_rank(b.facts.building_class)), -yield};
        case RankBy::size:
            break;
    }
    return {-candidate.gain, -yield};
}

/// The first candidates that reach what is needed, without those that are not needed any more.
std::vector<Candidate> smallest_set(std::vector<Candidate> candidates, double needed, RankBy rank_by) {
    std::stable_sort(candidates.begin(), candidates.end(),
                     [&](const Candidate& a, const Candidate& b) { return rank_of(a, rank_by) < rank_of(b, rank_by); });
    std::vector<Candidate> chosen;
    double sum = 0.0;
    for (const Candidate& candidate : candidates) {
        if (sum >= needed) {
            break;
        }
        chosen.push_back(candidate);
        sum += candidate.gain;
    }
    for (std::size_t i = chosen.size(); i-- > 0 && sum >= needed;) {
        if (sum - chosen[i].gain >= needed) {
            sum -= chosen[i].gain;
            chosen.erase(chosen.begin() + static_cast<std::ptrdiff_t>(i));
        }
    }
    return chosen;
}

/// The plans of one area.
class AreaPlans {
public:
    AreaPlans(const Area& area, const BuildingRecord* first, const PolicyOptions& options, const TargetTable& targets,
              std::vector<TargetPlan>& plans)
        : area_(area), first_(first), options_(options), targets_(targets), plans_(plans) {}

    void add() {
        add_coverage();
        add_substitution(CoalConvention::calorific, TargetKind::substitution_calorific);
        add_substitution(CoalConvention::coal_equivalent, TargetKind::substitution_coal_equivalent);
    }

private:
    /// NaN where none is given.
    [[nodiscard]] double target_pct(IndicatorId indicator) const {
        const auto target = targets_.find(indicator, 2025, area_.codes);
        return target ? target->value : std::numeric_limits<double>::quiet_NaN();
    }

    void add_coverage() {
        const double target = target_pct(IndicatorId::pv_coverage_c1);
        const BuildingSums all = sum_where(area_, counts_for_coverage_target);
        const double roof_m2 = all.footprint_area_m2;
        double existing_m2 = 0.0;
        std::vector<Candidate> candidates;
        for (const BuildingRecord* building : area_.buildings) {
            if (counts_for_coverage_target(*building)) {
                existing_m2 += existing_pv_on_roof(*building, all).array_m2;
                candidates.push_back({building, building->amounts.array_area_m2 *
                                                    open_share(*building, building->amounts.module_area_m2)});
            }
        }
        const auto percent = [roof_m2](double array_m2) { return share_pct(array_m2, roof_m2); };
        add_plans({TargetKind::coverage, target, Unit::square_metre, existing_m2, target / 100.0 * roof_m2, percent,
                   missing_for_coverage(target, roof_m2)},
                  candidates);
    }

    static std::optional<Reason> missing_for_coverage(double target_pct, double roof_m2) {
        if (std::isnan(target_pct)) {
            return reason::NotGiven{{"policy.coverage_target_pct"}};
        }
        return roof_m2 > 0.0 ? std::nullopt : std::optional<Reason>(reason::NoSuchBuildings{});
    }

    [[nodiscard]] std::optional<Reason> missing_for_substitution(double target_pct, CoalConvention convention) const {
        if (std::isnan(target_pct)) {
            return reason::NotGiven{{"policy.substitution_target_pct"}};
        }
        std::vector<std::string> items = area_.account.missing;
        if (!counted_pv_share(area_.account, options_)) {
            items.emplace_back("pv_self_consumption_share");
        }
        if (auto missing = missing_for_coal(items, area_.account, convention)) {
            return missing;
        }
        return area_.account.coal_use(CoalConvention::calorific).total_tce > 0.0
                   ? std::nullopt
                   : std::optional<Reason>(reason::NoEnergyUse{});
    }

    void add_substitution(CoalConvention convention, TargetKind kind) {
        const AreaAccount& account = area_.account;
        const double target = target_pct(both_substitution.in(convention));
        const double use_tce = account.coal_use(convention).total_tce;
        const double share = counted_pv_share(account, options_).value_or(0.0);
        std::vector<Candidate> candidates;
        for (std::size_t i = 0; i < area_.buildings.size(); ++i) {
            candidates.push_back(
                {area_.buildings[i], electricity_tce(share * account.pv.open_kwh[i], convention, account.coal)});
        }
        const auto percent = [this, use_tce](double replaced_tce) {
            return substitution_pct(replaced_tce, use_tce, options_.onsite_renewables_in_use);
        };
        add_plans(
            {kind, target, Unit::tce, account.replaced_tce(share * account.pv.today_kwh.value_or(0.0), convention),
             replaced_for_rate_tce(target, use_tce, options_.onsite_renewables_in_use), percent,
             missing_for_substitution(target, convention)},
            candidates);
    }

    void add_plans(const Demand& demand, std::vector<Candidate> candidates) {
        std::erase_if(candidates, [](const Candidate& c) { return !(c.gain > 0.0); });
        for (const Word<RankBy>& ranking : words_of(RankBy())) {
            plans_.push_back(plan(demand, candidates, ranking.value));
        }
    }

    [[nodiscard]] TargetPlan plan(const Demand& demand, const std::vector<Candidate>& candidates,
                                  RankBy rank_by) const {
        TargetPlan plan;
        plan.zone = area_.zone;
        plan.target = demand.target;
        plan.rank_by = rank_by;
        plan.target_pct = demand.target_pct;
        plan.unit = demand.unit;
        plan.missing = demand.missing;
        plan.candidates = static_cast<int>(candidates.size());
        if (!demand.missing) {
            choose(demand, candidates, plan);
        }
        plan.sentence_zh = target_sentence_zh(plan);
        plan.sentence_en = target_sentence_en(plan);
        return plan;
    }

    void choose(const Demand& demand, const std::vector<Candidate>& candidates, TargetPlan& plan) const {
        plan.today_pct = demand.percent(demand.today);
        plan.needed = std::max(0.0, demand.goal - demand.today);
        for (const Candidate& candidate : candidates) {
            plan.available += candidate.gain;
            plan.untold_existing_pv += std::isnan(candidate.building->facts.existing_pv_m2) ? 1 : 0;
        }
        // The order of a sum must not decide whether the very last building reaches the target.
        const double needed = plan.needed * (1.0 - 1e-12);
        plan.outcome = plan.needed <= 0.0         ? TargetPlan::Outcome::met_today
                       : plan.available >= needed ? TargetPlan::Outcome::reachable
                                                  : TargetPlan::Outcome::out_of_reach;
        plan.shortfall = plan.outcome == TargetPlan::Outcome::out_of_reach ? plan.needed - plan.available : 0.0;
        double gained = 0.0;
        for (const Candidate& candidate : smallest_set(candidates, needed, plan.rank_by)) {
            plan.chosen.push_back(static_cast<std::size_t>(candidate.building - first_));
            plan.module_area_m2 += candidate.building->amounts.module_area_m2;
            plan.capacity_kwp += candidate.building->amounts.capacity_kwp;
            plan.energy_kwh += candidate.building->amounts.energy_ac_kwh;
            gained += candidate.gain;
        }
        plan.reached_pct = demand.percent(demand.today + gained);
    }

    const Area& area_;
    const BuildingRecord* first_;
    const PolicyOptions& options_;
    const TargetTable& targets_;
    std::vector<TargetPlan>& plans_;
};

}  // namespace

std::vector<TargetPlan> solve_targets(const PolicyInput& input, const PolicyOptions& options) {
    const TargetTable targets = all_targets(input, options);
    std::vector<TargetPlan> plans;
    for (const Area& area : areas_of(input, options)) {
        if (!area.buildings.empty()) {
            AreaPlans(area, input.buildings.data(), options, targets, plans).add();
        }
    }
    return plans;
}

}  // namespace sunshed
