#pragma once

#include <vector>

#include "sunshed/core/raster.hpp"
#include "sunshed/horizon/max_pyramid.hpp"

namespace sunshed {

/// What a ray over a bilinear surface need not look at closely: blocks too low to matter, and planes.
class RayBlocks {
public:
    static constexpr int finest_shift = 1;  ///< binary logarithm of the finest blocks' side

    /// @param elevation_m  NaN is lower than anything
    explicit RayBlocks(const FloatRaster& elevation_m);

    [[nodiscard]] const MaxPyramid& pyramid() const { return pyramid_; }

    /// Whether the surface in one of the finest blocks is a plane, within 5 mm.
    [[nodiscard]] bool is_plane(int block) const { return is_plane_[static_cast<std::size_t>(block)] != 0; }

private:
    MaxPyramid pyramid_;
    std::vector<char> is_plane_;
};

}  // namespace sunshed
