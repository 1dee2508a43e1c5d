#include <fmt/format.h>
#include <xlsxwriter.h>

#include <cmath>

#include "sunshed/core/error.hpp"
#include "sunshed/report/documents.hpp"
#include "sunshed/report/table.hpp"

namespace sunshed {

namespace {

/// One sheet that grows downward.
class Sheet {
public:
    Sheet(lxw_workbook* book, const char* name, lxw_format* head, lxw_format* number)
        : sheet_(workbook_add_worksheet(book, name)), head_(head), number_(number) {}

    void heads(const std::vector<std::string>& names) {
        for (std::size_t i = 0; i < names.size(); ++i) {
            worksheet_write_string(sheet_, row_, static_cast<lxw_col_t>(i), names[i].c_str(), head_);
        }
        worksheet_set_column(sheet_, 0, static_cast<lxw_col_t>(names.size() - 1), 16, nullptr);
        worksheet_freeze_panes(sheet_, ++row_, 1);
    }
    void text(const std::string& value) { worksheet_write_string(sheet_, row_, column_++, value.c_str(), nullptr); }
    void real(double value) {
        if (std::isfinite(value)) {
            worksheet_write_number(sheet_, row_, column_, value, number_);
        }
        ++column_;
    }
    void cell(const Cell& value) {
        if (const auto* words = std::get_if<std::string>(&value)) {
            text(*words);
        } else if (const auto* number = std::get_if<double>(&value)) {
            real(*number);
        } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
            worksheet_write_number(sheet_, row_, column_++, static_cast<double>(*whole), nullptr);
        } else {
            ++column_;
        }
    }
    void end_row() {
        ++row_;
        column_ = 0;
    }

private:
    lxw_worksheet* sheet_;
    lxw_format* head_;
    lxw_format* number_;
    lxw_row_t row_ = 0;
    lxw_col_t column_ = 0;
};

class Book {
public:
    explicit Book(const std::string& path) : path_(path), book_(workbook_new(path.c_str())) {
        if (book_ == nullptr) {
            fail("it cannot be created");
        }
        head_ = workbook_add_format(book_);
        format_set_bold(head_);
        format_set_bg_color(head_, 0xDDE6F0);
        format_set_text_wrap(head_);
        number_ = workbook_add_format(book_);
        format_set_num_format(number_, "#,##0.0");
    }
    Sheet sheet(const char* name) { return {book_, name, head_, number_}; }
    void close() {
        const lxw_error error = workbook_close(book_);
        if (error != LXW_NO_ERROR) {
            fail(lxw_strerror(error));
        }
    }

private:
    [[noreturn]] void fail(const char* why) const {
        throw Error(ErrorCode::io_failure, path_, fmt::format("the workbook cannot be written ({})", why),
                    "check the space on the disk and the permissions");
    }

