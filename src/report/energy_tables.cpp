#include <algorithm>

#include "column_makers.hpp"
#include "csv_tables.hpp"
#include "sunshed/catalogue/whole.hpp"
#include "sunshed/catalogue/yield_words.hpp"
#include "sunshed/core/raster.hpp"
#include "sunshed/core/share.hpp"

namespace sunshed {

namespace {

/// A link's id as a column's: "light-induced degradation" becomes light_induced_degradation.
std::string column_name(std::string id) {
    std::replace_if(
        id.begin(), id.end(), [](char c) { return c == ' ' || c == '-'; }, '_');
    return id;
}

std::string id_or_whole(const std::string& id) {
    return id.empty() ? std::string(whole_id) : id;
}

std::string id_or_whole(std::optional<BuildingClass> building_class) {
    return building_class ? to_string(*building_class) : std::string(whole_id);
}

/// Of buildings whose load is known; NULL where there are none.
TableColumn<BalanceRow> of_known(const char* name, const char* zh, const char* meaning, double ClassBalance::*member) {
    return real_column<BalanceRow>(
        name, zh, Unit::kwh, meaning,
        [member](const BalanceRow& r) { return r.sums->buildings_with_known_load > 0 ? r.sums->*member : missing_d; },
        1);
}

/// What the transformer sees; NULL for single classes.
TableColumn<BalanceRow> of_zone(const char* name, const char* zh, Unit unit, const char* meaning,
                                double LoadBalance::*member) {
    return real_column<BalanceRow>(
        name, zh, unit, meaning,
        [member](const BalanceRow& r) { return r.building_class ? missing_d : r.zone->*member; }, 1);
}

std::vector<TableColumn<BuildingWaterfallRow>> make_building_waterfall_columns() {
    using R = BuildingWaterfallRow;
    std::vector<TableColumn<R>> columns{text_column<R>("building_id", "建筑编号", "the input's id",
                                                       [](const R& r) { return r.building->facts.building_id; })};
    for (const Word<LossLink>& link : words_of(LossLink())) {
        const auto place = static_cast<std::size_t>(link.value);
        const std::string id = column_name(link.id);
        columns.push_back(
            {id + "_left_kwh", std::string(link.zh) + "后剩余", ColumnType::real, Unit::kwh,
             std::string("left after the link: ") + link.en,
             [place](const R& r) { return place < r.steps.size() ? real_cell(r.steps[place].left_kwh) : Cell(); }, 3});
        columns.push_back(
            {id + "_lost_pct", std::string(link.zh) + "损失", ColumnType::real, Unit::percent,
             std::string("lost at it, of what came to it: ") + link.en,
             [place](const R& r) { return place < r.steps.size() ? real_cell(r.steps[place].lost_pct) : Cell(); }, 4});
    }
    return columns;
}

}  // namespace

const std::vector<TableColumn<SupplyRow>>& supply_columns() {
    using R = SupplyRow;
    static const std::vector<TableColumn<R>> columns{
        count_column<R>("rank", "名次", Unit::one, "from the cheapest energy up", [](const R& r) { return r.rank; }),
        text_column<R>("building_id", "建筑编号", "whose system it is",
                       [](const R& r) { return r.building->facts.building_id; }),
        text_column<R>("zone_id", "区域编号", "its zone", [](const R& r) { return r.building->facts.zone_id; }),
        text_column<R>("class", "类别", "its class",
                       [](const R& r) { return to_string(r.building->facts.building_class); }),
        real_column<R>(
            "lcoe_cny_kwh", "度电成本", Unit::cny_per_kwh, "levelised cost of its energy",
            [](const R& r) { return r.step.offer.lcoe_cny_kwh; }, 4),
        real_column<R>(
            "capacity_kwp", "容量", Unit::kwp, "rated DC power", [](const R& r) { return r.step.offer.capacity_kwp; },
            3),
        real_column<R>(
            "energy_ac_kwh", "年发电量", Unit::kwh, "AC energy a year",
            [](const R& r) { return r.step.offer.energy_kwh; }, 1),
        real_column<R>(
            "cumulative_mw", "累计容量", Unit::mw, "rated power up to this rank",
            [](const R& r) { return r.step.cumulative_mw; }, 6),
        real_column<R>(
            "cumulative_gwh", "累计年发电量", Unit::gwh, "energy a year up to this rank",
            [](const R& r) { return r.step.cumulative_gwh; }, 6),
    };
    return columns;
}

const std::vector<TableColumn<BalanceRow>>& balance_columns() {
    using R = BalanceRow;
    static const std::vector<TableColumn<R>> columns{
        text_column<R>("zone_id", "区域编号", "zone, or all", [](const R& r) { return r.zone->zone_id; }),
        text_column<R>("class", "类别", "class of buildings, or all",
                       [](const R& r) { return id_or_whole(r.building_class); }),
        count_column<R>("building_count", "建筑数", Unit::one, "buildings",
                        [](const R& r) { return r.sums->building_count; }),
        count_column<R>("buildings_with_known_load", "用电已知的建筑数", Unit::one, "whose load is told or estimated",
                        [](const R& r) { return r.sums->buildings_with_known_load; }),
        real_column<R>(
            "generation_kwh", "年发电量", Unit::kwh, "AC energy a year of all",
            [](const R& r) { return r.sums->generation_kwh; }, 1),
        real_column<R>(
            "known_load_generation_kwh", "用电已知建筑的发电量", Unit::kwh,
            "AC energy a year of those with a known load", [](const R& r) { return r.sums->known_load_generation_kwh; },
            1),
        of_known("load_kwh", "年用电量", "use a year of those with a known load; empty where there are none",
                 &ClassBalance::load_kwh),
        of_known("self_consumed_kwh", "自发自用电量", "generation used behind the meter",
                 &ClassBalance::self_consumed_kwh),
        real_column<R>(
            "exported_kwh", "余电上网电量", Unit::kwh,
            "generation that leaves through a meter; all of it where no load is known",
            [](const R& r) { return r.sums->exported_kwh; }, 1),
        of_known("imported_kwh", "电网购电量", "use that comes through a meter", &ClassBalance::imported_kwh),
        real_column<R>(
            "self_consumption_pct", "自用率", Unit::percent, "self-consumed of known_load_generation_kwh",
            [](const R& r) { return share_pct(r.sums->self_consumed_kwh, r.sums->known_load_generation_kwh); }, 2),
        real_column<R>(
            "self_sufficiency_pct", "自给率", Unit::percent, "self-consumed of the load",
            [](const R& r) { return share_pct(r.sums->self_consumed_kwh, r.sums->load_kwh); }, 2),
        of_zone("shared_kwh", "区内互用电量", Unit::kwh, "exported and used by neighbours of the zone at once",
                &LoadBalance::shared_kwh),
        of_zone("peak_load_kw", "最大负荷", Unit::kw, "highest load of the zone", &LoadBalance::peak_load_kw),
        of_zone("peak_import_kw", "最大受电功率", Unit::kw, "highest power that the zone draws",
                &LoadBalance::peak_import_kw),
        of_zone("peak_export_kw", "最大送出功率", Unit::kw, "highest power that the zone feeds back",
                &LoadBalance::peak_export_kw),
        of_zone("peak_reduction_pct", "削峰比例", Unit::percent, "by which the highest power drawn falls",
                &LoadBalance::peak_reduction_pct),
        of_zone("export_limit_kw", "送出限额", Unit::kw, "limit of its transformer or feeder, where given",
                &LoadBalance::export_limit_kw),
        of_zone("hours_over_limit", "超限小时数", Unit::hour, "hours a year that it feeds back more",
                &LoadBalance::hours_over_limit),
        of_zone("energy_over_limit_kwh", "超限电量", Unit::kwh, "energy above the limit a year",
                &LoadBalance::energy_over_limit_kwh),
    };
    return columns;
}

const std::vector<TableColumn<ZoneHour>>& zone_hour_columns() {
    using R = ZoneHour;
    static const std::vector<TableColumn<R>> columns{
        text_column<R>("zone_id", "区域编号", "zone; empty for buildings in none",
                       [](const R& r) { return r.series->zone_id; }),
        text_column<R>("class", "类别", "class of building", [](const R& r) { return r.series->building_class; }),
        {"timestamp", "时刻", ColumnType::text, Unit::utc, "start of the hour",
         [](const R& r) { return Cell(*r.begin); }},
        real_column<R>(
            "ac_kw", "交流功率", Unit::kw, "mean AC power of all modules that fit", [](const R& r) { return r.ac_kw; },
            3),
    };
    return columns;
}

const std::vector<TableColumn<WaterfallRow>>& waterfall_columns() {
    using R = WaterfallRow;
    static const std::vector<TableColumn<R>> columns{
        text_column<R>("zone_id", "区域编号", "zone, or all", [](const R& r) { return id_or_whole(r.scope->zone_id); }),
        text_column<R>("class", "类别", "class of building, or all",
                       [](const R& r) { return id_or_whole(r.scope->building_class); }),
        text_column<R>("step", "环节", "link of the energy chain, see docs/energy.md",
                       [](const R& r) { return column_name(to_string(r.step->link)); }),
        real_column<R>(
            "lost_kwh", "损失电量", Unit::kwh, "lost at the link in a year; negative where it gains",
            [](const R& r) { return r.step->lost_kwh; }, 3),
        real_column<R>(
            "lost_pct", "损失比例", Unit::percent, "of what came to the link",
            [](const R& r) { return r.step->lost_pct; }, 4),
        real_column<R>(
            "left_kwh", "剩余电量", Unit::kwh, "left after it; the last is AC energy",
            [](const R& r) { return r.step->left_kwh; }, 3),
    };
    return columns;
}

const std::vector<TableColumn<BuildingWaterfallRow>>& building_waterfall_columns() {
    static const auto columns = make_building_waterfall_columns();
    return columns;
}

}  // namespace sunshed
