#include "sunshed/policy/statistics.hpp"

#include <algorithm>

namespace sunshed {

const std::vector<StatisticsItem>& statistics_items() {
    static const std::map<std::string, double> electricity{{"kWh", 1.0}, {"MWh", 1e3}, {"GWh", 1e6}, {"万kWh", 1e4}};
    static const std::map<std::string, double> heat{{"GJ", 1.0}, {"TJ", 1e3}, {"万GJ", 1e4}};
    static const std::map<std::string, double> volume{{"m3", 1.0}, {"万m3", 1e4}};
    static const std::map<std::string, double> mass{{"t", 1.0}, {"万t", 1e4}};
    static const std::map<std::string, double> coal{{"tce", 1.0}, {"万tce", 1e4}};
    static const std::vector<StatisticsItem> items{
        {"electricity", "kWh", electricity, "electricity used by urban residential and public buildings"},
        {"heat", "GJ", heat, "central heat delivered to them"},
        {"gas", "m3", volume, "natural gas used in them"},
        {"coal", "t", mass, "raw coal burnt in them"},
        {"lpg", "t", mass, "liquefied petroleum gas used in them"},
        {"solar_thermal", "tce", coal, "conventional energy that solar collectors replace"},
        {"heat_pump", "tce", coal, "conventional energy that heat pumps replace"},
        {"geothermal", "tce", coal, "conventional energy that geothermal heat replaces"},
        {"biomass", "tce", coal, "conventional energy that biomass replaces"},
    };
    return items;
}

const StatisticsItem* find_statistics_item(const std::string& name) {
    const auto& items = statistics_items();
    const auto found =
        std::find_if(items.begin(), items.end(), [&](const StatisticsItem& i) { return i.name == name; });
    return found == items.end() ? nullptr : &*found;
}

std::optional<double> ZoneStatistics::value(const std::string& item) const {
    const auto found = values.find(item);
    return found == values.end() ? std::nullopt : std::optional<double>(found->second);
}

namespace {

ZoneStatistics latest_rows_of(const std::vector<StatisticsRow>& rows, const std::string& zone_id) {
    ZoneStatistics statistics;
    for (const StatisticsRow& row : rows) {
        if (row.zone_id == zone_id) {
            statistics.year = std::max(statistics.year.value_or(row.year), row.year);
        }
    }
    for (const StatisticsRow& row : rows) {
        if (row.zone_id == zone_id && row.year == statistics.year) {
            statistics.values[row.item] = row.value;
        }
    }
    return statistics;
}

}  // namespace

ZoneStatistics statistics_of(const std::vector<StatisticsRow>& rows, const std::string& zone_id,
                             const std::vector<std::string>& zone_ids) {
    ZoneStatistics own = latest_rows_of(rows, zone_id);
    if (zone_id != "all" || !own.values.empty() || zone_ids.empty()) {
        return own;
    }
    std::vector<ZoneStatistics> parts;
    for (const std::string& id : zone_ids) {
        parts.push_back(latest_rows_of(rows, id));
    }
    for (const StatisticsItem& item : statistics_items()) {
        double sum = 0.0;
        const bool everywhere = std::all_of(parts.begin(), parts.end(), [&](const ZoneStatistics& part) {
            sum += part.value(item.name).value_or(0.0);
            return part.value(item.name).has_value();
        });
        if (everywhere) {
            own.values[item.name] = sum;
        }
    }
    own.year = parts.front().year;
    return own;
}

}  // namespace sunshed
