#pragma once

#include "sunshed/catalogue/word.hpp"
#include "sunshed/core/loss_link.hpp"

namespace sunshed {

std::span<const Word<LossLink>> words_of(LossLink);

/// How good a roof is, by its yield against the best open plane's.
enum class Suitability { good, fair, poor, none };
std::span<const Word<Suitability>> words_of(Suitability);

/// What a building's roof is known from (measured, estimated), and what limits a measured one.
enum class RoofQuality { measured, estimated, aligned, misaligned, holes, rough, coarse };
std::span<const Word<RoofQuality>> words_of(RoofQuality);

}  // namespace sunshed
