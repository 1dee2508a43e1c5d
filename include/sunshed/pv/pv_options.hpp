#pragma once

#include "sunshed/core/month.hpp"
#include "sunshed/pv/module_product.hpp"

namespace sunshed {

/// How warm modules get: by what is behind them.
enum class Mounting {
    open_rack,   ///< rows on a flat roof
    roof_flush,  ///< a hand's breadth over a pitched roof
};

enum class HeatModel {
    pvsyst,   ///< heat balance; no wind in its defaults
    sapm,     ///< King et al. 2004; light and wind
    faiman,   ///< Faiman 2008; light and wind
    fuentes,  ///< Fuentes 1987, PVWatts' own: hour after hour; a hundred times the work of the others
};

/// What shade on a part of a string costs it.
enum class PartialShading {
    linear,     ///< the light that is missing
    by_string,  ///< the beam of every string that shade touches
};

enum class SnowModel {
    automatic,  ///< hourly where the weather has a snow depth, else monthly where snowfall is given, else none
    hourly,     ///< Marion et al. 2013
    monthly,    ///< Townsend & Powers 2011
    none,
};

struct SnowOptions {
    SnowModel model = SnowModel::automatic;
    double window_h = 24.0;      ///< new snow of so many hours counts as one fall
    double slide_per_h = 0.197;  ///< of the slope, times sin(tilt), in an hour warm enough
    /// Parts of a row's slope that work on their own: 2 for half-cut modules upright, 1 for other modules, 3 for
    /// modules lying. 0 = what is bare works, linearly; so it is for flush arrays, where many modules lie one above
    /// another.
    int parts_up_slope = 2;
    MonthArray<double> fall_cm = each_month(0.0);  ///< new snow, for the monthly model
    MonthArray<double> events = each_month(0.0);   ///< days with snowfall, for the monthly model
    MonthArray<double> humidity_pct = each_month(70.0);
    double rows_edge_m = 0.3;   ///< lower edge of rows over the roof
    double flush_edge_m = 3.0;  ///< lower edge of flush arrays over where their snow lands
};

/// Modules, inverter and losses. Percentages are of what comes in.
struct PvOptions {
    ModuleProduct module;
    bool diffuse_reflection = true;  ///< glass takes of diffuse light too (Martin & Ruiz 2013); PVWatts has it not
    HeatModel heat_model = HeatModel::pvsyst;
    double back_shading_pct = 10.0;  ///< of the back's light, by frames and rails
    double dc_ac_ratio = 1.2;
    double inverter_efficiency = 0.96;
    PartialShading partial_shading = PartialShading::linear;
    int modules_per_string = 18;
    MonthArray<double> soiling_pct = each_month(3.0);
    SnowOptions snow;
    double mismatch_pct = 2.0;
    double wiring_pct = 2.0;
    double connections_pct = 0.5;
    double light_induced_pct = 1.5;
    double nameplate_pct = 1.0;
    double age_pct = 0.0;
    double availability_pct = 3.0;
};

}  // namespace sunshed
