#include "plane_borders.hpp"

#include <cmath>

namespace sunshed {

namespace {

// Farther apart than this two planes do not meet here.
constexpr double meeting_m = 1.0;
// Planes whose slopes differ by less have no sharp line in common.
constexpr double least_bend = 0.05;

Point2 center_of(const RoofCells& cells, const PlaneRegion& region) {
    Point2 sum;
    for (const std::size_t i : region.members) {
        sum.x += cells.at(i).x / static_cast<double>(region.members.size());
        sum.y += cells.at(i).y / static_cast<double>(region.members.size());
    }
    return sum;
}

}  // namespace

PlaneBorders::PlaneBorders(const RoofCells& cells, const std::vector<PlaneRegion>& regions)
    : cells_(cells), regions_(regions) {
    for (const PlaneRegion& region : regions) {
        centers_.push_back(center_of(cells, region));
    }
}

void PlaneBorders::reassign_cells(std::vector<int>& labels) const {
    // A border moves by a cell a round. Rounds mostly end by themselves; where three planes meet, cells may go in
    // circles.
    constexpr int most_rounds = 12;
    for (int round = 0; round < most_rounds && reassign_cells_once(labels) > 0; ++round) {
    }
}

std::optional<Line2> PlaneBorders::meeting_line(int a, int b) const {
    // Where two planes are equally high: (p - q)(x, y) = 0, a line across the difference of their slopes.
    const FittedPlane& p = regions_[static_cast<std::size_t>(a)].plane;
    const FittedPlane& q = regions_[static_cast<std::size_t>(b)].plane;
    const Point2 slope{p.a - q.a, p.b - q.b};
    const double bend = std::hypot(slope.x, slope.y);
    if (bend < least_bend) {
        return std::nullopt;
    }
    const double t = -(p.c - q.c) / (bend * bend);
    const Point2 origin = cells_.origin();
    return Line2{{origin.x + t * slope.x, origin.y + t * slope.y}, {-slope.y / bend, slope.x / bend}};
}

int PlaneBorders::reassign_cells_once(std::vector<int>& labels) const {
    int changes = 0;
    for (std::size_t i = 0; i < cells_.size(); ++i) {
        const int own = labels[i];
        int better = own;
        cells_.for_neighbours(i, [&](std::size_t j) {
            if (labels[j] != own && belongs_to_other(cells_.at(i), own, labels[j])) {
                better = labels[j];
            }
        });
        changes += better != own ? 1 : 0;
        labels[i] = better;
    }
    return changes;
}

double PlaneBorders::above(int a, int b, Point2 p) const {
    return regions_[static_cast<std::size_t>(a)].plane.z_at(p) - regions_[static_cast<std::size_t>(b)].plane.z_at(p);
}

bool PlaneBorders::belongs_to_other(Point2 p, int own, int other) const {
    // Two planes that meet form a ridge, where on each side the lower one is the roof, or a valley, where the higher
    // one is. Which of them shows at the regions' middles, and so on which side of the line a cell should lie.
    const double here = above(own, other, p);
    const bool low_at_own = above(own, other, centers_[static_cast<std::size_t>(own)]) < 0.0;
    const bool high_at_other = above(own, other, centers_[static_cast<std::size_t>(other)]) > 0.0;
    const bool they_meet = low_at_own == high_at_other && std::abs(here) < meeting_m;
    return they_meet && (low_at_own ? here > 0.0 : here < 0.0);
}

}  // namespace sunshed
