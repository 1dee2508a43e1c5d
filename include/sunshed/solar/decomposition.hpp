#pragma once

namespace sunshed {

/// Beam and diffuse parts of a global irradiance, W m-2.
struct BeamDiffuse {
    double dni_w_m2 = 0.0;
    double dhi_w_m2 = 0.0;
};

/// Global over extraterrestrial horizontal irradiance, 0..1; cos z not below 0.065 (86.3 degrees).
double clearness_index(double ghi_w_m2, double zenith_deg, double extraterrestrial_w_m2);

/// Beam and diffuse that follow from a diffuse share. All diffuse where the sun stands lower than 3 degrees, where the
/// beam would be divided by next to nothing.
BeamDiffuse split_by_diffuse_share(double ghi_w_m2, double zenith_deg, double diffuse_share);

/// Erbs, Klein & Duffie 1982, Solar Energy 28(4), eq. 1. All diffuse where the sun stands lower than 3 degrees.
BeamDiffuse erbs(double ghi_w_m2, double zenith_deg, double extraterrestrial_w_m2);

}  // namespace sunshed
