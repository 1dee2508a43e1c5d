#pragma once

#include <optional>

#include "sunshed/horizon/max_pyramid.hpp"

namespace sunshed {

/// The highest of a surface and, where there are trees, of their tops: what shades a tile from beyond its halo.
class Pyramids {
public:
    /// None, for a raster in one piece.
    Pyramids() = default;
    Pyramids(const GridGeometry& raster, bool has_trees);

    /// @param tree_top_m  empty where there are no trees
    void add(const Window& window, const FloatRaster& elevation_m, const FloatRaster& tree_top_m);
    /// Once, after the last window.
    void finish();

    /// Nothing where there is none; so tree_tops().
    [[nodiscard]] const MaxPyramid* solid() const { return pointer_to(solid_); }
    [[nodiscard]] const MaxPyramid* tree_tops() const { return pointer_to(tree_tops_); }

private:
    static const MaxPyramid* pointer_to(const std::optional<MaxPyramid>& pyramid) {
        return pyramid ? &*pyramid : nullptr;
    }

    std::optional<MaxPyramid> solid_;
    std::optional<MaxPyramid> tree_tops_;
};

}  // namespace sunshed
