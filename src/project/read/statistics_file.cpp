#include "project/read/statistics_file.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "project/read/unit_text.hpp"
#include "sunshed/catalogue/indicator_words.hpp"
#include "sunshed/catalogue/whole.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/core/many_errors.hpp"
#include "sunshed/core/quoted.hpp"
#include "sunshed/io/csv_file.hpp"
#include "sunshed/io/csv_text.hpp"

namespace sunshed {

namespace {

const std::map<std::string, std::string> column_aliases{
    {"区域", "zone_id"}, {"区域代码", "zone_id"}, {"年份", "year"},   {"年", "year"},
    {"指标", "item"},    {"项目", "item"},        {"数值", "value"},  {"值", "value"},
    {"单位", "unit"},    {"来源", "source"},      {"目标", "target"}, {"目标值", "target"}};

/// A few of many names, for a message.
template <class Names>
std::string some_of(const Names& names) {
    std::vector<std::string> few(
        names.begin(),
        std::next(names.begin(), std::min<std::ptrdiff_t>(12, std::distance(names.begin(), names.end()))));
    const auto more = static_cast<std::size_t>(std::distance(names.begin(), names.end())) - few.size();
    return fmt::format("{}{}", fmt::join(few, ", "), more > 0 ? fmt::format(" and {} more", more) : "");
}

/// What statistics and targets have in common: cells with a meaning, and errors that name them.
class Table {
public:
    Table(CsvFile file, const KnownZones& zones, const std::vector<const char*>& columns)
        : file_(std::move(file)), zones_(zones) {
        for (const ZoneInfo& zone : zones.value_or(std::vector<ZoneInfo>())) {
            zone_ids_.emplace(zone.id, zone.id);
            zone_ids_.emplace(zone.name, zone.id);
        }
        for (const char* column : columns) {
            if (!file_.columns.contains(column)) {
                throw Error(ErrorCode::bad_input, file_.path, fmt::format("there is no column '{}'", column),
                            fmt::format("the header is {}", fmt::join(columns, ",")));
            }
        }
    }

    [[nodiscard]] const CsvFile& file() const { return file_; }

    [[noreturn]] void reject(const CsvRow& row, const char* column, const std::string& problem,
                             const std::string& mend) const {
        throw Error(ErrorCode::bad_input, file_.place(row, column), problem, mend);
    }

    [[nodiscard]] double number(const CsvRow& row, const char* column) const {
        const std::string text = file_.cell(row, column);
        const auto value = number_in(text);
        if (!value) {
            reject(row, column, fmt::format("{} is not a number", quoted(text)),
                   "write it like 1234.5 or \"1,234.5\", without a unit");
        }
        return *value;
    }

    [[nodiscard]] int year(const CsvRow& row) const {
        const double year = number(row, "year");
        if (year < 1990.0 || year > 2100.0 || year != std::floor(year)) {
            reject(row, "year", fmt::format("{:g} is no year of these statistics", year), "give a year like 2024");
        }
        return static_cast<int>(year);
    }

    /// The id of a zone that is given by id or by name.
    [[nodiscard]] std::string zone(const CsvRow& row) const {
        const std::string text = file_.cell(row, "zone_id");
        if (is_whole(text) || text == "全部" || text == "合计") {
            return whole_id;
        }
        if (const auto found = zone_ids_.find(text); found != zone_ids_.end()) {
            return found->second;
        }
        if (!zones_) {
            return text;
        }
        std::vector<std::string> known{whole_id};
        for (const ZoneInfo& zone : *zones_) {
            known.push_back(zone.id == zone.name ? zone.id : fmt::format("{} ({})", zone.id, zone.name));
        }
        reject(row, "zone_id", fmt::format("there is no zone {}", quoted(text)),
               fmt::format("use one of: {}", some_of(known)));
    }

private:
    CsvFile file_;
    const KnownZones& zones_;
    std::map<std::string, std::string> zone_ids_;  ///< by id and by name
};

class StatisticsReader {
public:
    StatisticsReader(CsvFile file, const KnownZones& zones)
        : table_(std::move(file), zones, {"zone_id", "year", "item", "value", "unit"}) {}

