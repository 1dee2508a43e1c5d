#include "sunshed/roof/shaped_roof.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>
#include <utility>

#include "plane_segment.hpp"
#include "sunshed/core/angle.hpp"
#include "sunshed/core/ascii.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/roof/building_axis.hpp"
#include "sunshed/roof/hip_roof.hpp"
#include "sunshed/roof/polygon_boolean.hpp"

namespace sunshed {

namespace {

constexpr double steep_part_deg = 65.0;
constexpr double skillion_deg = 10.0;
constexpr double most_tilt_deg = 79.0;
constexpr double knee_inset = 0.3;  // of gambrels and mansards, in half widths
constexpr double knee_rise = 0.7;   // ... in rises
constexpr double least_rise_m = 0.05;
constexpr double least_piece_m2 = 0.01;

/// The box around a part of a footprint, turned to its axes: x along the ridge, y across it, from its middle.
struct Frame {
    Point2 middle;
    Point2 along;  ///< unit vectors on the map
    Point2 across;
    double half_length_m = 0.0;
    double half_width_m = 0.0;

    [[nodiscard]] Point2 own(Point2 p) const {
        const Point2 d{p.x - middle.x, p.y - middle.y};
        return {d.x * along.x + d.y * along.y, d.x * across.x + d.y * across.y};
    }
    [[nodiscard]] Point2 map(Point2 p) const {
        return {middle.x + p.x * along.x + p.y * across.x, middle.y + p.x * along.y + p.y * across.y};
    }
};

/// @param across_deg  azimuth of the axis across the ridge
Frame frame_of(const Ring& ring, double across_deg) {
    Frame frame;
    const double azimuth = to_radians(across_deg);
    frame.across = {std::sin(azimuth), std::cos(azimuth)};
    frame.along = {frame.across.y, -frame.across.x};
    frame.middle = ring.front();
    Box2 box{0.0, 0.0, 0.0, 0.0};
    for (const Point2& p : ring) {
        const Point2 own = frame.own(p);
        box = {std::min(box.min_x, own.x), std::min(box.min_y, own.y), std::max(box.max_x, own.x),
               std::max(box.max_y, own.y)};
    }
    frame.middle = frame.map({(box.min_x + box.max_x) / 2.0, (box.min_y + box.max_y) / 2.0});
    frame.half_length_m = (box.max_x - box.min_x) / 2.0;
    frame.half_width_m = (box.max_y - box.min_y) / 2.0;
    return frame;
}

Frame frame_of(const Polygon& part, const RoofForm& form) {
    if (form.direction_deg) {
        return frame_of(part.outer, *form.direction_deg);
    }
    const double axis_deg = building_axis_azimuth_deg({part});
    const Frame frame = frame_of(part.outer, axis_deg + 90.0);
    const bool is_along = frame.half_length_m >= frame.half_width_m;
    return is_along != form.ridge_across ? frame : frame_of(part.outer, axis_deg);
}

/// z = height + x * slope_x + y * slope_y in a frame.
struct FramePlane {
    double height_m = 0.0;
    double slope_x = 0.0;
    double slope_y = 0.0;

