#include "segment_horizons.hpp"

namespace sunshed {

SegmentHorizons::SegmentHorizons(const Raster<std::int32_t>* segment_of_cell, int segment_count, int directions) {
    const auto count = static_cast<std::size_t>(segment_of_cell != nullptr ? segment_count : 0);
    first_cell_.assign(count + 1, 0);
    tables_.resize(count);
    if (count == 0) {
        return;
    }
    for (const std::int32_t segment : segment_of_cell->values) {
        if (segment >= 0) {
            ++first_cell_[static_cast<std::size_t>(segment) + 1];
        }
    }
    for (std::size_t s = 0; s < count; ++s) {
        tables_[s].directions = directions;
        tables_[s].cell_count = static_cast<int>(first_cell_[s + 1]);
        tables_[s].open_share.resize(static_cast<std::size_t>(directions) * (SunlitTable::bins + 1));
        first_cell_[s + 1] += first_cell_[s];
    }
    cells_.resize(first_cell_.back());
    std::vector<std::size_t> next = first_cell_;
    for (std::size_t i = 0; i < segment_of_cell->values.size(); ++i) {
        if (segment_of_cell->values[i] >= 0) {
            cells_[next[static_cast<std::size_t>(segment_of_cell->values[i])]++] = i;
        }
    }
}

void SegmentHorizons::add_direction(int direction, const FloatRaster& tangent, Threads threads) {
    const auto add_segment = [&](std::size_t s) {
        OpeningCounts opening;
        for (std::size_t i = first_cell_[s]; i < first_cell_[s + 1]; ++i) {
            opening.add(tangent.values[cells_[i]]);
        }
        opening.write(tables_[s], direction);
    };
    parallel_for(
        tables_.size(), threads,
        [&](std::size_t begin, std::size_t end) {
            for (std::size_t s = begin; s < end; ++s) {
                add_segment(s);
            }
        },
        16);
}

}  // namespace sunshed
