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
    BundleWalk(const FloatRaster& elevation_m, const FloatRaster& receivers_m, const Lines& lines, double radius_m,
               FloatRaster& tangent)
        : elevation_(elevation_m.values.data()),
          receivers_(receivers_m.values.data()),
          tangent_(tangent.values.data()),
          lines_(lines),
          surface_step_m_(static_cast<float>(steepest_roof / 2.0 * elevation_m.geometry.cell_size_m)),
          radius_steps_(static_cast<float>(std::min(radius_m / lines.step_m, 1.0 + lines.step_count()))) {}

    void walk(int first_line, int count) {
        for (Hull& hull : hulls_) {
            hull.start(lines_.step_count());
        }
        for (int k = 0; k < lines_.step_count(); ++k) {
            const Step& step = lines_.steps[static_cast<std::size_t>(k)];
            const Span now = lines_in_grid(step, first_line, count);
            find_elevations(k, step, first_line, now);
            if (k > near_steps) {
                add_left_behind(k - near_steps - 1, first_line, count);
                serve(k, step, first_line, now);
            }
        }
    }

private:
    using Profile = std::array<float, bundle_lines>;  ///< elevations on the bundle's lines at one step

    /// Which lines of a bundle lie in the grid: [begin, end).
    struct Span {
        int begin = 0;
        int end = 0;
    };

    [[nodiscard]] Span lines_in_grid(const Step& step, int first_line, int count) const {
        return {std::max(0, -(first_line + step.shift)), std::min(count, lines_.lanes - (first_line + step.shift))};
    }

    [[nodiscard]] Profile& profile(int k) { return profiles_[static_cast<std::size_t>(k % (near_steps + 2))]; }

    /// Linear between the cell and its neighbour on the side where the line passes; at the border the cell's own.
    void find_elevations(int k, const Step& step, int first_line, const Span& span) {
        Profile& on_line_m = profile(k);
        for (int i = span.begin; i < span.end; ++i) {
            const int lane = first_line + i + step.shift;
            const int beside = std::max(0, std::min(lane + step.side, lines_.lanes - 1));
            const float* here = elevation_ + step.offset + (first_line + i) * lines_.lane_stride;
            on_line_m[static_cast<std::size_t>(i)] =
                *here + step.beside * (here[(beside - lane) * lines_.lane_stride] - *here);
        }
    }

    /// A point joins the hull when it leaves the near field.
    void add_left_behind(int k, int first_line, int count) {
        const Span span = lines_in_grid(lines_.steps[static_cast<std::size_t>(k)], first_line, count);
        const Profile& on_line_m = profile(k);
        for (int i = span.begin; i < span.end; ++i) {
            const auto line = static_cast<std::size_t>(i);
            hulls_[line].add({static_cast<float>(k), on_line_m[line]});
        }
    }

    void serve(int k, const Step& step, int first_line, const Span& span) {
        const Profile& on_line_m = profile(k);
        const float oldest = static_cast<float>(k) - radius_steps_;
        for (int i = span.begin; i < span.end; ++i) {
            const auto line = static_cast<std::size_t>(i);
            Hull& hull = hulls_[line];
            hull.forget_before(oldest);
            if (!hull.empty()) {
                raise(k, step.offset + (first_line + i) * lines_.lane_stride, on_line_m[line], hull);
            }
        }
    }

    /// The receiver steps aside onto the line along its own surface, or else a slope would see itself rise; where a
    /// wall stands between, it keeps its own elevation.
    void raise(int k, std::ptrdiff_t offset, float on_line_m, Hull& hull) {
        const float here_m = receivers_[offset];
        const bool is_own_surface = here_m == elevation_[offset] && std::abs(on_line_m - here_m) <= surface_step_m_;
        const float receiver_m = is_own_surface ? on_line_m : here_m;
        const HullPoint receiver{static_cast<float>(k), receiver_m};
        const HullPoint skyline = hull.skyline(receiver);
        const auto steps = static_cast<std::size_t>(receiver.step - skyline.step);
        tangent_[offset] = std::max(tangent_[offset], (skyline.elevation_m - receiver_m) * lines_.per_metre[steps]);
    }

    const float* elevation_;
    const float* receivers_;
    float* tangent_;
    const Lines& lines_;
    float surface_step_m_;
    float radius_steps_;
    std::array<Hull, bundle_lines> hulls_;
    std::array<Profile, near_steps + 2> profiles_{};  ///< of the last steps, in a ring
};

/// Raises each cell's horizon to what lies beyond its near field.
void sweep_far(const FloatRaster& elevation_m, const FloatRaster& receivers_m, const Lines& lines, double radius_m,
               Threads threads, FloatRaster& tangent) {
    // Lines that drift upward start below lane 0, and those that drift downward above the last one.
    const int drifted = lines.drift == 0.0 ? 0 : std::abs(lines.steps.back().shift);
    const int first_line = lines.drift > 0.0 ? -drifted : 0;
    const int line_count = lines.lanes + drifted;
    const int bundles = (line_count + bundle_lines - 1) / bundle_lines;
    parallel_for(
        static_cast<std::size_t>(bundles), threads,
        [&](std::size_t begin, std::size_t end) {
            BundleWalk walk(elevation_m, receivers_m, lines, radius_m, tangent);
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
    horizon_tangent(elevation_m, elevation_m, grid_azimuth_deg, radius_m, threads, tangent);
}

void horizon_tangent(const FloatRaster& obstacles_m, const FloatRaster& receivers_m, double grid_azimuth_deg,
                     double radius_m, Threads threads, FloatRaster& tangent) {
    expects(radius_m > 0.0, "the horizon's radius is positive");
    expects(receivers_m.geometry == obstacles_m.geometry, "what shades and what is shaded lie on one grid");
    const GridGeometry& grid = obstacles_m.geometry;
    if (tangent.geometry != grid) {
        tangent = FloatRaster(grid);
    }
    const Lines lines(grid, grid_azimuth_deg);
    near_horizon(obstacles_m, receivers_m, lines, radius_m, threads, tangent);
    sweep_far(obstacles_m, receivers_m, lines, radius_m, threads, tangent);
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
