#pragma once

#include <string>

namespace sunshed {

/// Perceptual colour maps, which colour-blind readers see as others do.
enum class ColourRamp {
    cividis,  ///< Nunez et al. 2018: of yields
    inferno,  ///< Smith and van der Walt 2015: of the sun's light
};

struct Colour {
    int red;
    int green;
    int blue;
};

/// @param place  0..1, dark to light
Colour colour_at(ColourRamp ramp, double place);
/// "r,g,b,255", as QGIS writes it.
std::string qgis_colour(Colour colour);

}  // namespace sunshed
