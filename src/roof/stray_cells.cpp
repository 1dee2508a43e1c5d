#include "sunshed/roof/stray_cells.hpp"

#include <algorithm>
#include <cmath>

#include "obstacles.hpp"

namespace sunshed {

namespace {

// Cells as far from a module as this share of their size are still under it.
constexpr double reach_in_cells = 1.0 / 3.0;
constexpr double most_share = 1.0 / 7.0;

/// A rectangle as it lies, that tells how far a point is outside.
class TurnedRectangle {
public:
    explicit TurnedRectangle(const std::array<Point2, 4>& corners)
        : middle_{(corners[0].x + corners[2].x) / 2.0, (corners[0].y + corners[2].y) / 2.0},
          length_(std::hypot(corners[1].x - corners[0].x, corners[1].y - corners[0].y)),
          width_(std::hypot(corners[2].x - corners[1].x, corners[2].y - corners[1].y)),
          along_{(corners[1].x - corners[0].x) / length_, (corners[1].y - corners[0].y) / length_} {}

    [[nodiscard]] double area() const { return length_ * width_; }
    [[nodiscard]] bool has_within(double reach, Point2 p) const {
        const Point2 v{p.x - middle_.x, p.y - middle_.y};
        return std::abs(v.x * along_.x + v.y * along_.y) <= length_ / 2.0 + reach &&
               std::abs(v.y * along_.x - v.x * along_.y) <= width_ / 2.0 + reach;
    }

private:
    Point2 middle_;
    double length_;
    double width_;
    Point2 along_;
};

}  // namespace

StrayCells::StrayCells(const FloatRaster& elevation_m, const RoofSegment& segment, const RoofOptions& options)
    : cell_size_m_(elevation_m.geometry.cell_size_m) {
    const double most_m = obstacle_height_m(segment.plane_rmse_m, options);
    for (const CellIndex& cell : cells_inside(elevation_m.geometry, {segment.outline})) {
        const Point2 p = elevation_m.geometry.cell_center(cell);
        if (std::abs(elevation_m.at(cell) - segment.plane.height_at(p)) > most_m) {
            middles_.push_back(p);
        }
    }
}

bool StrayCells::bear(const std::array<Point2, 4>& corners) const {
    if (middles_.empty()) {
        return true;
    }
    const TurnedRectangle module(corners);
    const double reach_m = reach_in_cells * cell_size_m_;
    const auto [low, high] = std::minmax({corners[0].y, corners[1].y, corners[2].y, corners[3].y});
    const double south = low - reach_m;
    const auto first = std::partition_point(middles_.begin(), middles_.end(),
                                            [&, north = high + reach_m](Point2 p) { return p.y > north; });
    const auto under = std::partition_point(first, middles_.end(), [&](Point2 p) { return p.y >= south; });
    const auto strays = std::count_if(first, under, [&](Point2 p) { return module.has_within(reach_m, p); });
    return static_cast<double>(strays) * cell_size_m_ * cell_size_m_ <= most_share * module.area();
}

}  // namespace sunshed
