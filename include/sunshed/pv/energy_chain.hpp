#pragma once

#include <span>
#include <string>
#include <vector>

#include "sunshed/core/month.hpp"

namespace sunshed {

/// How warm modules get: by what is behind them.
enum class Mounting {
    open_rack,   ///< rows on a flat roof
    roof_flush,  ///< a hand's breadth over a pitched roof
};

struct PvOptions {
    double gamma_pct_per_c = -0.30;  ///< of power at the maximum power point
    double module_efficiency = 0.2265;
    double dc_ac_ratio = 1.2;
    double inverter_efficiency = 0.96;
    MonthArray<double> soiling_pct = each_month(3.0);
    /// Share of each month in which snow lies on modules as the snow losses below mean it.
    MonthArray<double> snow_share = each_month(0.0);
    double snow_loss_low_tilt_pct = 40.0;  ///< of such a month, up to 15 degrees
    double snow_loss_mid_tilt_pct = 20.0;  ///< at 20 to 35 degrees
    double snow_loss_steep_pct = 10.0;     ///< from 40 degrees on
    double mismatch_pct = 2.0;
    double wiring_pct = 2.0;
    double connections_pct = 0.5;
    double light_induced_pct = 1.5;
    double nameplate_pct = 1.0;
    double age_pct = 0.0;
    double availability_pct = 3.0;
};

/// What shines on a plane of modules and around it, a value an interval.
struct ChainInput {
    std::span<const float> beam_w_m2;  ///< on the plane, after shading by surroundings
    std::span<const float> sky_diffuse_w_m2;
    std::span<const float> ground_w_m2;
    std::span<const float> cos_incidence;
    std::span<const float> row_lit_share;  ///< of the beam, after rows shade each other; empty where flush
    std::span<const float> temperature_air_c;
    std::span<const float> wind_speed_m_s;
    std::span<const int> month;  ///< 0..11
    double interval_h = 1.0;
    double tilt_deg = 0.0;
    double row_diffuse_loss = 0.0;  ///< share of the sky lost between rows
    double open_poa_kwh_m2 = 0.0;   ///< the year's irradiation of the plane if nothing stood around
    Mounting mounting = Mounting::open_rack;
};

/// One link of the chain: what is left after it.
struct ChainLink {
    std::string name;
    double energy_kwh = 0.0;
};

/// A year of one kWp.
struct ChainResult {
    double dc_kwh = 0.0;  ///< into the inverter
    double ac_kwh = 0.0;
    MonthArray<double> ac_monthly_kwh{};
    double poa_kwh_m2 = 0.0;  ///< on the plane after shading by surroundings
    MonthArray<double> poa_monthly_kwh_m2{};
    std::vector<ChainLink> links;  ///< from "nominal" to "inverter"; the last is ac_kwh
    std::vector<float> ac_kw;      ///< an interval each
};

/// The energy of one kWp: reflection, rows, soiling, snow, temperature (PVWatts, Dobos 2014), itemised losses,
/// inverter.
ChainResult run_chain(const ChainInput& input, const PvOptions& options);

/// Share of a month's energy that snow takes, 0..1.
double snow_loss_share(const PvOptions& options, double tilt_deg, int month);

}  // namespace sunshed
