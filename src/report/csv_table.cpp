#include "sunshed/report/csv_table.hpp"

#include <fmt/format.h>

#include "sunshed/io/csv_text.hpp"

namespace sunshed {

namespace {

struct CellText {
    int decimals;

    std::string operator()(std::monostate) const { return ""; }
    std::string operator()(const std::string& value) const { return csv_field(value); }
    std::string operator()(double value) const {
        return decimals < 0 ? csv_number(value) : fmt::format("{:.{}f}", value, decimals);
    }
    std::string operator()(std::int64_t value) const { return std::to_string(value); }
};

}  // namespace

std::string csv_cell(const Cell& cell, int decimals) {
    return std::visit(CellText{decimals}, cell);
}

}  // namespace sunshed
