#pragma once

#include <algorithm>
#include <utility>

#include "sunshed/core/ports.hpp"

namespace sunshed::test {

/// A raster in memory that counts how often each cell is read.
class CountingSource final : public RasterSource {
public:
    explicit CountingSource(FloatRaster raster) : raster_(std::move(raster)), reads_(raster_.geometry, 0) {}

    [[nodiscard]] GridGeometry geometry() const override { return raster_.geometry; }
    [[nodiscard]] FloatRaster read(const Window& window) override {
        for (int row = window.row; row < window.row + window.rows; ++row) {
            for (int column = window.column; column < window.column + window.columns; ++column) {
                ++reads_.at({column, row});
            }
        }
        return part_of(raster_, window);
    }

    [[nodiscard]] int least_reads() const { return *std::min_element(reads_.values.begin(), reads_.values.end()); }
    [[nodiscard]] int reads(CellIndex cell) const { return reads_.at(cell); }

private:
    FloatRaster raster_;
    Raster<int> reads_;
};

}  // namespace sunshed::test
