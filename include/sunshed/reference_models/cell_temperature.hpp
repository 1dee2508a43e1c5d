#pragma once

namespace sunshed {

/// SAM's NOCT model (Gilman et al. 2018, NREL/TP-6A20-67399, section 10.2), open rack, arrays of one storey.
double cell_temperature_noct_sam_c(double poa_w_m2, double air_c, double wind_m_s, double noct_c,
                                   double module_efficiency, double transmittance_absorptance = 0.9);

}  // namespace sunshed
