#pragma once

#include <algorithm>
#include <cmath>
#include <utility>

#include "sky_helpers.hpp"
#include "sunshed/pipeline/irradiate_raster.hpp"

namespace sunshed::test {

/// Tiles put together again.
struct WholeResult {
    FloatRaster global_kwh_m2;
    FloatRaster january_kwh_m2;
    FloatRaster sky_view;
    FloatRaster sun_hours;
    std::size_t unknown_cells = 0;
};

inline void put(const Window& window, const FloatRaster& part, FloatRaster& whole) {
    for (int row = 0; row < window.rows; ++row) {
        std::copy(part.row(row).begin(), part.row(row).end(), whole.row(window.row + row).begin() + window.column);
    }
}

/// A raster under Harbin's sky.
inline WholeResult irradiate_in_tiles(const FloatRaster& dsm, const TilePlan& plan, int directions, int threads) {
    MemoryRasterSource source(dsm);
    WholeResult whole;
    for (FloatRaster* raster : {&whole.global_kwh_m2, &whole.january_kwh_m2, &whole.sky_view, &whole.sun_hours}) {
        *raster = FloatRaster(dsm.geometry);
    }
    NoProgress progress;
    const RasterScene scene{.elevation_m = source,
                            .site_at = [](Point2) { return Site(); },
                            .sky_at = [](const Place&) { return harbin_sky(); },
                            .directions = directions,
                            .threads = {threads}};
    const RasterSummary summary = irradiate_raster(
        scene, plan,
        [&](const Window& cells, IrradianceResult result, const Raster<std::uint8_t>&) {
            put(cells, result.global_kwh_m2, whole.global_kwh_m2);
            put(cells, result.monthly_kwh_m2[0], whole.january_kwh_m2);
            put(cells, result.sky_view, whole.sky_view);
            put(cells, result.sun_hours, whole.sun_hours);
        },
        progress);
    whole.unknown_cells = summary.unknown_cells;
    return whole;
}

/// Of a raster against another, as a share of that one's mean.
inline double mean_difference_share(const FloatRaster& raster, const FloatRaster& against) {
    double difference = 0.0;
    double sum = 0.0;
    for (std::size_t i = 0; i < raster.values.size(); ++i) {
        difference += raster.values[i] - against.values[i];
        sum += against.values[i];
    }
    return difference / sum;
}

}  // namespace sunshed::test
