#pragma once

#include <cstddef>
#include <functional>

#include "sunshed/core/progress.hpp"

namespace sunshed {

/// How the progress of a run counts its pieces.
enum class PieceStages {
    one,  ///< all pieces are one stage
    each  ///< each goes through stages of its own, which then come again and again
};

/// The loop over tiles, and over the slices of one: one piece after another, so that sums fold in one order; each has
/// its share of the progress, and between two of them the run stops where that is asked for.
/// @throws Error{cancelled}
void run_pieces(std::size_t count, PieceStages stages, Progress& progress,
                const std::function<void(std::size_t piece, Progress& progress)>& work);

}  // namespace sunshed
