#include "sunshed/catalogue/building_reason.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "sunshed/core/error.hpp"

namespace sunshed {

namespace {

using K = BuildingReasonKind;
constexpr auto reason_words = std::to_array<Word<K>>({
    {K::outline_missing, "outline_missing", "没有轮廓", "it has no geometry", ""},
    {K::outline_repaired, "outline_repaired", "轮廓有误，已修复：{0}", "repaired: {0}", ""},
    {K::outline_not_polygonal, "outline_not_polygonal", "几何为 {0}，不是面", "it is a {0} and no area", ""},
    {K::outline_no_area, "outline_no_area", "轮廓面积为零", "it has no area", ""},
    {K::outline_not_finite, "outline_not_finite", "轮廓有顶点坐标不是有限数值",
     "a vertex of its outline is not a finite number", ""},
    {K::outline_crosses_itself, "outline_crosses_itself", "轮廓自相交超过 10,000 处",
     "its outline crosses itself more than 10,000 times", ""},
    {K::outline_outside_the_crs, "outline_outside_the_crs", "轮廓有顶点超出坐标系可表示的范围",
     "a vertex of its outline lies outside what the CRS can show", ""},
    {K::place_is_a_guess, "place_is_a_guess", "坐标转换只是估计，位置不可靠：{0}", "{0}", ""},
    {K::height_missing, "height_missing", "既没有高度也没有层数", "it has neither a height nor floors", ""},

    {K::duplicate, "duplicate", "轮廓与已评估的“{0}”相同", "its outline is that of '{0}', which is assessed", ""},
    {K::too_many_on_it, "too_many_on_it", "其上有超过 {0} 个其他轮廓", "more than {0} other footprints lie on it", ""},
    {K::covered_by_one, "covered_by_one", "被“{0}”完全覆盖", "'{0}' lies on all of it", ""},
    {K::covered_by_several, "covered_by_several", "被“{0}”和另外 {1} 个轮廓完全覆盖",
     "'{0}' and {1} more lie on all of it", ""},
    {K::uncuttable_under_one, "uncuttable_under_one", "被“{0}”压盖且无法裁剪：{1}",
     "'{0}' lies on it, and it cannot be cut: {1}", ""},
    {K::uncuttable_under_several, "uncuttable_under_several", "被“{0}”和另外 {1} 个轮廓压盖且无法裁剪：{2}",
     "'{0}' and {1} more lie on it, and it cannot be cut: {2}", ""},

    {K::vertex_off_the_map, "vertex_off_the_map", "轮廓有顶点距地图原点超过 {0} 公里",
     "a vertex of its outline lies off the map, farther than {0} km from its origin", ""},
    {K::outline_too_long, "outline_too_long", "轮廓长 {0} 公里，不可能是屋顶；请修正远处的顶点",
     "its outline is {0} km long, which no roof is; mend the vertex that is far off", ""},
    {K::outline_too_large, "outline_too_large", "轮廓覆盖高程模型 {0} 百万个像元，超过允许的 {1} 百万；请用更粗的模型",
     "its outline spans {0} million cells of the elevation model, more than the {1} million that are taken; give a "
     "coarser model",
     ""},
    {K::too_many_rings, "too_many_rings", "轮廓有 {0} 个部分和孔洞，超过允许的 {1} 个；请简化",
     "its outline has {0} parts and holes, more than the {1} that are taken; simplify it", ""},
    {K::too_many_vertices, "too_many_vertices", "轮廓有 {0} 个顶点，超过允许的 {1} 个；请简化",
     "its outline has {0} vertices, more than the {1} that are taken; simplify it", ""},
    {K::rings_tangled, "rings_tangled", "轮廓各环自相交或互相交叉超过 10,000 处",
     "its rings cross themselves or each other more than 10,000 times", ""},
    {K::no_area_left, "no_area_left", "轮廓没有面积", "its outline has no area", ""},
    {K::far_from_the_others, "far_from_the_others", "距其他建筑 {0} 公里", "it stands {0} km from the others", ""},

    {K::outside_the_model, "outside_the_model", "在高程模型范围之外", "it lies outside the elevation model", ""},
    {K::cut_by_the_border, "cut_by_the_border", "被高程模型的边界截断", "the border of the elevation model cuts it",
     ""},
    {K::smaller_than_a_cell, "smaller_than_a_cell", "小于高程模型的一个像元",
     "it is smaller than a cell of the elevation model", ""},
    {K::no_elevations, "no_elevations", "高程模型在其大部分屋顶上没有数值",
     "the elevation model has no values on most of its roof", ""},

    {K::no_plane, "no_plane", "没有识别出屋面", "no roof plane was found", ""},
    {K::flat_roof_assumed, "flat_roof_assumed", "无法按给定形状建屋顶，按平屋顶计：{0}", "{0}; a flat one is assumed",
     ""},
    {K::no_module_fits, "no_module_fits", "退距之内放不下组件", "no module fits inside the set-backs", ""},
    {K::failed, "failed", "计算未能完成：{0}", "{0}", ""},

    {K::modules_below_cutoff, "modules_below_cutoff", "{1} 块组件中有 {0} 块单位发电量低于 {2} kWh/kWp",
     "{0} of {1} modules give less than {2} kWh/kWp", ""},
    {K::never_pays_back, "never_pays_back", "投资无法回收", "it never pays back", ""},
    {K::pays_back_late, "pays_back_late", "回收期 {0} 年，超过 {1} 年", "it pays back after {0} years, more than {1}",
     ""},
});
static_assert(is_in_order(reason_words));

/// The words with each {i} replaced by the detail i; a detail that is not there leaves nothing.
std::string filled(std::string_view words, const std::vector<std::string>& details) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] != '{') {
            text += words[i];
            continue;
        }
        const auto place = static_cast<std::size_t>(words[i + 1] - '0');
        text += place < details.size() ? details[place] : std::string();
        i += 2;
    }
    return text;
}

}  // namespace

std::span<const Word<BuildingReasonKind>> words_of(BuildingReasonKind /*unused*/) {
    return reason_words;
}

std::size_t details_of(BuildingReasonKind kind) {
    const std::string_view words = word_of(kind).en;
    return static_cast<std::size_t>(std::count(words.begin(), words.end(), '{'));
}

Sentence sentence_of(const BuildingReason& reason) {
    const Word<BuildingReasonKind>& word = word_of(reason.kind);
    return {word.id, filled(word.zh, reason.details), filled(word.en, reason.details)};
}

BuildingReason reason_of(GeometryFault fault, std::string detail) {
    switch (fault) {
        case GeometryFault::repaired:
            return {K::outline_repaired, {std::move(detail)}};
        case GeometryFault::not_polygonal:
            return {K::outline_not_polygonal, {std::move(detail)}};
        case GeometryFault::missing:
            return {K::outline_missing, {}};
        case GeometryFault::no_area:
            return {K::outline_no_area, {}};
        case GeometryFault::not_finite:
            return {K::outline_not_finite, {}};
        case GeometryFault::tangled:
            return {K::outline_crosses_itself, {}};
        case GeometryFault::outside_the_crs:
            return {K::outline_outside_the_crs, {}};
        case GeometryFault::none:
            break;
    }
    expects(false, "a geometry that is whole has no fault");
    return {};
}

}  // namespace sunshed
