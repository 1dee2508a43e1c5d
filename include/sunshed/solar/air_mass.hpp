#pragma once

namespace sunshed {

/// Relative optical air mass after Kasten & Young 1989 (Applied Optics 28(22), eq. 3), from the apparent zenith angle.
/// NaN where the sun is below the horizon.
double air_mass_kasten_young(double apparent_zenith_deg);

/// Relative optical air mass after Kasten 1966 (Arch. Meteorol. Geophys. Bioklimatol. B14), which Bird's and Maxwell's
/// models were fitted with, from the zenith angle. NaN where the sun is below the horizon.
double air_mass_kasten_1966(double zenith_deg);

/// Pressure at an altitude in the standard atmosphere, Pa.
double pressure_at_altitude_pa(double altitude_m);

}  // namespace sunshed
