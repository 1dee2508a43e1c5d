#include "economy_columns.hpp"

namespace sunshed {

const std::vector<EconomyField>& economy_fields() {
    using E = EconomyResult;
    static const std::vector<EconomyField> fields{
        {"load_kwh", "年用电量", Unit::kwh, "electricity used a year, told or estimated by class; NULL where not known",
         &E::load_kwh},
        {"self_consumed_kwh", "自发自用电量", Unit::kwh, "own generation used behind the meter a year",
         &E::self_consumed_kwh},
        {"exported_kwh", "余电上网电量", Unit::kwh,
         "generation that goes to the grid a year; a zone's counts all of what buildings of unknown load make",
         &E::exported_kwh},
        {"imported_kwh", "电网购电量", Unit::kwh, "electricity from the grid a year", &E::imported_kwh},
        {"self_consumption_pct", "自用率", Unit::percent,
         "share of the generation that is used behind the meter, where the load is known", &E::self_consumption_pct},
        {"self_sufficiency_pct", "自给率", Unit::percent, "share of the load that own generation meets",
         &E::self_sufficiency_pct},
        {"peak_reduction_pct", "削峰比例", Unit::percent, "by which the highest power from the grid falls",
         &E::peak_reduction_pct},
        {"capex_cny", "投资", Unit::cny, "cost of building the system, less subsidies on it", &E::capex_cny},
        {"npv_cny", "净现值", Unit::cny, "net present value over the system's life, after tax", &E::npv_cny},
        {"irr_pct", "内部收益率", Unit::percent, "internal rate of return; NULL where no money comes back",
         &E::irr_pct},
        {"payback_years", "回收期", Unit::years, "simple payback; NULL where it never comes back", &E::payback_years},
        {"discounted_payback_years", "动态回收期", Unit::years, "payback of the discounted flow; NULL likewise",
         &E::discounted_payback_years},
        {"lcoe_cny_kwh", "度电成本", Unit::cny_per_kwh, "levelised cost of the energy", &E::lcoe_cny_kwh},
        {"co2_life_t", "全寿命减排二氧化碳", Unit::tonne, "CO2 avoided over the life, less what making the system cost",
         &E::co2_life_t},
        {"carbon_payback_years", "碳回收期", Unit::years, "until the system has avoided the CO2 of its making",
         &E::carbon_payback_years},
        {"coal_calorific_tce", "替代标准煤（当量值）", Unit::tce, "standard coal saved a year, calorific",
         &E::coal_calorific_tce},
        {"coal_equivalent_tce", "替代标准煤（等价值）", Unit::tce, "standard coal saved a year, coal-equivalent",
         &E::coal_equivalent_tce},
        {"energy_sd_pct", "年发电量标准差", Unit::percent, "standard deviation of a year's energy", &E::energy_sd_pct},
        {"energy_p75_kwh", "年发电量 P75", Unit::kwh, "energy exceeded in three years of four", &E::energy_p75_kwh},
        {"energy_p90_kwh", "年发电量 P90", Unit::kwh, "energy exceeded in nine years of ten", &E::energy_p90_kwh},
    };
    return fields;
}

void append_balance_columns(std::vector<TableColumn<ZoneSummary>>& columns) {
    struct BalanceField {
        const char* name;
        const char* zh;
        Unit unit;
        const char* meaning;
        double LoadBalance::*member;
    };
    static const std::vector<BalanceField> fields{
        {"shared_kwh", "区内互用电量", Unit::kwh, "exported by buildings and used by others of the zone at once",
         &LoadBalance::shared_kwh},
        {"peak_load_kw", "最大负荷", Unit::kw, "highest load of the zone", &LoadBalance::peak_load_kw},
        {"peak_import_kw", "最大受电功率", Unit::kw, "highest power that the zone draws", &LoadBalance::peak_import_kw},
        {"peak_export_kw", "最大送出功率", Unit::kw, "highest power that the zone feeds back",
         &LoadBalance::peak_export_kw},
        {"export_limit_kw", "送出限额", Unit::kw, "limit of its transformer or feeder, where given",
         &LoadBalance::export_limit_kw},
        {"hours_over_limit", "超限小时数", Unit::hour, "hours a year that it feeds back more; NULL without a limit",
         &LoadBalance::hours_over_limit},
        {"energy_over_limit_kwh", "超限电量", Unit::kwh, "energy above the limit a year; NULL likewise",
         &LoadBalance::energy_over_limit_kwh},
    };
    for (const BalanceField& field : fields) {
        columns.push_back({field.name, field.zh, ColumnType::real, field.unit, field.meaning,
                           [member = field.member](const ZoneSummary& zone) {
                               return zone.balance ? real_cell((*zone.balance).*member) : Cell();
                           }});
    }
}

}  // namespace sunshed