    [[nodiscard]] double at(Point2 own) const { return height_m + slope_x * own.x + slope_y * own.y; }
};

/// How a roof rises from its side: at each inset, in half widths, a share of the rise.
using Profile = std::vector<Point2>;

Profile profile_of(RoofShape shape) {
    if (shape == RoofShape::gambrel || shape == RoofShape::mansard) {
        return {{0.0, 0.0}, {knee_inset, knee_rise}, {1.0, 1.0}};
    }
    if (shape == RoofShape::dome || shape == RoofShape::round) {
        const double half = 0.5;
        const double long_leg = std::numbers::sqrt3 / 2.0;
        return {{0.0, 0.0}, {1.0 - long_leg, half}, {1.0 - half, long_leg}, {1.0, 1.0}};
    }
    return {{0.0, 0.0}, {1.0, 1.0}};
}

/// A side that a roof rises from: the inset of a point is reach - toward . point.
struct Side {
    Point2 toward;
    double reach = 1.0;
    double lift = 0.0;  ///< where the roof begins there, in rises
};

std::vector<Side> sides_of(RoofShape shape, const Frame& frame) {
    const double w = frame.half_width_m;
    const double l = frame.half_length_m;
    std::vector<Side> sides{{{0.0, 1.0 / w}}, {{0.0, -1.0 / w}}};
    switch (shape) {
        case RoofShape::mansard:
        case RoofShape::half_hipped: {
            const double lift = shape == RoofShape::half_hipped ? 0.5 : 0.0;
            sides.push_back({{1.0 / w, 0.0}, l / w, lift});
            sides.push_back({{-1.0 / w, 0.0}, l / w, lift});
            break;
        }
        case RoofShape::pyramidal:
            sides.push_back({{1.0 / l, 0.0}});
            sides.push_back({{-1.0 / l, 0.0}});
            break;
        case RoofShape::dome:
            sides.clear();
            for (int i = 0; i < 8; ++i) {
                const double turn = i * std::numbers::pi / 4.0;
                sides.push_back({{std::cos(turn) / l, std::sin(turn) / w}});
            }
            break;
        default:
            break;
    }
    return sides;
}

std::vector<FramePlane> planes_of(RoofShape shape, const Frame& frame, double rise_m) {
    if (shape == RoofShape::skillion) {
        return {{rise_m / 2.0, 0.0, -rise_m / (2.0 * frame.half_width_m)}};
    }
    const Profile profile = profile_of(shape);
    std::vector<FramePlane> planes;
    for (const Side& side : sides_of(shape, frame)) {
        for (std::size_t i = 0; i + 1 < profile.size(); ++i) {
            const double slope = (profile[i + 1].y - profile[i].y) / (profile[i + 1].x - profile[i].x);
            const double begin = side.lift + profile[i].y + slope * (side.reach - profile[i].x);
            planes.push_back({rise_m * begin, -rise_m * slope * side.toward.x, -rise_m * slope * side.toward.y});
        }
    }
    return planes;
}

/// The part of a ring of frame points where one plane is not above another.
Ring below(const Ring& ring, const FramePlane& plane, const FramePlane& other) {
    Ring kept;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point2 a = ring[i];
        const Point2 b = ring[(i + 1) % ring.size()];
        const double over_a = other.at(a) - plane.at(a);
        const double over_b = other.at(b) - plane.at(b);
        if (over_a >= 0.0) {
            kept.push_back(a);
        }
        if ((over_a > 0.0 && over_b < 0.0) || (over_a < 0.0 && over_b > 0.0)) {
            const double t = over_a / (over_a - over_b);
            kept.push_back({a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)});
        }
    }
    return kept;
}

bool is_convex(const Ring& ring) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point2 a = ring[i];
        const Point2 b = ring[(i + 1) % ring.size()];
        const Point2 c = ring[(i + 2) % ring.size()];
        if ((b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x) < -1e-9) {
            return false;
        }
    }
    return true;
}

/// Faces of the lower envelope over one part of a footprint.
class Envelope {
public:
    Envelope(const Polygon& part, const Frame& frame, std::vector<FramePlane> planes)
        : part_(normalised(part)), frame_(frame), planes_(std::move(planes)) {
        is_plain_ = part_.holes.empty() && is_convex(part_.outer);
    }

    std::vector<RoofSegment> segments(const GridGeometry& grid) const {
        std::vector<RoofSegment> all;
        std::vector<std::pair<std::size_t, std::size_t>> of_plane;  // first segment and the one after the last
        for (std::size_t i = 0; i < planes_.size(); ++i) {
            const std::size_t first = all.size();
            for (Polygon& piece : pieces(i)) {
                all.push_back(segment_on(on_map(planes_[i]), std::move(piece)));
            }
            of_plane.emplace_back(first, all.size());
        }
        for (const CellIndex& cell : cells_inside(grid, {part_})) {
            const Point2 center = grid.cell_center(cell);
            const auto [first, end] = of_plane[lowest(frame_.own(center), of_plane)];
            std::size_t piece = first;
            while (piece + 1 < end && !contains(all[piece].outline, center)) {
                ++piece;
            }
            all[piece].cells.push_back(cell);
        }
        std::erase_if(all, [](const RoofSegment& segment) { return segment.cells.empty(); });
        return all;
    }

private:
    [[nodiscard]] RoofPlane on_map(const FramePlane& plane) const {
        return {frame_.middle, plane.height_m, plane.slope_x * frame_.along.x + plane.slope_y * frame_.across.x,
                plane.slope_x * frame_.along.y + plane.slope_y * frame_.across.y};
    }

