#include "sunshed/core/grid.hpp"

#include <gtest/gtest.h>

#include "sunshed/core/ports.hpp"

namespace sunshed {
namespace {

constexpr GridGeometry grid{100.0, 200.0, 0.5, 4, 3};

TEST(GridGeometry, OwnsItsWestAndNorthEdgesButNotTheOthers) {
    EXPECT_EQ(grid.cell_at({100.0, 200.0}), (CellIndex{0, 0}));
    EXPECT_EQ(grid.cell_at({101.99, 198.51}), (CellIndex{3, 2}));
    EXPECT_FALSE(grid.cell_at({102.0, 199.9}));
    EXPECT_FALSE(grid.cell_at({100.0, 198.5}));
    EXPECT_FALSE(grid.cell_at({99.999, 199.9}));
}

TEST(GridGeometry, FindsACellFromItsCenter) {
    for (int row = 0; row < grid.rows; ++row) {
        for (int column = 0; column < grid.columns; ++column) {
            const CellIndex cell{column, row};
            EXPECT_EQ(grid.cell_at(grid.cell_center(cell)), cell);
        }
    }
}

TEST(GridGeometry, ClipsAWindowToItself) {
    EXPECT_EQ(grid.window_of({0.0, 0.0, 1000.0, 1000.0}), (Window{0, 0, 4, 3}));
    EXPECT_EQ(grid.window_of({100.6, 199.1, 101.2, 199.6}), (Window{1, 0, 2, 2}));
    EXPECT_TRUE(grid.window_of({0.0, 0.0, 1.0, 1.0}).empty());
}

TEST(GridGeometry, GivesThePartThatAWindowCuts) {
    const GridGeometry part = grid.part({1, 2, 3, 1});
    EXPECT_EQ(part.cell_center({0, 0}), grid.cell_center({1, 2}));
    EXPECT_THROW(static_cast<void>(grid.part({2, 0, 3, 1})), std::logic_error);
}

TEST(MemoryRasterSource, ReadsTheCellsOfAWindow) {
    FloatRaster raster(grid);
    for (std::size_t i = 0; i < raster.values.size(); ++i) {
        raster.values[i] = static_cast<float>(i);
    }
    MemoryRasterSource source(raster);
    const FloatRaster part = source.read({1, 1, 2, 2});
    EXPECT_EQ(part.values, (std::vector<float>{5, 6, 9, 10}));
    EXPECT_EQ(part.geometry, grid.part({1, 1, 2, 2}));
}

}  // namespace
}  // namespace sunshed
