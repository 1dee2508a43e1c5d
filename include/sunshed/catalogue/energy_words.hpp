#pragma once

#include "sunshed/catalogue/word.hpp"

namespace sunshed {

/// Renewables beside PV that buildings use; the ids are those of the statistics of what they replace.
enum class Renewable { solar_thermal, heat_pump, geothermal, biomass };
std::span<const Word<Renewable>> words_of(Renewable);

/// What a building's own use of electricity is known from.
enum class LoadBasis { unknown, metered, file, class_default };
std::span<const Word<LoadBasis>> words_of(LoadBasis);

}  // namespace sunshed
