#include "sunshed/surface/build_surface.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "sunshed/core/error.hpp"

namespace sunshed {

namespace {

struct Range {
    float lowest = missing_f;
    float highest = missing_f;
    std::size_t unknown = 0;
};

Range range_of(const FloatRaster& raster) {
    Range range;
    for (const float value : raster.values) {
        if (std::isfinite(value)) {
            range.lowest = std::fmin(range.lowest, value);
            range.highest = std::fmax(range.highest, value);
        } else {
            ++range.unknown;
        }
    }
    return range;
}

/// Reports which cells were known.
Raster<std::uint8_t> fill_unknown(FloatRaster& elevation_m, float fill_m) {
    Raster<std::uint8_t> known(elevation_m.geometry, 1);
    for (std::size_t i = 0; i < elevation_m.values.size(); ++i) {
        if (!std::isfinite(elevation_m.values[i])) {
            elevation_m.values[i] = fill_m;
            known.values[i] = 0;
        }
    }
    return known;
}

/// Fills nodata after the policy and reports which cells were known.
Raster<std::uint8_t> apply_nodata_policy(FloatRaster& elevation_m, NodataPolicy policy) {
    const Range range = range_of(elevation_m);
    if (range.unknown == elevation_m.values.size()) {
        throw Error(ErrorCode::bad_input, "", "every cell of the elevation model is nodata",
                    "check the file and its nodata value");
    }
    if (range.unknown > 0 && policy == NodataPolicy::error) {
        throw Error(ErrorCode::bad_input, "", fmt::format("{} cells of the elevation model are nodata", range.unknown),
                    "fill them, or set surface.nodata to \"open\" or \"blocked\"");
    }
    return fill_unknown(elevation_m, policy == NodataPolicy::blocked ? range.highest : range.lowest);
}

/// Raises prisms from ground that has a value everywhere.
void raise_prisms(Surface& surface, const std::vector<FootprintHeight>& buildings) {
    surface.elevation_m = surface.ground_m;
    for (const FootprintHeight& building : buildings) {
        const auto roof_m = static_cast<float>(prism_roof_elevation_m(surface.ground_m, building));
        for (const CellIndex& cell : cells_inside(surface.geometry(), building.geometry)) {
            float& elevation = surface.elevation_m.at(cell);
            elevation = std::fmax(elevation, roof_m);
        }
    }
}

}  // namespace

Surface surface_from_dsm(FloatRaster dsm_m, NodataPolicy policy) {
    Surface surface;
    surface.known = apply_nodata_policy(dsm_m, policy);
    surface.elevation_m = std::move(dsm_m);
    return surface;
}

Surface surface_with_fill(FloatRaster dsm_m, float fill_m) {
    Surface surface;
    surface.known = fill_unknown(dsm_m, fill_m);
    surface.elevation_m = std::move(dsm_m);
    return surface;
}

double prism_roof_elevation_m(const FloatRaster& ground_m, const FootprintHeight& building) {
    double highest = missing_d;
    for (const CellIndex& cell : cells_inside(ground_m.geometry, building.geometry)) {
        highest = std::fmax(highest, static_cast<double>(ground_m.at(cell)));
    }
    return highest + building.height_m;
}

double middle_elevation_m(const FloatRaster& elevation_m, const MultiPolygon& footprint) {
    std::vector<float> values;
    for (const CellIndex& cell : cells_inside(elevation_m.geometry, footprint)) {
        if (std::isfinite(elevation_m.at(cell))) {
            values.push_back(elevation_m.at(cell));
        }
    }
    if (values.empty()) {
        return missing_d;
    }
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

FloatRaster tree_tops(const FloatRaster& elevation_m, const FloatRaster& ground_m, const FloatRaster& canopy_height_m) {
    FloatRaster top_m = elevation_m;
    const FloatRaster& base_m = ground_m.empty() ? elevation_m : ground_m;
    for (std::size_t i = 0; i < top_m.values.size(); ++i) {
        const float height_m = canopy_height_m.values[i];
        if (std::isfinite(height_m) && height_m > 0.0F) {
            top_m.values[i] = std::max(top_m.values[i], base_m.values[i] + height_m);
        }
    }
    return top_m;
}

Surface surface_from_ground(FloatRaster ground_m, const std::vector<FootprintHeight>& buildings, float fill_m) {
    Surface surface;
    surface.known = fill_unknown(ground_m, fill_m);
    surface.ground_m = std::move(ground_m);
    raise_prisms(surface, buildings);
    return surface;
}

}  // namespace sunshed
