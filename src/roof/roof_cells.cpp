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
    stride_ = high.column - low.column + 1 + 2 * reach;
    const int rows = high.row - low.row + 1 + 2 * reach;
    index_.assign(static_cast<std::size_t>(stride_) * static_cast<std::size_t>(rows), none);
    for (std::size_t i = 0; i < cells_.size(); ++i) {
        place_.push_back((cells_[i].row - low.row + reach) * stride_ + cells_[i].column - low.column + reach);
        index_[static_cast<std::size_t>(place_.back())] = static_cast<int>(i);
    }
}

}  // namespace sunshed
