#include "target_sentence.hpp"

#include <fmt/format.h>

#include <map>

namespace sunshed {

namespace {

using Outcome = TargetPlan::Outcome;

std::string what_zh(const TargetPlan& plan) {
    if (plan.target == "coverage") {
        return "新建公共机构建筑、新建厂房屋顶光伏覆盖率";
    }
    return fmt::format("城镇建筑可再生能源替代率（{}）", plan.target == "substitution_calorific" ? "当量值" : "等价值");
}

std::string what_en(const TargetPlan& plan) {
    if (plan.target == "coverage") {
        return "roof-PV coverage of new public institutions and new factories";
    }
    return fmt::format("renewable substitution in urban buildings ({})",
                       plan.target == "substitution_calorific" ? "calorific" : "coal equivalent");
}

std::string order_zh(RankBy rank_by) {
    static const std::map<RankBy, std::string> names{{RankBy::cost, "度电成本由低到高"},
                                                     {RankBy::yield, "单位发电量由高到低"},
                                                     {RankBy::class_priority, "建筑类别优先级"},
                                                     {RankBy::size, "贡献由大到小（建筑数最少）"}};
    return names.at(rank_by);
}

std::string order_en(RankBy rank_by) {
    static const std::map<RankBy, std::string> names{{RankBy::cost, "lowest cost first"},
                                                     {RankBy::yield, "highest yield first"},
                                                     {RankBy::class_priority, "by priority of class"},
                                                     {RankBy::size, "largest first, the fewest buildings"}};
    return names.at(rank_by);
}

std::string short_of(const TargetPlan& plan, const char* m2, const char* tce) {
    return plan.unit == "m2" ? fmt::format("{:.0f} {}", plan.shortfall, m2)
                             : fmt::format("{:.1f} {}", plan.shortfall, tce);
}

}  // namespace

std::string target_sentence_zh(const TargetPlan& plan) {
    const std::string head = fmt::format("{}：{}", plan.zone.name, what_zh(plan));
    switch (plan.outcome) {
        case Outcome::no_data:
            return head + "暂无数据。";
        case Outcome::met_today:
            return fmt::format("{}现为 {:.1f} %，已达到预期目标 {:g} %。", head, plan.today_pct, plan.target_pct);
        case Outcome::reachable:
            return fmt::format(
                "{}现为 {:.1f} %，预期目标 {:g} %；按{}，在 {} 座建筑上装满 {:.2f} MW（组件 {:.0f} 平方米）即达到 "
                "{:.1f} %。",
                head, plan.today_pct, plan.target_pct, order_zh(plan.rank_by), plan.chosen.size(),
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
    const std::string head = fmt::format("{}: {}", plan.zone.name, what_en(plan));
    switch (plan.outcome) {
        case Outcome::no_data:
            return fmt::format("{}: no data; {}.", head, plan.missing);
        case Outcome::met_today:
            return fmt::format("{} is {:.1f} % today and meets the expected {:g} %.", head, plan.today_pct,
                               plan.target_pct);
        case Outcome::reachable:
            return fmt::format(
                "{} is {:.1f} % today, {:g} % are expected; {}, {} buildings with {:.2f} MW ({:.0f} m2 of modules) "
                "reach "
                "{:.1f} %.",
                head, plan.today_pct, plan.target_pct, order_en(plan.rank_by), plan.chosen.size(),
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
