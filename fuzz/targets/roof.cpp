// A footprint on a small surface -> planes -> modules. The first bytes make the surface, the others the footprint.

#include <cmath>
#include <limits>

#include "checks.hpp"
#include "sunshed/building/plan_building.hpp"

namespace {

using namespace sunshed;
using fuzz::check;

const Site harbin{{"Harbin", 45.75, 126.65, 145.0, 8.0}, 0.0};
const GridGeometry grid{317000.0, 5070000.0, 0.5, 48, 48};

/// Bytes off the front of the input; 0 behind its end.
class Bytes {
public:
    Bytes(const std::uint8_t* data, std::size_t size) : data_(data), size_(size) {}

    [[nodiscard]] bool empty() const { return at_ >= size_; }
    std::uint8_t next() { return empty() ? std::uint8_t{0} : data_[at_++]; }
    /// -1 to 1.
    double share() {
        const int high = next();
        return (high * 256 + next() - 32768) / 32768.0;
    }

private:
    const std::uint8_t* data_;
    std::size_t size_;
    std::size_t at_ = 0;
};

/// Two slopes that meet in a ridge, a step, and a hole in the model.
Surface surface_of(Bytes& bytes) {
    const double slope = bytes.share();
    const double ridge_m = 24.0 * bytes.share();
    const double step_m = 5.0 * bytes.share();
    const double step_at_m = 24.0 * bytes.share();
    const double hole_m = 6.0 * bytes.share();
    const double rough_m = 0.2 * bytes.share();
    Surface surface;
    surface.elevation_m = FloatRaster(grid);
    surface.known = Raster<std::uint8_t>(grid, 1);
    for (int row = 0; row < grid.rows; ++row) {
        for (int column = 0; column < grid.columns; ++column) {
            const double x = 0.5 * column - 12.0;
            const double y = 0.5 * row - 12.0;
            const bool unknown = std::hypot(x - 3.0, y + 3.0) < hole_m;
            const double z = 140.0 + slope * std::abs(x - ridge_m) + (y > step_at_m ? step_m : 0.0) +
                             rough_m * std::sin(7.0 * x) * std::cos(5.0 * y);
            surface.elevation_m.at({column, row}) = static_cast<float>(unknown ? 140.0 : z);
            surface.known.at({column, row}) = unknown ? 0 : 1;
        }
    }
    return surface;
}

/// A vertex of one of the kinds that files bring: as it should be, repeated, all but repeated, astray, no number.
Point2 vertex_of(Bytes& bytes, const Ring& ring, int kind) {
    const Point2 middle{grid.west_x + 12.0, grid.north_y - 12.0};
    const Point2 last = ring.empty() ? middle : ring.back();
    const double x = bytes.share();
    const double y = bytes.share();
    switch (kind) {
        case 1:
            return last;
        case 2:
            return {last.x + 1e-9 * x, last.y + 1e-9 * y};
        case 3:
            return ring.empty() ? middle : ring.front();
        case 4:
            return {last.x + 0.5 * std::round(8.0 * x), last.y + 0.5 * std::round(8.0 * y)};
        case 5:
            return {middle.x + 1e7 * x, middle.y + 1e7 * y};
        case 6:
            return {x * std::numeric_limits<double>::infinity(), y > 0.5 ? std::nan("") : last.y};
        case 7:
            return {0.0, 0.0};
        case 8:
            return {middle.x + 1e18 * x, last.y};
        default:
            return {middle.x + 13.0 * x, middle.y + 13.0 * y};
    }
}

MultiPolygon footprint_of(Bytes& bytes) {
    MultiPolygon footprint{Polygon{}};
    Ring* ring = &footprint.back().outer;
    while (!bytes.empty()) {
        const int code = bytes.next();
        if (code >= 250) {
            ring = &footprint.emplace_back().outer;
        } else if (code >= 244) {
            ring = &footprint.back().holes.emplace_back();
        } else {
            ring->push_back(vertex_of(bytes, *ring, code < 200 ? 0 : code % 9));
        }
    }
    for (Polygon& polygon : footprint) {
        polygon = normalised(std::move(polygon));
    }
    return footprint;
}

/// @param seen  the surface shows the roof; a prism's plane has no residuals
void check_segment(const RoofSegment& segment, bool seen) {
    check(std::isfinite(segment.tilt_deg) && std::isfinite(segment.area_m2), "a segment has a tilt and an area");
    check(std::isfinite(segment.plane.offset_m) && (!seen || std::isfinite(segment.plane_rmse_m)), "a plane is one");
    check(segment.usable_area_m2 >= 0.0 && segment.usable_area_m2 <= segment.area_m2 * 1.0001 + 1e-6,
          "no more is usable than there is");
    for (const CellIndex& cell : segment.cells) {
        check(grid.contains(cell), "a cell is on the grid");
    }
}

void check_plan(const RoofPlan& plan, bool seen) {
    check(plan.segments.size() == plan.layouts.size(), "each segment has a layout");
    check(plan.status == BuildingStatus::ok || plan.reason.has_value(), "a building without a roof says why");
    for (std::size_t i = 0; i < plan.segments.size(); ++i) {
        check_segment(plan.segments[i], seen);
        for (const PlacedModule& module : plan.layouts[i].modules) {
            for (const Point2& corner : module.corners) {
                check(std::isfinite(corner.x) && std::isfinite(corner.y), "a module lies somewhere");
            }
            check(std::isfinite(module.center_height_m), "a module has a height");
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Bytes bytes(data, size);
    const Surface surface = surface_of(bytes);
    BuildingInput building;
    building.building_id = "b";
    building.footprint = footprint_of(bytes);
    PlanOptions options;
    options.surface_shows_roofs = size % 8 != 0;
    options.flat_trials = size % 3 == 0;
    check_plan(plan_roof(building, surface, harbin, {}, options), options.surface_shows_roofs);
    return 0;
}
