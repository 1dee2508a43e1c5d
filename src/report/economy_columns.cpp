#include "economy_columns.hpp"

namespace sunshed {

const std::vector<EconomyField>& economy_fields() {
    using E = EconomyResult;
    static const std::vector<EconomyField> fields{
        {"load_kwh", "kWh", "electricity used a year, told or estimated by class; NULL where not known", &E::load_kwh},
        {"self_consumed_kwh", "kWh", "own generation used behind the meter a year", &E::self_consumed_kwh},
        {"exported_kwh", "kWh",
         "generation that goes to the grid a year; a zone's counts all of what buildings of unknown load make",
         &E::exported_kwh},
        {"imported_kwh", "kWh", "electricity from the grid a year", &E::imported_kwh},
        {"self_consumption_pct", "%", "share of the generation that is used behind the meter, where the load is known",
         &E::self_consumption_pct},
        {"self_sufficiency_pct", "%", "share of the load that own generation meets", &E::self_sufficiency_pct},
        {"peak_reduction_pct", "%", "by which the highest power from the grid falls", &E::peak_reduction_pct},
        {"capex_cny", "CNY", "cost of building the system, less subsidies on it", &E::capex_cny},
        {"npv_cny", "CNY", "net present value over the system's life, after tax", &E::npv_cny},
        {"irr_pct", "%", "internal rate of return; NULL where no money comes back", &E::irr_pct},
        {"payback_years", "years", "simple payback; NULL where it never comes back", &E::payback_years},
        {"discounted_payback_years", "years", "payback of the discounted flow; NULL likewise",
         &E::discounted_payback_years},
        {"lcoe_cny_kwh", "CNY/kWh", "levelised cost of the energy", &E::lcoe_cny_kwh},
        {"co2_life_t", "t", "CO2 avoided over the life, less what making the system cost", &E::co2_life_t},
        {"carbon_payback_years", "years", "until the system has avoided the CO2 of its making",
         &E::carbon_payback_years},
        {"coal_calorific_tce", "tce", "standard coal saved a year, calorific", &E::coal_calorific_tce},
        {"coal_equivalent_tce", "tce", "standard coal saved a year, coal-equivalent", &E::coal_equivalent_tce},
        {"energy_sd_pct", "%", "standard deviation of a year's energy", &E::energy_sd_pct},
        {"energy_p75_kwh", "kWh", "energy exceeded in three years of four", &E::energy_p75_kwh},
        {"energy_p90_kwh", "kWh", "energy exceeded in nine years of ten", &E::energy_p90_kwh},
    };
    return fields;
}

void append_balance_columns(std::vector<TableColumn<ZoneSummary>>& columns) {
    struct BalanceField {
        const char* name;
        const char* unit;
        const char* meaning;
        double LoadBalance::*member;
    };
    static const std::vector<BalanceField> fields{
        {"shared_kwh", "kWh", "exported by buildings and used by others of the zone at once", &LoadBalance::shared_kwh},
        {"peak_load_kw", "kW", "highest load of the zone", &LoadBalance::peak_load_kw},
        {"peak_import_kw", "kW", "highest power that the zone draws", &LoadBalance::peak_import_kw},
        {"peak_export_kw", "kW", "highest power that the zone feeds back", &LoadBalance::peak_export_kw},
        {"export_limit_kw", "kW", "limit of its transformer or feeder, where given", &LoadBalance::export_limit_kw},
        {"hours_over_limit", "h", "hours a year that it feeds back more; NULL without a limit",
         &LoadBalance::hours_over_limit},
        {"energy_over_limit_kwh", "kWh", "energy above the limit a year; NULL likewise",
         &LoadBalance::energy_over_limit_kwh},
    };
    for (const BalanceField& field : fields) {
        columns.push_back(
            {field.name, ColumnType::real, field.unit, field.meaning, [member = field.member](const ZoneSummary& zone) {
                 return zone.balance ? real_cell((*zone.balance).*member) : Cell();
             }});
    }
}

}  // namespace sunshed
