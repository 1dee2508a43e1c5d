#pragma once

#include <vector>

#include "sunshed/core/raster.hpp"

namespace sunshed {

/// Noise of the elevations around each cell of a region: how far cells lie off the plane of their own side.
///
/// Each cell lies in nine windows of three cells; the one whose plane misses least keeps to the cell's own side of
/// walls and ridges, so that a clean surface has no noise beside them. Noise is what most cells around have: of a ledge
/// or a post there are few.
class LocalNoise {
public:
    /// @param region  of the grid
    LocalNoise(const FloatRaster& elevation_m, const Window& region);

    /// Whether there may be any in the region.
    [[nodiscard]] bool is_any() const { return is_any_; }
    /// Its standard deviation, m; 0 where there is none that matters.
    [[nodiscard]] double at_m(CellIndex cell) const { return noise_m_[region_.offset(cell)]; }
    [[nodiscard]] double variance_m2(CellIndex cell) const { return at_m(cell) * at_m(cell); }

private:
    Window region_;
    bool is_any_ = false;
    std::vector<float> noise_m_;  ///< empty where there is none
};

}  // namespace sunshed
