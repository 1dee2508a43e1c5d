#include "sunshed/policy/definition.hpp"

namespace sunshed {

namespace {

// S0: 黑建科〔2022〕15号 《黑龙江省"十四五"建筑节能与绿色建筑发展规划》; S2: 《黑龙江省城乡建设领域碳达峰实施方案》.
using enum IndicatorKind;

const std::vector<IndicatorDefinition> computed_definitions{
    {"pv_coverage_c1", "%", computed, "屋顶光伏覆盖率潜力 C1", "Roof-PV coverage, potential C1",
     "plan area under the arrays with their row gaps / plan area of the roofs, area-weighted over the group's "
     "buildings",
     "S0 二(三)2, 专栏2; S2 二(六)1; reading of NEA 2021-06-20"},
    {"pv_coverage_c2", "%", computed, "屋顶光伏覆盖率潜力 C2", "Roof-PV coverage, potential C2",
     "horizontal projection of the modules / plan area of the roofs", "S0 二(三)2; strict reading, as in Shanghai"},
    {"pv_coverage_c3", "%", computed, "屋顶光伏覆盖率潜力 C3", "Roof-PV coverage, potential C3",
     "plan area under the arrays / installable plan area after obstacles and set-backs",
     "S0 二(三)2; reading of 国管节能〔2021〕426号"},
    {"pv_coverage_c4", "%", computed, "屋顶光伏覆盖率潜力 C4", "Roof-PV coverage, potential C4",
     "roof area of buildings with modules / roof area of all buildings of the group",
     "S0 二(三)2; reading for tracking a programme"},
    {"pv_coverage_existing", "%", computed, "已有光伏覆盖率", "Coverage by existing PV",
     "area of PV that is there already / plan area of the roofs that tell", "S0 二(三)2"},
    {"pilot_coverage_party_government", "%", computed, "整县试点潜力：党政机关", "County pilot: party and government",
     "array over roof (C1) of all party and government buildings, new and old", "NEA 2021-06-20 整县推进, 50 %"},
    {"pilot_coverage_public", "%", computed, "整县试点潜力：学校、医院、村委会等公共建筑",
     "County pilot: schools, hospitals, village committees and other public buildings",
     "array over roof (C1) of all of them, new and old", "NEA 2021-06-20 整县推进, 40 %"},
    {"pilot_coverage_industrial_commercial", "%", computed, "整县试点潜力：工商业厂房",
     "County pilot: industry and commerce",
     "array over roof (C1) of all factories and commercial buildings, new and old", "NEA 2021-06-20 整县推进, 30 %"},
    {"pilot_coverage_rural", "%", computed, "整县试点潜力：农村居民屋顶", "County pilot: rural houses",
     "array over roof (C1) of all rural houses, new and old", "NEA 2021-06-20 整县推进, 20 %"},
    {"new_buildings_with_solar", "%", computed, "新建建筑已装太阳能的比例", "New buildings with a solar system",
     "new buildings with PV / new buildings whose PV is told", "S2 二(六)1 新建建筑原则上应安装太阳能系统"},
    {"pv_potential_existing_public", "kWp", computed, "既有公共建筑屋顶光伏潜力",
     "PV potential of existing public buildings",
     "rated power that fits on existing public institutions and commercial buildings", "S2 二(六)1"},
    {"pv_potential_rural", "kWp", computed, "农房屋顶光伏潜力", "PV potential of rural houses",
     "rated power that fits on rural houses", "S2 三(五)1, 三(三)2"},
    {"pv_capacity", "kWp", computed, "可装容量", "PV capacity that fits", "all modules that fit on all buildings", ""},
    {"pv_energy", "kWh", computed, "年发电量", "PV energy a year", "AC energy of all modules that fit", ""},
    {"module_area", "m2", computed, "组件面积", "Module area", "area of all modules that fit", ""},
    {"roof_area", "m2", computed, "屋顶面积", "Roof area", "roof planes in their planes", ""},
    {"co2_avoided", "t", computed, "年减排", "CO2 avoided a year", "AC energy x average emission factor of the grid",
     "S0 四(四)"},
    {"existing_pv", "m2", computed, "已有光伏面积", "Existing PV", "area of PV that the footprints tell", ""},
    {"building_count", "1", computed, "建筑数", "Buildings", "buildings in the area", ""},
    {"standard_coal_saved_calorific", "tce", computed, "节约标准煤（当量值）", "Standard coal saved (calorific)",
     "AC energy x 0.1229 kgce/kWh", "GB/T 2589-2020"},
    {"standard_coal_saved_coal_equivalent", "tce", computed, "节约标准煤（等价值）",
     "Standard coal saved (coal equivalent)", "AC energy x net coal rate of supply of the year", "CEC, NEA"},
    {"zone_levels", "1", computed, "分级汇总层数", "Levels of aggregation",
     "the level of a zone, 1 outermost; of the whole the deepest", "S2 四(一)"},
};

const std::vector<IndicatorDefinition> energy_definitions{
    {"substitution_calorific", "%", statistics, "可再生能源替代率潜力（当量值）",
     "Renewable substitution, potential (calorific)",
     "(all PV that fits on urban civil buildings x 0.1229 + other renewables as reported) / energy use of urban "
     "buildings",
     "S0 二(三)2, 专栏2, 三(四); S2 二(六)2"},
    {"substitution_coal_equivalent", "%", statistics, "可再生能源替代率潜力（等价值）",
     "Renewable substitution, potential (coal equivalent)",
     "the same with the net coal rate of supply of the year in numerator and denominator", "S0 二(三)2; S2 二(六)2"},
    {"substitution_existing_calorific", "%", statistics, "可再生能源替代率现状（当量值）",
     "Renewable substitution today (calorific)",
     "(PV that is there already + other renewables as reported) / energy use of urban buildings",
     "S0 二(三)2; S2 二(六)2"},
    {"substitution_existing_coal_equivalent", "%", statistics, "可再生能源替代率现状（等价值）",
     "Renewable substitution today (coal equivalent)", "the same by the net coal rate of supply of the year",
     "S0 二(三)2; S2 二(六)2"},
    {"substitution_self_consumed_calorific", "%", statistics, "可再生能源替代率：只计自用（当量值）",
     "Renewable substitution, self-consumed PV only (calorific)",
     "as substitution, with PV x pv_self_consumption_share", "S0 三(四) 自发自用、余电上网"},
    {"substitution_self_consumed_coal_equivalent", "%", statistics, "可再生能源替代率：只计自用（等价值）",
     "Renewable substitution, self-consumed PV only (coal equivalent)",
     "as substitution, with PV x pv_self_consumption_share", "S0 三(四) 自发自用、余电上网"},
    {"substitution_with_solar_thermal_calorific", "%", statistics, "替代率潜力：兼用太阳能热水（当量值）",
     "Renewable substitution with solar thermal (calorific)",
     "collectors on the best roofs of hotels, schools and hospitals, PV on what is left, others as reported",
     "S0 三(四)"},
    {"substitution_with_solar_thermal_coal_equivalent", "%", statistics, "替代率潜力：兼用太阳能热水（等价值）",
     "Renewable substitution with solar thermal (coal equivalent)",
     "collectors on the best roofs of hotels, schools and hospitals, PV on what is left, others as reported",
     "S0 三(四)"},
    {"solar_thermal_potential", "tce", computed, "太阳能热水替代潜力", "Solar-thermal potential",
     "useful heat of collectors that meet the hot-water demand of hotels, schools and hospitals / (29.307 MJ/kgce x "
     "eta_t)",
     "S0 三(四); GB/T 50801-2013"},
    {"solar_thermal_collector_area", "m2", computed, "太阳能集热器面积潜力", "Collector area of that potential",
     "on the roof pieces with the most irradiation", "S0 三(四)"},
    {"solar_thermal_pv_displaced", "kWh", computed, "集热器占去的光伏发电", "PV energy that those collectors displace",
     "by share of the roof piece's usable area", "S0 三(四)"},
    {"electricity_share_calorific", "%", statistics, "建筑能耗中电力消费比例（当量值）",
     "Electricity share (calorific)", "electricity x 0.1229 / energy use of urban buildings",
     "S0 二(三)2, 专栏2, 专栏6; S2 二(六)3"},
    {"electricity_share_coal_equivalent", "%", statistics, "建筑能耗中电力消费比例（等价值）",
     "Electricity share (coal equivalent)", "electricity x net coal rate of supply of the year / energy use",
     "S0 二(三)2, 专栏2, 专栏6; S2 二(六)3"},
    {"electricity_share_path_calorific", "%", statistics, "电力消费比例至2030年路径（当量值）",
     "Path of the electricity share to 2030 (calorific)",
     "straight line from the last reported share to the target of 2030", "S2 二(六)3"},
    {"electricity_share_path_coal_equivalent", "%", statistics, "电力消费比例至2030年路径（等价值）",
     "Path of the electricity share to 2030 (coal equivalent)",
     "straight line from the last reported share to the target of 2030", "S2 二(六)3"},
    {"building_energy_calorific", "tce", statistics, "建筑运行能源消费总量（当量值）",
     "Energy use of buildings (calorific)", "electricity + heat + gas + coal + LPG in standard coal",
     "S0 专栏1, 0.4 亿吨标准煤（测算）, whole province"},
    {"building_energy_coal_equivalent", "tce", statistics, "建筑运行能源消费总量（等价值）",
     "Energy use of buildings (coal equivalent)", "electricity + heat + gas + coal + LPG in standard coal",
     "S0 专栏1, 0.4 亿吨标准煤（测算）, whole province"},
    {"operation_carbon", "t", statistics, "建筑运行碳排放", "Carbon of building operation",
     "electricity, heat, gas, coal and LPG x their emission factors", "S0 四(四), 四(二)"},
    {"carbon_peak_year", "year", statistics, "碳排放最高的年份", "Year with the highest carbon",
     "the reported year with the most operation_carbon; met where a later year is lower", "S2 一(三) 2030年前达到峰值"},
    {"pv_per_transformer", "kWp kVA-1", statistics, "光伏容量与变压器容量之比", "PV per transformer capacity",
     "PV capacity that fits / transformer_capacity", "S2 二(六)3 电力少增容、不增容"},
};

const std::vector<IndicatorDefinition> tracked_definitions{
    {"residential_efficiency_gain", "%", tracked, "城镇新建居住建筑能效提升", "Efficiency gain of new urban housing",
     "against the level before the plan", "S0 专栏1"},
    {"public_efficiency_gain", "%", tracked, "城镇新建公共建筑能效提升", "Efficiency gain of new public buildings",
     "against the level before the plan", "S0 专栏1"},
    {"retrofit_area", "m2", tracked, "既有建筑节能改造面积", "Retrofitted floor area", "sum since 2021",
     "S0 专栏2; S2 二(三)3"},
    {"retrofit_completed_share", "%", tracked, "应改尽改完成比例", "Share retrofitted of what should be",
     "retrofitted / what should be retrofitted, floor area", "S2 二(三)3 到2030年实现应改尽改"},
    {"uleb_new_area", "m2", tracked, "新建超低能耗建筑面积", "New ultra-low-energy floor area",
     "sum since 2021; say in the source whether the pilots of 2022 are in it", "S0 专栏2, 专栏4"},
    {"uleb_retrofit_area", "m2", tracked, "改造超低能耗建筑面积", "Floor area retrofitted to ultra-low energy",
     "sum since 2021", "S0 专栏2, 专栏4"},
    {"new_residential_saving_level", "%", tracked, "新建居住建筑本体节能率", "Saving level of new housing",
     "as designed", "S2 二(三)2"},
    {"new_public_saving_level", "%", tracked, "新建公共建筑本体节能率", "Saving level of new public buildings",
     "as designed", "S2 二(三)2"},
    {"prefab_share", "%", tracked, "装配式建筑比例", "Prefabricated share", "of the year's new urban floor area",
     "S0 专栏2; S2 二(七)1"},
    {"green_building_share", "%", tracked, "城镇新建建筑中绿色建筑面积占比", "Green-building share",
     "of the year's new urban floor area", "S0 专栏2"},
    {"star_green_share", "%", tracked, "星级绿色建筑占比", "Share of star-rated green buildings",
     "of the year's new urban floor area", "S0 专栏3; S2 二(三)1"},
    {"commercial_housing_green_share", "%", tracked, "商品住宅中绿色建筑占比", "Green share of commercial housing",
     "of the year's new commercial housing", "S0 专栏3, 70 % by 2022 and 10 points more a year"},
    {"new_public_electrified_share", "%", tracked, "新建公共建筑全面电气化比例", "All-electric new public buildings",
     "all-electric / all new public buildings", "S2 二(六)3"},
    {"hvac_efficiency_gain", "%", tracked, "公共建筑机电系统能效提升", "Efficiency gain of plant in public buildings",
     "against the level when the plan came out", "S2 二(三)4"},
    {"heat_network_loss_cut", "percentage points", tracked, "供热管网热损失下降", "Cut of heat-network losses",
     "against 2020", "S2 二(五)2"},
    {"heat_network_renewed", "km", tracked, "供热老旧管网改造长度", "Renewed heat network", "sum since 2021",
     "S2 二(五)2"},
    {"smart_heating_area", "m2", tracked, "智慧供热一级网示范面积", "Area under smart heating", "heated floor area",
     "S2 二(五)1"},
    {"bim_share", "%", tracked, "规模以上工程 BIM 应用率", "Projects that use BIM", "of projects above scale",
     "S2 二(八)3"},
    {"complete_community_share", "%", tracked, "完整居住社区覆盖率", "Complete communities", "of all communities",
     "S2 二(一)"},
    {"new_solar_system_share", "%", tracked, "新建建筑安装太阳能系统比例（台账）",
     "New buildings with a solar system (ledger)", "of the year's completed buildings",
     "S2 二(六)1; GB 55015-2021 5.2.1"},
    {"bipv_area", "m2", tracked, "光伏建筑一体化面积", "Building-integrated PV", "module area",
     "S2 二(六)1; S0 三(五)"},
    {"rural_solar_rooms", "1", tracked, "农村太阳能暖房户数", "Rural homes with solar rooms", "households",
     "S2 三(三)2"},
    {"rural_solar_thermal_area", "m2", tracked, "农村太阳能热水集热面积", "Rural solar collectors", "collector area",
     "S2 三(五)1"},
    {"agricultural_pv_capacity", "kWp", tracked, "院落与农业设施光伏", "PV of yards and agricultural facilities",
     "rated power", "S2 三(五)1"},
    {"renewables_outside_heating_share", "%", tracked, "可再生能源项目中集中供热未覆盖区域占比",
     "Renewable projects where there is no central heating", "of the year's projects, floor area", "S2 二(六)2"},
    {"government_project_renewables_share", "%", tracked, "政府投资项目应用可再生能源比例",
     "Government-funded projects with renewables", "of the year's projects", "S2 二(六)2; S0 三(四)"},
    {"pv_safety_checked_share", "%", tracked, "加装光伏经结构与防火核查比例", "PV with structural and fire check",
     "of buildings with PV", "S0 三(四)"},
    {"flexible_building_area", "m2", tracked, "光储直柔建筑面积", "PV-storage-DC-flexible buildings", "floor area",
     "S0 三(五); S2 二(六)3"},
    {"storage_capacity", "kWh", tracked, "建筑储能容量", "Storage in buildings", "rated energy", "S2 二(六)3"},
    {"dc_ready_share", "%", tracked, "预留光伏接口和线路比例", "New buildings wired for PV",
     "of the year's new buildings", "S0 三(五)"},
    {"all_electric_pilot_area", "m2", tracked, "建筑全电气化试点面积", "All-electric pilot", "floor area",
     "S0 专栏6 哈尔滨市"},
    {"carbon_tracked_share", "%", tracked, "追踪碳足迹的项目比例", "Projects with a carbon footprint",
     "of the year's projects", "S0 四(四), 四(二)"},
    {"base_platform_connected", "0 or 1", tracked, "接入城市基础数据平台", "Connected to the city's base-data platform",
     "1 = yes", "S0 四(四)"},
    {"cim_data_shared", "0 or 1", tracked, "向省级 CIM 平台录入数据", "Data shared with the provincial CIM platform",
     "1 = yes", "S2 四(二)"},
    {"public_metered_share", "%", tracked, "公共建筑能耗监测覆盖率", "Metered public buildings", "of public floor area",
     "S0 三(三)2, 专栏5; S2 二(三)4"},
    {"public_over_quota_share", "%", tracked, "超能耗限额公共建筑比例", "Public buildings over their energy quota",
     "of metered buildings", "S0 三(三)2; S2 四(一)"},
    {"uleb_without_heating_share", "%", tracked, "超低能耗建筑不用市政供暖比例",
     "Ultra-low-energy buildings without municipal heating", "of their floor area", "S2 二(六)4"},
    {"coal_heat_share", "%", tracked, "燃煤供热比例", "Coal in district heat", "of heat delivered", "S2 二(六)4"},
    {"time_of_use_tariff", "0 or 1", tracked, "落实分时与阶梯电价", "Time-of-use and tiered tariffs in force",
     "1 = yes", "S2 四(四)"},
    {"special_plan_done", "0 or 1", tracked, "绿色建筑专项规划与年度分解", "Special plan with yearly figures",
     "1 = yes", "S0 专栏8, 五(一)"},
    {"green_community_share", "%", tracked, "绿色社区创建达标比例", "Green communities", "of urban communities",
     "S2 二(一)"},
};

std::vector<IndicatorDefinition> all_definitions() {
    std::vector<IndicatorDefinition> all = computed_definitions;
    all.insert(all.end(), energy_definitions.begin(), energy_definitions.end());
    all.insert(all.end(), tracked_definitions.begin(), tracked_definitions.end());
    return all;
}

}  // namespace

std::string to_string(IndicatorKind kind) {
    return kind == computed ? "computed" : kind == statistics ? "statistics" : "tracked";
}

const std::vector<IndicatorDefinition>& indicator_definitions() {
    static const std::vector<IndicatorDefinition> definitions = all_definitions();
    return definitions;
}

const IndicatorDefinition* definition_of(const std::string& indicator) {
    const IndicatorDefinition* stem = nullptr;
    for (const IndicatorDefinition& definition : indicator_definitions()) {
        const std::string id = definition.id;
        const bool is_stem = indicator == id || indicator.starts_with(id + "_");
        if (is_stem && (stem == nullptr || id.size() > std::string(stem->id).size())) {
            stem = &definition;
        }
    }
    return stem;
}

}  // namespace sunshed
