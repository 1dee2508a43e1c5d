#pragma once

#include "sunshed/catalogue/word.hpp"

namespace sunshed {

/// Renewables beside PV that buildings use; the ids are those of the statistics that tell what they replace.
enum class Renewable { solar_thermal, heat_pump, geothermal, biomass };
std::span<const Word<Renewable>> words_of(Renewable);

}  // namespace sunshed
