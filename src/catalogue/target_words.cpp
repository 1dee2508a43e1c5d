#include "sunshed/catalogue/target_words.hpp"

#include <array>

namespace sunshed {

namespace {

using C = CoalConvention;
constexpr auto convention_words = std::to_array<Word<C>>({
    {C::calorific, "calorific", "当量值", "calorific", "electricity counts by its heat, 0.1229 kgce/kWh"},
    {C::coal_equivalent, "coal_equivalent", "等价值", "coal equivalent",
     "electricity counts by the coal burnt for it, the net coal rate of supply"},
});
static_assert(is_in_order(convention_words));

using T = TargetKind;
constexpr auto kind_words = std::to_array<Word<T>>({
    {T::coverage, "coverage", "新建公共机构建筑、新建厂房屋顶光伏覆盖率",
     "roof-PV coverage of new public institutions and new factories", "in the reading C1"},
    {T::substitution_calorific, "substitution_calorific", "城镇建筑可再生能源替代率（当量值）",
     "renewable substitution in urban buildings (calorific)", ""},
    {T::substitution_coal_equivalent, "substitution_coal_equivalent", "城镇建筑可再生能源替代率（等价值）",
     "renewable substitution in urban buildings (coal equivalent)", ""},
});
static_assert(is_in_order(kind_words));

using R = RankBy;
constexpr auto ranking_words = std::to_array<Word<R>>({
    {R::cost, "cost", "度电成本由低到高", "lowest cost first", ""},
    {R::yield, "yield", "单位发电量由高到低", "highest yield first", ""},
    {R::class_priority, "class", "建筑类别优先级", "by priority of class", ""},
    {R::size, "size", "贡献由大到小（建筑数最少）", "largest first, the fewest buildings", ""},
});
static_assert(is_in_order(ranking_words));

using O = PlanOutcome;
constexpr auto outcome_words = std::to_array<Word<O>>({
    {O::met_today, "met today", "现已达到", "met today", "what is there already reaches the target"},
    {O::reachable, "reachable", "可达到", "reachable", "the chosen buildings reach it"},
    {O::out_of_reach, "out of reach", "达不到", "out of reach", "all buildings together do not reach it"},
    {O::no_data, "no data", "暂无数据", "no data", "what it takes to tell is not known"},
});
static_assert(is_in_order(outcome_words));

}  // namespace

std::span<const Word<CoalConvention>> words_of(CoalConvention /*unused*/) {
    return convention_words;
}

std::span<const Word<TargetKind>> words_of(TargetKind /*unused*/) {
    return kind_words;
}

std::span<const Word<RankBy>> words_of(RankBy /*unused*/) {
    return ranking_words;
}

std::span<const Word<PlanOutcome>> words_of(PlanOutcome /*unused*/) {
    return outcome_words;
}

}  // namespace sunshed
