#include "sunshed/report/table.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

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

TableColumn<B> worth(std::string name, ColumnType type, std::string unit, std::string meaning,
                     std::function<Cell(const WorthwhileAnswer&)> value) {
    return {std::move(name), type, std::move(unit), std::move(meaning),
            [value = std::move(value)](const B& record) { return value(record.worthwhile); }};
}

TableColumn<B> rejected(const std::string& code, const std::string& meaning, double RejectedArea::*member) {
    return {"rejected_" + code + "_m2", ColumnType::real, "m2", "plan area without modules: " + meaning,
            [member](const B& record) { return real_cell(record.rejected.*member); }};
}

/// "ridge 2 12.0 m; step 3 4.5 m (+2.1 m)": kind, the neighbour's running number, length, and how far it lies above.
std::string neighbours_of(const SegmentRecord& segment) {
    static constexpr std::array<const char*, 3> kinds{"ridge", "valley", "step"};
    std::string words;
    for (const SegmentBorder& border : segment.roof.borders) {
        words += fmt::format("{}{} {} {:.1f} m", words.empty() ? "" : "; ",
                             kinds[static_cast<std::size_t>(border.kind)], border.other + 1, border.length_m);
        words += border.kind == BorderKind::step ? fmt::format(" ({:+.1f} m)", border.rise_m) : "";
    }
    return words;
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
        text<SegmentRow>("neighbours",
                         "ridge, valley or step, running number of the neighbour, length in plan (its height)",
                         [](const SegmentRow& r) { return neighbours_of(*r.segment); }),
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
    columns.push_back({"module_count", ColumnType::integer, "1", "modules that fit",
                       [](const SegmentRow& r) { return Cell(std::int64_t{r.segment->module_count}); }});
    columns.push_back(of_segment("capacity_kwp", "kWp", "rated DC power of the modules",
                                 [](const SegmentRecord& s) { return s.capacity_kwp; }));
    columns.push_back(
        of_segment("energy_ac_kwh", "kWh", "AC energy a year", [](const SegmentRecord& s) { return s.energy_ac_kwh; }));
    return columns;
}

/// A value of a module's energy; nothing where roofs were laid out without energy.
TableColumn<ModuleRow> of_energy(std::string name, ColumnType type, std::string unit, std::string meaning,
                                 std::function<Cell(const ModuleEnergy&)> value) {
    return {std::move(name), type, std::move(unit), std::move(meaning),
            [value = std::move(value)](const ModuleRow& row) {
                const auto& energies = row.segment->module_energy;
                return row.module < energies.size() ? value(energies[row.module]) : Cell();
            }};
}

