#include "plane_regions.hpp"

#include <CGAL/Shape_detection/Region_growing/Region_growing.h>
#include <CGAL/property_map.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "sunshed/core/angle.hpp"

namespace sunshed {

namespace {

constexpr std::size_t least_cells = 4;
// Below so many cells a region's own plane is shakier than the one seen around its seed.
constexpr int trusted_cells = 12;

/// The plane through the cells around one, and how well it fits.
struct LocalPlane {
    FittedPlane plane;
    double rmse = 0.0;
};

/// The plane through the cells around one. A wall between neighbours is steeper than any roof: cells beyond one belong
/// to another surface.
LocalPlane local_plane(const RoofCells& cells, double steepest_m, std::size_t i, int reach) {
    PlaneFit fit;
    const Point2 here = cells.at(i);
    const double z = cells.z(i);
    for (int rows = -reach; rows <= reach; ++rows) {
        for (int columns = -reach; columns <= reach; ++columns) {
            const int j = cells.neighbour(i, columns, rows);
            if (j == RoofCells::none) {
                continue;
            }
            const double other = cells.z(static_cast<std::size_t>(j));
            if (std::abs(other - z) <= steepest_m * std::max({1, std::abs(rows), std::abs(columns)})) {
                fit.add({here.x + columns * cells.cell_size_m(), here.y - rows * cells.cell_size_m()}, other);
            }
        }
    }
    return {fit.plane(), fit.rmse()};
}

std::vector<LocalPlane> local_planes(const RoofCells& cells, const RoofOptions& options) {
    // About 1.25 m to each side: wide enough against noise, narrow enough for a dormer.
    const int reach = std::clamp(static_cast<int>(std::lround(1.25 / cells.cell_size_m())), 1, RoofCells::reach);
    const double steepest_m = std::tan(to_radians(options.max_tilt_deg)) * cells.cell_size_m();
    std::vector<LocalPlane> planes;
    planes.reserve(cells.size());
    for (std::size_t i = 0; i < cells.size(); ++i) {
        planes.push_back(local_plane(cells, steepest_m, i, reach));
    }
    return planes;
}

/// The surface's own roughness: what the smoother half of the cells leaves over.
double noise_m(const std::vector<LocalPlane>& planes) {
    std::vector<double> rmse;
    rmse.reserve(planes.size());
    for (const LocalPlane& plane : planes) {
        rmse.push_back(plane.rmse);
    }
    const auto lower_quarter = rmse.begin() + static_cast<std::ptrdiff_t>(rmse.size() / 4);
    std::nth_element(rmse.begin(), lower_quarter, rmse.end());
    return *lower_quarter;
}

/// CGAL's view of the grid: the eight neighbours.
struct GridNeighbours {
    const RoofCells& cells;
    void operator()(std::size_t i, std::vector<std::size_t>& neighbours) const {
        cells.for_neighbours(i, [&](std::size_t j) { neighbours.push_back(j); });
    }
};

/// CGAL's view of a region: a plane that is fitted again after each round of growth.
class GrowingPlane {
public:
    GrowingPlane(const RoofCells& cells, const std::vector<LocalPlane>& local, double tolerance_m, std::size_t least)
        : cells_(cells), local_(local), tolerance_m_(tolerance_m), least_(least) {}

    [[nodiscard]] bool is_part_of_region(std::size_t /*from*/, std::size_t to,
                                         const std::vector<std::size_t>& /*region*/) const {
        return std::abs(cells_.z(to) - plane_.z_at(cells_.at(to))) <= tolerance_m_;
    }

    [[nodiscard]] bool is_valid_region(const std::vector<std::size_t>& region) const { return region.size() >= least_; }

