#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "csv_tables.hpp"
#include "note_words.hpp"
#include "sum_columns.hpp"
#include "sunshed/catalogue/whole.hpp"
#include "sunshed/policy/standing.hpp"
#include "sunshed/report/documents.hpp"
#include "sunshed/report/table.hpp"
#include "xlsx_book.hpp"
#include "zone_shares.hpp"

namespace sunshed {

namespace {

using Look = XlsxBook::Look;
using Head = XlsxSheet::Head;

constexpr const char* whole_number = "#,##0";
constexpr const char* one_digit = "#,##0.0";

/// How a column's numbers are written: years without a comma, ratios with digits.
std::string format_of(ColumnType type, Unit unit) {
    if (unit == Unit::year) {
        return "0";
    }
    if (unit == Unit::one) {
        return type == ColumnType::integer ? whole_number : "0.000";
    }
    const bool is_large =
        unit == Unit::kwh || unit == Unit::kwh_per_m2 || unit == Unit::kwh_per_kwp || unit == Unit::square_metre;
    return is_large ? whole_number : one_digit;
}

std::string head_of(const std::string& zh, const std::string& name, Unit unit) {
    const bool has_unit = unit != Unit::none && unit != Unit::one && unit != Unit::year;
    return has_unit ? fmt::format("{} {} [{}]", zh, name, to_string(unit)) : fmt::format("{} {}", zh, name);
}

/// The cell, in Chinese where it is the catalogue's.
template <class Record>
Cell in_chinese(const TableColumn<Record>& column, const Record& record) {
    return column.zh_text ? text_cell(column.zh_text(record)) : column.value(record);
}

Look style_of(IndicatorStatus status) {
    switch (status) {
        case IndicatorStatus::met:
        case IndicatorStatus::on_schedule:
        case IndicatorStatus::feasible:
            return Look::good;
        case IndicatorStatus::behind:
        case IndicatorStatus::feasible_with_two:
        case IndicatorStatus::feasible_with_three:
            return Look::middling;
        case IndicatorStatus::missed:
        case IndicatorStatus::not_feasible:
            return Look::bad;
        case IndicatorStatus::no_target:
        case IndicatorStatus::no_data:
        case IndicatorStatus::cannot_be_told_yet:
            break;
    }
    return Look::plain;
}

const char* digits_of(Unit unit) {
    return unit == Unit::year ? "0" : unit == Unit::percent ? "0.0" : one_digit;
}

/// The value, or why it is not there in a word.
void value_cell(XlsxSheet& sheet, const Indicator* row) {
    if (row == nullptr) {
        sheet.skip();
    } else if (row->value) {
        sheet.number(*row->value, digits_of(row->unit()));
    } else {
        sheet.text(word_of(row->status).zh, Look::quiet);
    }
}

void year_cell(XlsxSheet& sheet, const std::optional<int>& year) {
    sheet.number(year ? *year : std::nan(""), "0");
}

/// What stands, what is asked and what could be, in one line.
void add_standing(XlsxSheet& sheet, const Standing& standing) {
    const Indicator& row = standing.headline();
    sheet.text(name_zh(row.indicator));
    sheet.text(word_of(row.unit()).zh);
    value_cell(sheet, standing.actual);
    year_cell(sheet, standing.actual != nullptr ? standing.actual->data_year : std::nullopt);
    sheet.text(standing.actual != nullptr ? word_of(standing.actual->status).zh : "",
               standing.actual != nullptr ? style_of(standing.actual->status) : Look::plain);
    value_cell(sheet, standing.required);
    sheet.number(row.target.value_or(std::nan("")), digits_of(row.unit()));
    year_cell(sheet, row.target_year);
    sheet.number(standing.actual != nullptr ? standing.actual->gap.value_or(std::nan("")) : std::nan(""),
                 digits_of(row.unit()));
    value_cell(sheet, standing.potential_p50);
    value_cell(sheet, standing.potential_p90);
    sheet.text(standing.potential_p50 != nullptr ? word_of(standing.potential_p50->status).zh : "",
               standing.potential_p50 != nullptr ? style_of(standing.potential_p50->status) : Look::plain);
    sheet.text(word_of(row.basis).zh);
    const Bilingual note = note_of(row);
    sheet.text(note.zh, Look::wrapped);
    sheet.text(note.en, Look::wrapped);
    sheet.end_row();
}

void fact(XlsxSheet& sheet, const std::string& item, double value, const char* digits, const std::string& unit) {
    sheet.text(item);
    sheet.number(value, digits);
    sheet.text(unit, Look::quiet);
    sheet.end_row();
}

/// One page for whoever signs the report: sums, targets, and what to know beforehand.
void add_summary(XlsxBook& book, const ReportContent& content) {
    XlsxSheet sheet = book.sheet("摘要 Summary");
    sheet.widths({46, 12, 14, 9, 10, 12, 10, 9, 10, 12, 12, 16, 9, 52, 52});
    sheet.text(content.project_name + " · 屋顶太阳能与可再生能源评估", Look::title);
    sheet.end_row(28);
    sheet.text(fmt::format("{} · {:.2f}°, {:.2f}° · {} · {}", content.year, content.latitude_deg, content.longitude_deg,
                           content.weather_source, content.program),
               Look::quiet);
    sheet.end_row();
    if (content.synthetic_weather) {
        sheet.text("气象数据为合成典型年，不是实测 synthetic weather, not measured", Look::middling);
        sheet.end_row();
    }
    sheet.end_row();
    sheet.inner_heads({"总量 Sums", "值 value", "单位 unit"});
    const BuildingSums& all = content.zones.back().total;
    fact(sheet, "建筑数 buildings", all.building_count, whole_number, "座");
    fact(sheet, "屋顶面积 roof area", all.amounts.roof_area_m2, whole_number, "m²");
    fact(sheet, "组件数 modules", all.amounts.module_count, whole_number, "块");
    fact(sheet, "可装容量 capacity", all.amounts.capacity_kwp / 1e3, "#,##0.00", "MW");
    fact(sheet, "年发电量 energy a year", all.amounts.energy_ac_kwh / 1e6, "#,##0.00", "GWh");
    fact(sheet, "单位发电量 specific yield", all.amounts.energy_ac_kwh / all.amounts.capacity_kwp, whole_number,
         "kWh/kWp");
    fact(sheet, "年减排二氧化碳 CO2 avoided", all.co2_t, whole_number, "t");
    sheet.end_row();
    sheet.inner_heads({"对照目标（预期性）Targets", "单位 unit", "现状 actual", "数据年 data year", "状态 status",
                       "按进度应达 required", "目标 target", "目标年 target year", "差距 gap", "潜力 P50 potential",
                       "潜力 P90", "资源判断 feasibility", "依据 basis", "说明", "note"});
    for (const Standing& standing : standings_of(content.indicators, whole_id)) {
        if (standing.headline().target) {
            add_standing(sheet, standing);
        }
    }
}

/// Every row with the columns of indicators.csv.
void add_indicators(XlsxBook& book, const ReportContent& content) {
    XlsxSheet sheet = book.sheet("指标 Indicators");
    std::vector<Head> heads{{"指标名称 name", 46}};
    for (const auto& column : indicator_columns()) {
        heads.push_back({head_of(column.zh, column.name, Unit::none), column.is_sentence ? 52.0 : 14.0});
    }
    sheet.heads(heads, content.indicators.size(), 3);
    for (const Indicator& row : content.indicators) {
        sheet.text(name_zh(row.indicator));
        for (const auto& column : indicator_columns()) {
            sheet.cell(in_chinese(column, row), column.unit == Unit::year ? "0" : digits_of(row.unit()));
        }
        sheet.end_row();
    }
}

void add_sums(XlsxSheet& sheet, const BuildingSums& sums, Look look) {
    for (const SumColumn& sum : sum_columns()) {
        sheet.cell(sum.column.value(sums), format_of(sum.column.type, sum.column.unit), look);
    }
    sheet.number(
        sums.amounts.capacity_kwp > 0.0 ? sums.amounts.energy_ac_kwh / sums.amounts.capacity_kwp : std::nan(""),
        whole_number, look);
}

const std::vector<Head>& sum_heads() {
    static const std::vector<Head> heads = [] {
        std::vector<Head> list;
        for (const SumColumn& sum : sum_columns()) {
            list.push_back({head_of(sum.column.zh, sum.column.name, sum.column.unit), 13});
        }
        list.push_back({head_of("单位发电量", "yield_kwh_kwp", Unit::kwh_per_kwp), 13});
        return list;
    }();
    return heads;
}

std::vector<Head> with_sums(std::vector<Head> heads) {
    heads.insert(heads.end(), sum_heads().begin(), sum_heads().end());
    return heads;
}

/// Of one zone the shares that have a target and the kinds of figures that stand or could.
std::vector<const Indicator*> shares_of(const ReportContent& content, const std::string& zone_id) {
    std::vector<const Indicator*> rows;
    std::set<std::string> seen;
    for (const Indicator& row : content.indicators) {
        if (row.zone_id == zone_id && row.target && row.kind != FigureKind::required && is_zone_share(row) &&
            seen.insert(zone_share_name(row)).second) {
            rows.push_back(&row);
        }
    }
    return rows;
}

/// One row a district with its sums and every share that has a target; the whole last.
void add_zones(XlsxBook& book, const ReportContent& content) {
    XlsxSheet sheet = book.sheet("区域 Zones");
    std::vector<Head> heads = with_sums({{"区域编号 zone_id", 12}, {"区域 zone", 18}});
    const auto shares = shares_of(content, whole_id);
    for (const Indicator* share : shares) {
        heads.push_back(
            {fmt::format("{} {} [{}]", name_zh(share->indicator), word_of(share->kind).zh, word_of(share->unit()).zh),
             15});
    }
    sheet.heads(heads, content.zones.size(), 2);
    for (const ZoneSummary& zone : content.zones) {
        const Look look = is_whole(zone.zone.id) ? Look::strong : Look::plain;
        sheet.text(zone.zone.id, look);
        sheet.text(zone.zone.name, look);
        add_sums(sheet, zone.total, look);
        const auto own = shares_of(content, zone.zone.id);
        for (const Indicator* share : shares) {
            const auto found = std::find_if(own.begin(), own.end(), [&](const Indicator* row) {
                return zone_share_name(*row) == zone_share_name(*share);
            });
            const bool is_there = found != own.end() && (*found)->value;
            sheet.number(is_there ? *(*found)->value : std::nan(""), "0.0", look);
        }
        sheet.end_row();
    }
}

void add_classes(XlsxBook& book, const ReportContent& content) {
    XlsxSheet sheet = book.sheet("类别 Classes");
    std::size_t rows = 0;
    for (const ZoneSummary& zone : content.zones) {
        rows += zone.by_class.size();
    }
    sheet.heads(with_sums({{"区域 zone", 18}, {"类别", 14}, {"class", 22}}), rows, 3);
    for (const ZoneSummary& zone : content.zones) {
        const Look look = is_whole(zone.zone.id) ? Look::strong : Look::plain;
        for (const auto& [building_class, sums] : zone.by_class) {
            sheet.text(zone.zone.name, look);
            sheet.text(word_of(building_class).zh, look);
            sheet.text(to_string(building_class), look);
            add_sums(sheet, sums, look);
            sheet.end_row();
        }
    }
}

void add_months(XlsxBook& book, const ReportContent& content) {
    XlsxSheet sheet = book.sheet("月度 Months");
    std::vector<Head> heads{{"区域 zone", 18}};
    for (int month = 1; month <= 12; ++month) {
        heads.push_back({fmt::format("{} 月 [kWh]", month), 12});
    }
    heads.push_back({"全年 year [kWh]", 14});
    sheet.heads(heads, content.zones.size());
    for (const ZoneSummary& zone : content.zones) {
        const Look look = is_whole(zone.zone.id) ? Look::strong : Look::plain;
        sheet.text(zone.zone.name, look);
        for (const double kwh : zone.total.amounts.energy_ac_monthly_kwh) {
            sheet.number(kwh, whole_number, look);
        }
        sheet.number(zone.total.amounts.energy_ac_kwh, whole_number, look);
        sheet.end_row();
    }
}

void add_buildings(XlsxBook& book, const ReportContent& content) {
    XlsxSheet sheet = book.sheet("建筑 Buildings");
    std::vector<Head> heads;
    std::vector<std::string> formats;
    for (const auto& column : building_columns()) {
        heads.push_back({head_of(column.zh, column.name, column.unit), 14.0});
        formats.push_back(format_of(column.type, column.unit));
    }
    sheet.heads(heads, content.buildings.size());
    for (const BuildingRecord& record : content.buildings) {
        for (std::size_t i = 0; i < formats.size(); ++i) {
            const auto& column = building_columns()[i];
            sheet.cell(in_chinese(column, record), formats[i]);
        }
        sheet.end_row();
    }
}

template <class Record>
void add_column_meanings(XlsxSheet& sheet, const char* layer, const std::vector<TableColumn<Record>>& columns) {
    for (const auto& column : columns) {
        sheet.text(layer);
        sheet.text(column.zh);
        sheet.text(column.name);
        sheet.text(word_of(column.unit).zh);
        sheet.text(column.meaning, Look::wrapped);
        sheet.end_row();
    }
}

void add_definitions(XlsxBook& book) {
    XlsxSheet sheet = book.sheet("定义 Definitions");
    sheet.heads({{"表 table", 18}, {"列名", 20}, {"列 column", 34}, {"单位 unit", 12}, {"含义 meaning", 90}}, 0);
    add_column_meanings(sheet, "建筑 Buildings", building_columns());
    add_column_meanings(sheet, "区域 Zones", zone_columns());
}

void add_factors(XlsxBook& book, const ReportContent& content) {
    XlsxSheet sheet = book.sheet("参数 Factors");
    sheet.heads({{"键 key", 34},
                 {"值 value", 24},
                 {"单位 unit", 12},
                 {"来处 from", 14},
                 {"来源 source", 60},
                 {"含义 meaning", 60}},
                content.assumptions.size());
    for (const Assumption& a : content.assumptions) {
        sheet.text(a.key);
        sheet.text(a.value, Look::wrapped);
        sheet.text(a.unit);
        sheet.text(a.origin);
        sheet.text(a.source, a.is_placeholder ? Look::middling : Look::wrapped);
        sheet.text(a.meaning, Look::wrapped);
        sheet.end_row();
    }
}

/// What one must know before using the numbers.
void add_notes(XlsxBook& book, const ReportContent& content) {
    XlsxSheet sheet = book.sheet("说明 Notes");
    sheet.heads({{"项 item", 20}, {"内容", 90}, {"content", 90}}, 0);
    const auto row = [&](const std::string& item, const std::string& zh, const std::string& en) {
        sheet.text(item);
        sheet.text(zh, Look::wrapped);
        sheet.text(en, Look::wrapped);
        sheet.end_row();
    };
    const auto same = [&](const std::string& item, const std::string& text) { row(item, text, text); };
    same("项目 project", content.project_name);
    same("程序 program", content.program);
    same("坐标系 CRS", content.crs_name);
    same("时区 Clock of hours and months", content.town_clock);
    same("气象 weather", content.weather_source);
    if (content.synthetic_weather) {
        row("注意 caution", "气象数据为合成典型年，不是实测", "synthetic weather, not measured");
    }
    row("目标 targets",
        "规划数值为预期性指标，仅反映差距。状态按现状对照目标进度判定；资源潜力为宜装尽装的估算，另行判断是否可行。",
        "the plans' figures are expected values: what is told is the gap. The status is that of what stands, by the "
        "target's dated path; potentials, with every module that fits, are judged apart by whether they would do");
    for (const Caution& caution : content.cautions) {
        const Sentence sentence = sentence_of(caution);
        row("注意 caution", sentence.zh, sentence.en);
    }
}

}  // namespace

void write_report_xlsx(const std::string& path, const ReportContent& content) {
    XlsxBook book(path, content.project_name, content.program);
    add_summary(book, content);
    add_indicators(book, content);
    add_zones(book, content);
    add_classes(book, content);
    add_months(book, content);
    add_buildings(book, content);
    add_definitions(book);
    add_factors(book, content);
    add_notes(book, content);
    book.close();
}

}  // namespace sunshed
