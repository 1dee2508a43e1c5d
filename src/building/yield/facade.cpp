#include "sunshed/building/facade.hpp"

#include <algorithm>
#include <cmath>

#include "sunshed/core/angle.hpp"

namespace sunshed {

namespace {

/// How far from the wall the surface is read, in cells: beyond the cell that the wall cuts.
constexpr double beside_cells = 1.0;
// Longer or higher than any: an outline or a cell that is wrong.
constexpr double longest_wall_m = 10e3;
constexpr double highest_wall_m = 1000.0;

double nearest_elevation(const FloatRaster& raster, Point2 point) {
    const auto cell = raster.geometry.cell_at(point);
    return cell ? raster.at(*cell) : missing_d;
}

/// A piece of wall over one stretch of its foot.
struct Stretch {
    Point2 outside;
    double foot_m = 0.0;
    double top_m = 0.0;
    [[nodiscard]] double height_m() const { return top_m - foot_m; }
};

class WallWalk {
public:
    WallWalk(const FloatRaster& elevation_m, std::span<const LightProbe> lights, const FacadeOptions& options)
        : elevation_m_(elevation_m), lights_(lights), options_(options) {}

    /// Fills height, area and light of a wall; a wall that is none keeps an area of 0.
    void measure(FacadeRecord& wall) const {
        const double dx = (wall.to.x - wall.from.x) / wall.length_m;
        const double dy = (wall.to.y - wall.from.y) / wall.length_m;
        const Vector3 outward{dy, -dx, 0.0};  // the building lies on the left hand
        const int count = std::max(1, static_cast<int>(std::lround(wall.length_m / options_.spacing_m)));
        const double stretch_m = wall.length_m / count;
        PointIrradiation sum;
        for (int i = 0; i < count; ++i) {
            const double along = (i + 0.5) * stretch_m;
            const Point2 foot{wall.from.x + dx * along, wall.from.y + dy * along};
            const Stretch stretch = stretch_at(foot, outward);
            if (!(stretch.height_m() >= options_.min_height_m && stretch.height_m() <= highest_wall_m)) {
                continue;
            }
            const double area_m2 = stretch_m * stretch.height_m();
            PointIrradiation light = light_on(stretch, outward);
            light *= area_m2;
            sum += light;
            wall.area_m2 += area_m2;
        }
        if (wall.area_m2 > 0.0) {
            sum *= 1.0 / wall.area_m2;
            wall.height_m = wall.area_m2 / wall.length_m;
            wall.monthly_kwh_m2 = sum.monthly_kwh_m2;
            wall.beam_kwh_m2 = sum.beam_kwh_m2;
            wall.sky_view = sum.sky_view;
            for (const double month : sum.monthly_kwh_m2) {
                wall.irradiation_kwh_m2 += month;
            }
        }
    }

private:
    [[nodiscard]] Stretch stretch_at(Point2 foot, const Vector3& outward) const {
        const double beside_m = beside_cells * elevation_m_.geometry.cell_size_m;
        const Point2 outside{foot.x + outward.x * beside_m, foot.y + outward.y * beside_m};
        const Point2 inside{foot.x - outward.x * beside_m, foot.y - outward.y * beside_m};
        return {outside, nearest_elevation(elevation_m_, outside), nearest_elevation(elevation_m_, inside)};
    }

    /// The mean over the wall's height.
    [[nodiscard]] PointIrradiation light_on(const Stretch& stretch, const Vector3& outward) const {
        const int levels = std::max(1, static_cast<int>(std::lround(stretch.height_m() / options_.spacing_m)));
        PlumbLine line{stretch.outside, {}, outward};
        for (int level = 0; level < levels; ++level) {
            line.elevations_m.push_back(stretch.foot_m + stretch.height_m() * (level + 0.5) / levels);
        }
        PointIrradiation mean;
        for (const LightProbe& light : lights_) {
            for (const PointIrradiation& point : light.along(line)) {
                mean += point;
            }
        }
        mean *= 1.0 / levels;
        // Two lights hold the two parts of one sky; what of it is seen is their mean.
        mean.sky_view /= static_cast<double>(lights_.size());
        return mean;
    }

    const FloatRaster& elevation_m_;
    std::span<const LightProbe> lights_;
    const FacadeOptions& options_;
};

}  // namespace

std::vector<FacadeRecord> assess_facades(const BuildingInput& building, const FloatRaster& elevation_m,
                                         std::span<const LightProbe> lights, const Site& site,
                                         const FacadeOptions& options) {
    const WallWalk walk(elevation_m, lights, options);
    std::vector<FacadeRecord> walls;
    int number = 0;
    const auto add_ring = [&](const Ring& ring) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            FacadeRecord wall;
            wall.building_id = building.building_id;
            wall.wall = ++number;
            wall.from = ring[i];
            wall.to = ring[(i + 1) % ring.size()];
            wall.length_m = std::hypot(wall.to.x - wall.from.x, wall.to.y - wall.from.y);
            if (!(wall.length_m >= options.min_length_m && wall.length_m <= longest_wall_m)) {
                continue;
            }
            const double grid_azimuth_deg = to_degrees(std::atan2(wall.to.y - wall.from.y, -(wall.to.x - wall.from.x)));
            wall.azimuth_deg = site.true_azimuth_deg(grid_azimuth_deg);
            walk.measure(wall);
            if (wall.area_m2 > 0.0) {
                walls.push_back(std::move(wall));
            }
        }
    };
    for (const Polygon& part : building.footprint) {
        const Polygon turned = normalised(part);  // outer rings run counter-clockwise, holes clockwise
        add_ring(turned.outer);
        for (const Ring& hole : turned.holes) {
            add_ring(hole);
        }
    }
    return walls;
}

}  // namespace sunshed
