#include "chinese_names.hpp"

#include <map>

namespace sunshed {

namespace {

using Names = std::map<std::string, std::string>;

std::string look_up(const Names& names, const std::string& key) {
    const auto found = names.find(key);
    return found == names.end() ? key : found->second;
}

/// "x_y" by its longest known beginning and ending.
std::string in_parts(const Names& beginnings, const Names& endings, const std::string& id) {
    for (const auto& [ending, ending_name] : endings) {
        if (id.ends_with(ending)) {
            const auto found = beginnings.find(id.substr(0, id.size() - ending.size()));
            if (found != beginnings.end()) {
                return found->second + "（" + ending_name + "）";
            }
        }
    }
    return look_up(beginnings, id);
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

std::string chinese_class(BuildingClass building_class) {
    static const Names names{{"party_government", "党政机关"},
                             {"school", "学校"},
                             {"hospital", "医院"},
                             {"other_public_institution", "其他公共机构"},
                             {"commercial", "商业办公"},
                             {"factory", "厂房"},
                             {"warehouse", "仓库"},
                             {"residential", "城镇住宅"},
                             {"rural_house", "农房"},
                             {"other", "其他"},
                             {"unknown", "未知"}};
    return look_up(names, to_string(building_class));
}

std::string chinese_indicator(const std::string& id) {
    static const Names beginnings{{"pv_coverage_c1", "屋顶光伏覆盖率 C1 阵列含排间/屋顶投影"},
                                  {"pv_coverage_c2", "屋顶光伏覆盖率 C2 组件投影/屋顶投影"},
                                  {"pv_coverage_c3", "屋顶光伏覆盖率 C3 阵列/可用屋顶"},
                                  {"pv_coverage_c4", "屋顶光伏覆盖率 C4 有组件屋顶/全部屋顶"},
                                  {"pv_coverage_existing", "已有光伏覆盖率"},
                                  {"substitution", "城镇建筑可再生能源替代率"},
                                  {"electricity_share", "建筑用能中电力占比"},
                                  {"standard_coal_saved", "替代标准煤"},
                                  {"pv_capacity", "光伏可装容量"},
                                  {"pv_energy", "光伏年发电量"},
                                  {"module_area", "组件面积"},
                                  {"roof_area", "屋顶面积"},
                                  {"co2_avoided", "年减排二氧化碳"},
                                  {"existing_pv", "已有光伏面积"},
                                  {"building_count", "建筑数"}};
    static const Names endings{{"_new_public_institution", "新建公共机构"},
                               {"_new_factory", "新建厂房"},
                               {"_existing_public_institution", "既有公共机构"},
                               {"_existing_factory", "既有厂房"},
                               {"_calorific", "当量值"},
                               {"_coal_equivalent", "等价值"}};
    return in_parts(beginnings, endings, id);
}

std::string chinese_word(const std::string& word) {
    static const Names words{{"met", "达到"},         {"on track", "接近"},     {"short", "不足"},
                             {"no data", "暂无数据"}, {"computed", "计算"},     {"estimated", "估算"},
                             {"reported", "填报"},    {"good", "好"},           {"fair", "中"},
                             {"poor", "差"},          {"none", "无"},           {"new", "新建"},
                             {"existing", "既有"},    {"unknown", "未知"},      {"measured", "实测"},
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
