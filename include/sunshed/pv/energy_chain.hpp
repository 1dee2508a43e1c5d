#pragma once

#include <span>
#include <vector>

#include "sunshed/core/loss_link.hpp"
#include "sunshed/core/month.hpp"
#include "sunshed/pv/diode_table.hpp"
#include "sunshed/pv/pv_options.hpp"
#include "sunshed/pv/snow_weather.hpp"

namespace sunshed {

/// What rows do to each other's light, a value an interval; all empty where modules lie flush.
struct RowLight {
    std::span<const float> lit_share;     ///< of the beam
    std::span<const float> ground_share;  ///< of the light from the ground, against a plane alone
    std::span<const float> back_w_m2;     ///< on the back, sky, ground and sun together; empty = not wanted
    double sky_share = 1.0;
};

/// What shines on a plane of modules and around it, a value an interval.
struct ChainInput {
    std::span<const float> beam_w_m2;  ///< on the plane, after shading by surroundings
    std::span<const float> sky_diffuse_w_m2;
    std::span<const float> ground_w_m2;
    std::span<const float> cos_incidence;
    std::span<const float> sunlit_share;  ///< of the plane, that `beam_w_m2` has in it; empty = all of it always
    RowLight rows;
    std::span<const float> temperature_air_c;
    std::span<const float> wind_speed_m_s;
    std::span<const int> month;  ///< 0..11
    double interval_h = 1.0;
    double tilt_deg = 0.0;
    double slant_m = 2.0;          ///< of the array along its tilt
    double open_poa_kwh_m2 = 0.0;  ///< the year's irradiation of the plane if nothing stood around
    double hidden_kwh_m2 = 0.0;    ///< of it, what of sun and sky surroundings hide
    int strings = 1;               ///< that the array has
    Mounting mounting = Mounting::open_rack;
    const SnowWeather* snow = nullptr;  ///< nullptr = no snow
    const DiodeTable* diode = nullptr;  ///< for ModuleModel::single_diode
};

/// A year of one kWp.
struct ChainResult {
    double dc_kwh = 0.0;  ///< into the inverter
    double ac_kwh = 0.0;
    MonthArray<double> ac_monthly_kwh{};
    double poa_kwh_m2 = 0.0;  ///< on the plane after shading by surroundings
    MonthArray<double> poa_monthly_kwh_m2{};
    std::vector<double> left_kwh;  ///< after each LossLink, in their order; the last is ac_kwh
    std::vector<float> ac_kw;      ///< an interval each

    [[nodiscard]] double after(LossLink link) const { return left_kwh[static_cast<std::size_t>(link)]; }
};

/// The energy of one kWp: strings, rows, reflection (physical model; Martin & Ruiz for diffuse light), soiling, snow,
/// back, module (PVWatts, Dobos 2014, or a single diode), itemised losses, inverter (PVWatts' curve), clipping.
ChainResult run_chain(const ChainInput& input, const PvOptions& options);

}  // namespace sunshed
