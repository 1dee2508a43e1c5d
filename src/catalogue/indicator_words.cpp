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

using S = IndicatorStatus;
constexpr auto status_words = std::to_array<Word<S>>({
    {S::no_target, "", "", "", "there is no target"},
    {S::met, "met", "达到", "met", "the target is reached"},
    {S::on_track, "on track", "接近", "on track", "policy.on_track_share of the target is reached"},
    {S::short_of, "short", "有差距", "short", "less than that is reached"},
    {S::no_data, "no data", "暂无数据", "no data", "there is no figure"},
});
static_assert(is_in_order(status_words));

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

std::span<const Word<IndicatorStatus>> words_of(IndicatorStatus /*unused*/) {
    return status_words;
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
           indicator == IndicatorId::pv_coverage_c3 || indicator == IndicatorId::pv_coverage_c4 ||
           indicator == IndicatorId::pv_coverage_existing;
}

std::optional<CoalConvention> convention_of(IndicatorId indicator) {
    for (const IndicatorPair& pair : {both_substitution, both_substitution_existing, both_substitution_self_consumed,
                                      both_substitution_with_solar_thermal, both_electricity_share,
                                      both_electricity_share_path, both_building_energy, both_standard_coal_saved}) {
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
