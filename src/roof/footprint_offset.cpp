#include "sunshed/roof/footprint_offset.hpp"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <optional>

#include "sunshed/core/angle.hpp"

namespace sunshed {

namespace {

// Higher walls say no more about their place than these.
constexpr double enough_step_m = 6.0;
// Nearer to a corner than this the next wall disturbs the profile.
constexpr double corner_m = 1.0;
// How sure one look at a wall is, and the scene's shift and a footprint's direction beforehand.
constexpr double look_sd_m = 0.5;
constexpr double scene_sd_m = 2.0;
constexpr double turn_sd_deg = 2.0;
// Where so much of the walls is seen no other place is looked for.
constexpr double surely_seen_share = 0.75;
// A wall of several kilometres is looked at so often and no more.
constexpr double most_wall_points = 10'000.0;
// So many footprints show the shift of a scene as well as all of them.
constexpr std::size_t enough_footprints = 1000;

/// A place on a wall and the direction out of the building.
struct WallPoint {
    Point2 at;
    Point2 outward;
};

void append_wall_points(const Ring& ring, double spacing_m, std::vector<WallPoint>& points) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point2& a = ring[i];
        const Point2& b = ring[(i + 1) % ring.size()];
        const double length = std::hypot(b.x - a.x, b.y - a.y);
        const double usable = length - 2.0 * corner_m;
        if (!(usable > 0.0)) {
            continue;
        }
        // Rings run with the building on their left.
        const Point2 along{(b.x - a.x) / length, (b.y - a.y) / length};
        const int count = std::max(1, static_cast<int>(std::min(usable / spacing_m, most_wall_points)));
        for (int k = 0; k < count; ++k) {
            const double t = corner_m + usable * (k + 0.5) / count;
            points.push_back({{a.x + t * along.x, a.y + t * along.y}, {along.y, -along.x}});
        }
    }
}

std::vector<WallPoint> wall_points(const MultiPolygon& footprint, double spacing_m) {
    std::vector<WallPoint> points;
    for (const Polygon& polygon : footprint) {
        append_wall_points(polygon.outer, spacing_m, points);
        for (const Ring& hole : polygon.holes) {
            append_wall_points(hole, spacing_m, points);
        }
    }
    return points;
}

/// Moves wall points as their footprint is moved.
class Move {
public:
    Move(Point2 center, const FootprintOffset& offset)
        : center_(center),
          offset_(offset),
          c_(std::cos(to_radians(offset.turn_deg))),
          s_(std::sin(to_radians(offset.turn_deg))) {}

    [[nodiscard]] Point2 turned(Point2 v) const { return {c_ * v.x - s_ * v.y, s_ * v.x + c_ * v.y}; }
    [[nodiscard]] Point2 operator()(Point2 p) const {
        const Point2 v = turned({p.x - center_.x, p.y - center_.y});
        return {center_.x + v.x + offset_.east_m, center_.y + v.y + offset_.north_m};
    }

private:
    Point2 center_;
    FootprintOffset offset_;
    double c_, s_;
};

double nearest_z(const FloatRaster& elevation_m, Point2 p) {
    const auto cell = elevation_m.geometry.cell_at(p);
    return cell ? elevation_m.at(*cell) : missing_d;
}

/// Linear between the centres of four cells; NaN at the border and beside unknown cells.
double linear_z(const FloatRaster& elevation_m, Point2 p) {
    const GridGeometry& grid = elevation_m.geometry;
    const double x = (p.x - grid.west_x) / grid.cell_size_m - 0.5;
    const double y = (grid.north_y - p.y) / grid.cell_size_m - 0.5;
    if (!(x >= 0.0 && y >= 0.0 && x < grid.columns - 1.0 && y < grid.rows - 1.0)) {
        return missing_d;
    }
    const CellIndex cell{static_cast<int>(x), static_cast<int>(y)};
    const float* row = &elevation_m.at(cell);
    const double tx = x - cell.column;
    const double ty = y - cell.row;
    return (1.0 - ty) * ((1.0 - tx) * row[0] + tx * row[1]) +
           ty * ((1.0 - tx) * row[grid.columns] + tx * row[grid.columns + 1]);
}

/// Shifts on a square grid around a middle, and how well each fits.
struct ShiftScores {
    int reach = 0;  ///< steps to each side
    double step_m = 1.0;
    std::vector<double> score;

