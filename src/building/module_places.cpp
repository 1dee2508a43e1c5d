#include "module_places.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "sunshed/core/raster.hpp"

namespace sunshed {

namespace {

/// The irradiation of a segment's cells where they lie.
class CellValues {
public:
    CellValues(const RoofSegment& segment, const SegmentIrradiation& sun) : sun_(sun) {
        const auto& cells = segment.cells;
        const auto by_column = [](const CellIndex& a, const CellIndex& b) { return a.column < b.column; };
        const auto by_row = [](const CellIndex& a, const CellIndex& b) { return a.row < b.row; };
        const auto [west, east] = std::minmax_element(cells.begin(), cells.end(), by_column);
        const auto [north, south] = std::minmax_element(cells.begin(), cells.end(), by_row);
        first_ = {west->column, north->row};
        columns_ = east->column - west->column + 1;
        rows_ = south->row - north->row + 1;
        values_.assign(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), missing_f);
        for (std::size_t i = 0; i < cells.size(); ++i) {
            values_[offset(cells[i].column - first_.column, cells[i].row - first_.row)] = sun.cell_annual_kwh_m2[i];
        }
    }

    /// NaN where no cell of the segment lies.
    [[nodiscard]] double at(Point2 p) const {
        const auto column = static_cast<int>(std::floor((p.x - sun_.north_west.x) / sun_.cell_size_m)) - first_.column;
        const auto row = static_cast<int>(std::floor((sun_.north_west.y - p.y) / sun_.cell_size_m)) - first_.row;
        const bool inside = column >= 0 && row >= 0 && column < columns_ && row < rows_;
        return inside ? values_[offset(column, row)] : missing_d;
    }

private:
    [[nodiscard]] std::size_t offset(int column, int row) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(column);
    }

    const SegmentIrradiation& sun_;
    CellIndex first_;
    int columns_ = 0;
    int rows_ = 0;
    std::vector<float> values_;
};

/// The mean under a module at a grid of places on it, of those that are known.
double mean_under(const PlacedModule& module, const CellValues& values) {
    double sum = 0.0;
    int known = 0;
    for (const double u : {0.1, 0.3, 0.5, 0.7, 0.9}) {
        for (const double v : {0.1, 0.3, 0.5, 0.7, 0.9}) {
            const auto& [a, b, c, d] = module.corners;
            const double value =
                values.at({a.x + u * (b.x - a.x) + v * (d.x - a.x), a.y + u * (b.y - a.y) + v * (d.y - a.y)});
            sum += std::isnan(value) ? 0.0 : value;
            known += std::isnan(value) ? 0 : 1;
        }
    }
    return known > 0 ? sum / known : missing_d;
}

}  // namespace

std::vector<double> module_places(const RoofSegment& segment, const ModuleLayout& layout,
                                  const SegmentIrradiation& sun) {
    std::vector<double> places(layout.modules.size(), 1.0);
    const auto& cells = sun.cell_annual_kwh_m2;
    if (cells.empty() || cells.size() != segment.cells.size()) {
        return places;
    }
    const double mean = std::accumulate(cells.begin(), cells.end(), 0.0) / static_cast<double>(cells.size());
    const CellValues values(segment, sun);
    for (std::size_t i = 0; i < places.size(); ++i) {
        const double under = mean_under(layout.modules[i], values);
        places[i] = under > 0.0 && mean > 0.0 ? under / mean : 1.0;
    }
    return places;
}

}  // namespace sunshed
