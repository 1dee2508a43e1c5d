#include "sunshed/economy/uncertainty.hpp"

#include <algorithm>
#include <cmath>

namespace sunshed {

namespace {

double square(double x) {
    return x * x;
}

/// The standard normal distribution's quantile: Newton's steps on its integral, which std::erfc knows.
double normal_quantile(double probability) {
    constexpr double root_two_pi = 2.506628274631000502;
    double x = 0.0;
    for (int i = 0; i < 60; ++i) {
        const double below = 0.5 * std::erfc(-x / std::sqrt(2.0));
        const double step = (below - probability) * root_two_pi * std::exp(0.5 * x * x);
        x -= std::clamp(step, -1.0, 1.0);
        if (std::abs(step) < 1e-14) {
            break;
        }
    }
    return x;
}

}  // namespace

EnergySpread energy_spread(const RoofEvidence& roof, const UncertaintyOptions& options) {
    const double snow_pct = options.snow_share_pct / 100.0 * roof.snow_loss_pct;
    const double shade_pct = options.shade_share_pct / 100.0 * roof.shade_loss_pct;
    const double roof_pct =
        roof.estimated ? options.roof_estimated_pct
                       : std::hypot(options.roof_plane_pct, (1.0 - roof.confidence) * options.roof_estimated_pct);
    return {std::sqrt(square(options.weather_year_pct) / options.years + square(options.weather_data_pct) +
                      square(options.transposition_pct) + square(options.module_rating_pct) +
                      square(options.soiling_pct) + square(options.other_losses_pct) + square(snow_pct)),
            std::hypot(shade_pct, roof_pct)};
}

double total_pct(const EnergySpread& spread) {
    return std::hypot(spread.common_pct, spread.own_pct);
}

double exceeded_kwh(double expected_kwh, double spread_pct, double exceedance) {
    return std::max(expected_kwh * (1.0 - spread_pct / 100.0 * normal_quantile(exceedance)), 0.0);
}

double rounded_to_known(double value, double standard_deviation) {
    if (!(standard_deviation > 0.0) || !std::isfinite(value)) {
        return value;
    }
    const double exponent = std::floor(std::log10(standard_deviation));
    const bool begins_with_one = standard_deviation < 2.0 * std::pow(10.0, exponent);
    const double place = std::pow(10.0, begins_with_one ? exponent - 1.0 : exponent);
    return std::round(value / place) * place;
}

}  // namespace sunshed