    ShiftScores(double reach_m, double step) : reach(static_cast<int>(std::ceil(reach_m / step))), step_m(step) {
        score.assign(static_cast<std::size_t>((2 * reach + 1) * (2 * reach + 1)), 0.0);
    }
    [[nodiscard]] Point2 shift(std::size_t i) const {
        const int side = 2 * reach + 1;
        return {(static_cast<int>(i) % side - reach) * step_m, (static_cast<int>(i) / side - reach) * step_m};
    }
    /// The best shift; of equal ones the nearest.
    [[nodiscard]] Point2 best() const {
        std::size_t best = score.size() / 2;
        for (std::size_t i = 0; i < score.size(); ++i) {
            if (score[i] > score[best] * (1.0 + 1e-9)) {
                best = i;
            }
        }
        return shift(best);
    }
};

double shift_step_m(double cell_size_m) {
    return std::max(0.5, cell_size_m / 2.0);
}

/// The mean step down, from a cell inside to a cell outside, along walls shifted by each amount.
void add_scores(const FloatRaster& elevation_m, const std::vector<WallPoint>& points, Point2 middle,
                ShiftScores& scores) {
    const double aside = 1.5 * elevation_m.geometry.cell_size_m;
    for (std::size_t i = 0; i < scores.score.size(); ++i) {
        const Point2 shift = scores.shift(i);
        double sum = 0.0;
        for (const WallPoint& wall : points) {
            const Point2 p{wall.at.x + middle.x + shift.x, wall.at.y + middle.y + shift.y};
            const double inside = nearest_z(elevation_m, {p.x - aside * wall.outward.x, p.y - aside * wall.outward.y});
            const double outside = nearest_z(elevation_m, {p.x + aside * wall.outward.x, p.y + aside * wall.outward.y});
            const double step = inside - outside;
            sum += std::isfinite(step) ? std::clamp(step, -enough_step_m, enough_step_m) : 0.0;
        }
        scores.score[i] += sum;
    }
}

/// Where along the way out of a building, from -reach to reach, the surface steps down most: the middle of that step.
/// Nothing where no step is high enough.
std::optional<double> step_at(const FloatRaster& elevation_m, Point2 p, Point2 outward, double reach_m,
                              double least_step_m) {
    const double cell = elevation_m.geometry.cell_size_m;
    const double spacing = cell / 2.0;
    const int margin = 4;  // two cells
    const int count = 2 * static_cast<int>(std::ceil(reach_m / spacing)) + 1 + 2 * margin;
    std::vector<double> z(static_cast<std::size_t>(count));
    const auto t_of = [&](double k) { return (k - (count - 1) / 2.0) * spacing; };
    for (int k = 0; k < count; ++k) {
        z[static_cast<std::size_t>(k)] = linear_z(elevation_m, {p.x + t_of(k) * outward.x, p.y + t_of(k) * outward.y});
    }
    int best = -1;
    double highest = least_step_m;
    for (int k = margin; k + margin < count; ++k) {
        const double drop = z[static_cast<std::size_t>(k - 2)] - z[static_cast<std::size_t>(k + 2)];
        if (drop > highest) {
            highest = drop;
            best = k;
        }
    }
    if (best < 0) {
        return std::nullopt;
    }
    const double half = (z[static_cast<std::size_t>(best - 2)] + z[static_cast<std::size_t>(best + 2)]) / 2.0;
    for (int k = best - 2; k < best + 2; ++k) {
        const double a = z[static_cast<std::size_t>(k)];
        const double b = z[static_cast<std::size_t>(k + 1)];
        if (a >= half && b < half) {
            return t_of(k + (a - half) / (a - b));
        }
    }
    return t_of(best);
}

/// How a footprint is moved, and how far outside its walls the roof then ends.
struct Fit {
    FootprintOffset offset;
    double outset_m = 0.0;
};

/// Walls of one footprint against the steps of the surface.
class WallFit {
public:
    WallFit(const FloatRaster& elevation_m, const MultiPolygon& footprint, const FootprintOffset& scene,
            const OffsetOptions& options)
        : elevation_m_(elevation_m),
          points_(wall_points(footprint, 1.0)),
          center_(centroid(footprint)),
          scene_(scene),
          options_(options) {}

    /// The share of the walls that stand where the surface steps down, within a cell.
    [[nodiscard]] double seen_share(const Fit& at) const {
        const double reach_m = 0.75 * elevation_m_.geometry.cell_size_m + 0.1;
        int seen = 0;
        for_steps(at, reach_m + 0.5, [&](const WallStep& step) { seen += std::abs(step.off_m) <= reach_m ? 1 : 0; });
        return static_cast<double>(seen) / static_cast<double>(points_.size());
    }

