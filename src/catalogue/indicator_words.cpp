#include "sunshed/catalogue/indicator_words.hpp"

#include <array>

namespace sunshed {

namespace {

using K = IndicatorKind;
constexpr auto kind_words = std::to_array<Word<K>>({
    {K::computed, "computed", "由屋顶与日照计算", "computed", "from roofs, sun and footprints"},
    {K::statistics, "statistics", "由能源统计得出", "statistics", "from an area's energy statistics"},
    {K::tracked, "tracked", "台账", "tracked", "read from the statistics file as it is"},
});
static_assert(is_in_order(kind_words));

using F = FigureKind;
constexpr auto figure_words = std::to_array<Word<F>>({
    {F::actual, "actual", "现状", "actual", "what stands in its data year"},
    {F::potential_p50, "potential_p50", "资源潜力 P50", "potential P50",
     "what all that fits would give, as likely more as less"},
    {F::potential_p90, "potential_p90", "资源潜力 P90", "potential P90", "the same, exceeded in nine of ten"},
    {F::required, "required", "按进度应达", "required by then", "what the target's dated path asks of the data year"},
});
static_assert(is_in_order(figure_words));

using S = IndicatorStatus;
constexpr auto status_words = std::to_array<Word<S>>({
    {S::no_target, "", "", "", "there is no target"},
    {S::met, "met", "已达标", "met", "what is there reaches the target"},
    {S::on_schedule, "on schedule", "按进度", "on schedule", "no worse than the target's path asks of its data year"},
    {S::behind, "behind", "滞后", "behind", "worse than the target's path asks of its data year"},
    {S::missed, "missed", "未达标", "missed", "the target's year has come, and it is not reached"},
    {S::feasible, "feasible", "资源可行", "feasible", "the potential reaches the target"},
    {S::feasible_with_two, "feasible only with 2 measures", "两项措施合计可行", "feasible only with 2 measures",
     "PV and solar thermal together reach the target"},
    {S::feasible_with_three, "feasible only with 3 measures", "三项措施合计可行", "feasible only with 3 measures",
     "PV, solar thermal and heat pumps together reach the target"},
    {S::not_feasible, "not feasible", "资源不足", "not feasible", "no potential reaches the target"},
    {S::no_data, "no data", "暂无数据", "no data", "there is no figure"},
    {S::cannot_be_told_yet, "cannot be told yet", "尚不能判定", "cannot be told yet",
     "too few years, or no path that leads to the data year"},
});
static_assert(is_in_order(status_words));

using E = EvidenceTag;
constexpr auto tag_words = std::to_array<Word<E>>({
    {E::sourced, "S", "有出处", "sourced", "stated in a document"},
    {E::derived, "D", "推算", "derived", "computed from what is sourced or given"},
    {E::placeholder, "P", "含暂定参数", "rests on a placeholder", "a placeholder takes part in it"},
    {E::users, "user", "用户填报", "the user's own", "from the user's statistics or targets"},
});
static_assert(is_in_order(tag_words));

using W = PolicySwitch;
constexpr auto switch_words = std::to_array<Word<W>>({
    {W::onsite_renewables_in_use, "onsite_renewables_in_use", "分母计入就地可再生能源", "on-site renewables in the use",
     "policy.onsite_renewables_in_use"},
    {W::exported_pv_in_substitution, "exported_pv_in_substitution", "计入上网电量", "exported PV counts",
     "policy.exported_pv_in_substitution"},
    {W::rural_in_substitution, "rural_in_substitution", "计入农村住房", "rural houses count",
     "policy.rural_in_substitution"},
    {W::factories_in_substitution, "factories_in_substitution", "计入厂房", "factories count",
     "policy.factories_in_substitution"},
});
static_assert(is_in_order(switch_words));

using A = IndicatorBasis;
constexpr auto basis_words = std::to_array<Word<A>>({
    {A::computed, "computed", "计算", "computed", "from roofs, sun and footprints"},
    {A::estimated, "estimated", "估算", "estimated", "from statistics and factors"},
    {A::reported, "reported", "填报", "reported", "as the statistics file has it"},
});
static_assert(is_in_order(basis_words));

using B = Better;
constexpr auto better_words = std::to_array<Word<B>>({
    {B::higher, "higher", "越高越好", "higher is better", ""},
    {B::lower, "lower", "越低越好", "lower is better", ""},
    {B::neither, "neither", "无方向", "neither", "it only tells; a target of one's own counts as a least"},
});
static_assert(is_in_order(better_words));

using R = YearlyReports;
constexpr auto report_words = std::to_array<Word<R>>({
    {R::none, "none", "不在年报中", "in no yearly report", ""},
    {R::october, "october", "十月报告", "October report", "carbon-peak plan"},
    {R::november, "november", "十一月报告", "November report", "energy conservation and green building"},
    {R::both, "both", "两份年报", "both yearly reports", ""},
});
static_assert(is_in_order(report_words));

}  // namespace

std::span<const Word<IndicatorKind>> words_of(IndicatorKind /*unused*/) {
    return kind_words;
}

std::span<const Word<FigureKind>> words_of(FigureKind /*unused*/) {
    return figure_words;
}

std::span<const Word<IndicatorStatus>> words_of(IndicatorStatus /*unused*/) {
    return status_words;
}

std::span<const Word<EvidenceTag>> words_of(EvidenceTag /*unused*/) {
    return tag_words;
}

std::span<const Word<PolicySwitch>> words_of(PolicySwitch /*unused*/) {
    return switch_words;
}

std::span<const Word<IndicatorBasis>> words_of(IndicatorBasis /*unused*/) {
    return basis_words;
}

std::span<const Word<Better>> words_of(Better /*unused*/) {
    return better_words;
}

std::span<const Word<YearlyReports>> words_of(YearlyReports /*unused*/) {
    return report_words;
}

std::string to_string(const IndicatorKey& key) {
    const std::string group = to_string(key.group);
    std::string text = definition_of(key.id).id;
    text += group.empty() ? "" : "_";
    return text + group;
}

std::optional<IndicatorKey> indicator_from_id(std::string_view text) {
    for (const IndicatorDefinition& definition : indicator_definitions()) {
        for (const Word<CoverageGroup>& group : words_of(CoverageGroup())) {
            const IndicatorKey key(definition.value, group.value);
            if ((group.value == CoverageGroup::target || has_groups(definition.value)) && to_string(key) == text) {
                return key;
            }
        }
    }
    return std::nullopt;
}

bool has_groups(IndicatorId indicator) {
    return indicator == IndicatorId::pv_coverage_c1 || indicator == IndicatorId::pv_coverage_c2 ||
           indicator == IndicatorId::pv_coverage_c3 || indicator == IndicatorId::pv_coverage_c4;
}

std::optional<CoalConvention> convention_of(IndicatorId indicator) {
    for (const IndicatorPair& pair :
         {both_substitution, both_substitution_self_consumed, both_substitution_with_solar_thermal,
          both_electricity_share, both_electricity_share_path, both_building_energy, both_standard_coal_saved}) {
        for (const CoalConvention convention : {CoalConvention::calorific, CoalConvention::coal_equivalent}) {
            if (pair.in(convention) == indicator) {
                return convention;
            }
        }
    }
    return std::nullopt;
}

std::string name_zh(const IndicatorKey& key) {
    const std::string name = definition_of(key.id).name_zh;
    return key.group == CoverageGroup::target ? name : name + "（" + word_of(key.group).zh + "）";
}

std::string name_en(const IndicatorKey& key) {
    const std::string name = definition_of(key.id).name_en;
    return key.group == CoverageGroup::target ? name : name + " (" + word_of(key.group).en + ")";
}

}  // namespace sunshed
