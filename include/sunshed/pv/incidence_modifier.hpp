#pragma once

namespace sunshed {

// How much of the beam a module's glass lets through at an angle of incidence, relative to normal incidence, 0..1.

/// Snell, Fresnel and Bouguer: De Soto, Klein & Beckman 2006, Solar Energy 80(1), eq. 3 to 5.
/// @param extinction_per_m  of the glass, @param thickness_m  of it
double incidence_modifier_physical(double aoi_deg, double refractive_index = 1.526, double extinction_per_m = 4.0,
                                   double thickness_m = 0.002);

/// Martin & Ruiz 2013 (Progress in Photovoltaics 21(4)), for the uniform sky and the ground on a tilted module.
struct DiffuseModifier {
    double sky = 1.0;
    double ground = 1.0;
};
DiffuseModifier diffuse_modifier_martin_ruiz(double tilt_deg, double a_r = 0.16);

}  // namespace sunshed
