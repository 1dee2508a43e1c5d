#include "chinese_names.hpp"

#include <map>

namespace sunshed {

namespace {

using Names = std::map<std::string, std::string>;

std::string look_up(const Names& names, const std::string& key) {
    const auto found = names.find(key);
    return found == names.end() ? key : found->second;
}

}  // namespace

std::string chinese_column(const std::string& name) {
    static const Names names{{"building_id", "建筑编号"},
                             {"zone_id", "区域编号"},
                             {"name", "名称"},
                             {"class", "类别"},
                             {"vintage", "新建/既有"},
                             {"year_built", "建成年份"},
                             {"height_m", "高度"},
                             {"footprint_area_m2", "占地面积"},
                             {"roof_area_m2", "屋顶面积"},
                             {"usable_area_m2", "可用屋顶面积"},
                             {"irradiation_kwh_m2", "屋面年辐照量"},
                             {"irradiation_p10_kwh_m2", "辐照量 10 % 分位"},
                             {"irradiation_p90_kwh_m2", "辐照量 90 % 分位"},
                             {"sky_view", "天空可见度"},
                             {"shade_loss_pct", "遮挡损失"},
                             {"module_count", "组件数"},
                             {"module_area_m2", "组件面积"},
                             {"coverage_pct", "屋顶光伏覆盖率"},
                             {"capacity_kwp", "可装容量"},
                             {"energy_dc_kwh", "直流年电量"},
                             {"energy_ac_kwh", "年发电量"},
                             {"yield_kwh_kwp", "单位发电量"},
                             {"snow_loss_pct", "积雪损失"},
                             {"existing_pv_m2", "已有光伏面积"},
                             {"suitability", "适宜性"},
                             {"co2_t", "年减排二氧化碳"},
                             {"quality", "数据质量"},
                             {"reason", "说明"},
                             {"building_count", "建筑数"},
                             {"payback_years", "回收期"},
                             {"lcoe_cny_kwh", "度电成本"},
                             {"discounted_payback_years", "动态回收期"},
                             {"npv_cny", "净现值"},
                             {"irr_pct", "内部收益率"},
                             {"capex_cny", "投资"},
                             {"load_kwh", "年用电量"},
                             {"self_consumed_kwh", "自发自用电量"},
                             {"exported_kwh", "余电上网电量"},
                             {"imported_kwh", "电网购电量"},
                             {"self_consumption_pct", "自用率"},
                             {"self_sufficiency_pct", "自给率"},
                             {"peak_reduction_pct", "削峰比例"},
                             {"co2_life_t", "全寿命减排二氧化碳"},
                             {"carbon_payback_years", "碳回收期"},
                             {"coal_calorific_tce", "替代标准煤（当量值）"},
                             {"coal_equivalent_tce", "替代标准煤（等价值）"},
                             {"energy_sd_pct", "年发电量标准差"},
                             {"energy_p75_kwh", "年发电量 P75"},
                             {"energy_p90_kwh", "年发电量 P90"},
                             {"shared_kwh", "区内互用电量"},
                             {"peak_load_kw", "最大负荷"},
                             {"peak_import_kw", "最大受电功率"},
                             {"peak_export_kw", "最大送出功率"},
                             {"export_limit_kw", "送出限额"},
                             {"hours_over_limit", "超限小时数"},
                             {"energy_over_limit_kwh", "超限电量"}};
    return look_up(names, name);
}

std::string chinese_word(const std::string& word) {
    static const Names words{{"good", "好"},          {"fair", "中"},           {"poor", "差"},
                             {"none", "无"},          {"estimated", "估算"},    {"measured", "实测"},
                             {"aligned", "已配准"},   {"misaligned", "未配准"}, {"holes", "有空洞"},
                             {"rough", "粗糙"},       {"coarse", "分辨率低"},   {"cut_by_border", "边界截断"},
                             {"outside", "在范围外"}, {"no_segment", "无屋面"}, {"failed", "失败"}};
    const auto comma = word.find(", ");
    if (comma == std::string::npos) {
        return look_up(words, word);
    }
    return look_up(words, word.substr(0, comma)) + "，" + chinese_word(word.substr(comma + 2));
}

}  // namespace sunshed