    /// Of the planes that have a face.
    [[nodiscard]] std::size_t lowest(Point2 own,
                                     const std::vector<std::pair<std::size_t, std::size_t>>& of_plane) const {
        std::size_t best = planes_.size();
        for (std::size_t i = 0; i < planes_.size(); ++i) {
            const bool has_face = of_plane[i].first < of_plane[i].second;
            if (has_face && (best == planes_.size() || planes_[i].at(own) < planes_[best].at(own))) {
                best = i;
            }
        }
        expects(best < planes_.size(), "an envelope has a face");
        return best;
    }

    /// What of the footprint lies under a plane.
    [[nodiscard]] MultiPolygon pieces(std::size_t plane) const {
        const double x = 1.01 * frame_.half_length_m;
        const double y = 1.01 * frame_.half_width_m;
        Ring ring;
        if (is_plain_) {
            std::transform(part_.outer.begin(), part_.outer.end(), std::back_inserter(ring),
                           [&](Point2 p) { return frame_.own(p); });
        } else {
            ring = {{-x, -y}, {x, -y}, {x, y}, {-x, y}};
        }
        for (std::size_t other = 0; other < planes_.size() && ring.size() >= 3; ++other) {
            ring = other == plane ? std::move(ring) : below(ring, planes_[plane], planes_[other]);
        }
        if (ring.size() < 3 || std::abs(signed_area_m2(ring)) < least_piece_m2) {
            return {};
        }
        for (Point2& p : ring) {
            p = frame_.map(p);
        }
        const Polygon face = normalised({std::move(ring), {}});
        MultiPolygon pieces = is_plain_ ? MultiPolygon{face} : intersection({part_}, {face});
        std::erase_if(pieces, [](const Polygon& piece) { return area_m2(piece) < least_piece_m2; });
        return pieces;
    }

    Polygon part_;
    const Frame& frame_;
    std::vector<FramePlane> planes_;
    bool is_plain_ = false;  ///< convex, so that clipping its ring is exact
};

double rise_from_angle_m(const RoofForm& form, const Frame& frame, double usual_tilt_deg) {
    const double w = frame.half_width_m;
    const auto tangent = [&](double usual_deg) {
        return std::tan(to_radians(std::min(form.angle_deg.value_or(usual_deg), most_tilt_deg)));
    };
    switch (form.shape) {
        case RoofShape::gambrel:
        case RoofShape::mansard:
            return tangent(steep_part_deg) * w * knee_inset / knee_rise;
        case RoofShape::skillion:
            return tangent(skillion_deg) * 2.0 * w;
        case RoofShape::dome:
            return std::min(w, frame.half_length_m);
        case RoofShape::pyramidal:
            return tangent(usual_tilt_deg) * std::min(w, frame.half_length_m);
        default:
            return tangent(usual_tilt_deg) * w;
    }
}

ShapedRoof envelope_roof(const GridGeometry& grid, const MultiPolygon& footprint, const RoofForm& form,
                         double usual_tilt_deg, double most_rise_m) {
    ShapedRoof roof;
    for (const Polygon& part : footprint) {
        const Frame frame = frame_of(part, form);
        if (!(std::min(frame.half_length_m, frame.half_width_m) > 0.0)) {
            continue;
        }
        const double wanted_m = form.height_m.value_or(rise_from_angle_m(form, frame, usual_tilt_deg));
        const double rise_m = std::max(least_rise_m, std::min(wanted_m, most_rise_m));
        roof.rise_m = std::max(roof.rise_m, rise_m);
        const Envelope envelope(part, frame, planes_of(form.shape, frame, rise_m));
        for (RoofSegment& segment : envelope.segments(grid)) {
            roof.segments.push_back(std::move(segment));
        }
    }
    return roof;
}

double highest_m(const std::vector<RoofSegment>& segments) {
    double highest = 0.0;
    for (const RoofSegment& segment : segments) {
        for (const Point2& p : segment.outline.outer) {
            highest = std::max(highest, segment.plane.height_at(p));
        }
    }
    return highest;
}

