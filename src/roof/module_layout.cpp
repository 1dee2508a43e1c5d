#include "sunshed/roof/module_layout.hpp"

#include <algorithm>
#include <cmath>

#include "strip_packing.hpp"
#include "sunshed/core/angle.hpp"
#include "sunshed/roof/building_axis.hpp"

namespace sunshed {

namespace {

/// A frame whose y axis points away from the azimuth that modules face (up the slope) and whose x axis runs along rows.
/// Its y is stretched, so that lengths measured in the modules' plane are its own.
class PackingFrame {
public:
    PackingFrame(Point2 origin, double facing_azimuth_deg, double y_scale)
        : origin_(origin),
          up_{-std::sin(to_radians(facing_azimuth_deg)), -std::cos(to_radians(facing_azimuth_deg))},
          y_scale_(y_scale) {}

    [[nodiscard]] Point2 into(Point2 p) const {
        const double dx = p.x - origin_.x;
        const double dy = p.y - origin_.y;
        return {dx * up_.y - dy * up_.x, (dx * up_.x + dy * up_.y) * y_scale_};
    }
    [[nodiscard]] Point2 out_of(Point2 p) const {
        const double y = p.y / y_scale_;
        return {origin_.x + p.x * up_.y + y * up_.x, origin_.y - p.x * up_.x + y * up_.y};
    }
    [[nodiscard]] MultiPolygon into(const MultiPolygon& polygons) const {
        MultiPolygon moved = polygons;
        for (Polygon& polygon : moved) {
            move(polygon.outer);
            std::for_each(polygon.holes.begin(), polygon.holes.end(), [&](Ring& hole) { move(hole); });
        }
        return moved;
    }

private:
    void move(Ring& ring) const {
        for (Point2& p : ring) {
            p = into(p);
        }
    }

    Point2 origin_;
    Point2 up_;
    double y_scale_;
};

/// One way to lay modules.
struct Arrangement {
    double facing_azimuth_deg = 180.0;
    double tilt_deg = 0.0;
    bool in_rows = false;
    double slope_length_m = 0.0;  ///< of a module along its tilt
    double row_length_m = 0.0;    ///< of a module along the row
    double pitch_m = 0.0;         ///< in plan where in rows, in the plane where flush
};

/// Where rows on a flat roof face: the building's side nearest to the equator, or the equator.
double row_azimuth_deg(const RoofSegment& segment, const LayoutOptions& options) {
    const double axis = building_axis_azimuth_deg({segment.outline});
    double nearest = options.equator_azimuth_deg;
    double least = options.align_within_deg;
    for (int quarter = 0; quarter < 4; ++quarter) {
        const double side = axis + 90.0 * quarter;
        const double difference = azimuth_difference_deg(side, options.equator_azimuth_deg);
        if (difference <= least) {
            least = difference;
            nearest = side;
        }
    }
    return wrap_azimuth_deg(nearest);
}

Arrangement flush(const RoofSegment& segment, double along_slope_m, double along_row_m, const LayoutOptions& options) {
    return {segment.azimuth_deg, segment.tilt_deg, false, along_slope_m, along_row_m, along_slope_m + options.gap_m};
}

Arrangement rows(double facing_deg, double along_slope_m, double along_row_m, const LayoutOptions& options) {
    const double pitch_m =
        row_pitch_m(options.spacing, along_slope_m, options.flat_tilt_deg, facing_deg + options.grid_convergence_deg);
    return {facing_deg, options.flat_tilt_deg, true, along_slope_m, along_row_m, pitch_m};
}

std::vector<Arrangement> arrangements(const RoofSegment& segment, const LayoutOptions& options) {
    const double length_m = options.module.length_m;
    const double width_m = options.module.width_m;
    if (!std::isnan(segment.azimuth_deg)) {
        return {flush(segment, length_m, width_m, options), flush(segment, width_m, length_m, options)};
    }
    const double facing_deg = row_azimuth_deg(segment, options);
    return {rows(facing_deg, width_m, length_m, options), rows(facing_deg, length_m, width_m, options)};
}

PlacedModule placed(const PackedRectangle& rectangle, const PackingFrame& frame, double width, double height,
                    const RoofSegment& segment, double lift_m) {
    const double x1 = rectangle.x + width;
    const double y1 = rectangle.y + height;
    PlacedModule module;
    module.corners = {frame.out_of({rectangle.x, rectangle.y}), frame.out_of({x1, rectangle.y}), frame.out_of({x1, y1}),
                      frame.out_of({rectangle.x, y1})};
    const Point2 center = frame.out_of({(rectangle.x + x1) / 2.0, (rectangle.y + y1) / 2.0});
    module.center_height_m = segment.plane.height_at(center) + lift_m;
    return module;
}

ModuleLayout laid(const RoofSegment& segment, const Arrangement& arrangement, const LayoutOptions& options) {
    const double cos_tilt = std::cos(to_radians(arrangement.tilt_deg));
    const PackingFrame frame(segment.outline.outer.front(), arrangement.facing_azimuth_deg,
                             arrangement.in_rows ? 1.0 : 1.0 / cos_tilt);
    StripPattern pattern;
    pattern.width = arrangement.row_length_m;
    pattern.height = arrangement.in_rows ? arrangement.slope_length_m * cos_tilt : arrangement.slope_length_m;
    pattern.gap = options.gap_m;
    pattern.pitch = std::max(arrangement.pitch_m, pattern.height);
    ModuleLayout layout;
    layout.tilt_deg = arrangement.tilt_deg;
    layout.azimuth_deg = arrangement.facing_azimuth_deg;
    layout.in_rows = arrangement.in_rows;
    layout.row_pitch_m = arrangement.in_rows ? pattern.pitch : 0.0;
    layout.slope_length_m = arrangement.slope_length_m;
    const double lift_m =
        arrangement.in_rows ? arrangement.slope_length_m * std::sin(to_radians(arrangement.tilt_deg)) / 2.0 : 0.0;
    for (const PackedRectangle& rectangle : pack_strips(frame.into(segment.usable), pattern)) {
        layout.modules.push_back(placed(rectangle, frame, pattern.width, pattern.height, segment, lift_m));
    }
    const double plan_pitch_m = arrangement.in_rows ? pattern.pitch : pattern.pitch * cos_tilt;
    layout.array_area_m2 =
        std::min(static_cast<double>(layout.modules.size()) * plan_pitch_m * (pattern.width + pattern.gap),
                 area_m2(segment.usable));
    return layout;
}

}  // namespace

ModuleLayout layout_modules(const RoofSegment& segment, const LayoutOptions& options) {
    ModuleLayout best;
    for (const Arrangement& arrangement : arrangements(segment, options)) {
        ModuleLayout layout = laid(segment, arrangement, options);
        if (layout.modules.size() > best.modules.size() || best.slope_length_m == 0.0) {
            best = std::move(layout);
        }
    }
    return best;
}

}  // namespace sunshed
