#include "roof_cells.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace sunshed {

RoofCells::RoofCells(const FloatRaster& elevation_m, std::vector<CellIndex> cells) : geometry_(elevation_m.geometry) {
    std::erase_if(cells, [&](const CellIndex& cell) { return !std::isfinite(elevation_m.at(cell)); });
    cells_ = std::move(cells);
    if (cells_.empty()) {
        return;
    }
    CellIndex low = cells_.front();
    CellIndex high = cells_.front();
    for (const CellIndex& cell : cells_) {
        low = {std::min(low.column, cell.column), std::min(low.row, cell.row)};
        high = {std::max(high.column, cell.column), std::max(high.row, cell.row)};
        z_.push_back(elevation_m.at(cell));
    }
    window_ = {low.column, low.row, high.column - low.column + 1, high.row - low.row + 1};
    index_.assign(static_cast<std::size_t>(window_.columns) * static_cast<std::size_t>(window_.rows), none);
    for (std::size_t i = 0; i < cells_.size(); ++i) {
        index_[static_cast<std::size_t>(cells_[i].row - low.row) * static_cast<std::size_t>(window_.columns) +
               static_cast<std::size_t>(cells_[i].column - low.column)] = static_cast<int>(i);
    }
}

Point2 RoofCells::at(std::size_t i) const {
    return {(cells_[i].column - cells_.front().column) * geometry_.cell_size_m,
            (cells_.front().row - cells_[i].row) * geometry_.cell_size_m};
}

int RoofCells::neighbour(std::size_t i, int columns, int rows) const {
    const int column = cells_[i].column + columns - window_.column;
    const int row = cells_[i].row + rows - window_.row;
    if (column < 0 || row < 0 || column >= window_.columns || row >= window_.rows) {
        return none;
    }
    return index_[static_cast<std::size_t>(row) * static_cast<std::size_t>(window_.columns) +
                  static_cast<std::size_t>(column)];
}

}  // namespace sunshed
