#include "result_layer.hpp"

#include <algorithm>
#include <array>

namespace sunshed {

namespace {

using L = ResultLayer;
constexpr auto layer_words = std::to_array<Word<L>>({
    {L::buildings, "buildings", "建筑", "Buildings", "footprints with what their roofs hold and yield"},
    {L::roof_segments, "roof_segments", "屋面", "Roof segments", "planes of the roofs, as seen from above"},
    {L::obstacles, "obstacles", "屋面障碍物", "Obstacles", "what stands on the roofs"},
    {L::usable_area, "usable_area", "可用屋面", "Usable area", "parts of the roofs that modules may lie on"},
    {L::modules, "modules", "光伏组件", "Modules", "modules that fit, each with its energy"},
    {L::facades, "facades", "墙面", "Facades", "walls, by their feet, with the sun on them"},
    {L::zones, "zones", "区域", "Zones", "areas with counts, sums and indicators of their buildings"},
    {L::project_total, "project_total", "项目合计", "Project total",
     "the columns of zones for the project as a whole; one row, no geometry"},
    {L::target_buildings, "target_buildings", "达标选用建筑", "Buildings for the targets",
     "buildings that targets would be reached with, the first to equip first"},
    {L::flat_roof_options, "flat_roof_options", "平屋顶方案", "Flat roof options",
     "ways to use each building's flat roofs; no geometry"},
    {L::indicators, "indicators", "指标", "Indicators",
     "indicators of zones and of the whole, a row each; no geometry"},
});
static_assert(is_in_order(layer_words));

constexpr std::array<std::string_view, 3> joining_columns{"building_id", "segment_id", "zone_id"};

}  // namespace

std::span<const Word<ResultLayer>> words_of(ResultLayer /*unused*/) {
    return layer_words;
}

bool joins_layers(std::string_view column) {
    return std::find(joining_columns.begin(), joining_columns.end(), column) != joining_columns.end();
}

}  // namespace sunshed
