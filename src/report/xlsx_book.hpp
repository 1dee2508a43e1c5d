#pragma once

#include <xlsxwriter.h>

#include <map>
#include <string>
#include <vector>

#include "sunshed/report/table.hpp"

namespace sunshed {

class XlsxSheet;

/// A workbook that is written row by row and never whole in memory.
class XlsxBook {
public:
    /// @param title, author  of the file's properties
    XlsxBook(const std::string& path, const std::string& title, const std::string& author);
    XlsxBook(const XlsxBook&) = delete;
    XlsxBook& operator=(const XlsxBook&) = delete;
    ~XlsxBook();

    /// A sheet for A4 across, with its pages numbered.
    XlsxSheet sheet(const char* name);
    /// @throws Error{io_failure} where the file does not arrive whole
    void close();

    /// A cell format, made once: an Excel number format ("" = general) and a look.
    enum class Look { plain, strong, head, title, quiet, wrapped, good, middling, bad };
    lxw_format* format(Look look, const std::string& number_format = "");

private:
    [[noreturn]] void fail(const char* why) const;
    void check_rows_arrived() const;

    std::string path_;
    std::string title_;
    lxw_workbook* book_ = nullptr;
    std::map<std::pair<Look, std::string>, lxw_format*> formats_;
};

/// One sheet that grows downward. Cells are set from left to right.
class XlsxSheet {
public:
    using Look = XlsxBook::Look;
    struct Head {
        std::string text;
        double width = 12.0;  ///< characters
    };

    XlsxSheet(XlsxBook& book, lxw_worksheet* sheet) : book_(book), sheet_(sheet) {}

    /// Widths only, for a sheet that has no single table.
    void widths(const std::vector<double>& characters);
    /// The row of heads: stays in sight, repeats on paper, with a filter over `rows` rows where there are any.
    void heads(const std::vector<Head>& heads, std::size_t rows, int frozen_columns = 1);
    /// A row of heads within a sheet.
    void inner_heads(const std::vector<std::string>& names);
    void text(const std::string& value, Look look = Look::plain);
    void number(double value, const std::string& number_format, Look look = Look::plain);  ///< empty where not finite
    void cell(const Cell& value, const std::string& number_format, Look look = Look::plain);
    void skip(int columns = 1);
    /// @param height_points  0: as high as the row's wrapped texts need
    void end_row(double height_points = 0.0);

private:
    void set_width(std::size_t column, double characters);

    XlsxBook& book_;
    lxw_worksheet* sheet_;
    lxw_row_t row_ = 0;
    lxw_col_t column_ = 0;
    std::vector<double> widths_;  ///< characters
    double lines_ = 1.0;          ///< that the row's wrapped texts take
};

}  // namespace sunshed
