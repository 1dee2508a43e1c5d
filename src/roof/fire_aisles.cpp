#include "fire_aisles.hpp"

#include <algorithm>
#include <cmath>

#include "sunshed/core/angle.hpp"
#include "sunshed/roof/building_axis.hpp"

namespace sunshed {

namespace {

/// Coordinates along the building's axis.
class AxisFrame {
public:
    explicit AxisFrame(const RoofSegment& segment)
        : origin_(segment.outline.outer.front()),
          cos_(std::cos(to_radians(building_axis_azimuth_deg({segment.outline})))),
          sin_(std::sin(to_radians(building_axis_azimuth_deg({segment.outline})))) {}

    [[nodiscard]] Point2 into(Point2 p) const {
        const double dx = p.x - origin_.x;
        const double dy = p.y - origin_.y;
        return {dx * cos_ - dy * sin_, dx * sin_ + dy * cos_};
    }
    [[nodiscard]] Point2 out_of(Point2 p) const {
        return {origin_.x + p.x * cos_ + p.y * sin_, origin_.y - p.x * sin_ + p.y * cos_};
    }
    [[nodiscard]] Box2 box_of(const Ring& ring) const {
        Ring moved;
        std::transform(ring.begin(), ring.end(), std::back_inserter(moved), [&](Point2 p) { return into(p); });
        return bounding_box(moved);
    }

private:
    Point2 origin_;
    double cos_;
    double sin_;
};

/// Lower ends of evenly spread aisles that leave no field longer than allowed.
std::vector<double> aisle_places(double from, double to, const SetbackOptions& options) {
    const double length_m = to - from;
    const double aisles =
        std::max(0.0, std::ceil((length_m - options.aisle_every_m) / (options.aisle_every_m + options.aisle_m)));
    const double field_m = (length_m - aisles * options.aisle_m) / (aisles + 1.0);
    std::vector<double> places;
    for (double i = 1.0; i <= aisles; i += 1.0) {
        places.push_back(from + i * field_m + (i - 1.0) * options.aisle_m);
    }
    return places;
}

}  // namespace

bool needs_fire_aisles(const RoofSegment& segment, const SetbackOptions& options) {
    if (!std::isnan(segment.azimuth_deg) || options.aisle_every_m <= 0.0 || options.aisle_m <= 0.0) {
        return false;
    }
    const Box2 box = AxisFrame(segment).box_of(segment.outline.outer);
    return std::max(box.max_x - box.min_x, box.max_y - box.min_y) > options.aisle_every_m;
}

MultiPolygon fire_aisles(const RoofSegment& segment, const SetbackOptions& options) {
    const AxisFrame frame(segment);
    const Box2 box = frame.box_of(segment.outline.outer);
    MultiPolygon aisles;
    const auto add = [&](double x0, double y0, double x1, double y1) {
        aisles.push_back(Polygon{
            {frame.out_of({x0, y0}), frame.out_of({x1, y0}), frame.out_of({x1, y1}), frame.out_of({x0, y1})}, {}});
    };
    constexpr double beyond_m = 1.0;
    for (const double x : aisle_places(box.min_x, box.max_x, options)) {
        add(x, box.min_y - beyond_m, x + options.aisle_m, box.max_y + beyond_m);
    }
    for (const double y : aisle_places(box.min_y, box.max_y, options)) {
        add(box.min_x - beyond_m, y, box.max_x + beyond_m, y + options.aisle_m);
    }
    return aisles;
}

}  // namespace sunshed
