#pragma once

namespace sunshed {

/// Irradiance under a cloudless sky, W m-2. GHI = DNI x cos z + DHI.
struct ClearSky {
    double ghi_w_m2 = 0.0;
    double dni_w_m2 = 0.0;
    double dhi_w_m2 = 0.0;
};

/// ESRA's model as r.sun has it: Rigollier, Bauer & Wald 2000, Solar Energy 68(1), 33-48; Hofierka & Suri 2002. Zero
/// where the sun is down.
/// @param zenith_deg       without refraction: the model brings its own (its eq. 5)
/// @param linke_turbidity  at air mass 2, 1 to about 8
ClearSky clear_sky_esra(double zenith_deg, double linke_turbidity, double altitude_m, double extraterrestrial_w_m2);

}  // namespace sunshed