    StatisticsFile read() {
        result_.notes = table_.file().notes;
        EachStep each = table_.file().each;
        for (const CsvRow& row : table_.file().rows) {
            if (!table_.file().cell(row, "value").empty()) {
                each([&] { add(row); });
            }
        }
        each.finish();
        note_units();
        note_series();
        return std::move(result_);
    }

private:
    [[nodiscard]] const StatisticsItem& item(const CsvRow& row) const {
        const std::string name = table_.file().cell(row, "item");
        const StatisticsItem* item = find_statistics_item(name);
        if (item == nullptr) {
            std::vector<std::string> names;
            for (const StatisticsItem& known : statistics_items()) {
                names.push_back(known.name);
            }
            table_.reject(row, "item", fmt::format("there is no item {}", quoted(name)),
                          fmt::format("use one of: {} (sunshed report --template lists them)", some_of(names)));
        }
        return *item;
    }

    [[nodiscard]] double factor(const CsvRow& row, const StatisticsItem& item) {
        const std::string unit = table_.file().cell(row, "unit");
        const auto found = item.accepted_units.find(folded_unit(unit));
        if (found == item.accepted_units.end()) {
            std::vector<std::string> units;
            for (const auto& [name, to_unit] : item.accepted_units) {
                units.push_back(name);
            }
            table_.reject(row, "unit", fmt::format("{} is no unit of {}", quoted(unit), item.name),
                          fmt::format("give it in one of: {}", fmt::join(units, ", ")));
        }
        units_[item.name].emplace(unit, row.line);
        return found->second;
    }

    void add(const CsvRow& row) {
        const StatisticsItem& known = item(row);
        StatisticsRow entry{table_.zone(row), table_.year(row), known.name, table_.number(row, "value"),
                            table_.file().cell(row, "source")};
        entry.value *= factor(row, known);
        if (entry.value < 0.0) {
            table_.reject(
                row, "value",
                fmt::format("{} is {}, less than nothing", known.name, quoted(table_.file().cell(row, "value"))),
                "check the sign; leave the cell empty where it is not known");
        }
        if (known.largest && entry.value > *known.largest) {
            table_.reject(
                row, "value",
                fmt::format("{} is {:g} {}, more than there can be", known.name, entry.value, to_string(known.unit)),
                fmt::format("give at most {:g} {}", *known.largest, to_string(known.unit)));
        }
        const auto [first, is_new] = lines_.insert({{entry.zone_id, entry.item, entry.year}, row.line});
        if (!is_new) {
            table_.reject(row, "item",
                          fmt::format("{} of {} in {} stands in line {} already", entry.item, entry.zone_id, entry.year,
                                      first->second),
                          "leave one of them out");
        }
        result_.rows.push_back(std::move(entry));
    }

    void note_units() {
        for (const auto& [item, lines] : units_) {
            if (lines.size() > 1) {
                std::vector<std::string> places;
                for (const auto& [unit, line] : lines) {
                    places.push_back(fmt::format("{} in line {}", unit, line));
                }
                result_.notes.push_back(fmt::format("{} is given in several units ({}); all were converted", item,
                                                    fmt::join(places, ", ")));
            }
        }
    }

    /// Years that are missing between others, and jumps that look like a slip of the unit.
    void note_series() {
        std::map<std::pair<std::string, std::string>, std::map<int, double>> series;
        for (const StatisticsRow& row : result_.rows) {
            series[{row.zone_id, row.item}][row.year] = row.value;
        }
        for (const auto& [key, years] : series) {
            for (auto next = std::next(years.begin()); next != years.end(); ++next) {
                const auto before = std::prev(next);
                if (next->first > before->first + 1) {
                    result_.notes.push_back(fmt::format("{} of {} is there for {} and {} but not between", key.second,
                                                        key.first, before->first, next->first));
                }
                note_jump(key.first, key.second, *before, *next);
            }
        }
    }

