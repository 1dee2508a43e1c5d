#pragma once

#include <cstddef>

namespace sunshed {

/// A link of the energy chain, from the modules' rating in the open plane to AC energy, in the chain's order.
/// "surroundings" and "bifacial" are gains: what surroundings reflect in place of what they hide, and the modules'
/// back.
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
inline constexpr std::size_t loss_link_count = static_cast<std::size_t>(LossLink::clipping) + 1;

}  // namespace sunshed
