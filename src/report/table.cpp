#include "sunshed/report/table.hpp"

#include <fmt/format.h>

#include "economy_columns.hpp"

namespace sunshed {

namespace {

template <class Record>
TableColumn<Record> real(std::string name, std::string unit, std::string meaning, double Record::*member) {
    return {std::move(name), ColumnType::real, std::move(unit), std::move(meaning),
            [member](const Record& record) { return real_cell(record.*member); }};
}

template <class Record>
TableColumn<Record> text(std::string name, std::string meaning, std::function<std::string(const Record&)> value) {
    return {std::move(name), ColumnType::text, "", std::move(meaning),
            [value = std::move(value)](const Record& record) { return text_cell(value(record)); }};
}

using B = BuildingRecord;

TableColumn<SegmentRow> of_segment(std::string name, std::string unit, std::string meaning,
                                   std::function<double(const SegmentRecord&)> value) {
    return {std::move(name), ColumnType::real, std::move(unit), std::move(meaning),
            [value = std::move(value)](const SegmentRow& row) { return real_cell(value(*row.segment)); }};
}

std::vector<TableColumn<SegmentRow>> make_segment_columns() {
    std::vector<TableColumn<SegmentRow>> columns{
        text<SegmentRow>("segment_id", "building_id and a running number",
                         [](const SegmentRow& r) { return r.segment->segment_id; }),
        text<SegmentRow>("building_id", "the building it belongs to",
                         [](const SegmentRow& r) { return r.building->building_id; }),
        of_segment("tilt_deg", "degrees", "lean of the plane, 0 = level",
                   [](const SegmentRecord& s) { return s.tilt_deg; }),
        of_segment("azimuth_deg", "degrees", "compass direction that the plane faces, from true north; NULL where flat",
                   [](const SegmentRecord& s) { return s.azimuth_deg; }),
        of_segment("area_m2", "m2", "area in the plane", [](const SegmentRecord& s) { return s.roof.area_m2; }),
        of_segment("ground_area_m2", "m2", "area seen from above",
                   [](const SegmentRecord& s) { return s.roof.ground_area_m2; }),
        of_segment("usable_area_m2", "m2", "area in the plane after set-backs and obstacles",
                   [](const SegmentRecord& s) { return s.roof.usable_area_m2; }),
        of_segment("plane_rmse_m", "m", "root mean square distance of its cells from the plane",
                   [](const SegmentRecord& s) { return s.roof.plane_rmse_m; }),
        of_segment("irradiation_kwh_m2", "kWh m-2", "mean irradiation in the plane over the year, shaded",
                   [](const SegmentRecord& s) { return s.irradiation_kwh_m2; }),
    };
    for (std::size_t month = 0; month < 12; ++month) {
        columns.push_back(of_segment(fmt::format("irradiation_{:02}_kwh_m2", month + 1), "kWh m-2",
                                     fmt::format("the same in month {}", month + 1),
                                     [month](const SegmentRecord& s) { return s.irradiation_monthly_kwh_m2[month]; }));
    }
    columns.push_back(of_segment("sky_view", "1", "mean sky view factor of a horizontal receiver",
                                 [](const SegmentRecord& s) { return s.sky_view; }));
    columns.push_back({"module_count", ColumnType::integer, "1", "modules that fit", [](const SegmentRow& r) {
                           return Cell(static_cast<std::int64_t>(r.segment->layout.modules.size()));
                       }});
    columns.push_back(of_segment("capacity_kwp", "kWp", "rated DC power of the modules",
                                 [](const SegmentRecord& s) { return s.capacity_kwp; }));
    columns.push_back(
        of_segment("energy_ac_kwh", "kWh", "AC energy a year", [](const SegmentRecord& s) { return s.energy_ac_kwh; }));
    return columns;
}

std::vector<TableColumn<ZoneSummary>> make_zone_columns() {
    std::vector<TableColumn<ZoneSummary>> columns{
        text<ZoneSummary>("zone_id", "id of the zone", [](const ZoneSummary& z) { return z.zone.id; }),
        text<ZoneSummary>("name", "name of the zone", [](const ZoneSummary& z) { return z.zone.name; }),
    };
    struct Sum {
        const char* name;
        const char* unit;
        const char* meaning;
        double BuildingSums::*member;
    };
    static const std::vector<Sum> sums{
        {"footprint_area_m2", "m2", "footprints", &BuildingSums::footprint_area_m2},
        {"roof_area_m2", "m2", "roof planes", &BuildingSums::roof_area_m2},
        {"module_area_m2", "m2", "modules", &BuildingSums::module_area_m2},
        {"capacity_kwp", "kWp", "rated DC power", &BuildingSums::capacity_kwp},
        {"energy_ac_kwh", "kWh", "AC energy a year", &BuildingSums::energy_ac_kwh},
        {"existing_pv_m2", "m2", "PV that is there already", &BuildingSums::existing_pv_m2},
        {"co2_t", "t", "avoided CO2 a year", &BuildingSums::co2_t},
    };
    const auto add = [&](const std::string& prefix, const std::string& of_what,
                         const std::function<const BuildingSums*(const ZoneSummary&)>& pick) {
        columns.push_back(
            {prefix + "building_count", ColumnType::integer, "1", "buildings" + of_what, [pick](const ZoneSummary& z) {
                 const BuildingSums* s = pick(z);
                 return Cell(static_cast<std::int64_t>(s != nullptr ? s->building_count : 0));
             }});
        for (const Sum& sum : sums) {
            columns.push_back({prefix + sum.name, ColumnType::real, sum.unit, std::string(sum.meaning) + of_what,
                               [pick, member = sum.member](const ZoneSummary& z) {
                                   const BuildingSums* s = pick(z);
                                   return Cell(s != nullptr ? s->*member : 0.0);
                               }});
        }
    };
    add("", "", [](const ZoneSummary& z) { return &z.total; });
    append_economy_columns(columns);
    append_balance_columns(columns);
    for (int c = 0; c <= static_cast<int>(BuildingClass::unknown); ++c) {
        const auto building_class = static_cast<BuildingClass>(c);
        add(to_string(building_class) + "_", " of class " + to_string(building_class),
            [building_class](const ZoneSummary& z) {
                const auto found = z.by_class.find(building_class);
                return found == z.by_class.end() ? nullptr : &found->second;
            });
    }
    return columns;
}

std::vector<TableColumn<B>> make_building_columns() {
    std::vector<TableColumn<B>> columns{
        text<B>("building_id", "the input's id, or f and the feature's number",
                [](const B& b) { return b.building_id; }),
        text<B>("zone_id", "zone that holds the building's representative point; NULL where none",
                [](const B& b) { return b.zone_id; }),
        text<B>("class", "use, as the plans count it", [](const B& b) { return to_string(b.building_class); }),
        text<B>("vintage", "new | existing | unknown", [](const B& b) { return to_string(b.vintage); }),
        {"year_built", ColumnType::integer, "1", "year of completion",
         [](const B& b) { return b.year_built ? Cell(static_cast<std::int64_t>(*b.year_built)) : Cell(); }},
        real("height_m", "m", "height above the ground", &B::height_m),
        real("footprint_area_m2", "m2", "area of the footprint", &B::footprint_area_m2),
        real("roof_area_m2", "m2", "roof planes, in their planes", &B::roof_area_m2),
        real("usable_area_m2", "m2", "after set-backs and obstacles, in the planes", &B::usable_area_m2),
        real("irradiation_kwh_m2", "kWh m-2", "mean irradiation in the planes of the roof over the year, shaded",
             &B::irradiation_kwh_m2),
        real("irradiation_p10_kwh_m2", "kWh m-2", "a tenth of the roof's cells get less", &B::irradiation_p10_kwh_m2),
        real("irradiation_p90_kwh_m2", "kWh m-2", "a tenth of the roof's cells get more", &B::irradiation_p90_kwh_m2),
        real("sky_view", "1", "mean sky view factor of a horizontal receiver", &B::sky_view),
        real("shade_loss_pct", "%", "irradiation of the modules lost to surroundings", &B::shade_loss_pct),
        {"module_count", ColumnType::integer, "1", "modules that fit",
         [](const B& b) { return Cell(static_cast<std::int64_t>(b.module_count)); }},
        real("module_area_m2", "m2", "area of the modules", &B::module_area_m2),
        real("coverage_pct", "%", "roof-PV coverage in the configured reading (default C1)", &B::coverage_pct),
        real("capacity_kwp", "kWp", "rated DC power of the modules", &B::capacity_kwp),
        real("energy_dc_kwh", "kWh", "DC energy a year, into the inverter", &B::energy_dc_kwh),
        real("energy_ac_kwh", "kWh", "AC energy a year", &B::energy_ac_kwh),
        real("yield_kwh_kwp", "kWh kWp-1", "AC energy per rated power a year", &B::yield_kwh_kwp),
        real("snow_loss_pct", "%", "energy lost to snow", &B::snow_loss_pct),
        real("existing_pv_m2", "m2", "PV that is there already, as the input tells", &B::existing_pv_m2),
        text<B>("suitability", "good | fair | poor | none, by yield against the best open plane",
                [](const B& b) { return b.suitability; }),
        real("co2_t", "t", "avoided CO2 a year", &B::co2_t),
    };
    append_economy_columns(columns);
    columns.push_back(
        text<B>("quality", "measured | estimated | why it was not assessed", [](const B& b) { return b.quality; }));
    columns.push_back(
        text<B>("reason", "why there is nothing, or less than one would expect", [](const B& b) { return b.reason; }));
    return columns;
}

}  // namespace

const std::vector<TableColumn<BuildingRecord>>& building_columns() {
    static const auto columns = make_building_columns();
    return columns;
}

const std::vector<TableColumn<SegmentRow>>& segment_columns() {
    static const auto columns = make_segment_columns();
    return columns;
}

const std::vector<TableColumn<ModuleRow>>& module_columns() {
    static const std::vector<TableColumn<ModuleRow>> columns{
        text<ModuleRow>("module_id", "segment_id and a running number",
                        [](const ModuleRow& r) { return fmt::format("{}/{}", r.segment->segment_id, r.module + 1); }),
        text<ModuleRow>("segment_id", "the segment it lies on",
                        [](const ModuleRow& r) { return r.segment->segment_id; }),
        text<ModuleRow>("building_id", "the building it lies on",
                        [](const ModuleRow& r) { return r.building->building_id; }),
        {"tilt_deg", ColumnType::real, "degrees", "lean of the module",
         [](const ModuleRow& r) { return real_cell(r.segment->module_tilt_deg); }},
        {"azimuth_deg", ColumnType::real, "degrees", "compass direction that it faces, from true north",
         [](const ModuleRow& r) { return real_cell(r.segment->module_azimuth_deg); }},
        {"energy_dc_kwh", ColumnType::real, "kWh", "DC energy a year",
         [](const ModuleRow& r) {
             return real_cell(r.segment->energy_dc_kwh / static_cast<double>(r.segment->layout.modules.size()));
         }},
    };
    return columns;
}

const std::vector<TableColumn<FacadeRecord>>& facade_columns() {
    static const std::vector<TableColumn<FacadeRecord>> columns = [] {
        using F = FacadeRecord;
        std::vector<TableColumn<F>> list{
            text<F>("building_id", "the building it belongs to", [](const F& f) { return f.building_id; }),
            {"wall", ColumnType::integer, "", "running number along the footprint's rings",
             [](const F& f) { return Cell(std::int64_t{f.wall}); }},
            real("azimuth_deg", "degrees", "compass direction that the wall faces, from true north", &F::azimuth_deg),
            real("length_m", "m", "length of the wall", &F::length_m),
            real("height_m", "m", "mean height of the wall", &F::height_m),
            real("area_m2", "m2", "area of the wall", &F::area_m2),
            real("irradiation_kwh_m2", "kWh/m2", "irradiation in the year, mean over the wall", &F::irradiation_kwh_m2),
            real("beam_kwh_m2", "kWh/m2", "of it beam", &F::beam_kwh_m2),
            real("sky_view", "1", "share of the sky that the wall sees, 0.5 in the open", &F::sky_view)};
        for (std::size_t month = 0; month < 12; ++month) {
            list.push_back({fmt::format("irradiation_{:02}_kwh_m2", month + 1), ColumnType::real, "kWh/m2",
                            fmt::format("irradiation in month {}", month + 1),
                            [month](const F& f) { return real_cell(f.monthly_kwh_m2[month]); }});
        }
        return list;
    }();
    return columns;
}

const std::vector<TableColumn<ZoneSummary>>& zone_columns() {
    static const auto columns = make_zone_columns();
    return columns;
}

}  // namespace sunshed
