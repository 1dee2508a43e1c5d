#pragma once

#include <vector>

#include "sunshed/core/raster.hpp"

namespace sunshed {

/// The planes that fit square windows of one radius best, in the least squares: a window for each cell of a region
/// around which it lies in the grid wholly.
///
/// Sums are taken anew for each window and in one order, so that a plane depends on its cells alone and not on the
/// region.
class PlaneFits {
public:
    /// @param middles  the region, of the grid
    /// @param radius  in cells: windows are 2 radius + 1 wide
    PlaneFits(const FloatRaster& elevation_m, const Window& middles, int radius);

    [[nodiscard]] int radius() const { return radius_; }
    /// Cells of a window less what its plane takes.
    [[nodiscard]] double degrees_of_freedom() const { return (2.0 * radius_ + 1.0) * (2.0 * radius_ + 1.0) - 3.0; }
    /// Those of the region that have a window.
    [[nodiscard]] const Window& middles() const { return middles_; }
    [[nodiscard]] bool contains(CellIndex middle) const { return middles_.contains(middle); }
    /// Variance of what the window's cells miss the plane by, m2.
    [[nodiscard]] double misfit_m2(CellIndex middle) const { return misfit_m2_[middles_.offset(middle)]; }
    /// The same from a middle on to the end of its row.
    [[nodiscard]] const float* misfits_m2(CellIndex middle) const {
        return misfit_m2_.data() + middles_.offset(middle);
    }
    /// Rise per cell.
    [[nodiscard]] double east(CellIndex middle) const { return east_[middles_.offset(middle)]; }
    [[nodiscard]] double south(CellIndex middle) const { return south_[middles_.offset(middle)]; }
    /// Of a window's plane at a cell.
    [[nodiscard]] double height_m(CellIndex middle, CellIndex cell) const {
        const std::size_t i = middles_.offset(middle);
        return mean_m_[i] + east_[i] * (cell.column - middle.column) + south_[i] * (cell.row - middle.row);
    }

private:
    void fit_row(const FloatRaster& elevation_m, int row);
    void finish(std::size_t first);

    int radius_;
    Window middles_;
    std::vector<double> mean_m_;
    std::vector<double> east_;
    std::vector<double> south_;
    std::vector<double> square_m2_;  ///< sums of squares of a row's windows
    std::vector<float> misfit_m2_;
    std::vector<double> columns_;  ///< sums of the columns of a row's windows: of heights, their moments and squares
};

/// Sum over a window's cells of the square of their distance along an axis from the middle, in cells: the slope's
/// variance is that of the noise divided by it.
[[nodiscard]] double window_moment(int radius);

}  // namespace sunshed