std::vector<TableColumn<ZoneSummary>> make_zone_columns() {
    std::vector<TableColumn<ZoneSummary>> columns{
        text<ZoneSummary>("zone_id", "id of the zone", [](const ZoneSummary& z) { return z.zone.id; }),
        text<ZoneSummary>("name", "name of the zone", [](const ZoneSummary& z) { return z.zone.name; }),
        text<ZoneSummary>("parent_id", "zone right around it; NULL for an outermost one",
                          [](const ZoneSummary& z) { return z.zone.parent; }),
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

void append_quality_columns(std::vector<TableColumn<B>>& columns) {
    columns.insert(
        columns.end(),
        {text<B>("quality",
                 "measured, with what limits it (aligned | misaligned | holes | rough | coarse); estimated; or why it "
                 "was not assessed",
                 [](const B& b) { return b.quality; }),
         real<B>("offset_east_m", "m", "from where the footprint was given to where the surface shows it, eastward",
                 &B::offset_east_m),
         real<B>("offset_north_m", "m", "the same, northward", &B::offset_north_m),
         real<B>("offset_turn_deg", "degrees", "the same, turned counter-clockwise", &B::offset_turn_deg),
         text<B>("reason", "why there is nothing, or less than one would expect",
                 [](const B& b) { return b.reason; })});
}

std::vector<TableColumn<B>> make_building_columns() {
    std::vector<TableColumn<B>> columns{
        text<B>("building_id", "the input's id, or f and the feature's number",
                [](const B& b) { return b.building_id; }),
        text<B>("zone_id", "innermost zone that holds the largest part of the building; NULL where none",
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
        real("shade_loss_pct", "%", "sun and sky that surroundings hide, of the light on open modules",
             &B::shade_loss_pct),
        {"module_count", ColumnType::integer, "1", "modules that fit",
         [](const B& b) { return Cell(static_cast<std::int64_t>(b.module_count)); }},
        real("module_area_m2", "m2", "area of the modules", &B::module_area_m2),
        real("coverage_pct", "%", "roof-PV coverage in the configured reading (default C1)", &B::coverage_pct),
        real("coverage_c1_pct", "%", "arrays with their row gaps / footprint", &B::coverage_c1_pct),
        real("coverage_c2_pct", "%", "modules seen from above / footprint", &B::coverage_c2_pct),
        real("coverage_c3_pct", "%", "arrays with their row gaps / usable plan area", &B::coverage_c3_pct),
        real("coverage_c4_pct", "%", "100 where there are modules, else 0", &B::coverage_c4_pct),
        real("capacity_kwp", "kWp", "rated DC power of the modules", &B::capacity_kwp),
        real("energy_dc_kwh", "kWh", "DC energy a year, into the inverter", &B::energy_dc_kwh),
        real("energy_ac_kwh", "kWh", "AC energy a year", &B::energy_ac_kwh),
        real("yield_kwh_kwp", "kWh kWp-1", "AC energy per rated power a year", &B::yield_kwh_kwp),
        real("snow_loss_pct", "%", "energy lost to snow", &B::snow_loss_pct),
        worth("worth_module_count", ColumnType::integer, "1", "modules that are worth building: above the cut-off",
              [](const WorthwhileAnswer& w) { return Cell(static_cast<std::int64_t>(w.module_count)); }),
        worth("worth_capacity_kwp", ColumnType::real, "kWp", "their rated DC power",
              [](const WorthwhileAnswer& w) { return real_cell(w.capacity_kwp); }),
        worth("worth_energy_ac_kwh", ColumnType::real, "kWh", "their AC energy a year",
              [](const WorthwhileAnswer& w) { return real_cell(w.energy_ac_kwh); }),
        worth("worth_yield_kwh_kwp", ColumnType::real, "kWh kWp-1", "their AC energy per rated power a year",
              [](const WorthwhileAnswer& w) { return real_cell(w.yield_kwh_kwp); }),
        worth("worth_coverage_pct", ColumnType::real, "%", "their coverage in the configured reading",
              [](const WorthwhileAnswer& w) { return real_cell(w.coverage_pct); }),
        worth("worth_reason", ColumnType::text, "", "why that is less than what fits; NULL where it is the same",
              [](const WorthwhileAnswer& w) { return text_cell(w.reason); }),
        real("array_area_m2", "m2", "plan area under arrays with their row gaps", &B::array_area_m2),
        rejected("edge_setback", "near edges", &RejectedArea::edge_setback_m2),
        rejected("parapet", "parapets with their set-back", &RejectedArea::parapet_m2),
        rejected("obstacle", "what stands on the roof, with its set-back", &RejectedArea::obstacle_m2),
        rejected("fire_aisle", "fire aisles of large flat roofs", &RejectedArea::fire_aisle_m2),
        rejected("small_piece", "pieces that hold no module", &RejectedArea::small_piece_m2),
        rejected("bad_shape", "outlines that allow no set-back", &RejectedArea::bad_shape_m2),
        real("rejected_no_plane_m2", "m2", "plan area of the footprint where no roof plane was found", &B::no_plane_m2),
        real("rejected_unfilled_m2", "m2",
             "usable plan area where no module fits beside the others; array_area_m2 and all rejected_* add up to "
             "footprint_area_m2",
             &B::unfilled_m2),
        real("existing_pv_m2", "m2", "PV that is there already, as the input tells", &B::existing_pv_m2),
        text<B>("suitability", "good | fair | poor | none, by yield against the best open plane",
                [](const B& b) { return b.suitability; }),
        real("co2_t", "t", "avoided CO2 a year", &B::co2_t),
    };
    append_economy_columns(columns);
    append_quality_columns(columns);
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
         [](const ModuleRow& r) {
             const bool turned = r.segment->layout.modules[r.module].turned;
             return real_cell(std::fmod(r.segment->module_azimuth_deg + (turned ? 180.0 : 0.0), 360.0));
         }},
        of_energy("energy_dc_kwh", ColumnType::real, "kWh", "DC energy a year at the module's own place",
                  [](const ModuleEnergy& m) { return real_cell(m.energy_dc_kwh); }),
        of_energy("energy_ac_kwh", ColumnType::real, "kWh", "AC energy a year at the module's own place",
                  [](const ModuleEnergy& m) { return real_cell(m.energy_ac_kwh); }),
        of_energy("rank", ColumnType::integer, "1", "place in its building by energy, 1 = most",
                  [](const ModuleEnergy& m) { return Cell(static_cast<std::int64_t>(m.rank)); }),
        of_energy("worth", ColumnType::integer, "1", "1 where it is worth building: above the cut-off",
                  [](const ModuleEnergy& m) { return Cell(static_cast<std::int64_t>(m.worth ? 1 : 0)); }),
    };
    return columns;
}

const std::vector<TableColumn<FlatOptionRow>>& flat_option_columns() {
    using R = FlatOptionRow;
    const auto number = [](std::string name, std::string unit, std::string meaning, double FlatRoofOption::*member) {
        return TableColumn<R>{std::move(name), ColumnType::real, std::move(unit), std::move(meaning),
                              [member](const R& r) { return real_cell(r.option->*member); }};
    };
    static const std::vector<TableColumn<R>> columns{
        text<R>("building_id", "the building", [](const R& r) { return r.building->building_id; }),
        text<R>("zone_id", "its zone; NULL where none", [](const R& r) { return r.building->zone_id; }),
        text<R>("option",
                "tilt_10 | tilt_15 | tilt_20 | tilt_30 | tilt_40 | east_west: rows by the spacing rule, or pairs",
                [](const R& r) { return r.option->option; }),
        number("tilt_deg", "degrees", "lean of the modules", &FlatRoofOption::tilt_deg),
        number("azimuth_deg", "degrees", "compass direction that rows face; of pairs the one side",
               &FlatRoofOption::azimuth_deg),
        number("row_pitch_m", "m", "front edge to front edge, of pairs where east_west", &FlatRoofOption::row_pitch_m),
        number("ground_cover_ratio", "1", "slope length of the modules over the pitch",
               &FlatRoofOption::ground_cover_ratio),
        number("flat_roof_area_m2", "m2", "plan area of the building's flat roofs", &FlatRoofOption::flat_roof_area_m2),
        {"module_count", ColumnType::integer, "1", "modules that fit",
         [](const R& r) { return Cell(static_cast<std::int64_t>(r.option->module_count)); }},
        number("coverage_c1_pct", "%", "arrays with their row gaps / flat roofs", &FlatRoofOption::coverage_c1_pct),
        number("coverage_c2_pct", "%", "modules seen from above / flat roofs", &FlatRoofOption::coverage_c2_pct),
        number("coverage_c3_pct", "%", "arrays with their row gaps / usable area of the flat roofs",
               &FlatRoofOption::coverage_c3_pct),
        number("capacity_kwp", "kWp", "rated DC power", &FlatRoofOption::capacity_kwp),
        number("energy_ac_kwh", "kWh", "AC energy a year, at the mean place of the roof",
               &FlatRoofOption::energy_ac_kwh),
        number("yield_kwh_kwp", "kWh kWp-1", "AC energy per rated power a year", &FlatRoofOption::yield_kwh_kwp),
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

const std::vector<TableColumn<ObstacleRow>>& obstacle_columns() {
    static const std::vector<TableColumn<ObstacleRow>> columns{
        text<ObstacleRow>("segment_id", "the segment it stands on",
                          [](const ObstacleRow& r) { return r.segment->segment_id; }),
        text<ObstacleRow>("building_id", "the building it belongs to",
                          [](const ObstacleRow& r) { return r.building->building_id; }),
        {"height_m", ColumnType::real, "m", "of its higher part above the plane",
         [](const ObstacleRow& r) { return real_cell(r.obstacle->height_m); }},
        {"area_m2", ColumnType::real, "m2", "seen from above",
         [](const ObstacleRow& r) { return real_cell(area_m2(r.obstacle->outline)); }},
    };
    return columns;
}

const std::vector<TableColumn<SegmentRow>>& usable_area_columns() {
    static const std::vector<TableColumn<SegmentRow>> columns{
        text<SegmentRow>("segment_id", "the segment it is part of",
                         [](const SegmentRow& r) { return r.segment->segment_id; }),
        text<SegmentRow>("building_id", "the building it belongs to",
                         [](const SegmentRow& r) { return r.building->building_id; }),
        of_segment("usable_area_m2", "m2", "area in the plane after set-backs and obstacles",
                   [](const SegmentRecord& s) { return s.roof.usable_area_m2; }),
    };
    return columns;
}

}  // namespace sunshed
