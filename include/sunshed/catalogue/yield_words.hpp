#pragma once

#include "sunshed/catalogue/word.hpp"

namespace sunshed {

/// A link of the energy chain, from the modules' rating in the open to AC energy, in the chain's order.
enum class LossLink {
    nominal,
    shading,
    surroundings,
    string_shading,
    rows,
    reflection,
    soiling,
    snow,
    bifacial,
    temperature,
    mismatch,
    wiring,
    connections,
    light_induced_degradation,
    nameplate,
    age,
    availability,
    inverter,
    clipping,
};
std::span<const Word<LossLink>> words_of(LossLink);

/// How good a roof is, by its yield against the best open plane's.
enum class Suitability { good, fair, poor, none };
std::span<const Word<Suitability>> words_of(Suitability);

/// What a building's roof is known from, and what limits it.
enum class RoofQuality { measured, estimated, aligned, misaligned, holes, rough, coarse };
std::span<const Word<RoofQuality>> words_of(RoofQuality);

}  // namespace sunshed
