#pragma once

#include <vector>

#include "sunshed/core/raster.hpp"

namespace sunshed {

/// The cells of one footprint, with their neighbours: what planes are grown on.
class RoofCells {
public:
    static constexpr int none = -1;

    RoofCells(const FloatRaster& elevation_m, std::vector<CellIndex> cells);

    [[nodiscard]] std::size_t size() const { return cells_.size(); }
    [[nodiscard]] CellIndex cell(std::size_t i) const { return cells_[i]; }
    [[nodiscard]] double z(std::size_t i) const { return z_[i]; }
    /// Position relative to the first cell, m: x east, y north.
    [[nodiscard]] Point2 at(std::size_t i) const {
        return {(cells_[i].column - cells_.front().column) * geometry_.cell_size_m,
                (cells_.front().row - cells_[i].row) * geometry_.cell_size_m};
    }
    [[nodiscard]] double cell_size_m() const { return geometry_.cell_size_m; }
    [[nodiscard]] const GridGeometry& geometry() const { return geometry_; }
    /// Centre of the first cell: the origin of at().
    [[nodiscard]] Point2 origin() const { return geometry_.cell_center(cells_.front()); }

    /// How far neighbour() reaches, in cells.
    static constexpr int reach = 4;

    /// The index of the cell at an offset of up to `reach` from another, or none where it is not in the footprint.
    [[nodiscard]] int neighbour(std::size_t i, int columns, int rows) const {
        const int place = place_[i] + rows * stride_ + columns;
        return index_[static_cast<std::size_t>(place)];
    }

    /// Calls visit(j) for those of the eight neighbours that are in the footprint.
    template <class Visit>
    void for_neighbours(std::size_t i, Visit visit) const {
        for (int rows = -1; rows <= 1; ++rows) {
            for (int columns = -1; columns <= 1; ++columns) {
                const int j = neighbour(i, columns, rows);
                if (j != none && static_cast<std::size_t>(j) != i) {
                    visit(static_cast<std::size_t>(j));
                }
            }
        }
    }

    /// The cells that hang together with one of them by neighbours for which is_alike(j), with itself first; all become
    /// seen, and what was seen before is none of them.
    template <class IsAlike>
    [[nodiscard]] std::vector<std::size_t> connected(std::size_t first, std::vector<char>& seen,
                                                     IsAlike is_alike) const {
        std::vector<std::size_t> members{first};
        seen[first] = 1;
        for (std::size_t next = 0; next < members.size(); ++next) {
            for_neighbours(members[next], [&](std::size_t j) {
                if (seen[j] == 0 && is_alike(j)) {
                    seen[j] = 1;
                    members.push_back(j);
                }
            });
        }
        return members;
    }

private:
    GridGeometry geometry_;
    std::vector<CellIndex> cells_;
    std::vector<double> z_;
    int stride_ = 0;
    std::vector<int> index_;  ///< of the cells around the footprint, `reach` beyond it; none outside the footprint
    std::vector<int> place_;  ///< of each cell in index_
};

}  // namespace sunshed
