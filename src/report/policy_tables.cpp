#include "column_makers.hpp"
#include "csv_tables.hpp"
#include "note_words.hpp"
#include "sunshed/core/raster.hpp"

namespace sunshed {

namespace {

double known(const std::optional<double>& value) {
    return value.value_or(missing_d);
}

/// "onsite_renewables_in_use=true exported_pv_in_substitution=true"
std::string switches_of(const Indicator& row) {
    std::string text;
    for (const SwitchState& state : row.switches) {
        text += text.empty() ? "" : " ";
        text += to_string(state.which);
        text += state.is_on ? "=true" : "=false";
    }
    return text;
}

/// What the figure rests on, or why there is none.
TableColumn<Indicator> note_column() {
    auto column = text_column<Indicator>("note", "说明", "what the figure rests on, or why there is none",
                                         [](const Indicator& row) { return note_of(row).en; });
    column.zh_text = [](const Indicator& row) { return note_of(row).zh; };
    column.is_sentence = true;
    return column;
}

/// A number of a plan; NULL where there are no data.
TableColumn<TargetPlan> of_plan(const char* name, const char* zh, Unit unit, const char* meaning,
                                double TargetPlan::*member) {
    return real_column<TargetPlan>(name, zh, unit, meaning, [member](const TargetPlan& p) {
        return p.outcome == PlanOutcome::no_data ? missing_d : p.*member;
    });
}

TableColumn<ScenarioResult> of_scenario(const char* name, const char* zh, Unit unit, const char* meaning,
                                        std::optional<double> ScenarioResult::*member) {
    return real_column<ScenarioResult>(name, zh, unit, meaning,
                                       [member](const ScenarioResult& s) { return known(s.*member); });
}

}  // namespace

const std::vector<TableColumn<Indicator>>& indicator_columns() {
    using R = Indicator;
    const auto year_column = [](const char* name, const char* zh, const char* meaning,
                                std::optional<int> Indicator::*member) {
        return TableColumn<R>{name,
                              zh,
                              ColumnType::integer,
                              Unit::year,
                              meaning,
                              [member](const R& r) {
                                  return r.*member ? Cell(std::int64_t{*(r.*member)}) : Cell(); }};
    };
    static const std::vector<TableColumn<R>> columns{
        text_column<R>("zone_id", "区域编号", "zone, or all", [](const R& r) { return r.zone_id; }),
        text_column<R>("zone_name", "区域", "its name", [](const R& r) { return r.zone_name; }),
        text_column<R>("indicator", "指标", "what is told, see docs/policy.md",
                       [](const R& r) { return to_string(r.indicator); }),
        word_column<R>("kind", "数值类别", ids_of<FigureKind>(), [](const R& r) { return r.kind; }),
        real_column<R>("value", "值", Unit::as_in_row, "empty where there are no data",
                       [](const R& r) { return known(r.value); }),
        text_column<R>("unit", "单位", "unit of value", [](const R& r) { return to_string(r.unit()); }),
        year_column("data_year", "数据年", "year of the value; of a required one the year that it is asked of",
                    &R::data_year),
        real_column<R>("target", "目标", Unit::as_in_row, "expected value of the plans",
                       [](const R& r) { return known(r.target); }),
        year_column("target_year", "目标年", "year of the target; empty where none is set", &R::target_year),
        word_column<R>("status", "状态",
                       "of an actual figure by the target's dated path, of a potential by whether it would do; empty "
                       "without a target",
                       [](const R& r) { return r.status; }),
        real_column<R>("numerator", "分子", Unit::as_in_row, "what is counted, in the unit of its definition",
                       [](const R& r) { return known(r.numerator); }),
        real_column<R>("denominator", "分母", Unit::as_in_row, "what it is held against",
                       [](const R& r) { return known(r.denominator); }),
        text_column<R>("convention", "折标口径", "calorific | coal_equivalent, of figures in standard coal",
                       [](const R& r) {
                           const auto convention = convention_of(r.indicator.id);
                           return convention ? to_string(*convention) : std::string();
                       }),
        text_column<R>("switches", "计算开关", "ways to count that can turn the verdict", switches_of),
        word_column<R>("basis", "依据", ids_of<IndicatorBasis>(), [](const R& r) { return r.basis; }),
        word_column<R>("tag", "可信度", "S sourced | D derived | P a placeholder takes part | user",
                       [](const R& r) { return r.tag; }),
        note_column(),
        text_column<R>("definition", "定义", "its row in definitions.csv",
                       [](const R& r) { return std::string("definitions.csv#") + r.definition().id; }),
    };
    return columns;
}

const std::vector<TableColumn<IndicatorDefinition>>& definition_columns() {
    using R = IndicatorDefinition;
    static const std::vector<TableColumn<R>> columns{
        text_column<R>("indicator", "指标", "id", [](const R& r) { return r.id; }),
        text_column<R>("name_zh", "中文名", "name in Chinese", [](const R& r) { return r.name_zh; }),
        text_column<R>("name_en", "英文名", "name in English", [](const R& r) { return r.name_en; }),
        text_column<R>("unit", "单位", "unit of the value", [](const R& r) { return to_string(r.unit); }),
        text_column<R>("kind", "来源类别", "computed | statistics | tracked",
                       [](const R& r) { return to_string(r.kind); }),
        text_column<R>("definition", "定义", "what is counted over what", [](const R& r) { return r.formula; }),
        text_column<R>("source", "依据", "the plan that asks for it, with its place",
                       [](const R& r) { return r.source; }),
    };
    return columns;
}

const std::vector<TableColumn<TargetPlan>>& target_columns() {
    using R = TargetPlan;
    static const std::vector<TableColumn<R>> columns{
        text_column<R>("zone_id", "区域编号", "zone, or all", [](const R& r) { return r.zone.id; }),
        text_column<R>("zone_name", "区域", "its name", [](const R& r) { return r.zone.name; }),
        text_column<R>("target", "目标", "coverage | substitution_calorific | substitution_coal_equivalent",
                       [](const R& r) { return to_string(r.target); }),
        count_column<R>("year", "年份", Unit::year, "year of the target", [](const R& r) { return r.year; }),
        text_column<R>("rank_by", "排序方式", "cost | yield | class | size",
                       [](const R& r) { return to_string(r.rank_by); }),
        text_column<R>("outcome", "结论", "met today | reachable | out of reach | no data",
                       [](const R& r) { return to_string(r.outcome); }),
        text_column<R>("missing", "英文缺项说明", "why there are no data, in English",
                       [](const R& r) { return r.missing ? sentence_of(*r.missing).en : std::string(); }),
        text_column<R>("missing_zh", "中文缺项说明", "why there are no data, in Chinese",
                       [](const R& r) { return r.missing ? sentence_of(*r.missing).zh : std::string(); }),
        real_column<R>("target_pct", "目标值", Unit::percent, "expected value",
                       [](const R& r) { return r.target_pct; }),
        of_plan("today_pct", "现值", Unit::percent, "with what is there", &R::today_pct),
        of_plan("reached_pct", "可达值", Unit::percent, "with the chosen buildings", &R::reached_pct),
        text_column<R>("unit", "单位", "of what is needed: m2 of roof under arrays, tce replaced",
                       [](const R& r) { return to_string(r.unit); }),
        of_plan("needed", "所需", Unit::as_in_row, "on top of today", &R::needed),
        of_plan("available", "可提供", Unit::as_in_row, "of all candidates", &R::available),
        of_plan("shortfall", "缺口", Unit::as_in_row, "needed less available where out of reach", &R::shortfall),
        real_column<R>("buildings", "建筑数", Unit::one, "chosen buildings",
                       [](const R& r) {
                           return r.outcome == PlanOutcome::no_data ? missing_d : static_cast<double>(r.chosen.size());
                       }),
        count_column<R>("candidates", "候选建筑数", Unit::one, "buildings that could add something",
                        [](const R& r) { return r.candidates; }),
        of_plan("module_area_m2", "组件面积", Unit::square_metre, "of the chosen", &R::module_area_m2),
        of_plan("capacity_kwp", "容量", Unit::kwp, "of the chosen", &R::capacity_kwp),
        of_plan("energy_kwh", "年发电量", Unit::kwh, "of the chosen, a year", &R::energy_kwh),
        text_column<R>("sentence_zh", "中文说明", "the answer in Chinese", [](const R& r) { return r.sentence_zh; }),
        text_column<R>("sentence_en", "英文说明", "the answer in English", [](const R& r) { return r.sentence_en; }),
    };
    return columns;
}

const std::vector<TableColumn<ChosenRow>>& chosen_columns() {
    using R = ChosenRow;
    static const std::vector<TableColumn<R>> columns{
        text_column<R>("zone_id", "目标所属区域", "zone whose target the set reaches, or all",
                       [](const R& r) { return r.plan->zone.id; }),
        text_column<R>("target", "目标", "coverage | substitution_calorific | substitution_coal_equivalent",
                       [](const R& r) { return to_string(r.plan->target); }),
        text_column<R>("rank_by", "排序方式", "cost | yield | class | size",
                       [](const R& r) { return to_string(r.plan->rank_by); }),
        count_column<R>("rank", "名次", Unit::one, "place in the set, the first to equip is 1",
                        [](const R& r) { return r.rank; }),
        text_column<R>("building_id", "建筑编号", "a building of the chosen set",
                       [](const R& r) { return r.building->facts.building_id; }),
        text_column<R>("building_zone_id", "建筑所在区域", "its own zone",
                       [](const R& r) { return r.building->facts.zone_id; }),
        text_column<R>("class", "类别", "use, as the plans count it",
                       [](const R& r) { return to_string(r.building->facts.building_class); }),
        real_column<R>("capacity_kwp", "容量", Unit::kwp, "rated DC power of the modules",
                       [](const R& r) { return r.building->amounts.capacity_kwp; }),
        real_column<R>("module_area_m2", "组件面积", Unit::square_metre, "area of the modules",
                       [](const R& r) { return r.building->amounts.module_area_m2; }),
        real_column<R>("energy_ac_kwh", "年发电量", Unit::kwh, "AC energy a year",
                       [](const R& r) { return r.building->amounts.energy_ac_kwh; }),
        real_column<R>("yield_kwh_kwp", "单位发电量", Unit::kwh_per_kwp, "AC energy per rated power a year",
                       [](const R& r) { return r.building->yield.yield_kwh_kwp; }),
    };
    return columns;
}

const std::vector<TableColumn<ScenarioResult>>& scenario_columns() {
    using R = ScenarioResult;
    static const std::vector<TableColumn<R>> columns{
        text_column<R>("scenario", "情景", "its name", [](const R& r) { return r.scenario; }),
        count_column<R>("year", "年份", Unit::year, "for which it is told", [](const R& r) { return r.year; }),
        text_column<R>("zone_id", "区域编号", "zone, or all", [](const R& r) { return r.zone.id; }),
        text_column<R>("zone_name", "区域", "its name", [](const R& r) { return r.zone.name; }),
        real_column<R>("capacity_kwp", "容量", Unit::kwp, "PV of then", [](const R& r) { return r.capacity_kwp; }),
        real_column<R>("energy_kwh", "年发电量", Unit::kwh, "AC energy a year",
                       [](const R& r) { return r.energy_kwh; }),
        of_scenario("coverage_c1_pct", "覆盖率 C1", Unit::percent,
                    "of new public institutions and factories that stand today", &R::coverage_c1_pct),
        of_scenario("substitution_calorific_pct", "替代率（当量值）", Unit::percent,
                    "renewable substitution, calorific", &R::substitution_calorific_pct),
        of_scenario("substitution_coal_equivalent_pct", "替代率（等价值）", Unit::percent,
                    "renewable substitution, coal equivalent", &R::substitution_coal_equivalent_pct),
        of_scenario("electricity_share_calorific_pct", "用电占比（当量值）", Unit::percent,
                    "electricity in the energy use, calorific", &R::electricity_share_calorific_pct),
        of_scenario("electricity_share_coal_equivalent_pct", "用电占比（等价值）", Unit::percent,
                    "electricity in the energy use, coal equivalent", &R::electricity_share_coal_equivalent_pct),
        of_scenario("energy_use_calorific_tce", "能耗（当量值）", Unit::tce, "energy use of urban buildings",
                    &R::energy_use_calorific_tce),
        of_scenario("operation_carbon_t", "运行碳排放", Unit::tonne, "carbon of building operation a year",
                    &R::operation_carbon_t),
        of_scenario("pv_carbon_avoided_t", "光伏减排", Unit::tonne, "CO2 that the PV avoids a year",
                    &R::pv_carbon_avoided_t),
        text_column<R>("missing", "英文缺项说明", "why values are empty, in English",
                       [](const R& r) { return words_of(r.missing).en; }),
        text_column<R>("missing_zh", "中文缺项说明", "why values are empty, in Chinese",
                       [](const R& r) { return words_of(r.missing).zh; }),
    };
    return columns;
}

const std::vector<TableColumn<UnmappedWord>>& unmapped_class_columns() {
    using R = UnmappedWord;
    static const std::vector<TableColumn<R>> columns{
        text_column<R>("value", "原词", "a word of the input that no class is known for",
                       [](const R& r) { return r.text; }),
        count_column<R>("buildings", "建筑数", Unit::one, "that have it", [](const R& r) { return r.count; }),
    };
    return columns;
}

const std::vector<TableColumn<BuildingRecord>>& without_zone_columns() {
    using R = BuildingRecord;
    static const std::vector<TableColumn<R>> columns{
        text_column<R>("building_id", "建筑编号", "a building that lies in no zone",
                       [](const R& r) { return r.facts.building_id; }),
        text_column<R>("class", "类别", "use, as the plans count it",
                       [](const R& r) { return to_string(r.facts.building_class); }),
        real_column<R>("footprint_area_m2", "占地面积", Unit::square_metre, "area of the footprint",
                       [](const R& r) { return r.facts.footprint_area_m2; }),
        real_column<R>("capacity_kwp", "容量", Unit::kwp, "rated DC power of the modules",
                       [](const R& r) { return r.amounts.capacity_kwp; }),
    };
    return columns;
}

const std::vector<TableColumn<LeftOutRow>>& left_out_columns() {
    using R = LeftOutRow;
    static const std::vector<TableColumn<R>> columns{
        text_column<R>("building_id", "建筑编号", "the input's id", [](const R& r) { return r.building_id; }),
        word_column<R>("outcome", "结果", ids_of<BuildingOutcome>(), [](const R& r) { return r.outcome; }),
        text_column<R>("status", "状态", "no_segment | outside | cut_by_border | failed",
                       [](const R& r) { return r.status ? to_string(*r.status) : std::string(); }),
        text_column<R>("field", "字段", "of the input, which could not be read", [](const R& r) { return r.field; }),
        text_column<R>("value", "值", "as it stands there", [](const R& r) { return r.value; }),
        text_column<R>("reason", "说明", "why", [](const R& r) { return r.reason; }),
    };
    return columns;
}

}  // namespace sunshed
