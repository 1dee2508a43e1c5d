#include "sunshed/pipeline/overview.hpp"

#include <cmath>
#include <limits>

#include "sunshed/pipeline/tiles.hpp"

namespace sunshed {

namespace {

/// Unknown cells stand as low or as high as the raster goes, which is known after the last strip: until then infinity
/// holds their place.
void set_placeholders(FloatRaster& elevation_m, NodataPolicy policy) {
    constexpr float infinity = std::numeric_limits<float>::infinity();
    for (float& value : elevation_m.values) {
        value = std::isnan(value) ? (policy == NodataPolicy::blocked ? infinity : -infinity) : value;
    }
}

void finish(std::optional<MaxPyramid>& pyramid, const RasterSummary& summary) {
    if (pyramid) {
        pyramid->fill(summary.lowest_m, summary.highest_m);
        pyramid->finish();
    }
}

}  // namespace

void RasterSummary::add(const FloatRaster& values_m) {
    for (const float value : values_m.values) {
        if (std::isnan(value)) {
            ++unknown_cells;
        } else {
            lowest_m = std::fmin(lowest_m, value);
            highest_m = std::fmax(highest_m, value);
        }
    }
}

Overview read_overview(const OverviewRequest& request, const Progress& progress) {
    Overview overview;
    if (request.with_pyramids) {
        overview.solid.emplace(request.grid);
        if (request.tree_top_m) {
            overview.tree_tops.emplace(request.grid);
        }
    }
    for (const Window& strip : cut_into_strips(request.grid)) {
        stop_if_cancelled(progress);
        FloatRaster elevation_m = request.elevation_m(strip);
        overview.summary.add(elevation_m);
        if (overview.solid) {
            set_placeholders(elevation_m, request.nodata);
            overview.solid->add(strip, elevation_m);
        }
        if (overview.tree_tops) {
            overview.tree_tops->add(strip, request.tree_top_m(strip, elevation_m));
        }
    }
    finish(overview.solid, overview.summary);
    finish(overview.tree_tops, overview.summary);
    return overview;
}

}  // namespace sunshed
