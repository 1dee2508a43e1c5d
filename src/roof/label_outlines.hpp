#pragma once

#include <vector>

#include "sunshed/core/polygon.hpp"

namespace sunshed {

struct BorderGuide;

/// A small grid of labels, 0 and up; -1 is nobody's.
struct LabelGrid {
    GridGeometry geometry;
    std::vector<int> labels;
    [[nodiscard]] int at(int column, int row) const {
        return geometry.contains({column, row}) ? labels[geometry.offset({column, row})] : -1;
    }
};

/// The outlines of all labels as polygons that share their borders, without gaps and overlaps: as few straight lines as
/// the cells allow. Where lines drawn so would cross each other, the cells' own corners are kept instead.
/// @returns for each label its polygons (cells that touch at a corner only are apart)
std::vector<MultiPolygon> label_outlines(const LabelGrid& grid, int label_count, const BorderGuide& guide);

/// Points of an open line that stray from the straight line by more than a tolerance; both ends are kept.
std::vector<Point2> simplified_line(const std::vector<Point2>& line, double tolerance_m);

/// The same for a ring, from two of its points far apart. A ring of no area comes back empty.
Ring simplified_ring(const Ring& ring, double tolerance_m);

}  // namespace sunshed
