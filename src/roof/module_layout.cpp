#include "sunshed/roof/module_layout.hpp"

#include <algorithm>
#include <array>
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
    bool east_west = false;
    double slope_length_m = 0.0;  ///< of a module along its tilt
    double row_length_m = 0.0;    ///< of a module along the row
    double pitch_m = 0.0;         ///< in plan where in rows, in the plane where flush
};

/// The side of the building that faces an azimuth most nearly.
double building_side_deg(const RoofSegment& segment, double azimuth_deg) {
    double side = building_axis_azimuth_deg({segment.outline});
    while (azimuth_difference_deg(side, azimuth_deg) > 45.0 + 1e-9) {
        side += 90.0;
    }
    return wrap_azimuth_deg(side);
}

/// The azimuths that rows on a flat roof may face.
std::vector<double> row_azimuths_deg(const RoofSegment& segment, const Site& site, const LayoutOptions& options) {
    const bool pairs = options.flat_system == FlatSystem::east_west;
    const double given = wrap_azimuth_deg(site.equator_azimuth_deg() - (pairs ? 90.0 : 0.0));
    const double side = building_side_deg(segment, given);
    switch (options.row_direction) {
        case RowDirection::equator:
            return {given};
        case RowDirection::building:
            return {side};
        case RowDirection::best:
            break;
    }
    return azimuth_difference_deg(given, side) < 0.5 ? std::vector{side} : std::vector{given, side};
}

/// Whether a module's long side lies along the slope or along the row.
std::array<ModuleSize, 2> both_ways(const ModuleSize& module) {
    return {module, ModuleSize{module.width_m, module.length_m}};
}

Arrangement flush(const RoofSegment& segment, const ModuleSize& module, const LayoutOptions& options) {
    Arrangement arrangement;
    arrangement.facing_azimuth_deg = segment.azimuth_deg;
    arrangement.tilt_deg = segment.tilt_deg;
    arrangement.slope_length_m = module.length_m;
    arrangement.row_length_m = module.width_m;
    arrangement.pitch_m = module.length_m + options.gap_m;
    return arrangement;
}

/// How a roof's plane rises from row to row and along the rows.
RowStand stand_on(const RoofSegment& segment, const Arrangement& rows, const Site& site) {
    const double facing = to_radians(rows.facing_azimuth_deg);
    const RoofPlane& plane = segment.plane;
    return {.slope_length_m = rows.slope_length_m,
            .tilt_deg = rows.tilt_deg,
            .azimuth_deg = rows.facing_azimuth_deg + site.grid_convergence_deg,
            .rise_behind = -plane.slope_x * std::sin(facing) - plane.slope_y * std::cos(facing),
            .rise_along = plane.slope_x * std::cos(facing) - plane.slope_y * std::sin(facing)};
}

Arrangement rows_at(const RoofSegment& segment, double facing_deg, double tilt_deg, const ModuleSize& module,
                    const Site& site, const LayoutOptions& options) {
    Arrangement rows;
    rows.facing_azimuth_deg = facing_deg;
    rows.tilt_deg = tilt_deg;
    rows.in_rows = true;
    rows.slope_length_m = module.length_m;
    rows.row_length_m = module.width_m;
    rows.pitch_m = row_pitch_m(options.spacing, site.place.latitude_deg, stand_on(segment, rows, site));
    return rows;
}

/// Pairs stand as near as the ballast aisle allows: at their tilt they shade each other little.
Arrangement pairs_at(double facing_deg, const ModuleSize& module, const LayoutOptions& options) {
    Arrangement pairs;
    pairs.facing_azimuth_deg = facing_deg;
    pairs.tilt_deg = options.east_west_tilt_deg;
    pairs.in_rows = true;
    pairs.east_west = true;
    pairs.slope_length_m = module.length_m;
    pairs.row_length_m = module.width_m;
    pairs.pitch_m = 2.0 * module.length_m * std::cos(to_radians(pairs.tilt_deg)) + options.gap_m +
                    std::max(options.spacing.ballast_aisle_m, 0.0);
    return pairs;
}

/// The layout that an arrangement makes, still without modules.
ModuleLayout empty_layout(const Arrangement& arrangement) {
    ModuleLayout layout;
    layout.tilt_deg = arrangement.tilt_deg;
    layout.azimuth_deg = arrangement.facing_azimuth_deg;
    layout.in_rows = arrangement.in_rows;
    layout.east_west = arrangement.east_west;
    layout.row_pitch_m = arrangement.in_rows ? arrangement.pitch_m : 0.0;
    layout.slope_length_m = arrangement.slope_length_m;
    return layout;
}

/// Of some tilts and pitches the one of the most energy per square metre of roof; without energies the densest as
/// given.
Arrangement densest_in_energy(const RoofSegment& segment, double facing_deg, const ModuleSize& module, const Site& site,
                              const LayoutOptions& options) {
    const Arrangement given = rows_at(segment, facing_deg, options.flat_tilt_deg, module, site, options);
    if (!options.open_yield_kwh_kwp) {
        return given;
    }
    Arrangement best = given;
    double most = 0.0;
    const std::vector<double> tilts =
        options.choose_tilt ? std::vector{10.0, 15.0, 20.0, 30.0, 40.0} : std::vector{options.flat_tilt_deg};
    for (const double tilt_deg : tilts) {
        Arrangement rows = rows_at(segment, facing_deg, tilt_deg, module, site, options);
        const double densest_m = rows.pitch_m;
        for (const double wider : {1.0, 1.1, 1.2, 1.35, 1.5, 1.75, 2.0, 2.5, 3.0}) {
            rows.pitch_m = densest_m * wider;
            const double energy = options.open_yield_kwh_kwp(empty_layout(rows)) / rows.pitch_m;
            if (energy > most) {
                most = energy;
                best = rows;
            }
        }
    }
    return best;
}

