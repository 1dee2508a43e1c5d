#include <fmt/format.h>

#include <cmath>
#include <iterator>

#include "building_supply.hpp"
#include "sunshed/catalogue/whole.hpp"
#include "sunshed/core/share.hpp"
#include "sunshed/io/csv_text.hpp"
#include "sunshed/io/text_output.hpp"
#include "sunshed/report/documents.hpp"

namespace sunshed {

namespace {

std::string share(double part, double whole) {
    const double percent = share_pct(part, whole);
    return std::isnan(percent) ? std::string() : fmt::format("{:.2f}", percent);
}

/// "" for what is not known.
std::string tenths(double value) {
    return std::isfinite(value) ? fmt::format("{:.1f}", value) : std::string();
}

std::string balance_row(const std::string& zone_id, const std::string& of_class, const ClassBalance& b) {
    const bool knows = b.buildings_with_known_load > 0;
    const auto known = [&](double value) { return knows ? tenths(value) : std::string(); };
    return fmt::format("{},{},{},{},{:.1f},{:.1f},{},{},{:.1f},{},{},{}", csv_field(zone_id), of_class,
                       b.building_count, b.buildings_with_known_load, b.generation_kwh, b.known_load_generation_kwh,
                       known(b.load_kwh), known(b.self_consumed_kwh), b.exported_kwh, known(b.imported_kwh),
                       share(b.self_consumed_kwh, b.known_load_generation_kwh), share(b.self_consumed_kwh, b.load_kwh));
}

}  // namespace

std::vector<SupplyStep> building_supply(const std::vector<BuildingRecord>& buildings) {
    std::vector<SupplyOffer> offers;
    for (std::size_t i = 0; i < buildings.size(); ++i) {
        const BuildingRecord& record = buildings[i];
        offers.push_back({i, record.economy.lcoe_cny_kwh, record.capacity_kwp, record.energy_ac_kwh});
    }
    return supply_curve(std::move(offers));
}

void write_supply_curve_csv(const std::string& path, const std::vector<BuildingRecord>& buildings) {
    std::string text =
        "rank,building_id,zone_id,class,lcoe_cny_kwh,capacity_kwp,energy_ac_kwh,cumulative_mw,cumulative_gwh\n";
    int rank = 0;
    for (const SupplyStep& step : building_supply(buildings)) {
        const BuildingRecord& record = buildings[step.offer.index];
        fmt::format_to(std::back_inserter(text), "{},{},{},{},{:.4f},{:.3f},{:.1f},{:.6f},{:.6f}\n", ++rank,
                       csv_field(record.building_id), csv_field(record.zone_id), to_string(record.building_class),
                       step.offer.lcoe_cny_kwh, step.offer.capacity_kwp, step.offer.energy_kwh, step.cumulative_mw,
                       step.cumulative_gwh);
    }
    write_text_file(path, text);
}

void write_load_balance_csv(const std::string& path, const std::vector<ZoneSummary>& zones) {
    std::string text =
        "zone_id,class,building_count,buildings_with_known_load,generation_kwh,known_load_generation_kwh,load_kwh,self_"
        "consumed_kwh,"
        "exported_kwh,imported_kwh,self_consumption_pct,self_sufficiency_pct,shared_kwh,peak_load_kw,peak_import_kw,"
        "peak_export_kw,peak_reduction_pct,export_limit_kw,hours_over_limit,energy_over_limit_kwh\n";
    for (const ZoneSummary& zone : zones) {
        if (!zone.balance) {
            continue;
        }
        const LoadBalance& b = *zone.balance;
        for (const auto& [building_class, sums] : b.by_class) {
            text += balance_row(b.zone_id, to_string(building_class), sums) + ",,,,,,,,\n";
        }
        text += balance_row(b.zone_id, whole_id, b.total);
        for (const double value :
             {b.shared_kwh, b.peak_load_kw, b.peak_import_kw, b.peak_export_kw, b.peak_reduction_pct, b.export_limit_kw,
              b.hours_over_limit, b.energy_over_limit_kwh}) {
            text += ',';
            text += tenths(value);
        }
        text += "\n";
    }
    write_text_file(path, text);
}

}  // namespace sunshed