    /// One round of least squares from a fit; walls look for their steps within a reach.
    [[nodiscard]] Fit improved(const Fit& from, double reach_m) const {
        Eigen::Matrix4d normal = Eigen::Matrix4d::Zero();
        Eigen::Vector4d right = Eigen::Vector4d::Zero();
        for_steps(from, reach_m, [&](const WallStep& step) {
            const Point2 n = step.outward;
            const Eigen::Vector4d row(n.x, n.y, n.y * step.arm.x - n.x * step.arm.y, 1.0);
            const double off_m = std::abs(step.off_m);
            const double weight = std::min(1.0, look_sd_m / std::max(1e-9, off_m)) / (look_sd_m * look_sd_m);
            normal += weight * row * row.transpose();
            right += weight * step.off_m * row;
        });
        return normal.isZero(0.0) ? from : solved(normal, right, from);
    }

private:
    /// Where a wall stands and how far out of it the surface steps down.
    struct WallStep {
        Point2 outward;
        Point2 arm;  ///< from the footprint's middle
        double off_m = 0.0;
    };

    template <class Visit>
    void for_steps(const Fit& at, double reach_m, Visit visit) const {
        const Move move(center_, at.offset);
        for (const WallPoint& wall : points_) {
            const Point2 n = move.turned(wall.outward);
            const Point2 p = move(wall.at);
            const Point2 eave{p.x + at.outset_m * n.x, p.y + at.outset_m * n.y};
            if (const auto t = step_at(elevation_m_, eave, n, reach_m, options_.least_step_m)) {
                visit({n, {p.x - center_.x - at.offset.east_m, p.y - center_.y - at.offset.north_m}, *t});
            }
        }
    }

    [[nodiscard]] Fit solved(Eigen::Matrix4d normal, Eigen::Vector4d right, const Fit& from) const {
        const FootprintOffset& offset = from.offset;
        const double shift_weight = 1.0 / (scene_sd_m * scene_sd_m);
        const double turn_weight = 1.0 / (to_radians(turn_sd_deg) * to_radians(turn_sd_deg));
        const Eigen::Vector4d weight(shift_weight, shift_weight, turn_weight,
                                     1.0 / (options_.outset_sd_m * options_.outset_sd_m));
        const Eigen::Vector4d to_scene(scene_.east_m - offset.east_m, scene_.north_m - offset.north_m,
                                       to_radians(scene_.turn_deg - offset.turn_deg), -from.outset_m);
        normal.diagonal() += weight;
        right += weight.cwiseProduct(to_scene);
        const Eigen::Matrix4d covariance = normal.inverse();
        const Eigen::Vector4d change = covariance * right;
        const Eigen::Vector2d shift(offset.east_m + change[0], offset.north_m + change[1]);
        const Eigen::Vector2d way =
            shift.norm() > 0.0 ? Eigen::Vector2d(shift.normalized()) : Eigen::Vector2d(1.0, 0.0);
        const double sd_m = std::sqrt(way.dot(covariance.topLeftCorner<2, 2>() * way));
        return {{shift[0], shift[1], offset.turn_deg + to_degrees(change[2]), 0.0, sd_m}, from.outset_m + change[3]};
    }

    const FloatRaster& elevation_m_;
    std::vector<WallPoint> points_;
    Point2 center_;
    FootprintOffset scene_;
    OffsetOptions options_;
};

std::vector<MultiPolygon> evenly_taken(const std::vector<MultiPolygon>& all, std::size_t most) {
    std::vector<MultiPolygon> taken;
    const std::size_t every = std::max<std::size_t>(1, (all.size() + most - 1) / most);
    for (std::size_t i = 0; i < all.size(); i += every) {
        taken.push_back(all[i]);
    }
    return taken;
}

double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// Refines an offset: walls look farther at first.
FootprintOffset refined(const WallFit& walls, const FootprintOffset& offset, double cell_m) {
    Fit fit{offset};
    for (const double reach_m : {3.0, 2.0, 1.5, 1.0, 1.0, 1.0}) {
        fit = walls.improved(fit, std::max(reach_m, cell_m));
    }
    fit.offset.seen_share = walls.seen_share(fit);
    return fit.offset;
}

}  // namespace

double FootprintOffset::distance_m() const {
    return std::hypot(east_m, north_m);
}

