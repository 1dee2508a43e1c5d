#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "dirint_table.hpp"
#include "sunshed/core/raster.hpp"
#include "sunshed/reference_models/decomposition.hpp"

namespace sunshed {

namespace {

/// Eq. 1: clearness without its dependence on the sun's height (Perez et al. 1990).
double clearness_free_of_height(double kt, double air_mass) {
    return std::min(1.0, kt / (1.031 * std::exp(-1.4 / (0.9 + 9.4 / air_mass)) + 0.1));
}

template <std::size_t count>
std::size_t bin_of(const std::array<double, count>& limits, double value) {
    return static_cast<std::size_t>(std::upper_bound(limits.begin(), limits.end(), value) - limits.begin());
}

std::size_t variation_bin(const std::optional<double>& variation) {
    constexpr std::array limits{0.015, 0.035, 0.07, 0.15, 0.3};
    return variation ? bin_of(limits, *variation) : dirint::variation_bins - 1;
}

std::size_t water_bin(const std::optional<double>& dew_point_c) {
    constexpr std::array limits_cm{1.0, 2.0, 3.0};
    // Precipitable water from the dew point, eq. 3.
    return dew_point_c ? bin_of(limits_cm, std::exp(0.07 * *dew_point_c - 0.075)) : dirint::water_bins - 1;
}

/// DISC's beam and the clearness that the table is entered with; NaN where the sun is down.
struct Start {
    double dni_w_m2 = 0.0;
    double clearness = missing_d;
};

Start start_of(const DirintInput& moment) {
    const DiscResult first = disc(moment.ghi_w_m2, moment.zenith_deg, moment.day_of_year, moment.pressure_pa);
    if (std::isnan(first.air_mass)) {
        return {};
    }
    return {first.dni_w_m2, clearness_free_of_height(first.clearness, first.air_mass)};
}

double mended(const Start& start, const DirintInput& moment, const std::optional<double>& variation) {
    if (std::isnan(start.clearness) || start.dni_w_m2 <= 0.0) {
        return 0.0;
    }
    constexpr std::array clearness_limits{0.24, 0.4, 0.56, 0.7, 0.8};
    constexpr std::array zenith_limits_deg{25.0, 40.0, 55.0, 70.0, 80.0};
    const auto& by_zenith = dirint::factors.at(bin_of(clearness_limits, start.clearness));
    const auto& by_variation = by_zenith.at(bin_of(zenith_limits_deg, moment.zenith_deg));
    return start.dni_w_m2 * by_variation.at(variation_bin(variation)).at(water_bin(moment.dew_point_c));
}

/// Eq. 2: the mean difference to the neighbours that there are; a missing one is NaN.
std::optional<double> variation_of(double before, double here, double after) {
    const double down = std::abs(here - before);
    const double up = std::abs(here - after);
    if (std::isnan(down) && std::isnan(up)) {
        return std::nullopt;
    }
    return std::isnan(down) ? up : std::isnan(up) ? down : (down + up) / 2.0;
}

}  // namespace

double dirint_dni_w_m2(const DirintInput& moment) {
    return mended(start_of(moment), moment, std::nullopt);
}

std::vector<double> dirint_series_dni_w_m2(std::span<const DirintInput> moments) {
    std::vector<Start> starts;
    starts.reserve(moments.size());
    std::transform(moments.begin(), moments.end(), std::back_inserter(starts), start_of);
    std::vector<double> dni;
    dni.reserve(moments.size());
    for (std::size_t i = 0; i < moments.size(); ++i) {
        const auto before = i > 0 ? starts[i - 1].clearness : missing_d;
        const double after = i + 1 < starts.size() ? starts[i + 1].clearness : missing_d;
        dni.push_back(mended(starts[i], moments[i], variation_of(before, starts[i].clearness, after)));
    }
    return dni;
}

}  // namespace sunshed
