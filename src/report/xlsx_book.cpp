#include "xlsx_book.hpp"

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "sunshed/core/error.hpp"
#include "sunshed/core/quoted.hpp"
#include "sunshed/io/gdal_session.hpp"

namespace sunshed {

namespace {

using Look = XlsxBook::Look;

constexpr lxw_color_t ink = 0x1D2733;
constexpr lxw_color_t quiet_ink = 0x5F6B7A;
constexpr lxw_color_t rule = 0xC9D1DA;

/// About how many characters of a column a UTF-8 text fills: Chinese ones are two wide. Words break early.
double width_of(const std::string& text) {
    double width = 0.0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        width += byte < 0x80U ? 1.08 : byte >= 0xE0U ? 2.1 : byte >= 0xC0U ? 1.08 : 0.0;
    }
    return width;
}

constexpr std::size_t most_in_cell = 32767;  // Excel's own limit; longer texts would be left out
constexpr std::size_t most_in_properties = 255;
constexpr std::size_t most_in_foot = 60;

/// As much of a UTF-8 text as so many characters.
std::string first_characters(const std::string& text, std::size_t most) {
    std::size_t characters = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        characters += (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U ? 1 : 0;
        if (characters > most) {
            return text.substr(0, i);
        }
    }
    return text;
}

/// A text is written as a string, so that it is never a formula, whatever it begins with.
std::string cell_text(const std::string& text) {
    return first_characters(clean_text(text), most_in_cell);
}

void dress(lxw_format* format, Look look) {
    format_set_font_name(format, "Microsoft YaHei");  // has both scripts; others fall back by themselves
    format_set_font_size(format, 10);
    format_set_font_color(format, ink);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    switch (look) {
        case Look::plain:
            break;
        case Look::strong:
            format_set_bold(format);
            format_set_top(format, LXW_BORDER_THIN);
            format_set_top_color(format, rule);
            break;
        case Look::head:
            format_set_bold(format);
            format_set_bg_color(format, 0xE4EBF3);
            format_set_bottom(format, LXW_BORDER_THIN);
            format_set_bottom_color(format, quiet_ink);
            format_set_text_wrap(format);
            break;
        case Look::title:
            format_set_bold(format);
            format_set_font_size(format, 16);
            break;
        case Look::quiet:
            format_set_font_color(format, quiet_ink);
            break;
        case Look::wrapped:
            format_set_text_wrap(format);
            format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
            break;
        case Look::good:
            format_set_font_color(format, 0x0B6B52);
            format_set_bg_color(format, 0xE2F2EC);
            break;
        case Look::middling:
            format_set_font_color(format, 0x7A5600);
            format_set_bg_color(format, 0xFBF1D9);
            break;
        case Look::bad:
            format_set_font_color(format, 0x98293F);
            format_set_bg_color(format, 0xFAE6EA);
            break;
    }
}

struct CloseFile {
    void operator()(VSILFILE* file) const { VSIFCloseL(file); }
};

/// Whether every element of an XML text is closed. Text and attributes hold neither '<' nor '>': they are escaped.
bool closes_all_elements(VSILFILE* file) {
    std::vector<char> buffer(std::size_t{1} << 16U);
    long open = 0;
    long opened = 0;
    char before = '\0';
    for (std::size_t count = buffer.size(); count == buffer.size();) {
        count = VSIFReadL(buffer.data(), 1, buffer.size(), file);
        for (std::size_t i = 0; i < count; ++i) {
            const char c = buffer[i];
            const bool begins = before == '<' && c != '/' && c != '?' && c != '!';
            opened += begins ? 1 : 0;
            open += begins ? 1 : before == '<' && c == '/' ? -1 : before == '/' && c == '>' ? -1 : 0;
            before = c;
        }
    }
    return open == 0 && opened > 0;
}

/// Reads every part of a workbook: one whose temporary file was cut short is packed as if it were whole.
bool all_parts_are_whole(const std::string& path) {
    start_gdal();
    const std::string archive = "/vsizip/{" + path + "}";
    const CPLStringList parts(VSIReadDirRecursive(archive.c_str()));
    int seen = 0;
    for (int i = 0; i < parts.size(); ++i) {
        const std::string part = parts[i];
        if (part.ends_with('/')) {
            continue;
        }
        const std::unique_ptr<VSILFILE, CloseFile> file(VSIFOpenL((archive + "/" + part).c_str(), "rb"));
        if (!file || !closes_all_elements(file.get())) {
            return false;
        }
        ++seen;
    }
    return seen > 0;
}

}  // namespace

XlsxBook::XlsxBook(const std::string& path, const std::string& title, const std::string& author)
    : path_(path), title_(first_characters(clean_text(title), most_in_properties)) {
    // Beside the workbook is where space was looked for.
    std::string folder = std::filesystem::path(path).parent_path().string();
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    options.tmpdir = folder.empty() ? nullptr : folder.data();
    book_ = workbook_new_opt(path.c_str(), &options);
    if (book_ == nullptr) {
        fail("it cannot be created");
    }
    std::string author_text = first_characters(clean_text(author), most_in_properties);
    lxw_doc_properties properties{};
    properties.title = title_.data();
    properties.author = author_text.data();
    workbook_set_properties(book_, &properties);
}

