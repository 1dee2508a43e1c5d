#include "zstd_tiles.hpp"

#include <cpl_compressor.h>
#include <cpl_string.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "sunshed/core/error.hpp"
#include "sunshed/core/simd_clones.hpp"
#include "sunshed/io/gdal_session.hpp"

namespace sunshed {

namespace {

constexpr std::int16_t unknown = std::numeric_limits<std::int16_t>::lowest();
constexpr std::size_t rows_at_once = 64;

/// What is unknown is masked rather than branched around, so that the compiler takes several values in one instruction.
SUNSHED_SIMD_CLONES void count_steps(const float* values, std::size_t count, float steps_per_unit,
                                     std::int16_t* __restrict numbers) {
    constexpr std::int32_t most = std::numeric_limits<std::int16_t>::max();
    constexpr float largest = std::numeric_limits<float>::max();
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint32_t known = 0U - static_cast<std::uint32_t>(std::fabs(values[i]) <= largest);
        const float steps = std::bit_cast<float>(std::bit_cast<std::uint32_t>(values[i]) & known) * steps_per_unit;
        const auto rounded = static_cast<std::int32_t>(steps + std::copysign(0.5F, steps));
        const std::int32_t within = std::min(std::max(rounded, -most), most);
        const auto kept = static_cast<std::int32_t>(known);
        numbers[i] = static_cast<std::int16_t>((within & kept) | (std::int32_t{unknown} & ~kept));
    }
}

/// The mean of so many numbers, halves away from zero.
int rounded_mean(int sum, int count) {
    return (sum + (sum < 0 ? -count : count) / 2) / count;
}

/// @param upper, lower  two rows of the finer level, or twice the last one
void halve_row(const std::int16_t* upper, const std::int16_t* lower, int columns, bool is_pair,
               std::int16_t* __restrict coarse) {
    const auto known_mean = [&](int first, int last) {
        int sum = 0;
        int count = 0;
        for (int column = first; column <= last; ++column) {
            for (const std::int16_t* row : {upper, lower}) {
                if ((row == upper || is_pair) && row[column] != unknown) {
                    sum += row[column];
                    ++count;
                }
            }
        }
        return count == 0 ? unknown : static_cast<std::int16_t>(rounded_mean(sum, count));
    };
    for (int column = 0; column + 1 < columns; column += 2) {
        const int a = upper[column];
        const int b = upper[column + 1];
        const int c = lower[column];
        const int d = lower[column + 1];
        const bool all_known = a != unknown && b != unknown && c != unknown && d != unknown;
        coarse[column / 2] = all_known && is_pair ? static_cast<std::int16_t>(rounded_mean(a + b + c + d, 4))
                                                  : known_mean(column, column + 1);
    }
    if (columns % 2 != 0) {
        coarse[columns / 2] = known_mean(columns - 1, columns - 1);
    }
}

/// One tile's numbers, ready to be compressed: the first of each row, then what each adds to the one before.
void difference_tile(const Raster<std::int16_t>& level, int first_column, int first_row, int tile_cells,
                     std::vector<std::int16_t>& tile) {
    const int columns = std::min(tile_cells, level.geometry.columns - first_column);
    for (int r = 0; r < tile_cells; ++r) {
        const std::int16_t* from = level.row(std::min(first_row + r, level.geometry.rows - 1)).data() + first_column;
        std::int16_t* to = tile.data() + static_cast<std::ptrdiff_t>(r) * tile_cells;
        to[0] = from[0];
        for (int i = 1; i < columns; ++i) {
            to[i] = static_cast<std::int16_t>(from[i] - from[i - 1]);
        }
        std::fill(to + columns, to + tile_cells, std::int16_t{0});
    }
}

/// ZSTD as GDAL has it, quickly: higher levels save 2 % and take twice as long.
class Zstd {
public:
    Zstd() {
        start_gdal();
        compressor_ = CPLGetCompressor("zstd");
        if (compressor_ == nullptr) {
            throw Error(ErrorCode::unsupported, "GDAL", "it was built without ZSTD", "give --co COMPRESS=DEFLATE");
        }
        options_.SetNameValue("LEVEL", "1");
    }

