#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sunshed/catalogue/unit.hpp"
#include "sunshed/policy/zone_summary.hpp"

namespace sunshed {

/// One figure of an area's statistics, in the unit of its item.
struct StatisticsRow {
    std::string zone_id;  ///< "all" for the whole project
    int year = 0;
    std::string item;  ///< see statistics_items()
    double value = 0.0;
    std::string source;
};

/// What a statistics file may hold: the name of an item, its unit here and the units it may be given in.
struct StatisticsItem {
    std::string name;  ///< its id in files
    Unit unit = Unit::one;
    std::map<std::string, double> accepted_units;  ///< factor to `unit`
    std::string meaning;
    std::string name_zh;  ///< which a file may give too
    std::string name_en;
    bool is_share = false;                ///< shares do not add up over zones
    std::optional<double> largest = {};   ///< no value can be above this
    std::optional<double> smallest = {};  ///< no value can be below this; 0 where not given
};

/// Energy items first, then everything that is tracked (see catalogue/indicator_words.hpp).
const std::vector<StatisticsItem>& statistics_items();
/// nullptr for an unknown name; Chinese names are known too.
const StatisticsItem* find_statistics_item(const std::string& name);

/// What an area reports, by item and year. What was not reported stays empty.
class AreaStatistics {
public:
    void set(const std::string& item, int year, double value) { series_[item][year] = value; }

    [[nodiscard]] std::optional<double> value(const std::string& item, int year) const;
    /// The latest figure of an item with its year.
    [[nodiscard]] std::optional<std::pair<int, double>> latest(const std::string& item) const;
    /// The years of an item, ascending.
    [[nodiscard]] const std::map<int, double>& series(const std::string& item) const;
    /// The latest year with all of the items; else the one with most of them; nothing without any.
    [[nodiscard]] std::optional<int> latest_year_with(const std::vector<std::string>& items) const;

private:
    std::map<std::string, std::map<int, double>> series_;
};

/// The statistics of every area and of "all". An area's own rows go before sums; what it does not report itself is the
/// sum of the areas right inside it where every one of them reports it for that year. Shares are never summed.
std::map<std::string, AreaStatistics> statistics_by_area(const std::vector<StatisticsRow>& rows,
                                                         const std::vector<ZoneInfo>& zones);

}  // namespace sunshed
