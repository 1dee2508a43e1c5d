#pragma once

#include <cstdint>
#include <vector>

#include "sunshed/core/parallel.hpp"
#include "sunshed/core/raster.hpp"
#include "sunshed/irradiance/sunlit_table.hpp"

namespace sunshed {

/// Fills one SunlitTable a segment, direction after direction.
class SegmentHorizons {
public:
    /// @param segment_of_cell  -1 for none; nullptr where there are no segments
    SegmentHorizons(const Raster<std::int32_t>* segment_of_cell, int segment_count, int directions);

    void add_direction(int direction, const FloatRaster& tangent, Threads threads);
    [[nodiscard]] std::vector<SunlitTable> release() { return std::move(tables_); }

private:
    std::vector<std::size_t> first_cell_;  ///< of each segment in cells_, and the end
    std::vector<std::size_t> cells_;       ///< offsets of the grid, segment by segment
    std::vector<SunlitTable> tables_;
};

}  // namespace sunshed
