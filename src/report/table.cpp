#include "sunshed/report/table.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "column_makers.hpp"
#include "economy_columns.hpp"
#include "sum_columns.hpp"
#include "sunshed/catalogue/yield_words.hpp"

namespace sunshed {

namespace {

template <class Record>
TableColumn<Record> real(std::string name, std::string zh, Unit unit, std::string meaning, double Record::*member) {
    return {std::move(name),    std::move(zh),
            ColumnType::real,   unit,
            std::move(meaning), [member](const Record& record) { return real_cell(record.*member); }};
}

/// A number of a part of the record.
template <class Record, class Part>
TableColumn<Record> real(std::string name, std::string zh, Unit unit, std::string meaning, Part Record::*part,
                         double Part::*member) {
    return {std::move(name),    std::move(zh),
            ColumnType::real,   unit,
            std::move(meaning), [part, member](const Record& record) { return real_cell(record.*part.*member); }};
}

template <class Record>
TableColumn<Record> text(std::string name, std::string zh, std::string meaning,
                         std::function<std::string(const Record&)> value) {
    return {std::move(name),    std::move(zh),
            ColumnType::text,   Unit::none,
            std::move(meaning), [value = std::move(value)](const Record& record) { return text_cell(value(record)); }};
}

using B = BuildingRecord;

TableColumn<SegmentRow> of_segment(std::string name, std::string zh, Unit unit, std::string meaning,
                                   std::function<double(const SegmentRecord&)> value) {
    return {std::move(name),
            std::move(zh),
            ColumnType::real,
            unit,
            std::move(meaning),
            [value = std::move(value)](const SegmentRow& row) { return real_cell(value(*row.segment)); }};
}

TableColumn<B> worth(std::string name, std::string zh, ColumnType type, Unit unit, std::string meaning,
                     std::function<Cell(const WorthwhileAnswer&)> value) {
    return {
        std::move(name), std::move(zh), type, unit, std::move(meaning), [value = std::move(value)](const B& record) {
            return value(record.answers.worthwhile);
        }};
}

TableColumn<B> rejected(const std::string& code, const char* zh, const std::string& meaning,
                        double RejectedArea::*member) {
    return {"rejected_" + code + "_m2",
            zh,
            ColumnType::real,
            Unit::square_metre,
            "plan area without modules: " + meaning,
            [member](const B& record) { return real_cell(record.amounts.rejected.*member); }};
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
        text<SegmentRow>("segment_id", "屋面编号", "building_id and a running number",
                         [](const SegmentRow& r) { return r.segment->segment_id; }),
        text<SegmentRow>("building_id", "建筑编号", "the building it belongs to",
                         [](const SegmentRow& r) { return r.building->facts.building_id; }),
        of_segment("tilt_deg", "倾角", Unit::degree, "lean of the plane, 0 = level",
                   [](const SegmentRecord& s) { return s.tilt_deg; }),
        of_segment("azimuth_deg", "方位角", Unit::degree,
                   "compass direction that the plane faces, from true north; NULL where flat",
                   [](const SegmentRecord& s) { return s.azimuth_deg; }),
        of_segment("area_m2", "面积", Unit::square_metre, "area in the plane",
                   [](const SegmentRecord& s) { return s.roof.area_m2; }),
        of_segment("ground_area_m2", "投影面积", Unit::square_metre, "area seen from above",
                   [](const SegmentRecord& s) { return s.roof.ground_area_m2; }),
        of_segment("usable_area_m2", "可用屋顶面积", Unit::square_metre,
                   "area in the plane after set-backs and obstacles",
                   [](const SegmentRecord& s) { return s.roof.usable_area_m2; }),
        of_segment("plane_rmse_m", "平面均方根误差", Unit::metre,
                   "root mean square distance of its cells from the plane",
                   [](const SegmentRecord& s) { return s.roof.plane_rmse_m; }),
        text<SegmentRow>("neighbours", "相邻屋面",
                         "ridge, valley or step, running number of the neighbour, length in plan (its height)",
                         [](const SegmentRow& r) { return neighbours_of(*r.segment); }),
        of_segment("irradiation_kwh_m2", "屋面年辐照量", Unit::kwh_per_m2,
                   "mean irradiation in the plane over the year, shaded",
                   [](const SegmentRecord& s) { return s.yield.irradiation_kwh_m2; }),
    };
    for (std::size_t month = 0; month < 12; ++month) {
        columns.push_back(
            of_segment(fmt::format("irradiation_{:02}_kwh_m2", month + 1), fmt::format("{} 月辐照量", month + 1),
                       Unit::kwh_per_m2, fmt::format("the same in month {}", month + 1),
                       [month](const SegmentRecord& s) { return s.yield.irradiation_monthly_kwh_m2[month]; }));
        columns.back().on_page = false;  // those of single roofs are not shown
    }
    columns.push_back(of_segment("sky_view", "天空可见度", Unit::one, "mean sky view factor of a horizontal receiver",
                                 [](const SegmentRecord& s) { return s.yield.sky_view; }));
    columns.push_back({"module_count", "组件数", ColumnType::integer, Unit::one, "modules that fit",
                       [](const SegmentRow& r) { return Cell(std::int64_t{r.segment->amounts.module_count}); }});
    columns.push_back(of_segment("capacity_kwp", "可装容量", Unit::kwp, "rated DC power of the modules",
                                 [](const SegmentRecord& s) { return s.amounts.capacity_kwp; }));
    columns.push_back(of_segment("energy_ac_kwh", "年发电量", Unit::kwh, "AC energy a year",
                                 [](const SegmentRecord& s) { return s.amounts.energy_ac_kwh; }));
    return columns;
}

/// A value of a module's energy; nothing where roofs were laid out without energy.
TableColumn<ModuleRow> of_energy(std::string name, std::string zh, ColumnType type, Unit unit, std::string meaning,
                                 std::function<Cell(const ModuleRow&, const ModuleEnergy&)> value) {
    return {std::move(name),
            std::move(zh),
            type,
            unit,
            std::move(meaning),
            [value = std::move(value)](const ModuleRow& row) {
                const auto& energies = row.segment->yield.module_energy;
                return row.module < energies.size() ? value(row, energies[row.module]) : Cell();
            }};
}

std::vector<TableColumn<ZoneSummary>> make_zone_columns() {
    std::vector<TableColumn<ZoneSummary>> columns{
        text<ZoneSummary>("zone_id", "区域编号", "id of the zone", [](const ZoneSummary& z) { return z.zone.id; }),
        text<ZoneSummary>("name", "名称", "name of the zone", [](const ZoneSummary& z) { return z.zone.name; }),
        text<ZoneSummary>("parent_id", "上级区域编号", "zone right around it; NULL for an outermost one",
                          [](const ZoneSummary& z) { return z.zone.parent; }),
    };
    const auto add = [&](const std::string& prefix, const std::string& zh_prefix, const std::string& of_what,
                         const std::function<const BuildingSums&(const ZoneSummary&)>& pick) {
        for (const auto& [column, in_layer] : sum_columns()) {
            if (in_layer) {
                columns.push_back({prefix + column.name, zh_prefix + column.zh, column.type, column.unit,
                                   column.meaning + of_what,
                                   [pick, value = column.value](const ZoneSummary& z) { return value(pick(z)); }});
            }
        }
    };
    add("", "", "", [](const ZoneSummary& z) -> const BuildingSums& { return z.total; });
    append_economy_columns(columns);
    append_balance_columns(columns);
    for (const Word<BuildingClass>& word : words_of(BuildingClass())) {
        add(std::string(word.id) + "_", std::string(word.zh) + " ", std::string(" of class ") + word.id,
            [building_class = word.value](const ZoneSummary& z) -> const BuildingSums& {
                static const BuildingSums none;
                const auto found = z.by_class.find(building_class);
                return found == z.by_class.end() ? none : found->second;
            });
    }
    return columns;
}

/// "measured, aligned" and the like, or why the building was not assessed.
/// @param word  the member of the catalogue's words that is wanted
std::string quality_words(const RoofResult& roof, const char* Word<RoofQuality>::*word,
                          const char* Word<BuildingStatus>::*status_word, const char* between) {
    std::string words;
    for (const RoofQuality quality : roof.quality) {
        words += words.empty() ? "" : between;
        words += word_of(quality).*word;
    }
    return words.empty() ? word_of(roof.status).*status_word : words;
}

void append_quality_columns(std::vector<TableColumn<B>>& columns) {
    TableColumn<B> quality = text<B>(
        "quality", "数据质量",
        "measured, with what limits it (aligned | misaligned | holes | rough | coarse | doubtful); estimated; or why "
        "it was not "
        "assessed",
        [](const B& b) { return quality_words(b.roof, &Word<RoofQuality>::id, &Word<BuildingStatus>::id, ", "); });
    quality.zh_text = [](const B& b) {
        return quality_words(b.roof, &Word<RoofQuality>::zh, &Word<BuildingStatus>::zh, "，");
    };
    columns.insert(
        columns.end(),
        {std::move(quality),
         real("roof_confidence", "屋面可信度", Unit::one,
              "how far the roof's planes are to be trusted, 0 to 1: the overlap with its true faces that is expected; "
              "NULL where no surface shows it",
              &B::roof, &RoofResult::confidence),
         real("offset_east_m", "轮廓东移", Unit::metre,
              "from where the footprint was given to where the surface shows it, eastward", &B::roof,
              &RoofResult::offset_east_m),
         real("offset_north_m", "轮廓北移", Unit::metre, "the same, northward", &B::roof, &RoofResult::offset_north_m),
         real("offset_turn_deg", "轮廓旋转", Unit::degree, "the same, turned counter-clockwise", &B::roof,
              &RoofResult::offset_turn_deg),
         sentence_column<B>("reason", "说明", "why there is nothing, or less than one would expect",
                            [](const B& b) { return b.roof.reason; })});
}

std::vector<TableColumn<B>> make_building_columns() {
    std::vector<TableColumn<B>> columns{
        text<B>("building_id", "建筑编号", "the input's id, or f and the feature's number",
                [](const B& b) { return b.facts.building_id; }),
        text<B>("zone_id", "区域编号", "innermost zone that holds the largest part of the building; NULL where none",
                [](const B& b) { return b.facts.zone_id; }),
        word_column<B>("class", "类别", "use, as the plans count it",
                       [](const B& b) { return b.facts.building_class; }),
        word_column<B>("vintage", "新建/既有", "new | existing | unknown", [](const B& b) { return b.facts.vintage; }),
        {"year_built", "建成年份", ColumnType::integer, Unit::year, "year of completion",
         [](const B& b) { return b.facts.year_built ? Cell(static_cast<std::int64_t>(*b.facts.year_built)) : Cell(); }},
        real("height_m", "高度", Unit::metre, "height above the ground", &B::facts, &BuildingFacts::height_m),
        real("footprint_area_m2", "占地面积", Unit::square_metre, "area of the footprint", &B::facts,
             &BuildingFacts::footprint_area_m2),
        real("roof_area_m2", "屋顶面积", Unit::square_metre, "roof planes, in their planes", &B::amounts,
             &Additive::roof_area_m2),
        real("usable_area_m2", "可用屋顶面积", Unit::square_metre, "after set-backs and obstacles, in the planes",
             &B::amounts, &Additive::usable_area_m2),
        real("irradiation_kwh_m2", "屋面年辐照量", Unit::kwh_per_m2,
             "mean irradiation in the planes of the roof over the year, shaded", &B::yield,
             &YieldResult::irradiation_kwh_m2),
        real("irradiation_p10_kwh_m2", "辐照量 10 % 分位", Unit::kwh_per_m2, "a tenth of the roof's cells get less",
             &B::yield, &YieldResult::irradiation_p10_kwh_m2),
        real("irradiation_p90_kwh_m2", "辐照量 90 % 分位", Unit::kwh_per_m2, "a tenth of the roof's cells get more",
             &B::yield, &YieldResult::irradiation_p90_kwh_m2),
        real("sky_view", "天空可见度", Unit::one, "mean sky view factor of a horizontal receiver", &B::yield,
             &YieldResult::sky_view),
        real("shade_loss_pct", "遮挡损失", Unit::percent,
             "sun and sky that surroundings hide, of the light on open modules", &B::yield,
             &YieldResult::shade_loss_pct),
        {"module_count", "组件数", ColumnType::integer, Unit::one, "modules that fit",
         [](const B& b) { return Cell(static_cast<std::int64_t>(b.amounts.module_count)); }},
        real("module_area_m2", "组件面积", Unit::square_metre, "area of the modules", &B::amounts,
             &Additive::module_area_m2),
        real("coverage_pct", "屋顶光伏覆盖率", Unit::percent, "roof-PV coverage in the configured reading (default C1)",
             &B::answers, &Answers::coverage_pct),
        real("coverage_c1_pct", "覆盖率 C1", Unit::percent, "arrays with their row gaps / footprint", &B::answers,
             &Answers::coverage_c1_pct),
        real("coverage_c2_pct", "覆盖率 C2", Unit::percent, "modules seen from above / footprint", &B::answers,
             &Answers::coverage_c2_pct),
        real("coverage_c3_pct", "覆盖率 C3", Unit::percent, "arrays with their row gaps / usable plan area",
             &B::answers, &Answers::coverage_c3_pct),
        real("coverage_c4_pct", "覆盖率 C4", Unit::percent, "100 where there are modules, else 0", &B::answers,
             &Answers::coverage_c4_pct),
        real("capacity_kwp", "可装容量", Unit::kwp, "rated DC power of the modules", &B::amounts,
             &Additive::capacity_kwp),
        real("energy_dc_kwh", "直流年电量", Unit::kwh, "DC energy a year, into the inverter", &B::amounts,
             &Additive::energy_dc_kwh),
        real("energy_ac_kwh", "年发电量", Unit::kwh, "AC energy a year", &B::amounts, &Additive::energy_ac_kwh),
        real("yield_kwh_kwp", "单位发电量", Unit::kwh_per_kwp, "AC energy per rated power a year", &B::yield,
             &YieldResult::yield_kwh_kwp),
        real("snow_loss_pct", "积雪损失", Unit::percent, "energy lost to snow", &B::yield, &YieldResult::snow_loss_pct),
        worth("worth_module_count", "值得安装的组件数", ColumnType::integer, Unit::one,
              "modules that are worth building: above the cut-off",
              [](const WorthwhileAnswer& w) { return Cell(static_cast<std::int64_t>(w.module_count)); }),
        worth("worth_capacity_kwp", "值得安装的容量", ColumnType::real, Unit::kwp, "their rated DC power",
              [](const WorthwhileAnswer& w) { return real_cell(w.capacity_kwp); }),
        worth("worth_energy_ac_kwh", "值得安装的年发电量", ColumnType::real, Unit::kwh, "their AC energy a year",
              [](const WorthwhileAnswer& w) { return real_cell(w.energy_ac_kwh); }),
        worth("worth_yield_kwh_kwp", "值得安装的单位发电量", ColumnType::real, Unit::kwh_per_kwp,
              "their AC energy per rated power a year",
              [](const WorthwhileAnswer& w) { return real_cell(w.yield_kwh_kwp); }),
        worth("worth_coverage_pct", "值得安装的覆盖率", ColumnType::real, Unit::percent,
              "their coverage in the configured reading",
              [](const WorthwhileAnswer& w) { return real_cell(w.coverage_pct); }),
        sentence_column<B>("worth_reason", "少于可装的原因",
                           "why that is less than what fits; NULL where it is the same",
                           [](const B& b) { return b.answers.worthwhile.reason; }),
        real("array_area_m2", "阵列占地面积", Unit::square_metre, "plan area under arrays with their row gaps",
             &B::amounts, &Additive::array_area_m2),
        rejected("edge_setback", "未排：边缘退距", "near edges", &RejectedArea::edge_setback_m2),
        rejected("parapet", "未排：女儿墙", "parapets with their set-back", &RejectedArea::parapet_m2),
        rejected("obstacle", "未排：障碍物", "what stands on the roof, with its set-back", &RejectedArea::obstacle_m2),
        rejected("fire_aisle", "未排：消防通道", "fire aisles of large flat roofs", &RejectedArea::fire_aisle_m2),
        rejected("small_piece", "未排：碎块", "pieces that hold no module", &RejectedArea::small_piece_m2),
        rejected("bad_shape", "未排：形状异常", "outlines that allow no set-back", &RejectedArea::bad_shape_m2),
        real("rejected_no_plane_m2", "未排：未识别屋面", Unit::square_metre,
             "plan area of the footprint where no roof plane was found", &B::roof, &RoofResult::no_plane_m2),
        real("rejected_unfilled_m2", "未排：放不下组件", Unit::square_metre,
             "usable plan area where no module fits beside the others; array_area_m2 and all rejected_* add up to "
             "footprint_area_m2",
             &B::roof, &RoofResult::unfilled_m2),
        real("existing_pv_m2", "已有光伏面积", Unit::square_metre, "PV that is there already, as the input tells",
             &B::facts, &BuildingFacts::existing_pv_m2),
        word_column<B>("suitability", "适宜性", "good | fair | poor | none, by yield against the best open plane",
                       [](const B& b) { return b.answers.suitability; }),
        real("co2_t", "年减排二氧化碳", Unit::tonne, "avoided CO2 a year", &B::economy, &EconomyResult::co2_t),
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
        text<ModuleRow>("module_id", "组件编号", "segment_id and a running number",
                        [](const ModuleRow& r) { return fmt::format("{}/{}", r.segment->segment_id, r.module + 1); }),
        text<ModuleRow>("segment_id", "屋面编号", "the segment it lies on",
                        [](const ModuleRow& r) { return r.segment->segment_id; }),
        text<ModuleRow>("building_id", "建筑编号", "the building it lies on",
                        [](const ModuleRow& r) { return r.building->facts.building_id; }),
        {"tilt_deg", "倾角", ColumnType::real, Unit::degree, "lean of the module",
         [](const ModuleRow& r) { return real_cell(r.segment->module_tilt_deg); }},
        {"azimuth_deg", "方位角", ColumnType::real, Unit::degree, "compass direction that it faces, from true north",
         [](const ModuleRow& r) {
             const bool turned = r.segment->layout.modules[r.module].turned;
             return real_cell(std::fmod(r.segment->module_azimuth_deg + (turned ? 180.0 : 0.0), 360.0));
         }},
        of_energy("energy_dc_kwh", "直流年电量", ColumnType::real, Unit::kwh,
                  "DC energy a year at the module's own place",
                  [](const ModuleRow& /*row*/, const ModuleEnergy& m) { return real_cell(m.energy_dc_kwh); }),
        of_energy("energy_ac_kwh", "年发电量", ColumnType::real, Unit::kwh,
                  "AC energy a year at the module's own place",
                  [](const ModuleRow& /*row*/, const ModuleEnergy& m) { return real_cell(m.energy_ac_kwh); }),
        of_energy(
            "rank", "名次", ColumnType::integer, Unit::one, "place in its building by energy, 1 = most",
            [](const ModuleRow& /*row*/, const ModuleEnergy& m) { return Cell(static_cast<std::int64_t>(m.rank)); }),
        of_energy("worth", "值得安装", ColumnType::integer, Unit::one,
                  "1 where it is worth building: above the cut-off",
                  [](const ModuleRow& r, const ModuleEnergy& m) {
                      const bool worth = m.energy_ac_kwh >= r.building->answers.worthwhile.least_module_kwh;
                      return Cell(static_cast<std::int64_t>(worth ? 1 : 0));
                  }),
    };
    return columns;
}

const std::vector<TableColumn<FlatOptionRow>>& flat_option_columns() {
    using R = FlatOptionRow;
    const auto number = [](std::string name, std::string zh, Unit unit, std::string meaning,
                           double FlatRoofOption::*member) {
        return TableColumn<R>{std::move(name),    std::move(zh),
                              ColumnType::real,   unit,
                              std::move(meaning), [member](const R& r) { return real_cell(r.option->*member); }};
    };
    static const std::vector<TableColumn<R>> columns{
        text<R>("option_id", "方案编号", "building_id and the option",
                [](const R& r) { return r.building->facts.building_id + "/" + to_string(r.option->option); }),
        text<R>("building_id", "建筑编号", "the building", [](const R& r) { return r.building->facts.building_id; }),
        text<R>("zone_id", "区域编号", "its zone; NULL where none",
                [](const R& r) { return r.building->facts.zone_id; }),
        word_column<R>("option", "方案", ids_of<FlatOption>() + ": rows by the spacing rule, or pairs",
                       [](const R& r) { return r.option->option; }),
        number("tilt_deg", "倾角", Unit::degree, "lean of the modules", &FlatRoofOption::tilt_deg),
        number("azimuth_deg", "方位角", Unit::degree, "compass direction that rows face; of pairs the one side",
               &FlatRoofOption::azimuth_deg),
        number("row_pitch_m", "行距", Unit::metre, "front edge to front edge, of pairs where east_west",
               &FlatRoofOption::row_pitch_m),
        number("ground_cover_ratio", "地面覆盖比", Unit::one, "slope length of the modules over the pitch",
               &FlatRoofOption::ground_cover_ratio),
        number("flat_roof_area_m2", "平屋顶面积", Unit::square_metre, "plan area of the building's flat roofs",
               &FlatRoofOption::flat_roof_area_m2),
        {"module_count", "组件数", ColumnType::integer, Unit::one, "modules that fit",
         [](const R& r) { return Cell(static_cast<std::int64_t>(r.option->module_count)); }},
        number("coverage_c1_pct", "覆盖率 C1", Unit::percent, "arrays with their row gaps / flat roofs",
               &FlatRoofOption::coverage_c1_pct),
        number("coverage_c2_pct", "覆盖率 C2", Unit::percent, "modules seen from above / flat roofs",
               &FlatRoofOption::coverage_c2_pct),
        number("coverage_c3_pct", "覆盖率 C3", Unit::percent,
               "arrays with their row gaps / usable area of the flat roofs", &FlatRoofOption::coverage_c3_pct),
        number("capacity_kwp", "可装容量", Unit::kwp, "rated DC power", &FlatRoofOption::capacity_kwp),
        number("energy_ac_kwh", "年发电量", Unit::kwh, "AC energy a year, at the mean place of the roof",
               &FlatRoofOption::energy_ac_kwh),
        number("yield_kwh_kwp", "单位发电量", Unit::kwh_per_kwp, "AC energy per rated power a year",
               &FlatRoofOption::yield_kwh_kwp),
    };
    return columns;
}

const std::vector<TableColumn<FacadeRecord>>& facade_columns() {
    static const std::vector<TableColumn<FacadeRecord>> columns = [] {
        using F = FacadeRecord;
        std::vector<TableColumn<F>> list{
            text<F>("facade_id", "墙面标识", "building_id, w and the wall's number",
                    [](const F& f) { return fmt::format("{}/w{}", f.building_id, f.wall); }),
            text<F>("building_id", "建筑编号", "the building it belongs to", [](const F& f) { return f.building_id; }),
            {"wall", "墙面编号", ColumnType::integer, Unit::one, "running number along the footprint's rings",
             [](const F& f) { return Cell(std::int64_t{f.wall}); }},
            real("azimuth_deg", "方位角", Unit::degree, "compass direction that the wall faces, from true north",
                 &F::azimuth_deg),
            real("length_m", "长度", Unit::metre, "length of the wall", &F::length_m),
            real("height_m", "高度", Unit::metre, "mean height of the wall", &F::height_m),
            real("area_m2", "面积", Unit::square_metre, "area of the wall", &F::area_m2),
            real("irradiation_kwh_m2", "屋面年辐照量", Unit::kwh_per_m2, "irradiation in the year, mean over the wall",
                 &F::irradiation_kwh_m2),
            real("beam_kwh_m2", "直射辐照量", Unit::kwh_per_m2, "of it beam", &F::beam_kwh_m2),
            real("sky_view", "天空可见度", Unit::one, "share of the sky that the wall sees, 0.5 in the open",
                 &F::sky_view)};
        for (std::size_t month = 0; month < 12; ++month) {
            list.push_back({fmt::format("irradiation_{:02}_kwh_m2", month + 1), fmt::format("{} 月辐照量", month + 1),
                            ColumnType::real, Unit::kwh_per_m2, fmt::format("irradiation in month {}", month + 1),
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
        text<ObstacleRow>("obstacle_id", "障碍物编号", "segment_id, o and a running number",
                          [](const ObstacleRow& r) {
                              const auto number = r.obstacle - r.segment->roof.obstacles.data() + 1;
                              return fmt::format("{}/o{}", r.segment->segment_id, number);
                          }),
        text<ObstacleRow>("segment_id", "屋面编号", "the segment it stands on",
                          [](const ObstacleRow& r) { return r.segment->segment_id; }),
        text<ObstacleRow>("building_id", "建筑编号", "the building it belongs to",
                          [](const ObstacleRow& r) { return r.building->facts.building_id; }),
        {"height_m", "高度", ColumnType::real, Unit::metre, "of its higher part above the plane",
         [](const ObstacleRow& r) { return real_cell(r.obstacle->height_m); }},
        {"area_m2", "面积", ColumnType::real, Unit::square_metre, "seen from above",
         [](const ObstacleRow& r) { return real_cell(area_m2(r.obstacle->outline)); }},
    };
    return columns;
}

const std::vector<TableColumn<SegmentRow>>& usable_area_columns() {
    static const std::vector<TableColumn<SegmentRow>> columns{
        text<SegmentRow>("segment_id", "屋面编号", "the segment it is part of",
                         [](const SegmentRow& r) { return r.segment->segment_id; }),
        text<SegmentRow>("building_id", "建筑编号", "the building it belongs to",
                         [](const SegmentRow& r) { return r.building->facts.building_id; }),
        of_segment("usable_area_m2", "可用屋顶面积", Unit::square_metre,
                   "area in the plane after set-backs and obstacles",
                   [](const SegmentRecord& s) { return s.roof.usable_area_m2; }),
    };
    return columns;
}

}  // namespace sunshed
