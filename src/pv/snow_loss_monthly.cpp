#include "sunshed/pv/snow_loss_monthly.hpp"

#include <algorithm>
#include <cmath>

#include "sunshed/core/angle.hpp"

namespace sunshed {

namespace {

constexpr double c1 = 5.7e4;
constexpr double c2 = 0.51;
constexpr double inches_per_m = 39.37;
constexpr double cm_per_inch = 2.54;

/// Eq. 1, in inches.
double effective_snow_in(const SnowMonth& month) {
    return month.events > 0.0 ? 0.5 * month.snowfall_cm / cm_per_inch * (1.0 + 1.0 / month.events) : 0.0;
}

/// Eq. 2: how far the pile that slid off reaches up to the lower edge.
double ground_interference(double snow_in, const SnowRow& row) {
    const double edge_in = row.lower_edge_m * inches_per_m;
    const double room = std::max(0.1, edge_in * edge_in - snow_in * snow_in);
    const double gamma = row.slant_height_m * inches_per_m * snow_in * std::cos(to_radians(row.tilt_deg)) / room * 2.0 *
                         std::tan(to_radians(row.angle_of_repose_deg));
    return 1.0 - c2 * std::exp(-gamma);
}

}  // namespace

MonthArray<double> snow_loss_townsend(const MonthArray<SnowMonth>& months, const SnowRow& row) {
    MonthArray<double> losses{};
    const double cos_tilt = std::cos(to_radians(row.tilt_deg));
    for (std::size_t i = 0; i < 12; ++i) {
        const SnowMonth& month = months[i];
        const double snow_in = effective_snow_in(months[(i + 11) % 12]) / 3.0 + 2.0 * effective_snow_in(month) / 3.0;
        const double kelvin = month.temperature_air_c + 273.15;
        const double loss = c1 * snow_in * cos_tilt * cos_tilt * ground_interference(snow_in, row) *
                            month.relative_humidity_pct / 100.0 / (kelvin * kelvin) / std::pow(month.poa_kwh_m2, 0.67) *
                            row.string_factor;
        losses[i] = std::clamp(loss, 0.0, 1.0) * row.front_side_share;
    }
    return losses;
}

}  // namespace sunshed