    void note_jump(const std::string& zone, const std::string& item, std::pair<int, double> before,
                   std::pair<int, double> after) {
        constexpr double odd_ratio = 10.0;
        const auto [low, high] = std::minmax(before.second, after.second);
        if (low > 0.0 && high / low >= odd_ratio && !find_statistics_item(item)->is_share) {
            result_.notes.push_back(
                fmt::format("{} of {} goes from {:g} ({}) to {:g} ({}), {:.0f} times apart; line {}: check the unit",
                            item, zone, before.second, before.first, after.second, after.first, high / low,
                            lines_.at({zone, item, after.first})));
        }
    }

    Table table_;
    StatisticsFile result_;
    std::map<std::tuple<std::string, std::string, int>, std::size_t> lines_;
    std::map<std::string, std::map<std::string, std::size_t>> units_;
};

}  // namespace

StatisticsFile read_statistics(const std::string& path, const KnownZones& zones) {
    return StatisticsReader(read_csv(path, column_aliases), zones).read();
}

StatisticsFile read_statistics(FileText file, const KnownZones& zones) {
    return StatisticsReader(read_csv(std::move(file), column_aliases), zones).read();
}

namespace {

std::vector<Target> targets_of(CsvFile file, const KnownZones& zones) {
    const Table table(std::move(file), zones, {"zone_id", "indicator", "year", "target"});
    std::vector<Target> targets;
    std::set<std::tuple<std::string, IndicatorKey, int>> seen;
    const auto add = [&](const CsvRow& row) {
        Target target;
        target.scope = table.file().cell(row, "zone_id").empty() ? "" : table.zone(row);
        const std::string id = table.file().cell(row, "indicator");
        const auto indicator = indicator_from_id(id);
        if (!indicator) {
            table.reject(row, "indicator", fmt::format("there is no indicator {}", quoted(id)),
                         "see docs/policy.md or report/definitions.csv");
        }
        target.indicator = *indicator;
        target.year = table.year(row);
        target.value = table.number(row, "target");
        target.source = table.file().cell(row, "source");
        if (target.source.empty()) {
            target.source = "the user's own table";
        }
        target.users_own = true;
        if (!seen.insert({target.scope, target.indicator, target.year}).second) {
            table.reject(row, "indicator", "this target stands here twice", "leave one of them out");
        }
        targets.push_back(std::move(target));
    };
    EachStep each = table.file().each;
    for (const CsvRow& row : table.file().rows) {
        each([&] { add(row); });
    }
    each.finish();
    return targets;
}

}  // namespace

std::vector<Target> read_targets(const std::string& path, const KnownZones& zones) {
    return targets_of(read_csv(path, column_aliases), zones);
}

std::vector<Target> read_targets(FileText file, const KnownZones& zones) {
    return targets_of(read_csv(std::move(file), column_aliases), zones);
}

std::string statistics_template(const std::vector<ZoneInfo>& zones, int year) {
    // The byte order mark makes Excel read the file as UTF-8.
    std::string text = "\xEF\xBB\xBF";
    text += "zone_id,year,item,value,unit,source,item_zh,meaning\n";
    std::vector<ZoneInfo> areas{{whole_id, whole_id}};
    areas.insert(areas.end(), zones.begin(), zones.end());
    for (const ZoneInfo& area : areas) {
        for (const StatisticsItem& item : statistics_items()) {
            text += fmt::format("{},{},{},,{},,{},{}\n", csv_field(area.id), year, item.name, to_string(item.unit),
                                csv_field(item.name_zh), csv_field(item.meaning));
        }
    }
    text +=
        "# An empty value is one that is not reported: it stays \"no data\" and is never 0. 数值留空即为未填报，不按 0 "
        "计。\n"
        "# Rows of \"all\" go before the sum of the zones. 填了 all 就不再用各区之和。\n";
    return text;
}

}  // namespace sunshed
