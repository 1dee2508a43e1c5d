#include "sunshed/horizon/horizon_sweep.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "sunshed/core/angle.hpp"
#include "sunshed/core/error.hpp"

namespace sunshed {

namespace {

/// How lines run over the grid. "Steps" go along the axis that the direction is closest to, away from the sun's side;
/// "lanes" count across it. At step k, line j passes lane j + k * drift; the cell it serves there is the nearest one.
struct Lines {
    bool along_columns = false;  ///< steps are columns, lanes are rows; else the other way round
    int steps = 0;
    int lanes = 0;
    int first_step = 0;          ///< cell index of step 0
    int step_sign = 1;
    double drift = 0.0;          ///< lanes per step, -1..1
    double step_m = 1.0;         ///< length of a step along the line

    Lines(const GridGeometry& grid, double grid_azimuth_deg) {
        const double azimuth = to_radians(grid_azimuth_deg);
        // Away from the sun's side, in cells: columns run east, rows run south.
        const double columns_away = -std::sin(azimuth);
        const double rows_away = std::cos(azimuth);
        along_columns = std::abs(columns_away) >= std::abs(rows_away);
        const double major = along_columns ? columns_away : rows_away;
        const double minor = along_columns ? rows_away : columns_away;
        steps = along_columns ? grid.columns : grid.rows;
        lanes = along_columns ? grid.rows : grid.columns;
        step_sign = major >= 0.0 ? 1 : -1;
        first_step = step_sign > 0 ? 0 : steps - 1;
        drift = minor / std::abs(major);
        if (std::abs(drift) < 1e-12) {
            drift = 0.0;  // sin(180 degrees) is not quite 0
        }
        step_m = grid.cell_size_m * std::hypot(1.0, drift);
    }
};

// Rise per metre up to which neighbours count as one surface (about 56 degrees).
constexpr double steepest_roof = 1.5;

/// A profile point on the hull: how many steps from the line's start, how high.
struct HullPoint {
    double step;
    double elevation_m;
};

/// Slope per step from a receiver up to a point of the hull behind it.
double slope_to(const HullPoint& point, double step, double elevation_m) {
    return (point.elevation_m - elevation_m) / (step - point.step);
}

/// The upper convex hull of the profile passed so far, nearest point last.
class Hull {
public:
    explicit Hull(double radius_steps) : radius_steps_(radius_steps) {}

    /// The steepest slope from a receiver to the hull. From near to far slopes rise to one maximum, then fall.
    [[nodiscard]] double steepest_slope(double step, double elevation_m) const {
        if (points_.size() == first_) {
            return 0.0;
        }
        double best = slope_to(points_.back(), step, elevation_m);
        for (std::size_t i = points_.size() - 1; i > first_; --i) {
            const double farther = slope_to(points_[i - 1], step, elevation_m);
            if (farther <= best) {
                break;
            }
            best = farther;
        }
        return best;
    }

    void add(const HullPoint& point) {
        while (first_ < points_.size() && point.step - points_[first_].step > radius_steps_) {
            ++first_;
        }
        while (points_.size() > first_ + 1 && slope_to(points_[points_.size() - 2], point.step, point.elevation_m) >=
                                                  slope_to(points_.back(), point.step, point.elevation_m)) {
            points_.pop_back();
        }
        points_.push_back(point);
    }

    void clear() {
        points_.clear();
        first_ = 0;
    }

private:
    double radius_steps_;
    std::size_t first_ = 0;  ///< points before it lie beyond the radius
    std::vector<HullPoint> points_;
};

/// One line over the grid.
class LineWalk {
public:
    LineWalk(const FloatRaster& elevation_m, const Lines& lines, FloatRaster& tangent)
        : elevation_(elevation_m.values.data()),
          tangent_(tangent.values.data()),
          lines_(lines),
          surface_step_m_(steepest_roof / 2.0 * elevation_m.geometry.cell_size_m) {
        const auto columns = static_cast<std::ptrdiff_t>(elevation_m.geometry.columns);
        step_stride_ = (lines.along_columns ? 1 : columns) * lines.step_sign;
        lane_stride_ = lines.along_columns ? columns : 1;
        start_ = (lines.along_columns ? 1 : columns) * lines.first_step;
    }

    void walk(int line, Hull& hull) {
        hull.clear();
        for (int k = first_step_of(line); k < lines_.steps; ++k) {
            const double drifted = k * lines_.drift;
            const double shift = std::floor(drifted + 0.5);
            const int lane = line + static_cast<int>(shift);
            if (lane < 0 || lane >= lines_.lanes) {
                return;  // a straight line that has left the grid does not come back
            }
            const std::ptrdiff_t offset = start_ + k * step_stride_ + lane * lane_stride_;
            const double on_line_m = elevation_on_line(offset, lane, drifted - shift);
            tangent_[offset] = static_cast<float>(hull.steepest_slope(k, receiver_m(offset, on_line_m)) / lines_.step_m);
            hull.add({static_cast<double>(k), on_line_m});
        }
    }

private:
    /// The first step at which a line lies in the grid.
    [[nodiscard]] int first_step_of(int line) const {
        if (line >= 0 && line < lines_.lanes) {
            return 0;
        }
        const double lanes_to_go = line < 0 ? -0.5 - line : line - (lines_.lanes - 0.5);
        int k = std::max(0, static_cast<int>(lanes_to_go / std::abs(lines_.drift)) - 1);
        while (k < lines_.steps) {
            const int lane = line + static_cast<int>(std::floor(k * lines_.drift + 0.5));
            if (lane >= 0 && lane < lines_.lanes) {
                break;
            }
            ++k;
        }
        return k;
    }

    /// Linear between the cell and its neighbour on the side where the line passes.
    [[nodiscard]] double elevation_on_line(std::ptrdiff_t offset, int lane, double beside) const {
        const double here = elevation_[offset];
        const int neighbour = beside > 0.0 ? lane + 1 : lane - 1;
        if (beside == 0.0 || neighbour < 0 || neighbour >= lines_.lanes) {
            return here;
        }
        const double there = elevation_[offset + (neighbour - lane) * lane_stride_];
        return here + std::abs(beside) * (there - here);
    }

    /// The receiver steps aside onto the line along its own surface, or else a slope would see itself rise before it;
    /// where a wall stands between, it keeps its own elevation.
    [[nodiscard]] double receiver_m(std::ptrdiff_t offset, double on_line_m) const {
        const double here = elevation_[offset];
        return std::abs(on_line_m - here) <= surface_step_m_ ? on_line_m : here;
    }

    const float* elevation_;
    float* tangent_;
    const Lines& lines_;
    double surface_step_m_;
    std::ptrdiff_t step_stride_ = 0;
    std::ptrdiff_t lane_stride_ = 0;
    std::ptrdiff_t start_ = 0;
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
    const int drifted = static_cast<int>(std::ceil(std::abs((lines.steps - 1) * lines.drift) + 0.5));
    const int first_line = lines.drift > 0.0 ? -drifted : 0;
    const auto line_count = static_cast<std::size_t>(lines.lanes + (lines.drift == 0.0 ? 0 : drifted));
    parallel_for(
        line_count, threads,
        [&](std::size_t begin, std::size_t end) {
            LineWalk walk(elevation_m, lines, tangent);
            Hull hull(radius_m / lines.step_m);
            for (std::size_t i = begin; i < end; ++i) {
                walk.walk(first_line + static_cast<int>(i), hull);
            }
        },
        32);
}

FloatRaster horizon_tangent(const FloatRaster& elevation_m, double grid_azimuth_deg, double radius_m,
                            Threads threads) {
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
