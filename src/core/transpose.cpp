#include "sunshed/core/transpose.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace sunshed {

namespace {

using Four = float __attribute__((vector_size(16)));

Four load(const float* from) {
    Four values;
    std::memcpy(&values, from, sizeof values);
    return values;
}

/// Four by four values through registers, so that each row and column is touched once.
void turn_four(const float* from, std::ptrdiff_t from_stride, float* to, std::ptrdiff_t to_stride) {
    const Four a = load(from);
    const Four b = load(from + from_stride);
    const Four c = load(from + 2 * from_stride);
    const Four d = load(from + 3 * from_stride);
    const Four ab_low = __builtin_shufflevector(a, b, 0, 4, 1, 5);
    const Four ab_high = __builtin_shufflevector(a, b, 2, 6, 3, 7);
    const Four cd_low = __builtin_shufflevector(c, d, 0, 4, 1, 5);
    const Four cd_high = __builtin_shufflevector(c, d, 2, 6, 3, 7);
    const std::array<Four, 4> columns{
        __builtin_shufflevector(ab_low, cd_low, 0, 1, 4, 5), __builtin_shufflevector(ab_low, cd_low, 2, 3, 6, 7),
        __builtin_shufflevector(ab_high, cd_high, 0, 1, 4, 5), __builtin_shufflevector(ab_high, cd_high, 2, 3, 6, 7)};
    for (const Four& column : columns) {
        std::memcpy(to, &column, sizeof column);
        to += to_stride;
    }
}

}  // namespace

void transpose_block(const float* from, std::ptrdiff_t from_stride, int rows, int columns, float* to,
                     std::ptrdiff_t to_stride) {
    const int whole_rows = rows / 4 * 4;
    const int whole_columns = columns / 4 * 4;
    for (int row = 0; row < rows; row += 4) {
        for (int column = 0; column < columns; column += 4) {
            const float* source = from + row * from_stride + column;
            float* target = to + column * to_stride + row;
            if (row < whole_rows && column < whole_columns) {
                turn_four(source, from_stride, target, to_stride);
                continue;
            }
            for (int r = 0; r < std::min(4, rows - row); ++r) {
                for (int c = 0; c < std::min(4, columns - column); ++c) {
                    target[c * to_stride + r] = source[r * from_stride + c];
                }
            }
        }
    }
}

void transpose(const float* from, int rows, int columns, Threads threads, float* to) {
    constexpr int strip_columns = 16;  // a cache line of each row
    parallel_for(
        static_cast<std::size_t>((columns + strip_columns - 1) / strip_columns), threads,
        [&](std::size_t begin, std::size_t end) {
            for (auto strip = static_cast<int>(begin); strip < static_cast<int>(end); ++strip) {
                const int first = strip * strip_columns;
                transpose_block(from + first, columns, rows, std::min(strip_columns, columns - first),
                                to + static_cast<std::ptrdiff_t>(first) * rows, rows);
            }
        },
        2);
}

}  // namespace sunshed
