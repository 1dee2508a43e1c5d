#include "building_supply.hpp"
#include "csv_tables.hpp"
#include "sunshed/io/text_output.hpp"
#include "sunshed/report/csv_table.hpp"
#include "sunshed/report/documents.hpp"

namespace sunshed {

std::vector<SupplyStep> building_supply(const std::vector<BuildingRecord>& buildings) {
    std::vector<SupplyOffer> offers;
    for (std::size_t i = 0; i < buildings.size(); ++i) {
        const BuildingRecord& record = buildings[i];
        offers.push_back({i, record.economy.lcoe_cny_kwh, record.amounts.capacity_kwp, record.amounts.energy_ac_kwh});
    }
    return supply_curve(std::move(offers));
}

void write_supply_curve_csv(const std::string& path, const std::vector<BuildingRecord>& buildings) {
    std::vector<SupplyRow> rows;
    for (const SupplyStep& step : building_supply(buildings)) {
        rows.push_back({static_cast<int>(rows.size()) + 1, step, &buildings[step.offer.index]});
    }
    write_text_file(path, csv_text(supply_columns(), rows));
}

void write_load_balance_csv(const std::string& path, const std::vector<ZoneSummary>& zones) {
    std::vector<BalanceRow> rows;
    for (const ZoneSummary& zone : zones) {
        if (!zone.balance) {
            continue;
        }
        for (const auto& [building_class, sums] : zone.balance->by_class) {
            rows.push_back({&*zone.balance, building_class, &sums});
        }
        rows.push_back({&*zone.balance, std::nullopt, &zone.balance->total});
    }
    write_text_file(path, csv_text(balance_columns(), rows));
}

}  // namespace sunshed
