#pragma once

namespace sunshed {

/// The five parameters of a module's one-diode circuit at some irradiance and temperature.
struct SingleDiode {
    double photocurrent_a = 0.0;
    double saturation_current_a = 0.0;
    double series_ohm = 0.0;
    double shunt_ohm = 0.0;
    double modified_ideality_v = 0.0;  ///< n Ns k T / q
};

/// What a module gives.
struct IvPoints {
    double short_circuit_a = 0.0;
    double open_circuit_v = 0.0;
    double max_power_w = 0.0;
    double max_power_a = 0.0;
    double max_power_v = 0.0;
};

/// Bishop 1988, Solar Cells 25(1): current and voltage as explicit functions of the diode's voltage, so that each point
/// is a bracketed root in one variable. All 0 in the dark.
IvPoints single_diode_points(const SingleDiode& diode);

/// A module of the CEC's library: parameters at 1000 W m-2 and 25 degrees C.
struct CecModule {
    double photocurrent_a = 0.0;
    double saturation_current_a = 0.0;
    double series_ohm = 0.0;
    double shunt_ohm = 0.0;
    double modified_ideality_v = 0.0;
    double alpha_sc_a_per_c = 0.0;
    double adjust_pct = 0.0;  ///< 0: the model of De Soto et al.
};

/// De Soto, Klein & Beckman 2006, Solar Energy 80(1), eq. 8 to 12, with the adjustment of Dobos 2012 (J. Sol. Energy
/// Eng. 134(2)).
SingleDiode single_diode_at(const CecModule& module, double effective_irradiance_w_m2, double cell_c);

}  // namespace sunshed