    std::string path_;
    lxw_workbook* book_;
    lxw_format* head_ = nullptr;
    lxw_format* number_ = nullptr;
};

void add_summary(Book& book, const ReportContent& content) {
    Sheet sheet = book.sheet("摘要 Summary");
    sheet.heads({"区域 zone", "年 year", "指标 indicator", "值 value", "单位 unit", "目标 target", "状态 status",
                 "分子 numerator", "分母 denominator", "依据 basis", "说明 note"});
    for (const Indicator& row : content.indicators) {
        sheet.text(row.zone_name);
        sheet.text(row.year > 0 ? std::to_string(row.year) : "");
        sheet.text(row.indicator);
        sheet.cell(row.value ? real_cell(*row.value) : text_cell("暂无数据 no data"));
        sheet.text(row.unit);
        sheet.real(row.target.value_or(std::nan("")));
        sheet.text(row.status);
        sheet.real(row.numerator.value_or(std::nan("")));
        sheet.real(row.denominator.value_or(std::nan("")));
        sheet.text(row.basis);
        sheet.text(row.note);
        sheet.end_row();
    }
}

template <class Record>
std::vector<std::string> heads_of(const std::vector<TableColumn<Record>>& columns) {
    std::vector<std::string> names;
    for (const auto& column : columns) {
        names.push_back(column.unit.empty() || column.unit == "1" ? column.name
                                                                  : fmt::format("{} [{}]", column.name, column.unit));
    }
    return names;
}

template <class Record>
void add_table(Sheet sheet, const std::vector<TableColumn<Record>>& columns, const std::vector<Record>& records) {
    sheet.heads(heads_of(columns));
    for (const Record& record : records) {
        for (const auto& column : columns) {
            sheet.cell(column.value(record));
        }
        sheet.end_row();
    }
}

void add_classes(Book& book, const ReportContent& content) {
    Sheet sheet = book.sheet("类别 Classes");
    sheet.heads({"区域 zone", "类别 class", "建筑 buildings", "屋顶 roof m2", "组件 modules", "容量 kWp", "年发电 kWh",
                 "已有光伏 existing m2"});
    for (const ZoneSummary& zone : content.zones) {
        for (const auto& [building_class, sums] : zone.by_class) {
            sheet.text(zone.zone.name);
            sheet.text(to_string(building_class));
            sheet.cell(Cell(static_cast<std::int64_t>(sums.building_count)));
            sheet.real(sums.roof_area_m2);
            sheet.cell(Cell(static_cast<std::int64_t>(sums.module_count)));
            sheet.real(sums.capacity_kwp);
            sheet.real(sums.energy_ac_kwh);
            sheet.real(sums.existing_pv_m2);
            sheet.end_row();
        }
    }
}

/// Where the numbers come from and what one must know before using them.
void add_notes(Book& book, const ReportContent& content) {
    Sheet sheet = book.sheet("说明 Notes");
    sheet.heads({"项 item", "内容 content"});
    const auto row = [&](const std::string& item, const std::string& text) {
        sheet.text(item);
        sheet.text(text);
        sheet.end_row();
    };
    row("项目 project", content.project_name);
    row("程序 program", content.program);
    row("坐标系 CRS", content.crs_name);
    row("气象 weather", content.weather_source);
    if (content.synthetic_weather) {
        row("注意 caution", "气象数据为合成典型年，不是实测 synthetic weather, not measured");
    }
    for (const std::string& note : content.notes) {
        row("注意 caution", note);
    }
}

template <class Record>
void add_column_meanings(Sheet& sheet, const char* layer, const std::vector<TableColumn<Record>>& columns) {
    for (const auto& column : columns) {
        for (const std::string& text : {std::string(layer), column.name, column.unit, column.meaning}) {
            sheet.text(text);
        }
        sheet.end_row();
    }
}

void add_columns(Book& book) {
    Sheet sheet = book.sheet("定义 Definitions");
    sheet.heads({"表 table", "列 column", "单位 unit", "含义 meaning"});
    add_column_meanings(sheet, "建筑 Buildings", building_columns());
    add_column_meanings(sheet, "区域 Zones", zone_columns());
}

void add_factors(Book& book, const ReportContent& content) {
    Sheet sheet = book.sheet("参数 Factors");
    sheet.heads({"键 key", "值 value", "单位 unit", "来处 from", "来源 source", "含义 meaning"});
    for (const Assumption& a : content.assumptions) {
        for (const std::string& text : {a.key, a.value, a.unit, a.origin, a.source, a.meaning}) {
            sheet.text(text);
        }
        sheet.end_row();
    }
}

}  // namespace

void write_report_xlsx(const std::string& path, const ReportContent& content) {
    Book book(path);
    add_summary(book, content);
    add_notes(book, content);
    add_table(book.sheet("区域 Zones"), zone_columns(), content.zones);
    add_classes(book, content);
    add_table(book.sheet("建筑 Buildings"), building_columns(), content.buildings);
    add_columns(book);
    add_factors(book, content);
    book.close();
}

}  // namespace sunshed
