#pragma once

namespace sunshed {

/// Where a model of the sky has the diffuse irradiance on the level (DHI) come from, for one moment; the rest of it
/// comes evenly from the whole sky.
struct DiffuseShares {
    double circumsolar = 0.0;     ///< of DHI, from around the sun, 0..1
    double horizon = 0.0;         ///< of DHI on a vertical plane, from a band along the horizon; may be negative
    double min_cos_zenith = 1.0;  ///< what circumsolar light over its cosine on the level is held to near the horizon
};

/// Liu & Jordan 1963: all of it from the whole sky.
constexpr DiffuseShares isotropic_shares() {
    return {};
}

/// Hay & Davies 1980: the share of the beam that comes through the air is circumsolar.
/// @param extraterrestrial_w_m2  normal to the sun
DiffuseShares hay_davies_shares(double dni_w_m2, double extraterrestrial_w_m2);

/// Perez et al. 1990, Solar Energy 44(5), eq. 1 to 8 and table 6 (all-sites composite): F1 circumsolar, F2 horizon.
/// @param zenith_deg  0..90
DiffuseShares perez_shares(double zenith_deg, double dni_w_m2, double dhi_w_m2, double extraterrestrial_w_m2);

}  // namespace sunshed
