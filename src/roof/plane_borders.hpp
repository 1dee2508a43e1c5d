#pragma once

#include <optional>
#include <vector>

#include "border_lines.hpp"
#include "plane_regions.hpp"
#include "roof_cells.hpp"

namespace sunshed {

/// Where two planes meet, their own line of intersection parts their cells, not the noise of the surface: on a ridge
/// each cell belongs to the lower plane, in a valley to the higher one. Planes that pass over each other (steps) are
/// left as they are.
class PlaneBorders {
public:
    PlaneBorders(const RoofCells& cells, const std::vector<PlaneRegion>& regions);

    /// Gives cells beside a border to the plane that they belong to.
    void reassign_cells(std::vector<int>& labels) const;

    /// The line in which two planes meet, in map coordinates; nothing where they are too nearly parallel to tell.
    [[nodiscard]] std::optional<Line2> meeting_line(int a, int b) const;

private:
    int reassign_cells_once(std::vector<int>& labels) const;
    [[nodiscard]] double above(int a, int b, Point2 p) const;
    [[nodiscard]] bool belongs_to_other(Point2 p, int own, int other) const;

    const RoofCells& cells_;
    const std::vector<PlaneRegion>& regions_;
    std::vector<Point2> centers_;
};

}  // namespace sunshed
