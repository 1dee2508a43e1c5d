#include "sunshed/catalogue/coverage_words.hpp"

#include <array>

namespace sunshed {

namespace {

using R = CoverageReading;
constexpr auto reading_words = std::to_array<Word<R>>({
    {R::array_over_roof, "c1", "阵列含排间 / 屋顶投影", "array with row gaps / roof",
     "plan area under the arrays with their row gaps / plan area of the roof"},
    {R::module_over_roof, "c2", "组件投影 / 屋顶投影", "modules / roof",
     "horizontal projection of the modules / plan area of the roof"},
    {R::array_over_installable, "c3", "阵列 / 可用屋顶", "array / usable roof",
     "plan area under the arrays / installable plan area after obstacles and set-backs"},
    {R::roofs_with_pv, "c4", "有组件的屋顶 / 全部屋顶", "roofs with modules / all roofs",
     "roof area of buildings with modules / roof area of all buildings"},
});
static_assert(is_in_order(reading_words));

using G = CoverageGroup;
constexpr auto group_words = std::to_array<Word<G>>({
    {G::target, "", "新建公共机构与新建厂房", "new public institutions and new factories",
     "the buildings that the coverage target is about"},
    {G::new_public_institution, "new_public_institution", "新建公共机构", "new public institutions", ""},
    {G::new_factory, "new_factory", "新建厂房", "new factories", ""},
    {G::existing_public_institution, "existing_public_institution", "既有公共机构", "existing public institutions", ""},
    {G::existing_factory, "existing_factory", "既有厂房", "existing factories", ""},
});
static_assert(is_in_order(group_words));

}  // namespace

std::span<const Word<CoverageReading>> words_of(CoverageReading /*unused*/) {
    return reading_words;
}

std::span<const Word<CoverageGroup>> words_of(CoverageGroup /*unused*/) {
    return group_words;
}

bool is_in_group(CoverageGroup group, BuildingClass building_class, Vintage vintage) {
    const bool institution = is_public_institution(building_class);
    const bool factory = building_class == BuildingClass::factory;
    switch (group) {
        case G::target:
            return vintage == Vintage::new_building && (institution || factory);
        case G::new_public_institution:
            return vintage == Vintage::new_building && institution;
        case G::new_factory:
            return vintage == Vintage::new_building && factory;
        case G::existing_public_institution:
            return vintage == Vintage::existing && institution;
        case G::existing_factory:
            break;
    }
    return vintage == Vintage::existing && factory;
}

}  // namespace sunshed
