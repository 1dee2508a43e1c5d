#include "sunshed/horizon/horizon_sweep.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "sunshed/core/angle.hpp"
#include "sunshed/core/error.hpp"

namespace sunshed {

namespace {

// Adjacent lines that are walked together: where steps are rows, they read whole cache lines of the grid.
constexpr int bundle_lines = 16;

// Rise per metre up to which neighbours count as one surface (about 56 degrees).
constexpr double steepest_roof = 1.5;

/// What every line does at one step; lines differ only in the lane they start from.
struct Step {
    std::ptrdiff_t offset = 0;  ///< of the cell that line 0 serves
    int shift = 0;              ///< lanes drifted so far, to the nearest
    int side = 0;               ///< the neighbouring lane that the line passes toward: -1, 0 or 1
    float beside = 0.0F;        ///< how far toward it, 0..0.5 lanes
};

/// How lines run over the grid. "Steps" go along the axis that the direction is closest to, away from the sun's side;
/// "lanes" count across it. At step k, line j passes lane j + k * drift; the cell it serves there is the nearest one.
struct Lines {
    int lanes = 0;
    std::ptrdiff_t lane_stride = 1;
    double drift = 0.0;  ///< lanes per step, -1..1
    std::vector<Step> steps;
    std::vector<double> per_metre;  ///< 1 / length of that many steps along the line

    Lines(const GridGeometry& grid, double grid_azimuth_deg) {
        const double azimuth = to_radians(grid_azimuth_deg);
        // Away from the sun's side, in cells: columns run east, rows run south.
        const double columns_away = -std::sin(azimuth);
        const double rows_away = std::cos(azimuth);
        const bool along_columns = std::abs(columns_away) >= std::abs(rows_away);
        const double major = along_columns ? columns_away : rows_away;
        drift = (along_columns ? rows_away : columns_away) / std::abs(major);
        if (std::abs(drift) < 1e-12) {
            drift = 0.0;  // sin(180 degrees) is not quite 0
        }
        lanes = along_columns ? grid.rows : grid.columns;
        lane_stride = along_columns ? grid.columns : 1;
        lay_steps(along_columns ? grid.columns : grid.rows, along_columns ? 1 : grid.columns, major >= 0.0);
        const double step_m = grid.cell_size_m * std::hypot(1.0, drift);
        per_metre.resize(steps.size() + 1, 0.0);
        for (std::size_t k = 1; k < per_metre.size(); ++k) {
            per_metre[k] = 1.0 / (static_cast<double>(k) * step_m);
        }
    }

    [[nodiscard]] int step_count() const { return static_cast<int>(steps.size()); }
    [[nodiscard]] bool has_lane(int lane) const { return lane >= 0 && lane < lanes; }

private:
    void lay_steps(int count, std::ptrdiff_t step_stride, bool forward) {
        steps.reserve(static_cast<std::size_t>(count));
        for (int k = 0; k < count; ++k) {
            const double drifted = k * drift;
            const double shift = std::floor(drifted + 0.5);
            const double beside = drifted - shift;
            const int cell = forward ? k : count - 1 - k;
            const int side = beside > 0.0 ? 1 : (beside < 0.0 ? -1 : 0);
            steps.push_back({cell * step_stride + static_cast<std::ptrdiff_t>(shift) * lane_stride,
                             static_cast<int>(shift), side, static_cast<float>(std::abs(beside))});
        }
    }
};

/// A profile point on the hull.
struct HullPoint {
    int step = 0;
    float elevation_m = 0.0F;
};

/// The upper convex hull of the profile passed so far, nearest point last.
class Hull {
public:
    void start(int most_points) {
        points_.resize(static_cast<std::size_t>(most_points));
        first_ = 0;
        size_ = 0;
    }

    /// Lets go of what lies farther back than a number of steps.
    void forget_before(int step) {
        while (first_ < size_ && points_[first_].step < step) {
            ++first_;
        }
    }

    [[nodiscard]] bool empty() const { return first_ == size_; }

    /// The point that a receiver sees highest. From near to far slopes rise to one maximum, then fall.
    [[nodiscard]] HullPoint skyline(int step, float elevation_m) const { return points_[highest(step, elevation_m)]; }

    /// The same for a receiver on the line, which then joins the hull: what it hides from all later ones leaves.
    HullPoint skyline_then_add(int step, float elevation_m) {
        size_ = highest(step, elevation_m) + 1;
        const HullPoint skyline = points_[size_ - 1];
        points_[size_++] = {step, elevation_m};
        return skyline;
    }

    void add(int step, float elevation_m) {
        if (!empty()) {
            size_ = highest(step, elevation_m) + 1;
        }
        points_[size_++] = {step, elevation_m};
    }

private:
    [[nodiscard]] std::size_t highest(int step, float elevation_m) const {
        std::size_t best = size_ - 1;
        double rise = static_cast<double>(points_[best].elevation_m) - elevation_m;
        double run = step - points_[best].step;
        while (best > first_) {
            const HullPoint& farther = points_[best - 1];
            const double farther_rise = static_cast<double>(farther.elevation_m) - elevation_m;
            const double farther_run = step - farther.step;
            if (farther_rise * run < rise * farther_run) {
                break;
            }
            rise = farther_rise;
            run = farther_run;
            --best;
        }
        return best;
    }

    std::size_t first_ = 0;  ///< points before it lie beyond the radius
    std::size_t size_ = 0;
    std::vector<HullPoint> points_;
};

/// Walks bundles of lines over the grid.
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
        for (int k = 0; k < lines_.step_count(); ++k) {
            const Step& step = lines_.steps[static_cast<std::size_t>(k)];
            const int begin = std::max(0, -(first_line + step.shift));
            const int end = std::min(count, lines_.lanes - (first_line + step.shift));
            for (int i = begin; i < end; ++i) {
                serve(k, step, first_line + i, hulls_[static_cast<std::size_t>(i)]);
            }
        }
    }

private:
    void serve(int k, const Step& step, int line, Hull& hull) {
        const std::ptrdiff_t offset = step.offset + line * lines_.lane_stride;
        const float here_m = elevation_[offset];
        const bool between = lines_.has_lane(line + step.shift + step.side);
        const float there_m = between ? elevation_[offset + step.side * lines_.lane_stride] : here_m;
        const float on_line_m = here_m + step.beside * (there_m - here_m);
        hull.forget_before(k - radius_steps_);
        if (hull.empty()) {
            tangent_[offset] = 0.0F;
            hull.add(k, on_line_m);
        } else if (std::abs(on_line_m - here_m) <= surface_step_m_) {
            // The receiver steps aside onto the line along its own surface, or else a slope would see itself rise.
            tangent_[offset] = tangent_to(hull.skyline_then_add(k, on_line_m), k, on_line_m);
        } else {
            // A wall stands between: it keeps its own elevation.
            tangent_[offset] = tangent_to(hull.skyline(k, here_m), k, here_m);
            hull.add(k, on_line_m);
        }
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

}  // namespace

void horizon_tangent(const FloatRaster& elevation_m, double grid_azimuth_deg, double radius_m, Threads threads,
                     FloatRaster& tangent) {
    expects(radius_m > 0.0, "the horizon's radius is positive");
    const GridGeometry& grid = elevation_m.geometry;
    if (tangent.geometry != grid) {
        tangent = FloatRaster(grid);
    }
    const Lines lines(grid, grid_azimuth_deg);
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