std::vector<Arrangement> arrangements(const RoofSegment& segment, const ModuleSize& size, const Site& site,
                                      const LayoutOptions& options) {
    std::vector<Arrangement> found;
    for (const ModuleSize& module : both_ways(size)) {
        if (!std::isnan(segment.azimuth_deg)) {
            found.push_back(flush(segment, module, options));
            continue;
        }
        for (const double facing_deg : row_azimuths_deg(segment, site, options)) {
            found.push_back(options.flat_system == FlatSystem::east_west ? pairs_at(facing_deg, module, options)
                            : options.spacing.rule == SpacingRule::max_energy
                                ? densest_in_energy(segment, facing_deg, module, site, options)
                                : rows_at(segment, facing_deg, options.flat_tilt_deg, module, site, options));
        }
    }
    return found;
}

/// Puts modules where a rectangle of the packing lies: one, or two with their high edges together.
class Placement {
public:
    Placement(const RoofSegment& segment, const Arrangement& arrangement, const LayoutOptions& options)
        : segment_(segment),
          cos_tilt_(std::cos(to_radians(arrangement.tilt_deg))),
          depth_(arrangement.in_rows ? arrangement.slope_length_m * cos_tilt_ : arrangement.slope_length_m),
          lift_m_(arrangement.in_rows ? arrangement.slope_length_m * std::sin(to_radians(arrangement.tilt_deg)) / 2.0
                                      : 0.0),
          arrangement_(arrangement),
          gap_(options.gap_m),
          frame_(segment.outline.outer.front(), arrangement.facing_azimuth_deg,
                 arrangement.in_rows ? 1.0 : 1.0 / cos_tilt_) {}

    [[nodiscard]] StripPattern pattern() const {
        const double height = arrangement_.east_west ? 2.0 * depth_ + gap_ : depth_;
        return {arrangement_.row_length_m, height, gap_, std::max(arrangement_.pitch_m, height)};
    }
    /// Plan area of a rectangle with its gaps.
    [[nodiscard]] double plan_area_m2() const {
        const StripPattern strips = pattern();
        return strips.pitch * (arrangement_.in_rows ? 1.0 : cos_tilt_) * (strips.width + gap_);
    }
    [[nodiscard]] MultiPolygon room() const { return frame_.into(segment_.usable); }

    [[nodiscard]] std::vector<PlacedModule> modules_in(const PackedRectangle& rectangle) const {
        std::vector<PlacedModule> modules{module_at(rectangle.x, rectangle.y, false)};
        if (arrangement_.east_west) {
            modules.push_back(module_at(rectangle.x, rectangle.y + depth_ + gap_, true));
        }
        return modules;
    }

private:
    [[nodiscard]] PlacedModule module_at(double x, double y, bool turned) const {
        const double x1 = x + arrangement_.row_length_m;
        const double y1 = y + depth_;
        PlacedModule module;
        module.corners = {frame_.out_of({x, y}), frame_.out_of({x1, y}), frame_.out_of({x1, y1}),
                          frame_.out_of({x, y1})};
        module.center_height_m = segment_.plane.height_at(frame_.out_of({(x + x1) / 2.0, (y + y1) / 2.0})) + lift_m_;
        module.turned = turned;
        return module;
    }

    const RoofSegment& segment_;
    double cos_tilt_;
    double depth_;  ///< of a module up the slope, in the packing frame
    double lift_m_;
    const Arrangement& arrangement_;
    double gap_;
    PackingFrame frame_;
};

ModuleLayout laid(const RoofSegment& segment, const Arrangement& arrangement, const LayoutOptions& options,
                  const StrayCells& strays) {
    const Placement placement(segment, arrangement, options);
    ModuleLayout layout = empty_layout(arrangement);
    for (const PackedRectangle& rectangle : pack_strips(placement.room(), placement.pattern())) {
        const std::vector<PlacedModule> modules = placement.modules_in(rectangle);
        if (std::all_of(modules.begin(), modules.end(),
                        [&](const PlacedModule& module) { return strays.bear(module.corners); })) {
            layout.modules.insert(layout.modules.end(), modules.begin(), modules.end());
            layout.array_area_m2 += placement.plan_area_m2();
        }
    }
    layout.array_area_m2 = std::min(layout.array_area_m2, area_m2(segment.usable));
    return layout;
}

}  // namespace

ModuleLayout layout_modules(const RoofSegment& segment, const ModuleSize& module, const Site& site,
                            const LayoutOptions& options, const StrayCells& strays) {
    ModuleLayout best;
    double most = -1.0;
    for (const Arrangement& arrangement : arrangements(segment, module, site, options)) {
        ModuleLayout layout = laid(segment, arrangement, options, strays);
        const bool knows_energy = arrangement.in_rows && options.open_yield_kwh_kwp;
        const double worth =
            static_cast<double>(layout.modules.size()) * (knows_energy ? options.open_yield_kwh_kwp(layout) : 1.0);
        if (worth > most) {
            most = worth;
            best = std::move(layout);
        }
    }
    return best;
}

}  // namespace sunshed
