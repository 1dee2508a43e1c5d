#pragma once

namespace sunshed {

/// DC power of an array (Dobos 2014, NREL/TP-6A20-62641, eq. 8), in the unit of its rating.
/// @param effective_w_m2  irradiance that reaches the cells
/// @param gamma_per_c  e.g. -0.003
double pvwatts_dc(double effective_w_m2, double cell_c, double rated_dc, double gamma_per_c);

/// The same report's factor for a cell's temperature, 1 at 25 degrees C.
template <class Real>
constexpr Real pvwatts_temperature_factor(Real cell_c, Real gamma_per_c) {
    constexpr Real reference_c = 25;
    return 1 + gamma_per_c * (cell_c - reference_c);
}

/// The efficiency curve of the inverter (same report, eq. 9 to 11) as AC power over DC power:
/// constant + linear x dc + square x dc^2, before clipping.
struct PvwattsInverter {
    double constant = 0.0;
    double linear = 0.0;
    double square = 0.0;
};
template <class Real>
constexpr Real pvwatts_curve(Real dc, Real constant, Real linear, Real square) {
    return constant + dc * (linear + square * dc);
}
PvwattsInverter pvwatts_inverter(double inverter_dc_limit, double nominal_efficiency = 0.96,
                                 double reference_efficiency = 0.9637);

/// AC power of the inverter, clipped at its rating.
/// @param inverter_dc_limit  DC input at which it gives its AC rating, rating / efficiency
double pvwatts_inverter_ac(double dc, double inverter_dc_limit, double nominal_efficiency = 0.96,
                           double reference_efficiency = 0.9637);

}  // namespace sunshed
