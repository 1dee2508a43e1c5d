#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "sunshed/core/angle.hpp"
#include "sunshed/core/raster.hpp"
#include "sunshed/core/vector.hpp"
#include "sunshed/weather/sky_year.hpp"

// What the engine is held against: rays marched over the bilinear surface, slow and obvious.
namespace sunshed::test {

constexpr int marched_azimuths = 1440;  ///< every quarter of a degree

/// Bilinear between cell centres, which lie at whole columns and rows.
inline double bilinear(const FloatRaster& elevation_m, double column, double row) {
    const int c = std::clamp(static_cast<int>(column), 0, elevation_m.geometry.columns - 2);
    const int r = std::clamp(static_cast<int>(row), 0, elevation_m.geometry.rows - 2);
    const double u = column - c;
    const double v = row - r;
    const float* upper = elevation_m.values.data() + elevation_m.geometry.offset({c, r});
    const float* lower = upper + elevation_m.geometry.columns;
    return (1 - u) * (1 - v) * upper[0] + u * (1 - v) * upper[1] + (1 - u) * v * lower[0] + u * v * lower[1];
}

/// A place over the surface: cell centres lie at whole columns and rows.
struct Viewpoint {
    double column = 0.0;
    double row = 0.0;
    double elevation_m = 0.0;
};

inline Viewpoint viewpoint_of(const FloatRaster& elevation_m, CellIndex cell) {
    return {static_cast<double>(cell.column), static_cast<double>(cell.row), elevation_m.at(cell)};
}

/// Tangent of the horizon that a point sees: a sample every quarter of a cell from half a cell on. The march ends where
/// the surface's highest point could not raise the horizon any more.
inline double marched_tangent(const FloatRaster& elevation_m, double highest_m, const Viewpoint& from,
                              double azimuth_deg) {
    const GridGeometry& grid = elevation_m.geometry;
    const double east = std::sin(to_radians(azimuth_deg));
    const double south = -std::cos(to_radians(azimuth_deg));
    const double here_m = from.elevation_m;
    double steepest = -1e9;
    for (double step = 0.5;; step += 0.25) {
        const double column = from.column + step * east;
        const double row = from.row + step * south;
        const double distance_m = step * grid.cell_size_m;
        const bool outside = column < 0 || row < 0 || column > grid.columns - 1 || row > grid.rows - 1;
        if (outside || highest_m - here_m < steepest * distance_m) {
            return steepest < -1e8 ? 0.0 : steepest;
        }
        steepest = std::max(steepest, (bilinear(elevation_m, column, row) - here_m) / distance_m);
    }
}

inline double marched_tangent(const FloatRaster& elevation_m, double highest_m, CellIndex cell, double azimuth_deg) {
    return marched_tangent(elevation_m, highest_m, viewpoint_of(elevation_m, cell), azimuth_deg);
}

/// The year's beam on a plane at a point, sun by sun, kWh m-2; north is the grid's. Only directions that a sun stands
/// in are marched.
inline double marched_beam_kwh_m2(const FloatRaster& elevation_m, const Viewpoint& from, const Vector3& normal,
                                  const SkyYear& sky) {
    const double highest_m = *std::max_element(elevation_m.values.begin(), elevation_m.values.end());
    std::vector<double> horizon(marched_azimuths, missing_d);
    double sum = 0.0;
    for (const SunSample& sun : sky.samples) {
        const double cosine = dot(normal, sun.direction);
        if (cosine <= 0.0 || sun.beam_wh_m2 <= 0.0) {
            continue;
        }
        const auto i = std::lround(sun.azimuth_deg / 360.0 * marched_azimuths) % marched_azimuths;
        double& tangent = horizon[static_cast<std::size_t>(i)];
        if (std::isnan(tangent)) {
            tangent = marched_tangent(elevation_m, highest_m, from, static_cast<double>(i) * 360.0 / marched_azimuths);
        }
        if (sun.direction.z > tangent * std::hypot(sun.direction.x, sun.direction.y)) {
            sum += sun.beam_wh_m2 / 1000.0 * cosine;
        }
    }
    return sum;
}

inline double marched_beam_kwh_m2(const FloatRaster& elevation_m, CellIndex cell, const Vector3& normal,
                                  const SkyYear& sky) {
    return marched_beam_kwh_m2(elevation_m, viewpoint_of(elevation_m, cell), normal, sky);
}

/// The beam on an open level cell.
inline double open_beam_kwh_m2(const SkyYear& sky) {
    double sum = 0.0;
    for (const SunSample& sun : sky.samples) {
        sum += sun.beam_wh_m2 / 1000.0 * sun.direction.z;
    }
    return sum;
}

/// How a sample of errors lies around zero.
struct ErrorSpread {
    double bias = 0.0;
    double median = 0.0;  ///< of the sizes, as the others
    double p95 = 0.0;
    double worst = 0.0;

    explicit ErrorSpread(std::vector<double> errors) {
        if (errors.empty()) {
            return;
        }
        for (double& error : errors) {
            bias += error / static_cast<double>(errors.size());
            error = std::abs(error);
        }
        std::sort(errors.begin(), errors.end());
        const auto at = [&](double share) {
            return errors[static_cast<std::size_t>(share * static_cast<double>(errors.size() - 1))];
        };
        median = at(0.5);
        p95 = at(0.95);
        worst = errors.back();
    }
};

}  // namespace sunshed::test
