#include "sunshed/horizon/horizon_sweep.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "hull.hpp"
#include "lines.hpp"
#include "near_field.hpp"
#include "sunshed/core/error.hpp"

namespace sunshed {

namespace {

// Adjacent lines that are walked together: where steps are rows, they read whole cache lines of the grid.
constexpr int bundle_lines = 16;

// Rise per metre up to which neighbours count as one surface (about 56 degrees).
constexpr double steepest_roof = 1.5;

/// Walks bundles of lines over the grid, each trailing a hull of what lies beyond the near field.
class BundleWalk {
public:
    BundleWalk(const FloatRaster& elevation_m, const Lines& lines, double radius_m, FloatRaster& tangent)
        : elevation_(elevation_m.values.data()),
          tangent_(tangent.values.data()),
          lines_(lines),
          surface_step_m_(static_cast<float>(steepest_roof / 2.0 * elevation_m.geometry.cell_size_m)),
          radius_steps_(
              static_cast<int>(std::min(radius_m * lines.per_metre[1], static_cast<double>(lines.step_count())))) {}

    void walk(int first_line, int count) {
        for (Hull& hull : hulls_) {
            hull.start(lines_.step_count());
        }
        for (int k = near_steps + 1; k < lines_.step_count(); ++k) {
            // A point joins the hull when it leaves the near field.
            for_lines_in_grid(k - near_steps - 1, first_line, count, [&](const Step& step, int line, Hull& hull) {
                hull.add(k - near_steps - 1, elevation_on_line(step, line));
            });
            for_lines_in_grid(k, first_line, count,
                              [&](const Step& step, int line, Hull& hull) { serve(k, step, line, hull); });
        }
    }

private:
    template <class Body>
    void for_lines_in_grid(int k, int first_line, int count, Body body) {
        const Step& step = lines_.steps[static_cast<std::size_t>(k)];
        const int begin = std::max(0, -(first_line + step.shift));
        const int end = std::min(count, lines_.lanes - (first_line + step.shift));
        for (int i = begin; i < end; ++i) {
            body(step, first_line + i, hulls_[static_cast<std::size_t>(i)]);
        }
    }

    [[nodiscard]] std::ptrdiff_t offset_of(const Step& step, int line) const {
        return step.offset + line * lines_.lane_stride;
    }

    /// Linear between the cell and its neighbour on the side where the line passes.
    [[nodiscard]] float elevation_on_line(const Step& step, int line) const {
        const std::ptrdiff_t offset = offset_of(step, line);
        const float here_m = elevation_[offset];
        if (!lines_.has_lane(line + step.shift + step.side)) {
            return here_m;
        }
        return here_m + step.beside * (elevation_[offset + step.side * lines_.lane_stride] - here_m);
    }

    void serve(int k, const Step& step, int line, Hull& hull) {
        hull.forget_before(k - radius_steps_);
        if (hull.empty()) {
            return;
        }
        // The receiver steps aside onto the line along its own surface, or else a slope would see itself rise; where a
        // wall stands between, it keeps its own elevation.
        const std::ptrdiff_t offset = offset_of(step, line);
        const float here_m = elevation_[offset];
        const float on_line_m = elevation_on_line(step, line);
        const float receiver_m = std::abs(on_line_m - here_m) <= surface_step_m_ ? on_line_m : here_m;
        tangent_[offset] = std::max(tangent_[offset], tangent_to(hull.skyline(k, receiver_m), k, receiver_m));
    }

    [[nodiscard]] float tangent_to(const HullPoint& skyline, int step, float elevation_m) const {
        const double rise_m = static_cast<double>(skyline.elevation_m) - elevation_m;
        return static_cast<float>(rise_m * lines_.per_metre[static_cast<std::size_t>(step - skyline.step)]);
    }

    const float* elevation_;
    float* tangent_;
    const Lines& lines_;
    float surface_step_m_;
    int radius_steps_;
    std::array<Hull, bundle_lines> hulls_;
};

/// Raises each cell's horizon to what lies beyond its near field.
void sweep_far(const FloatRaster& elevation_m, const Lines& lines, double radius_m, Threads threads,
               FloatRaster& tangent) {
    // Lines that drift upward start below lane 0, and those that drift downward above the last one.
    const int drifted = lines.drift == 0.0 ? 0 : std::abs(lines.steps.back().shift);
    const int first_line = lines.drift > 0.0 ? -drifted : 0;
    const int line_count = lines.lanes + drifted;
    const int bundles = (line_count + bundle_lines - 1) / bundle_lines;
    parallel_for(
        static_cast<std::size_t>(bundles), threads,
        [&](std::size_t begin, std::size_t end) {
            BundleWalk walk(elevation_m, lines, radius_m, tangent);
            for (int bundle = static_cast<int>(begin); bundle < static_cast<int>(end); ++bundle) {
                const int first = bundle * bundle_lines;
                walk.walk(first_line + first, std::min(bundle_lines, line_count - first));
            }
        },
        2);
}

}  // namespace

void horizon_tangent(const FloatRaster& elevation_m, double grid_azimuth_deg, double radius_m, Threads threads,
                     FloatRaster& tangent) {
    expects(radius_m > 0.0, "the horizon's radius is positive");
    const GridGeometry& grid = elevation_m.geometry;
    if (tangent.geometry != grid) {
        tangent = FloatRaster(grid);
    }
    const Lines lines(grid, grid_azimuth_deg);
    near_horizon(elevation_m, lines, radius_m, threads, tangent);
    sweep_far(elevation_m, lines, radius_m, threads, tangent);
}

FloatRaster horizon_tangent(const FloatRaster& elevation_m, double grid_azimuth_deg, double radius_m, Threads threads) {
    FloatRaster tangent(elevation_m.geometry);
    horizon_tangent(elevation_m, grid_azimuth_deg, radius_m, threads, tangent);
    return tangent;
}

FloatRaster sky_view(const FloatRaster& elevation_m, int directions, double radius_m, Threads threads) {
    expects(directions > 0, "there is at least one direction");
    FloatRaster view(elevation_m.geometry, 0.0F);
    FloatRaster tangent(elevation_m.geometry);
    const float share = 1.0F / static_cast<float>(directions);
    for (int direction = 0; direction < directions; ++direction) {
        horizon_tangent(elevation_m, direction * 360.0 / directions, radius_m, threads, tangent);
        parallel_for(view.values.size(), threads, [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i) {
                const float t = std::max(0.0F, tangent.values[i]);
                view.values[i] += share / (1.0F + t * t);
            }
        });
    }
    return view;
}

}  // namespace sunshed