    void update(const std::vector<std::size_t>& region) {
        if (region.size() < taken_ || region.size() == 1) {
            fit_ = PlaneFit();
            taken_ = 0;
        }
        for (; taken_ < region.size(); ++taken_) {
            fit_.add(cells_.at(region[taken_]), cells_.z(region[taken_]));
        }
        plane_ = fit_.count() < trusted_cells ? local_[region.front()].plane : fit_.plane();
    }

private:
    const RoofCells& cells_;
    const std::vector<LocalPlane>& local_;
    double tolerance_m_;
    std::size_t least_;
    PlaneFit fit_;
    std::size_t taken_ = 0;
    FittedPlane plane_;
};

/// From the smoothest cell to the roughest.
std::vector<std::size_t> seed_order(const std::vector<LocalPlane>& local) {
    std::vector<std::size_t> order(local.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return local[a].rmse < local[b].rmse; });
    return order;
}

struct SeedMap {
    using key_type = std::size_t;
    using value_type = std::size_t;
    using reference = std::size_t;
    using category = boost::readable_property_map_tag;
    const std::vector<std::size_t>* order;
    friend std::size_t get(const SeedMap& map, std::size_t i) { return (*map.order)[i]; }
};

/// Fits a plane to the members that are surrounded by members; to all where there are too few of those.
void refit(const RoofCells& cells, PlaneRegion& region, const std::vector<int>& owner, int label) {
    PlaneFit inner;
    PlaneFit all;
    for (const std::size_t i : region.members) {
        all.add(cells.at(i), cells.z(i));
        int like = 0;
        cells.for_neighbours(i, [&](std::size_t j) { like += owner[j] == label ? 1 : 0; });
        if (like == 8) {
            inner.add(cells.at(i), cells.z(i));
        }
    }
    const PlaneFit& best = inner.count() >= trusted_cells ? inner : all;
    region.inner_share = static_cast<double>(inner.count()) / static_cast<double>(region.members.size());
    region.plane = best.plane();
    region.rmse_m = best.rmse();
}

bool is_roof(const PlaneRegion& region, const RoofOptions& options) {
    return std::hypot(region.plane.a, region.plane.b) <= std::tan(to_radians(options.max_tilt_deg));
}

}  // namespace

std::vector<PlaneRegion> grow_planes(const RoofCells& cells, const RoofOptions& options) {
    const double cell_area_m2 = cells.cell_size_m() * cells.cell_size_m();
    const std::size_t least =
        std::max(least_cells, static_cast<std::size_t>(options.min_segment_area_m2 / cell_area_m2));
    if (cells.size() < least) {
        return {};
    }
    const std::vector<LocalPlane> local = local_planes(cells, options);
    // Three standard deviations of the surface's own noise, within reason.
    const double tolerance_m =
        std::clamp(3.0 * noise_m(local), options.plane_tolerance_m, 3.0 * options.plane_tolerance_m);
    GridNeighbours neighbours{cells};
    GrowingPlane growing(cells, local, tolerance_m, least);
    const std::vector<std::size_t> order = seed_order(local);
    CGAL::Shape_detection::Region_growing<std::vector<std::size_t>, GridNeighbours, GrowingPlane, SeedMap> grower(
        order, neighbours, growing, SeedMap{&order});
    std::vector<std::vector<std::size_t>> found;
    grower.detect(std::back_inserter(found));

    std::vector<PlaneRegion> regions;
    std::vector<int> owner(cells.size(), RoofCells::none);
    for (auto& members : found) {
        const int label = static_cast<int>(regions.size());
        for (const std::size_t i : members) {
            owner[i] = label;
        }
        regions.push_back({{}, 0.0, 0.0, std::move(members)});
        refit(cells, regions.back(), owner, label);
    }
    std::erase_if(regions, [&](const PlaneRegion& region) { return !is_roof(region, options); });
    std::stable_sort(regions.begin(), regions.end(),
                     [](const PlaneRegion& a, const PlaneRegion& b) { return a.members.size() > b.members.size(); });
    return regions;
}

}  // namespace sunshed
