#pragma once

#include <vector>

#include "label_outlines.hpp"

namespace sunshed {

/// A corner of cells: column 0..columns, row 0..rows of the grid.
struct CellCorner {
    int column = 0;
    int row = 0;
    friend auto operator<=>(const CellCorner&, const CellCorner&) = default;
};

/// The border between two labels from one place where three meet to the next, or a whole loop (first corner = last).
struct BorderChain {
    int left = -1;  ///< label on the left of its corners' order; -1 = nobody's
    int right = -1;
    bool is_loop = false;  ///< no place where three meet
    std::vector<CellCorner> corners;
};

/// One use of a chain in a ring.
struct ChainUse {
    std::size_t chain = 0;
    bool reversed = false;
};

/// All borders of a grid of labels. Each chain is there once; the rings of the labels on both of its sides refer to it.
struct BorderGraph {
    std::vector<BorderChain> chains;
    std::vector<std::vector<std::vector<ChainUse>>> rings;  ///< of each label, which lies on their left
};

/// Cells of one label that touch at a corner only stay apart.
BorderGraph border_graph(const LabelGrid& grid, int label_count);

}  // namespace sunshed
