#pragma once

#include <cstddef>

#include "sunshed/core/parallel.hpp"

namespace sunshed {

/// Turns rows into columns: to[column * rows + row] = from[row * columns + column]. The two do not overlap.
void transpose(const float* from, int rows, int columns, Threads threads, float* to);

/// The same for a part of either: to[column * to_stride + row] = from[row * from_stride + column].
void transpose_block(const float* from, std::ptrdiff_t from_stride, int rows, int columns, float* to,
                     std::ptrdiff_t to_stride);

}  // namespace sunshed
