#pragma once

namespace sunshed {

/// Modules that warm and cool in the course of hours: Fuentes 1987 (SAND85-0330), the model of PVWatts. Radiation to
/// sky and ground, free and forced convection, and the heat that the module holds; fed interval by interval.
class FuentesModule {
public:
    /// @param inoct_c  installed nominal operating cell temperature: 45 on open racks, 49 on roofs (Dobos 2014, table
    /// 3)
    explicit FuentesModule(double inoct_c, double interval_h = 1.0);
    /// @param wind_m_s  at 9.1 m, @returns the temperature of the cells in degrees C
    double step(double poa_w_m2, double air_c, double wind_m_s);

private:
    double interval_s_;
    double convection_ratio_ = 1.0;  ///< of both sides to the upper one
    double ground_ratio_ = 0.0;      ///< how far the ground is as warm as the module
    double capacity_j_m2_k_ = 0.0;
    double module_k_;
    double absorbed_before_w_m2_ = 0.0;
};

}  // namespace sunshed
