#pragma once

#include <cstddef>
#include <functional>
#include <optional>

#include "sunshed/core/progress.hpp"
#include "sunshed/core/raster.hpp"
#include "sunshed/horizon/max_pyramid.hpp"
#include "sunshed/surface/build_surface.hpp"

namespace sunshed {

/// What was seen of a raster as a whole.
struct RasterSummary {
    float lowest_m = missing_f;
    float highest_m = missing_f;
    std::size_t unknown_cells = 0;

    /// Counts some cells in; NaN is unknown.
    void add(const FloatRaster& values_m);
    /// What stands where there is no value.
    [[nodiscard]] float fill_m(NodataPolicy policy) const {
        return policy == NodataPolicy::blocked ? highest_m : lowest_m;
    }
};

/// What is known of a raster once all of it was read: its range, and what a tile sees of it beyond its halo.
struct Overview {
    RasterSummary summary;                ///< of the elevations
    std::optional<MaxPyramid> solid;      ///< of the elevations; none for a raster of one tile
    std::optional<MaxPyramid> tree_tops;  ///< none without trees

    [[nodiscard]] const MaxPyramid* solid_or_null() const { return solid ? &*solid : nullptr; }
    [[nodiscard]] const MaxPyramid* tree_tops_or_null() const { return tree_tops ? &*tree_tops : nullptr; }
};

/// How a raster is read for its overview: each function is called once for a window.
struct OverviewRequest {
    GridGeometry grid;
    std::function<FloatRaster(const Window& window)> elevation_m;  ///< NaN where unknown
    /// Tops of trees over elevations whose unknown cells are infinite, m; empty = no trees.
    std::function<FloatRaster(const Window& window, const FloatRaster& elevation_m)> tree_top_m = {};
    NodataPolicy nodata = NodataPolicy::open;
    bool with_pyramids = true;
};

/// Reads all of a raster once, in strips of its full width.
/// @throws Error{cancelled}
Overview read_overview(const OverviewRequest& request, const Progress& progress);

}  // namespace sunshed
