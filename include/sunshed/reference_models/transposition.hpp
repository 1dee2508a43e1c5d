#pragma once

namespace sunshed {

/// Irradiance of one moment as transposition models take it. Angles in degrees, irradiance in W m-2.
struct SkyMoment {
    double zenith_deg = 0.0;
    double azimuth_deg = 0.0;
    double ghi_w_m2 = 0.0;
    double dni_w_m2 = 0.0;
    double dhi_w_m2 = 0.0;
    double extraterrestrial_w_m2 = 1366.1;  ///< normal to the sun
};

struct PlaneOrientation {
    double tilt_deg = 0.0;
    double azimuth_deg = 180.0;
};

/// Sky diffuse on a plane, by where it comes from.
struct SkyDiffuse {
    double isotropic_w_m2 = 0.0;
    double circumsolar_w_m2 = 0.0;
    double horizon_w_m2 = 0.0;
    [[nodiscard]] double total_w_m2() const { return isotropic_w_m2 + circumsolar_w_m2 + horizon_w_m2; }
};

/// Cosine of the angle between the sun and a plane's normal.
double cos_incidence(double zenith_deg, double sun_azimuth_deg, const PlaneOrientation& plane);

double beam_on_plane_w_m2(const SkyMoment& sky, const PlaneOrientation& plane);
/// GHI x albedo x (1 - cos tilt) / 2.
double ground_on_plane_w_m2(double ghi_w_m2, double albedo, double tilt_deg);

// Isotropic, Hay & Davies and Perez share the sky out by the functions that runs call (solar/diffuse_shares.hpp).

/// Liu & Jordan 1963.
SkyDiffuse isotropic_sky(const SkyMoment& sky, const PlaneOrientation& plane);
/// Klucher 1979, Solar Energy 23(2); all of it counted as isotropic.
SkyDiffuse klucher_sky(const SkyMoment& sky, const PlaneOrientation& plane);
/// Hay & Davies 1980.
SkyDiffuse hay_davies_sky(const SkyMoment& sky, const PlaneOrientation& plane);
/// Reindl, Beckman & Duffie 1990, Solar Energy 45(1).
SkyDiffuse reindl_sky(const SkyMoment& sky, const PlaneOrientation& plane);
/// Muneer 1990, as r.sun has it (Hofierka & Suri 2002, eq. 24 to 30), for sunlit and shaded planes.
SkyDiffuse muneer_sky(const SkyMoment& sky, const PlaneOrientation& plane);
/// Perez et al. 1990, Solar Energy 44(5), all-sites composite. The horizon's part may be negative.
SkyDiffuse perez_sky(const SkyMoment& sky, const PlaneOrientation& plane);

}  // namespace sunshed
