#pragma once

#include "sunshed/core/parallel.hpp"

namespace sunshed {

/// Turns rows into columns: to[column * rows + row] = from[row * columns + column]. The two do not overlap.
void transpose(const float* from, int rows, int columns, Threads threads, float* to);

}  // namespace sunshed