ShapedRoof roof_of_hips(const GridGeometry& grid, const MultiPolygon& footprint, const RoofForm& form,
                        double usual_tilt_deg, double most_rise_m) {
    const double reach_m = highest_m(hip_roof(grid, footprint, 0.0, 45.0));  // from the walls to the ridge
    if (!(reach_m > 0.0)) {
        return {};
    }
    const double told_m = reach_m * std::tan(to_radians(form.angle_deg.value_or(usual_tilt_deg)));
    const double rise_m = std::max(least_rise_m, std::min(form.height_m.value_or(told_m), most_rise_m));
    const double tilt_deg = std::min(most_tilt_deg, to_degrees(std::atan(rise_m / reach_m)));
    return {reach_m * std::tan(to_radians(tilt_deg)), hip_roof(grid, footprint, 0.0, tilt_deg)};
}

struct NamedShape {
    const char* name;
    RoofShape shape;
};

// The first of each shape is its own name.
constexpr std::array<NamedShape, 50> shape_names{{
    {"flat", RoofShape::flat},
    {"平屋顶", RoofShape::flat},
    {"平顶", RoofShape::flat},
    {"平", RoofShape::flat},
    {"gabled", RoofShape::gabled},
    {"gable", RoofShape::gabled},
    {"pitched", RoofShape::gabled},
    {"saddle", RoofShape::gabled},
    {"双坡", RoofShape::gabled},
    {"双坡顶", RoofShape::gabled},
    {"双坡屋顶", RoofShape::gabled},
    {"两坡", RoofShape::gabled},
    {"两坡屋顶", RoofShape::gabled},
    {"人字顶", RoofShape::gabled},
    {"人字坡", RoofShape::gabled},
    {"人字屋顶", RoofShape::gabled},
    {"hipped", RoofShape::hipped},
    {"hip", RoofShape::hipped},
    {"四坡", RoofShape::hipped},
    {"四坡顶", RoofShape::hipped},
    {"四坡屋顶", RoofShape::hipped},
    {"坡顶", RoofShape::hipped},
    {"坡屋顶", RoofShape::hipped},
    {"half-hipped", RoofShape::half_hipped},
    {"half_hipped", RoofShape::half_hipped},
    {"half hipped", RoofShape::half_hipped},
    {"gambrel", RoofShape::gambrel},
    {"mansard", RoofShape::mansard},
    {"孟莎顶", RoofShape::mansard},
    {"孟莎屋顶", RoofShape::mansard},
    {"pyramidal", RoofShape::pyramidal},
    {"pyramid", RoofShape::pyramidal},
    {"cone", RoofShape::pyramidal},
    {"conical", RoofShape::pyramidal},
    {"攒尖顶", RoofShape::pyramidal},
    {"skillion", RoofShape::skillion},
    {"shed", RoofShape::skillion},
    {"lean_to", RoofShape::skillion},
    {"lean-to", RoofShape::skillion},
    {"monopitch", RoofShape::skillion},
    {"单坡", RoofShape::skillion},
    {"单坡顶", RoofShape::skillion},
    {"单坡屋顶", RoofShape::skillion},
    {"dome", RoofShape::dome},
    {"onion", RoofShape::dome},
    {"穹顶", RoofShape::dome},
    {"圆顶", RoofShape::dome},
    {"round", RoofShape::round},
    {"barrel", RoofShape::round},
    {"拱顶", RoofShape::round},
}};

}  // namespace

std::string to_string(RoofShape shape) {
    return std::find_if(shape_names.begin(), shape_names.end(),
                        [&](const NamedShape& one) { return one.shape == shape; })
        ->name;
}

std::optional<RoofShape> roof_shape_named(const std::string& word) {
    const std::string lower = lower_ascii(word.substr(0, word.find(';')));
    const auto found =
        std::find_if(shape_names.begin(), shape_names.end(), [&](const NamedShape& one) { return lower == one.name; });
    return found == shape_names.end() ? std::nullopt : std::optional(found->shape);
}

ShapedRoof shaped_roof(const GridGeometry& grid, const MultiPolygon& footprint, const RoofForm& form,
                       double usual_tilt_deg, double most_rise_m) {
    expects(form.shape != RoofShape::flat, "a flat roof has no shape to be built");
    ShapedRoof roof = form.shape == RoofShape::hipped
                          ? roof_of_hips(grid, footprint, form, usual_tilt_deg, most_rise_m)
                          : envelope_roof(grid, footprint, form, usual_tilt_deg, most_rise_m);
    if (roof.segments.empty()) {
        throw Error(ErrorCode::bad_input, "", "no " + to_string(form.shape) + " roof can be built on the outline",
                    "repair the polygon");
    }
    return roof;
}

}  // namespace sunshed
