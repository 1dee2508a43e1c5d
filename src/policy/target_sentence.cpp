#include "target_sentence.hpp"

#include <fmt/format.h>

namespace sunshed {

namespace {

using Outcome = TargetPlan::Outcome;

std::string short_of(const TargetPlan& plan, const char* m2, const char* tce) {
    return plan.unit == Unit::square_metre ? fmt::format("{:.0f} {}", plan.shortfall, m2)
                                           : fmt::format("{:.1f} {}", plan.shortfall, tce);
}

}  // namespace

std::string target_sentence_zh(const TargetPlan& plan) {
    const std::string head = fmt::format("{}：{}", plan.zone.name, word_of(plan.target).zh);
    switch (plan.outcome) {
        case Outcome::no_data:
            return fmt::format("{}暂无数据（{}）。", head, sentence_of(plan.missing.value()).zh);
        case Outcome::met_today:
            return fmt::format("{}现为 {:.1f} %，已达到预期目标 {:g} %。", head, plan.today_pct, plan.target_pct);
        case Outcome::reachable:
            return fmt::format(
                "{}现为 {:.1f} %，预期目标 {:g} %；按{}，在 {} 座建筑上装满 {:.2f} MW（组件 {:.0f} 平方米）即达到 "
                "{:.1f} %。",
                head, plan.today_pct, plan.target_pct, word_of(plan.rank_by).zh, plan.chosen.size(),
                plan.capacity_kwp / 1e3, plan.module_area_m2, plan.reached_pct);
        case Outcome::out_of_reach:
            break;
    }
    return fmt::format(
        "{}现为 {:.1f} %，预期目标 {:g} %；全部 {} 座可用建筑装满 {:.2f} MW 也只有 {:.1f} %，还差 {:.1f} "
        "个百分点（{}）。",
        head, plan.today_pct, plan.target_pct, plan.candidates, plan.capacity_kwp / 1e3, plan.reached_pct,
        plan.target_pct - plan.reached_pct, short_of(plan, "平方米屋面", "吨标准煤"));
}

std::string target_sentence_en(const TargetPlan& plan) {
    const std::string head = fmt::format("{}: {}", plan.zone.name, word_of(plan.target).en);
    switch (plan.outcome) {
        case Outcome::no_data:
            return fmt::format("{}: no data; {}.", head, sentence_of(plan.missing.value()).en);
        case Outcome::met_today:
            return fmt::format("{} is {:.1f} % today and meets the expected {:g} %.", head, plan.today_pct,
                               plan.target_pct);
        case Outcome::reachable:
            return fmt::format(
                "{} is {:.1f} % today, {:g} % are expected; {}, {} buildings with {:.2f} MW ({:.0f} m2 of modules) "
                "reach "
                "{:.1f} %.",
                head, plan.today_pct, plan.target_pct, word_of(plan.rank_by).en, plan.chosen.size(),
                plan.capacity_kwp / 1e3, plan.module_area_m2, plan.reached_pct);
        case Outcome::out_of_reach:
            break;
    }
    return fmt::format(
        "{} is {:.1f} % today, {:g} % are expected; all {} buildings that can add something, full with {:.2f} MW, "
        "reach "
        "{:.1f} %: {:.1f} percentage points short ({}).",
        head, plan.today_pct, plan.target_pct, plan.candidates, plan.capacity_kwp / 1e3, plan.reached_pct,
        plan.target_pct - plan.reached_pct, short_of(plan, "m2 of roof", "tce"));
}

}  // namespace sunshed