    [[nodiscard]] std::vector<char> operator()(const std::vector<std::int16_t>& values) const {
        const std::size_t bytes = values.size() * sizeof(std::int16_t);
        std::vector<char> packed(bytes + bytes / 8 + 1024);  // more than ZSTD ever takes
        void* target = packed.data();
        std::size_t size = packed.size();
        expects(compressor_->pfnFunc(values.data(), bytes, &target, &size, options_.List(), compressor_->user_data),
                "ZSTD has room enough");
        packed.resize(size);
        packed.shrink_to_fit();
        return packed;
    }

private:
    const CPLCompressor* compressor_ = nullptr;
    CPLStringList options_;
};

/// Where a tile stands among those of all levels.
struct TilePlace {
    std::size_t level;
    int column;
    int row;
    std::size_t index;
};

std::vector<TilePlace> all_tiles(const std::vector<Raster<std::int16_t>>& levels, int tile_cells) {
    std::vector<TilePlace> places;
    for (std::size_t level = 0; level < levels.size(); ++level) {
        const GridGeometry& grid = levels[level].geometry;
        std::size_t index = 0;
        for (int row = 0; row < grid.rows; row += tile_cells) {
            for (int column = 0; column < grid.columns; column += tile_cells) {
                places.push_back({level, column, row, index++});
            }
        }
    }
    return places;
}

}  // namespace

Raster<std::int16_t> in_steps(const FloatRaster& values, double step, Threads threads) {
    Raster<std::int16_t> numbers(values.geometry);
    parallel_for(
        values.values.size(), threads,
        [&](std::size_t begin, std::size_t end) {
            count_steps(values.values.data() + begin, end - begin, static_cast<float>(1.0 / step),
                        numbers.values.data() + begin);
        },
        65536);
    return numbers;
}

Raster<std::int16_t> halved(const Raster<std::int16_t>& fine, Threads threads) {
    GridGeometry grid = fine.geometry;
    grid.columns = (grid.columns + 1) / 2;
    grid.rows = (grid.rows + 1) / 2;
    grid.cell_size_m *= 2.0;
    Raster<std::int16_t> coarse(grid);
    parallel_for(
        static_cast<std::size_t>(grid.rows), threads,
        [&](std::size_t begin, std::size_t end) {
            for (int row = static_cast<int>(begin); row < static_cast<int>(end); ++row) {
                const bool is_pair = 2 * row + 1 < fine.geometry.rows;
                halve_row(fine.row(2 * row).data(), fine.row(2 * row + (is_pair ? 1 : 0)).data(), fine.geometry.columns,
                          is_pair, coarse.row(row).data());
            }
        },
        rows_at_once);
    return coarse;
}

std::vector<LevelTiles> zstd_tiles(const std::vector<Raster<std::int16_t>>& levels, int tile_cells, Threads threads) {
    const std::vector<TilePlace> places = all_tiles(levels, tile_cells);
    std::vector<LevelTiles> tiles(levels.size());
    for (const TilePlace& place : places) {
        tiles[place.level].resize(place.index + 1);
    }
    const Zstd compressed;
    parallel_for(places.size(), threads, [&](std::size_t begin, std::size_t end) {
        std::vector<std::int16_t> values(static_cast<std::size_t>(tile_cells) * static_cast<std::size_t>(tile_cells));
        for (std::size_t i = begin; i < end; ++i) {
            const TilePlace& place = places[i];
            difference_tile(levels[place.level], place.column, place.row, tile_cells, values);
            tiles[place.level][place.index] = compressed(values);
        }
    });
    return tiles;
}

}  // namespace sunshed