Box2 wall_reach(const MultiPolygon& footprint, const OffsetOptions& options, double cell_size_m) {
    // A fit may stray as far again as it should before it is given up, and looks 3 m and a few cells ahead.
    const double reach_m = options.scene_reach_m + 2.0 * options.building_reach_m + 3.0 + 6.0 * cell_size_m;
    const Box2 box = bounding_box(footprint);
    return {box.min_x - reach_m, box.min_y - reach_m, box.max_x + reach_m, box.max_y + reach_m};
}

FootprintOffset scene_offset(const ElevationsAround& elevations, double cell_size_m,
                             const std::vector<MultiPolygon>& all_footprints, const OffsetOptions& options,
                             Threads threads) {
    const std::vector<MultiPolygon> footprints = evenly_taken(all_footprints, enough_footprints);
    std::vector<ShiftScores> parts(footprints.size(), ShiftScores(0.0, 1.0));
    parallel_for(footprints.size(), threads, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            parts[i] = ShiftScores(options.scene_reach_m, shift_step_m(cell_size_m));
            add_scores(elevations(wall_reach(footprints[i], options, cell_size_m)), wall_points(footprints[i], 3.0), {},
                       parts[i]);
        }
    });
    ShiftScores all(options.scene_reach_m, shift_step_m(cell_size_m));
    for (const ShiftScores& part : parts) {
        std::transform(part.score.begin(), part.score.end(), all.score.begin(), all.score.begin(), std::plus<>());
    }
    const Point2 rough = all.best();
    std::vector<FootprintOffset> each(footprints.size());
    parallel_for(footprints.size(), threads, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            each[i] = building_offset(elevations(wall_reach(footprints[i], options, cell_size_m)), footprints[i],
                                      {rough.x, rough.y, 0.0, 1.0}, options);
        }
    });
    std::erase_if(each, [&](const FootprintOffset& o) { return o.seen_share < options.least_seen_share; });
    if (each.empty()) {
        return {};
    }
    const auto middle = [&](double FootprintOffset::*part) {
        std::vector<double> values;
        for (const FootprintOffset& offset : each) {
            values.push_back(offset.*part);
        }
        return median(std::move(values));
    };
    return {middle(&FootprintOffset::east_m), middle(&FootprintOffset::north_m), 0.0,
            middle(&FootprintOffset::seen_share)};
}

FootprintOffset building_offset(const FloatRaster& elevation_m, const MultiPolygon& footprint,
                                const FootprintOffset& scene, const OffsetOptions& options) {
    const auto points = wall_points(footprint, 2.0);
    if (points.empty()) {
        return {scene.east_m, scene.north_m, scene.turn_deg, 0.0, scene_sd_m};
    }
    ShiftScores scores(options.building_reach_m, shift_step_m(elevation_m.geometry.cell_size_m));
    add_scores(elevation_m, points, {scene.east_m, scene.north_m}, scores);
    const Point2 shift = scores.best();
    const WallFit walls(elevation_m, footprint, scene, options);
    const double cell_m = elevation_m.geometry.cell_size_m;
    FootprintOffset offset = refined(walls, {scene.east_m + shift.x, scene.north_m + shift.y, scene.turn_deg}, cell_m);
    if (offset.seen_share < surely_seen_share) {
        // Where eaves stand out all around, the best shift brings two walls under theirs.
        const FootprintOffset from_scene = refined(walls, {scene.east_m, scene.north_m, scene.turn_deg}, cell_m);
        offset = from_scene.seen_share > offset.seen_share ? from_scene : offset;
    }
    const double stray = std::hypot(offset.east_m - scene.east_m, offset.north_m - scene.north_m);
    FootprintOffset with_scene{scene.east_m, scene.north_m, scene.turn_deg, 0.0, scene_sd_m};
    with_scene.seen_share = walls.seen_share({with_scene});
    const bool is_better = offset.seen_share >= options.least_seen_share &&
                           offset.seen_share >= with_scene.seen_share && stray <= options.building_reach_m;
    return is_better ? offset : with_scene;
}

MultiPolygon moved(MultiPolygon footprint, const FootprintOffset& offset) {
    const Move move(centroid(footprint), offset);
    const auto move_ring = [&](Ring& ring) { std::transform(ring.begin(), ring.end(), ring.begin(), move); };
    for (Polygon& polygon : footprint) {
        move_ring(polygon.outer);
        std::for_each(polygon.holes.begin(), polygon.holes.end(), move_ring);
    }
    return footprint;
}

}  // namespace sunshed
