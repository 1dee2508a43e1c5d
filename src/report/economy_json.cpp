#include "economy_json.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "building_supply.hpp"
#include "csv_tables.hpp"
#include "economy_columns.hpp"
#include "json_table.hpp"

namespace sunshed {

namespace {

using Json = nlohmann::ordered_json;

/// Tenths are as much as a chart shows.
Json tenths(double value) {
    return std::round(value * 10.0) / 10.0;
}

Json rounded(const std::vector<double>& values) {
    Json json = Json::array();
    std::transform(values.begin(), values.end(), std::back_inserter(json), tenths);
    return json;
}

Json typical_day_json(const LoadBalance& balance, double TypicalHour::*member) {
    Json months = Json::array();
    for (const HourArray<TypicalHour>& day : balance.typical_day) {
        Json hours = Json::array();
        for (const TypicalHour& hour : day) {
            hours.push_back(tenths(hour.*member));
        }
        months.push_back(std::move(hours));
    }
    return months;
}

Json balance_json(const LoadBalance& balance) {
    Json json = json_row(balance_columns(), BalanceRow{&balance, std::nullopt, &balance.total});
    json["by_class"] = Json::array();
    for (const auto& [building_class, sums] : balance.by_class) {
        json["by_class"].push_back(json_row(balance_columns(), BalanceRow{&balance, building_class, &sums}));
    }
    json["typical_day"] = {{"generation_kw", typical_day_json(balance, &TypicalHour::generation_kw)},
                           {"load_kw", typical_day_json(balance, &TypicalHour::load_kw)},
                           {"self_consumed_kw", typical_day_json(balance, &TypicalHour::self_consumed_kw)}};
    return json;
}

}  // namespace

nlohmann::ordered_json economy_json(const std::vector<ZoneSummary>& zones) {
    Json json = Json::array();
    for (const ZoneSummary& zone : zones) {
        Json entry{{"zone_id", zone.zone.id}};
        for (const EconomyField& field : economy_fields()) {
            entry[field.name] = json_cell(real_cell(zone.economy.*field.member));
        }
        std::vector<double> cumulative;
        std::partial_sum(zone.economy.cash_cny.begin(), zone.economy.cash_cny.end(), std::back_inserter(cumulative));
        entry["cash_cny"] = rounded(zone.economy.cash_cny);
        entry["cumulative_cash_cny"] = rounded(cumulative);
        entry["carbon_t"] = rounded(zone.economy.carbon_t);
        json.push_back(std::move(entry));
    }
    return json;
}

nlohmann::ordered_json load_balance_json(const std::vector<ZoneSummary>& zones) {
    Json json = Json::array();
    for (const ZoneSummary& zone : zones) {
        if (zone.balance) {
            json.push_back(balance_json(*zone.balance));
        }
    }
    return json;
}

nlohmann::ordered_json supply_curve_json(const std::vector<BuildingRecord>& buildings) {
    constexpr std::size_t most_points = 500;
    const std::vector<SupplyStep> steps = building_supply(buildings);
    Json json{{"lcoe_cny_kwh", Json::array()}, {"cumulative_mw", Json::array()}, {"cumulative_gwh", Json::array()}};
    const std::size_t count = std::min(steps.size(), most_points);
    for (std::size_t i = 0; i < count; ++i) {
        const SupplyStep& step = steps[count > 1 ? i * (steps.size() - 1) / (count - 1) : 0];
        json["lcoe_cny_kwh"].push_back(std::round(step.offer.lcoe_cny_kwh * 1e4) / 1e4);
        json["cumulative_mw"].push_back(std::round(step.cumulative_mw * 1e4) / 1e4);
        json["cumulative_gwh"].push_back(std::round(step.cumulative_gwh * 1e4) / 1e4);
    }
    return json;
}

}  // namespace sunshed