XlsxBook::~XlsxBook() {
    if (book_ != nullptr) {
        lxw_workbook_free(book_);  // an error stopped the writing
    }
}

XlsxSheet XlsxBook::sheet(const char* name) {
    lxw_worksheet* sheet = workbook_add_worksheet(book_, name);
    if (sheet == nullptr) {
        fail("no temporary file can be made");
    }
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, 9);  // A4
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_set_margins(sheet, 0.4, 0.4, 0.6, 0.6);
    worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
    // '&' begins a code of the page's foot.
    std::string foot;
    for (const char c : first_characters(title_, most_in_foot)) {
        foot += c == '&' ? std::string("&&") : std::string(1, c);
    }
    worksheet_set_footer(sheet, fmt::format("&L{}&C&A&R&P / &N", foot).c_str());
    return {*this, sheet};
}

void XlsxBook::close() {
    check_rows_arrived();
    lxw_workbook* book = book_;
    book_ = nullptr;  // closing frees it
    const lxw_error error = workbook_close(book);
    if (error != LXW_NO_ERROR) {
        fail(lxw_strerror(error));
    }
    if (!all_parts_are_whole(path_)) {
        fail("a part of it is incomplete");
    }
}

/// The library checks no temporary file whether what was written to it is there.
void XlsxBook::check_rows_arrived() const {
    lxw_worksheet* sheet = nullptr;
    STAILQ_FOREACH(sheet, book_->worksheets, list_pointers) {
        if (sheet->optimize_tmpfile != nullptr &&
            (std::fflush(sheet->optimize_tmpfile) != 0 || std::ferror(sheet->optimize_tmpfile) != 0)) {
            fail("a temporary file could not be written whole");
        }
    }
}

lxw_format* XlsxBook::format(Look look, const std::string& number_format) {
    const auto [place, is_new] = formats_.try_emplace({look, number_format}, nullptr);
    if (is_new) {
        place->second = workbook_add_format(book_);
        dress(place->second, look);
        if (!number_format.empty()) {
            format_set_num_format(place->second, number_format.c_str());
        }
    }
    return place->second;
}

void XlsxBook::fail(const char* why) const {
    throw Error(ErrorCode::io_failure, path_, fmt::format("the workbook cannot be written ({})", why),
                "check the space on the disk and the permissions");
}

void XlsxSheet::set_width(std::size_t column, double characters) {
    const auto place = static_cast<lxw_col_t>(column);
    worksheet_set_column(sheet_, place, place, characters, nullptr);
    widths_.resize(std::max(widths_.size(), column + 1));
    widths_[column] = characters;
}

void XlsxSheet::widths(const std::vector<double>& characters) {
    for (std::size_t i = 0; i < characters.size(); ++i) {
        set_width(i, characters[i]);
    }
}

void XlsxSheet::heads(const std::vector<Head>& heads, std::size_t rows, int frozen_columns) {
    for (std::size_t i = 0; i < heads.size(); ++i) {
        set_width(i, heads[i].width);
    }
    worksheet_set_row(sheet_, row_, 46.0, nullptr);
    for (const Head& head : heads) {
        text(head.text, Look::head);
    }
    const auto last_column = static_cast<lxw_col_t>(heads.size() - 1);
    if (rows > 0) {
        worksheet_autofilter(sheet_, row_, 0, row_ + static_cast<lxw_row_t>(rows), last_column);
    }
    worksheet_repeat_rows(sheet_, row_, row_);
    worksheet_freeze_panes(sheet_, row_ + 1, static_cast<lxw_col_t>(frozen_columns));
    end_row();
}

void XlsxSheet::inner_heads(const std::vector<std::string>& names) {
    for (const std::string& name : names) {
        text(name, Look::head);
    }
    end_row();
}

void XlsxSheet::text(const std::string& value, Look look) {
    if (!value.empty()) {
        const std::string shown = cell_text(value);
        worksheet_write_string(sheet_, row_, column_, shown.c_str(), book_.format(look));
        if (look == Look::wrapped && column_ < widths_.size()) {
            lines_ = std::max(lines_, std::ceil(width_of(shown) / widths_[column_]));
        }
    }
    ++column_;
}

void XlsxSheet::number(double value, const std::string& number_format, Look look) {
    if (std::isfinite(value)) {
        // A little air to the right: words often stand in the next column.
        worksheet_write_number(sheet_, row_, column_, value, book_.format(look, number_format + "_)"));
    }
    ++column_;
}

void XlsxSheet::cell(const Cell& value, const std::string& number_format, Look look) {
    if (const auto* words = std::get_if<std::string>(&value)) {
        text(*words, look);
    } else if (const auto* real = std::get_if<double>(&value)) {
        number(*real, number_format, look);
    } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        number(static_cast<double>(*whole), number_format, look);
    } else {
        skip();
    }
}

void XlsxSheet::skip(int columns) {
    column_ = static_cast<lxw_col_t>(column_ + columns);
}

void XlsxSheet::end_row(double height_points) {
    // Readers do not fit the height of rows that were written one by one.
    const double height = height_points > 0.0 ? height_points : lines_ > 1.0 ? 14.0 * lines_ : 0.0;
    if (height > 0.0) {
        worksheet_set_row(sheet_, row_, std::min(height, 400.0), nullptr);
    }
    ++row_;
    column_ = 0;
    lines_ = 1.0;
}

}  // namespace sunshed
