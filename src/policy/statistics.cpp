#include "sunshed/policy/statistics.hpp"

#include <algorithm>

#include "sunshed/catalogue/indicator_words.hpp"
#include "sunshed/catalogue/whole.hpp"

namespace sunshed {

namespace {

using Units = std::map<std::string, double>;

Units units_of(Unit unit) {
    static const std::map<Unit, Units> by_unit{
        {Unit::kwh,
         {{"kWh", 1.0},
          {"MWh", 1e3},
          {"GWh", 1e6},
          {"万kWh", 1e4},
          {"亿kWh", 1e8},
          {"TWh", 1e9},
          {"千瓦时", 1.0},
          {"万千瓦时", 1e4},
          {"亿千瓦时", 1e8},
          {"兆瓦时", 1e3},
          {"吉瓦时", 1e6},
          {"度", 1.0},
          {"万度", 1e4},
          {"亿度", 1e8}}},
        {Unit::gigajoule,
         {{"GJ", 1.0},
          {"TJ", 1e3},
          {"万GJ", 1e4},
          {"PJ", 1e6},
          {"MWh", 3.6},
          {"吉焦", 1.0},
          {"万吉焦", 1e4},
          {"百万千焦", 1.0}}},
        {Unit::cubic_metre,
         {{"m3", 1.0},
          {"万m3", 1e4},
          {"亿m3", 1e8},
          {"Nm3", 1.0},
          {"万Nm3", 1e4},
          {"立方米", 1.0},
          {"万立方米", 1e4},
          {"亿立方米", 1e8}}},
        {Unit::tonne,
         {{"t", 1.0}, {"万t", 1e4}, {"kg", 1e-3}, {"吨", 1.0}, {"万吨", 1e4}, {"千克", 1e-3}, {"公斤", 1e-3}}},
        {Unit::tce,
         {{"tce", 1.0}, {"万tce", 1e4}, {"吨标准煤", 1.0}, {"万吨标准煤", 1e4}, {"吨标煤", 1.0}, {"万吨标煤", 1e4}}},
        {Unit::square_metre,
         {{"m2", 1.0},
          {"万m2", 1e4},
          {"km2", 1e6},
          {"平方米", 1.0},
          {"万平方米", 1e4},
          {"亿平方米", 1e8},
          {"ha", 1e4},
          {"公顷", 1e4}}},
        {Unit::percent, {{"%", 1.0}, {"1", 100.0}}},
        {Unit::kwp,
         {{"kWp", 1.0}, {"kW", 1.0}, {"MWp", 1e3}, {"MW", 1e3}, {"千瓦", 1.0}, {"万千瓦", 1e4}, {"兆瓦", 1e3}}},
        {Unit::kva, {{"kVA", 1.0}, {"MVA", 1e3}}},
        {Unit::kilometre, {{"km", 1.0}, {"公里", 1.0}, {"m", 1e-3}}},
        {Unit::percentage_points, {{"percentage points", 1.0}, {"百分点", 1.0}, {"个百分点", 1.0}, {"%", 1.0}}},
    };
    const auto found = by_unit.find(unit);
    return found == by_unit.end() ? Units{{to_string(unit), 1.0}, {"户", 1.0}, {"是否", 1.0}} : found->second;
}

StatisticsItem item(const char* name, Unit unit, const char* name_zh, const char* name_en, const char* meaning) {
    StatisticsItem result{name, unit, units_of(unit), meaning, name_zh, name_en};
    result.is_share = is_share(unit);
    if (result.is_share) {
        result.largest = unit == Unit::yes_no ? 1.0 : 100.0;
    }
    return result;
}

std::vector<StatisticsItem> energy_items() {
    return {
        item("electricity", Unit::kwh, "城镇建筑用电", "electricity use of urban buildings",
             "electricity used by urban residential and public buildings"),
        item("heat", Unit::gigajoule, "集中供热量", "central heat", "central heat delivered to them"),
        item("gas", Unit::cubic_metre, "天然气", "natural gas", "natural gas used in them"),
        item("coal", Unit::tonne, "散煤", "raw coal", "raw coal burnt in them"),
        item("lpg", Unit::tonne, "液化石油气", "liquefied petroleum gas", "liquefied petroleum gas used in them"),
        item("pv_generation", Unit::kwh, "已有光伏年发电量", "energy of existing PV",
             "energy of the PV that is there already"),
        item("pv_self_consumption_share", Unit::percent, "光伏自用比例", "self-consumed share of PV energy",
             "share of PV energy used in the building"),
        item("solar_thermal", Unit::tce, "太阳能热水替代量", "energy replaced by solar collectors",
             "conventional energy that solar collectors replace"),
        item("solar_thermal_area", Unit::square_metre, "太阳能集热面积", "collector area",
             "collector area, where solar_thermal is not known"),
        item("heat_pump", Unit::tce, "热泵替代量", "energy replaced by heat pumps",
             "conventional energy that heat pumps replace"),
        item("heat_pump_heat", Unit::gigajoule, "热泵供热量", "heat of heat pumps",
             "useful heat of heat pumps, with heat_pump_electricity"),
        item("heat_pump_electricity", Unit::kwh, "热泵用电", "electricity of heat pumps",
             "electricity of those heat pumps"),
        item("air_heat_pump_area", Unit::square_metre, "空气源热泵供暖面积",
             "floor area heated by air-source heat pumps", "floor area heated by air-source heat pumps"),
        item("ground_heat_pump_area", Unit::square_metre, "地源热泵供暖面积",
             "floor area heated by ground-source heat pumps", "floor area heated by ground or water source heat pumps"),
        item("geothermal", Unit::tce, "地热能替代量", "energy replaced by geothermal heat",
             "conventional energy that geothermal heat replaces"),
        item("geothermal_heat", Unit::gigajoule, "地热供热量", "geothermal heat",
             "useful geothermal heat, where geothermal is not known"),
        item("biomass", Unit::tce, "生物质能替代量", "energy replaced by biomass",
             "conventional energy that biomass replaces"),
        item("biomass_mass", Unit::tonne, "生物质燃料量", "biomass fuel",
             "solid biomass fuel delivered, where biomass is not known"),
        item("transformer_capacity", Unit::kva, "配电变压器容量", "capacity of distribution transformers",
             "rated capacity of distribution transformers"),
    };
}

std::vector<StatisticsItem> make_items() {
    std::vector<StatisticsItem> items = energy_items();
    for (const IndicatorDefinition& definition : indicator_definitions()) {
        if (definition.kind == IndicatorKind::tracked) {
            items.push_back(
                item(definition.id, definition.unit, definition.name_zh, definition.name_en, definition.formula));
        }
    }
    return items;
}

}  // namespace

const std::vector<StatisticsItem>& statistics_items() {
    static const std::vector<StatisticsItem> items = make_items();
    return items;
}

const StatisticsItem* find_statistics_item(const std::string& name) {
    const auto& items = statistics_items();
    const auto found = std::find_if(items.begin(), items.end(),
                                    [&](const StatisticsItem& i) { return i.name == name || i.name_zh == name; });
    return found == items.end() ? nullptr : &*found;
}

std::optional<double> AreaStatistics::value(const std::string& item, int year) const {
    const auto& years = series(item);
    const auto found = years.find(year);
    return found == years.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::pair<int, double>> AreaStatistics::latest(const std::string& item) const {
    const auto& years = series(item);
    return years.empty() ? std::nullopt : std::optional<std::pair<int, double>>(*years.rbegin());
}

const std::map<int, double>& AreaStatistics::series(const std::string& item) const {
    static const std::map<int, double> none;
    const auto found = series_.find(item);
    return found == series_.end() ? none : found->second;
}

std::optional<int> AreaStatistics::latest_year_with(const std::vector<std::string>& items) const {
    std::map<int, int> items_of_year;
    for (const std::string& item : items) {
        for (const auto& [year, value] : series(item)) {
            ++items_of_year[year];
        }
    }
    std::optional<int> best;
    for (const auto& [year, count] : items_of_year) {
        best = !best || count >= items_of_year[*best] ? year : *best;
    }
    return best;
}

namespace {

/// Adds what every one of the parts reports, where the whole does not report it itself.
void fill_from_parts(AreaStatistics& whole, const std::vector<const AreaStatistics*>& parts) {
    if (parts.empty()) {
        return;
    }
    for (const StatisticsItem& item : statistics_items()) {
        if (item.is_share) {
            continue;
        }
        for (const auto& [year, first] : parts.front()->series(item.name)) {
            double sum = 0.0;
            const bool everywhere = std::all_of(parts.begin(), parts.end(), [&, y = year](const AreaStatistics* part) {
                sum += part->value(item.name, y).value_or(0.0);
                return part->value(item.name, y).has_value();
            });
            if (everywhere && !whole.value(item.name, year)) {
                whole.set(item.name, year, sum);
            }
        }
    }
}

/// Fills a zone after the zones inside it.
void fill(const std::string& id, const std::multimap<std::string, std::string>& inside,
          std::map<std::string, AreaStatistics>& areas) {
    std::vector<const AreaStatistics*> parts;
    const auto [begin, end] = inside.equal_range(id);
    for (auto child = begin; child != end; ++child) {
        fill(child->second, inside, areas);
        parts.push_back(&areas[child->second]);
    }
    fill_from_parts(areas[id], parts);
}

}  // namespace

std::map<std::string, AreaStatistics> statistics_by_area(const std::vector<StatisticsRow>& rows,
                                                         const std::vector<ZoneInfo>& zones) {
    std::map<std::string, AreaStatistics> areas;
    for (const StatisticsRow& row : rows) {
        areas[row.zone_id].set(row.item, row.year, row.value);
    }
    std::multimap<std::string, std::string> inside;
    for (const ZoneInfo& zone : zones) {
        inside.emplace(zone.parent.empty() ? whole_id : zone.parent, zone.id);
    }
    fill(whole_id, inside, areas);
    return areas;
}

}  // namespace sunshed
