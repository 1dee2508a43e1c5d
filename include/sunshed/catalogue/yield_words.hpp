#pragma once

#include "sunshed/catalogue/word.hpp"

namespace sunshed {

/// A link of the energy chain, from the modules' rating in the open to AC energy.
enum class LossLink {
    nominal,
    shading,
    surroundings,
    reflection,
    rows,
    string_shading,
    soiling,
    snow,
    temperature,
    low_light,
    spectrum,
    bifacial,
    clipping,
    mismatch,
    wiring,
    connections,
    light_induced_degradation,
    nameplate,
    age,
    availability,
    inverter,
    transformer,
};
std::span<const Word<LossLink>> words_of(LossLink);

/// How good a roof is, by its yield against the best open plane's.
enum class Suitability { good, fair, poor, none };
std::span<const Word<Suitability>> words_of(Suitability);

}  // namespace sunshed
