#include "sunshed/catalogue/building_words.hpp"

#include <array>

namespace sunshed {

namespace {

using C = BuildingClass;
constexpr auto class_words = std::to_array<Word<C>>({
    {C::party_government, "party_government", "党政机关", "Party and government", "offices of party and government"},
    {C::school, "school", "学校", "Schools", "kindergartens to universities"},
    {C::hospital, "hospital", "医院", "Hospitals", "hospitals and clinics"},
    {C::other_public_institution, "other_public_institution", "其他公共机构", "Other public institutions",
     "culture, sport, village committees, research"},
    {C::commercial, "commercial", "商业办公", "Commercial", "offices, shops, hotels"},
    {C::factory, "factory", "厂房", "Factories", "buildings for production"},
    {C::warehouse, "warehouse", "仓库", "Warehouses", "buildings for storage"},
    {C::residential, "residential", "城镇住宅", "Housing", "urban housing"},
    {C::rural_house, "rural_house", "农房", "Rural houses", "houses in villages"},
    {C::other, "other", "其他", "Other", "known, but counted by no plan"},
    {C::unknown, "unknown", "未知", "Unknown", "its use was not told"},
});
static_assert(is_in_order(class_words));

using V = Vintage;
constexpr auto vintage_words = std::to_array<Word<V>>({
    {V::new_building, "new", "新建", "New", "completed in or after buildings.new_since"},
    {V::existing, "existing", "既有", "Existing", "completed before"},
    {V::unknown, "unknown", "未知", "Unknown", "the year was not told"},
});
static_assert(is_in_order(vintage_words));

using S = BuildingStatus;
constexpr auto status_words = std::to_array<Word<S>>({
    {S::ok, "ok", "正常", "Assessed", "it has roof planes"},
    {S::no_segment, "no_segment", "无屋面", "No roof plane", "no roof plane was found"},
    {S::outside, "outside", "在范围外", "Outside", "it lies outside the surface model"},
    {S::cut_by_border, "cut_by_border", "边界截断", "Cut by the border", "the border of the surface model cuts it"},
    {S::failed, "failed", "失败", "Failed", "it could not be assessed, see its reason"},
});
static_assert(is_in_order(status_words));

using O = BuildingOutcome;
constexpr auto outcome_words = std::to_array<Word<O>>({
    {O::not_assessed, "not assessed", "未评估", "not assessed", "its status and reason say why"},
    {O::assessed_without_it, "assessed without it", "缺值评估", "assessed without it",
     "a value of the input could not be read"},
});
static_assert(is_in_order(outcome_words));

}  // namespace

std::span<const Word<BuildingClass>> words_of(BuildingClass /*unused*/) {
    return class_words;
}

std::span<const Word<Vintage>> words_of(Vintage /*unused*/) {
    return vintage_words;
}

std::span<const Word<BuildingStatus>> words_of(BuildingStatus /*unused*/) {
    return status_words;
}

std::span<const Word<BuildingOutcome>> words_of(BuildingOutcome /*unused*/) {
    return outcome_words;
}

bool is_public_institution(BuildingClass building_class) {
    return building_class == C::party_government || building_class == C::school || building_class == C::hospital ||
           building_class == C::other_public_institution;
}

}  // namespace sunshed
