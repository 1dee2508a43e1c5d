#pragma once

namespace sunshed {

// Cell temperature models. Irradiance on the plane in W m-2, air temperature in degrees C, wind speed in m s-1.

/// King, Boyson & Kratochvil 2004 (SAND2004-3535), eq. 11 and 12.
struct SapmTemperature {
    double a = -3.47;
    double b = -0.0594;
    double delta_t_c = 3.0;
};
constexpr SapmTemperature sapm_open_rack_glass_glass{-3.47, -0.0594, 3.0};
constexpr SapmTemperature sapm_close_mount_glass_glass{-2.98, -0.0471, 1.0};
constexpr SapmTemperature sapm_insulated_back_glass_polymer{-2.81, -0.0455, 0.0};
double cell_temperature_sapm_c(double poa_w_m2, double air_c, double wind_m_s, const SapmTemperature& parameters);

/// Faiman 2008, Progress in Photovoltaics 16(4), eq. 4; u0 in W m-2 K-1, u1 in W s m-3 K-1.
double cell_temperature_faiman_c(double poa_w_m2, double air_c, double wind_m_s, double u0 = 25.0, double u1 = 6.84);

/// PVsyst's heat balance: absorbed less converted over u_c + u_v x wind (PVsyst manual, "Array thermal losses").
struct PvsystTemperature {
    double u_c = 29.0;
    double u_v = 0.0;
};
constexpr PvsystTemperature pvsyst_freestanding{29.0, 0.0};
constexpr PvsystTemperature pvsyst_semi_integrated{20.0, 0.0};
constexpr PvsystTemperature pvsyst_insulated{15.0, 0.0};
constexpr double pvsyst_absorptance = 0.9;
/// In double precision for one moment, in single precision for the hours of a run.
/// @param absorbed_share  of the light: the absorptance x what does not leave as power, 0..1
template <class Real>
constexpr Real cell_temperature_pvsyst_c(Real light_w_m2, Real air_c, Real wind_m_s, Real absorbed_share, Real u_c,
                                         Real u_v) {
    return air_c + absorbed_share * light_w_m2 / (u_c + u_v * wind_m_s);
}
constexpr double cell_temperature_pvsyst_c(double poa_w_m2, double air_c, double wind_m_s,
                                           const PvsystTemperature& parameters, double module_efficiency = 0.1,
                                           double absorptance = pvsyst_absorptance) {
    return cell_temperature_pvsyst_c(poa_w_m2, air_c, wind_m_s, absorptance * (1.0 - module_efficiency), parameters.u_c,
                                     parameters.u_v);
}

}  // namespace sunshed
