#pragma once

#include "sunshed/catalogue/word.hpp"
#include "sunshed/core/loss_link.hpp"

namespace sunshed {

std::span<const Word<LossLink>> words_of(LossLink);

/// How good a roof is, by its yield against the best open plane's.
enum class Suitability { good, fair, poor, none };
std::span<const Word<Suitability>> words_of(Suitability);

/// What a building's roof is known from (measured, estimated), and what limits a measured one.
enum class RoofQuality { measured, estimated, aligned, misaligned, holes, rough, coarse, doubtful };
std::span<const Word<RoofQuality>> words_of(RoofQuality);

/// A way to place modules on flat roofs: rows of a tilt by the spacing rule, or pairs that face east and west.
enum class FlatOption { tilt_10, tilt_15, tilt_20, tilt_30, tilt_40, east_west };
std::span<const Word<FlatOption>> words_of(FlatOption);

}  // namespace sunshed
