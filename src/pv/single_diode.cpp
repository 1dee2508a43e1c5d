#include "sunshed/pv/single_diode.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sunshed {

namespace {

constexpr double boltzmann_ev_per_k = 8.617332478e-5;
constexpr double reference_k = 298.15;
constexpr double band_gap_ev = 1.121;  // silicon at 25 degrees C
constexpr double band_gap_per_k = -0.0002677;

double current(const SingleDiode& d, double diode_v) {
    return d.photocurrent_a - d.saturation_current_a * std::expm1(diode_v / d.modified_ideality_v) -
           diode_v / d.shunt_ohm;
}

double voltage(const SingleDiode& d, double diode_v) {
    return diode_v - current(d, diode_v) * d.series_ohm;
}

/// Where a growing function crosses 0.
template <class Function>
double root_of(Function f, double low, double high) {
    for (int i = 0; i < 200 && high - low > 1e-14 * std::max(1.0, high); ++i) {
        const double middle = 0.5 * (low + high);
        (f(middle) < 0.0 ? low : high) = middle;
    }
    return 0.5 * (low + high);
}

}  // namespace

IvPoints single_diode_points(const SingleDiode& d) {
    if (!(d.photocurrent_a > 0.0)) {
        return {};
    }
    // Without the shunt the diode would stand at this voltage with nothing connected.
    const double highest_v = d.modified_ideality_v * std::log1p(d.photocurrent_a / d.saturation_current_a);
    const double open_v = root_of([&](double v) { return -current(d, v); }, 0.0, highest_v);
    const double short_v = root_of([&](double v) { return voltage(d, v); }, 0.0, open_v);
    const double best_v = root_of(
        [&](double v) {
            // dP/dv, turned round: power rises from the short circuit and falls to the open one.
            const double slope = -d.saturation_current_a / d.modified_ideality_v * std::exp(v / d.modified_ideality_v) -
                                 1.0 / d.shunt_ohm;
            return -(slope * voltage(d, v) + current(d, v) * (1.0 - slope * d.series_ohm));
        },
        short_v, open_v);
    IvPoints points;
    points.short_circuit_a = current(d, short_v);
    points.open_circuit_v = open_v;
    points.max_power_a = current(d, best_v);
    points.max_power_v = voltage(d, best_v);
    points.max_power_w = points.max_power_a * points.max_power_v;
    return points;
}

SingleDiode single_diode_at(const CecModule& module, double effective_irradiance_w_m2, double cell_c) {
    const double cell_k = cell_c + 273.15;
    const double warmer = cell_k - reference_k;
    const double suns = effective_irradiance_w_m2 / 1000.0;
    const double gap_ev = band_gap_ev * (1.0 + band_gap_per_k * warmer);
    const double alpha = module.alpha_sc_a_per_c * (1.0 - module.adjust_pct / 100.0);
    SingleDiode diode;
    diode.photocurrent_a = suns * (module.photocurrent_a + alpha * warmer);
    diode.saturation_current_a =
        module.saturation_current_a * std::pow(cell_k / reference_k, 3) *
        std::exp(band_gap_ev / (boltzmann_ev_per_k * reference_k) - gap_ev / (boltzmann_ev_per_k * cell_k));
    diode.series_ohm = module.series_ohm;
    diode.shunt_ohm = suns > 0.0 ? module.shunt_ohm / suns : std::numeric_limits<double>::infinity();
    diode.modified_ideality_v = module.modified_ideality_v * cell_k / reference_k;
    return diode;
}

}  // namespace sunshed
