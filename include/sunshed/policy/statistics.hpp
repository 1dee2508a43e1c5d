#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace sunshed {

/// One figure of an area's energy statistics, in the unit of its item.
struct StatisticsRow {
    std::string zone_id;  ///< "all" for the whole project
    int year = 0;
    std::string item;  ///< see statistics_items()
    double value = 0.0;
    std::string source;
};

/// What a statistics file may hold: the name of an item, its unit here and the units it may be given in.
struct StatisticsItem {
    const char* name;
    const char* unit;
    std::map<std::string, double> accepted_units;  ///< factor to `unit`
    const char* meaning;
};

const std::vector<StatisticsItem>& statistics_items();
/// nullptr for an unknown name.
const StatisticsItem* find_statistics_item(const std::string& name);

/// The energy use of an area's urban buildings in a year, and what renewables other than PV give.
/// What was not reported stays empty.
struct ZoneStatistics {
    std::optional<int> year;
    std::map<std::string, double> values;  ///< by item

    [[nodiscard]] std::optional<double> value(const std::string& item) const;
};

/// The statistics of an area: its own rows of the latest year; for "all", rows of "all", or the sum of the zones for
/// items that every zone reports.
ZoneStatistics statistics_of(const std::vector<StatisticsRow>& rows, const std::string& zone_id,
                             const std::vector<std::string>& zone_ids);

}  // namespace sunshed
