#include "sunshed/pipeline/city_blocks.hpp"

#include <gtest/gtest.h>

namespace sunshed {
namespace {

const GridGeometry grid{0.0, 0.0, 0.5, 5000, 3000};  // 2.5 km by 1.5 km in 3 by 2 tiles
constexpr TilePlan tiles{1667, 128};

/// Cells of each block; every row of every tile comes once, in the order of the city.
std::vector<double> cells_in_order(const std::vector<CityBlock>& blocks) {
    const std::vector<RasterTile> cut = cut_into_tiles(grid, tiles);
    std::vector<double> cells;
    std::size_t tile = 0;
    int row = 0;
    for (const CityBlock& block : blocks) {
        cells.push_back(0.0);
        for (const TilePart& part : block) {
            EXPECT_EQ(part.tile, tile);
            EXPECT_EQ(part.first_row, row);
            EXPECT_GT(part.rows, 0);
            cells.back() += static_cast<double>(part.rows) * cut[tile].core.columns;
            row += part.rows;
            if (row == cut[tile].core.rows) {
                ++tile;
                row = 0;
            }
        }
    }
    EXPECT_EQ(tile, cut.size());
    return cells;
}

TEST(CityBlocks, AreTilesWhereNothingElseIsAskedFor) {
    EXPECT_EQ(cells_in_order(city_blocks(grid, tiles, std::nullopt)).size(), 6U);
}

TEST(CityBlocks, AreStripsOfATileWhereTheyAreSmaller) {
    const std::vector<CityBlock> blocks = city_blocks(grid, tiles, 300.0);
    const std::vector<double> cells = cells_in_order(blocks);
    EXPECT_GT(cells.size(), 30U);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        ASSERT_EQ(blocks[i].size(), 1U);
        EXPECT_EQ(blocks[i].front().first_row % least_slice_rows, 0);
        EXPECT_NEAR(cells[i], 600.0 * 600.0, 0.4 * 600.0 * 600.0);
    }
}

TEST(CityBlocks, AreNeverLowerThanASlice) {
    EXPECT_EQ(cells_in_order(city_blocks(grid, tiles, 1.0)).size(), 3U * (27U + 21U));
}

TEST(CityBlocks, AreSeveralTilesWhereTheyAreLarger) {
    EXPECT_EQ(cells_in_order(city_blocks(grid, tiles, 1200.0)).size(), 3U);
    EXPECT_EQ(cells_in_order(city_blocks(grid, tiles, 100'000.0)).size(), 1U);
}

}  // namespace
}  // namespace sunshed
