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

void transpose(const float* from, int rows, int columns, Threads threads, float* to) {
    constexpr int strip_columns = 16;  // a cache line of each row
    const auto turn_strip = [&](int first_column) {
        const int end_column = std::min(columns, first_column + strip_columns);
        const int whole_columns = first_column + (end_column - first_column) / 4 * 4;
        const int whole_rows = rows / 4 * 4;
        for (int row = 0; row < rows; row += 4) {
            for (int column = first_column; column < end_column; column += 4) {
                const float* source = from + static_cast<std::ptrdiff_t>(row) * columns + column;
                float* target = to + static_cast<std::ptrdiff_t>(column) * rows + row;
                if (row < whole_rows && column < whole_columns) {
                    turn_four(source, columns, target, rows);
                    continue;
                }
                for (int r = 0; r < std::min(4, rows - row); ++r) {
                    for (int c = 0; c < std::min(4, end_column - column); ++c) {
                        target[static_cast<std::ptrdiff_t>(c) * rows + r] =
                            source[static_cast<std::ptrdiff_t>(r) * columns + c];
                    }
                }
            }
        }
    };
    parallel_for(
        static_cast<std::size_t>((columns + strip_columns - 1) / strip_columns), threads,
        [&](std::size_t begin, std::size_t end) {
            for (auto strip = static_cast<int>(begin); strip < static_cast<int>(end); ++strip) {
                turn_strip(strip * strip_columns);
            }
        },
        2);
}

}  // namespace sunshed
