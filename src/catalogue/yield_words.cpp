#include "sunshed/catalogue/yield_words.hpp"

#include <array>

namespace sunshed {

namespace {

using L = LossLink;
constexpr auto link_words = std::to_array<Word<L>>({
    {L::nominal, "nominal", "额定（无遮挡）", "Rating, open sky", "what the modules would give in the open"},
    {L::shading, "shading", "周围遮挡", "Shading", "sun and sky that surroundings hide"},
    {L::surroundings, "surroundings", "周围反射增益", "Reflected by surroundings", "a gain"},
    {L::string_shading, "string shading", "组串遮挡", "Strings in shade", ""},
    {L::rows, "rows", "排间遮挡", "Between rows", ""},
    {L::reflection, "reflection", "反射", "Reflection", ""},
    {L::soiling, "soiling", "积灰", "Soiling", ""},
    {L::snow, "snow", "积雪", "Snow", ""},
    {L::bifacial, "bifacial", "双面增益", "Bifacial gain", "a gain"},
    {L::temperature, "temperature", "温度", "Temperature", ""},
    {L::mismatch, "mismatch", "失配", "Mismatch", ""},
    {L::wiring, "wiring", "线路", "Wiring", ""},
    {L::connections, "connections", "接头", "Connections", ""},
    {L::light_induced_degradation, "light-induced degradation", "光致衰减", "Light-induced", ""},
    {L::nameplate, "nameplate", "标称偏差", "Nameplate", ""},
    {L::age, "age", "老化", "Age", ""},
    {L::availability, "availability", "停机", "Availability", ""},
    {L::inverter, "inverter", "逆变器", "Inverter", ""},
    {L::clipping, "clipping", "限功率", "Clipping", ""},
});
static_assert(is_in_order(link_words) && link_words.size() == loss_link_count);

using S = Suitability;
constexpr auto suitability_words = std::to_array<Word<S>>({
    {S::good, "good", "好", "good", "from policy.good_share of the best open plane's yield"},
    {S::fair, "fair", "中", "fair", "from policy.fair_share of it"},
    {S::poor, "poor", "差", "poor", "less"},
    {S::none, "none", "无", "none", "no module fits"},
});
static_assert(is_in_order(suitability_words));

using Q = RoofQuality;
constexpr auto quality_words = std::to_array<Word<Q>>({
    {Q::measured, "measured", "实测", "measured", "by the surface model"},
    {Q::estimated, "estimated", "估算", "estimated", "from the outline and what maps tell"},
    {Q::aligned, "aligned", "已配准", "aligned", "the footprint was moved to where the surface shows it"},
    {Q::misaligned, "misaligned", "未配准", "misaligned", "the footprint does not lie where the surface shows it"},
    {Q::holes, "holes", "有空洞", "holes", "the surface model has holes there"},
    {Q::rough, "rough", "粗糙", "rough", "the surface is too rough for planes"},
    {Q::coarse, "coarse", "分辨率低", "coarse", "the cells are too large for the roof"},
    {Q::doubtful, "doubtful", "存疑", "doubtful", "roof_confidence is below 0.7: look before planning with it"},
});
static_assert(is_in_order(quality_words));

using O = FlatOption;
constexpr auto option_words = std::to_array<Word<O>>({
    {O::tilt_10, "tilt_10", "成排 10°", "rows at 10 degrees", "rows by the spacing rule"},
    {O::tilt_15, "tilt_15", "成排 15°", "rows at 15 degrees", "rows by the spacing rule"},
    {O::tilt_20, "tilt_20", "成排 20°", "rows at 20 degrees", "rows by the spacing rule"},
    {O::tilt_30, "tilt_30", "成排 30°", "rows at 30 degrees", "rows by the spacing rule"},
    {O::tilt_40, "tilt_40", "成排 40°", "rows at 40 degrees", "rows by the spacing rule"},
    {O::east_west, "east_west", "东西成对", "east-west pairs", "pairs that face east and west"},
});
static_assert(is_in_order(option_words));

}  // namespace

std::span<const Word<LossLink>> words_of(LossLink /*unused*/) {
    return link_words;
}

std::span<const Word<Suitability>> words_of(Suitability /*unused*/) {
    return suitability_words;
}

std::span<const Word<RoofQuality>> words_of(RoofQuality /*unused*/) {
    return quality_words;
}

std::span<const Word<FlatOption>> words_of(FlatOption /*unused*/) {
    return option_words;
}

}  // namespace sunshed
