#include "chain_loops.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "sunshed/core/angle.hpp"
#include "sunshed/pv/cell_temperature.hpp"
#include "sunshed/pv/heat_fuentes.hpp"
#include "sunshed/pv/incidence_modifier.hpp"
#include "sunshed/pv/pvwatts.hpp"

namespace sunshed::loops {

namespace {

/// Incidence modifiers by cosine, so that an interval costs a look-up.
class ModifierTable {
public:
    ModifierTable() {
        for (std::size_t i = 0; i < values_.size(); ++i) {
            const double cosine = static_cast<double>(i) / static_cast<double>(values_.size() - 1);
            values_[i] = static_cast<float>(incidence_modifier_physical(to_degrees(std::acos(cosine))));
        }
    }
    [[nodiscard]] float at(float cosine) const {
        const float position = std::clamp(cosine, 0.0F, 1.0F) * static_cast<float>(values_.size() - 1);
        const auto lower = std::min(static_cast<std::size_t>(position), values_.size() - 2);
        const float beyond = position - static_cast<float>(lower);
        return values_[lower] + beyond * (values_[lower + 1] - values_[lower]);
    }

private:
    std::array<float, 1025> values_{};
};

const SapmTemperature& sapm_of(Mounting mounting) {
    return mounting == Mounting::open_rack ? sapm_open_rack_glass_glass : sapm_close_mount_glass_glass;
}

/// PVWatts' installed nominal operating cell temperatures.
double inoct_c(Mounting mounting) {
    return mounting == Mounting::open_rack ? 45.0 : 49.0;
}

/// To a hundredth of a per cent, as data sheets and so PVsyst's module files have it.
double data_sheet_efficiency(const ModuleProduct& module) {
    constexpr double steps = 1e4;
    return std::round(module.efficiency() * steps) / steps;
}

/// PVsyst's balance is linear in light and fit for the processor's wide registers.
void pvsyst_temperatures(std::span<float> cell_c, std::span<const float> light, std::span<const float> air_c,
                         std::span<const float> wind_m_s, const PvsystTemperature& heat, double efficiency) {
    const auto u_c = static_cast<float>(heat.u_c);
    const auto u_v = static_cast<float>(heat.u_v);
    const auto absorbed = static_cast<float>(pvsyst_absorptance * (1.0 - efficiency));
    for (std::size_t i = 0; i < cell_c.size(); ++i) {
        cell_c[i] = cell_temperature_pvsyst_c(light[i], air_c[i], wind_m_s[i], absorbed, u_c, u_v);
    }
}

}  // namespace

double sum(std::span<const float> values) {
    std::array<double, 4> lanes{};
    const std::size_t whole = values.size() / 4 * 4;
    for (std::size_t i = 0; i < whole; i += 4) {
        for (std::size_t lane = 0; lane < 4; ++lane) {
            lanes[lane] += values[i + lane];
        }
    }
    for (std::size_t i = whole; i < values.size(); ++i) {
        lanes[0] += values[i];
    }
    return (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
}

MonthArray<double> monthly_sum(std::span<const float> values, std::span<const int> month, double scale) {
    MonthArray<double> sums{};
    for (std::size_t i = 0; i < values.size();) {
        std::size_t end = i + 1;
        while (end < values.size() && month[end] == month[i]) {
            ++end;
        }
        sums[static_cast<std::size_t>(month[i])] += sum(values.subspan(i, end - i)) * scale;
        i = end;
    }
    return sums;
}

void scale(std::span<float> values, float factor) {
    for (float& value : values) {
        value *= factor;
    }
}

void multiply(std::span<float> values, std::span<const float> factors) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] *= factors[i];
    }
}

void multiply_monthly(std::span<float> values, std::span<const int> month, const MonthArray<double>& factors) {
    MonthArray<float> of_month{};
    std::transform(factors.begin(), factors.end(), of_month.begin(), [](double f) { return static_cast<float>(f); });
    for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] *= of_month[static_cast<std::size_t>(month[i])];
    }
}

void add_scaled(std::span<float> values, std::span<const float> others, float factor) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] += factor * others[i];
    }
}

void limit_to_whole_strings(std::span<float> beam_w_m2, std::span<const float> sunlit_share, int strings) {
    const auto count = static_cast<float>(std::max(1, strings));
    constexpr float whole = 0.999F;  // a share of 1 that rounding took a little from
    for (std::size_t i = 0; i < beam_w_m2.size(); ++i) {
        if (sunlit_share[i] > 0.0F && sunlit_share[i] < whole) {
            beam_w_m2[i] *= std::floor(sunlit_share[i] * count) / (sunlit_share[i] * count);
        }
    }
}

void clear_partly_lit(std::span<float> beam_w_m2, std::span<const float> lit_share) {
    for (std::size_t i = 0; i < beam_w_m2.size(); ++i) {
        beam_w_m2[i] = lit_share[i] < 1.0F ? 0.0F : beam_w_m2[i];
    }
}

void through_glass(std::span<float> beam_w_m2, std::span<const float> cos_incidence) {
    static const ModifierTable modifiers;
    for (std::size_t i = 0; i < beam_w_m2.size(); ++i) {
        if (beam_w_m2[i] > 0.0F) {
            beam_w_m2[i] *= modifiers.at(cos_incidence[i]);
        }
    }
}

std::vector<float> cell_temperatures_c(std::span<const float> absorbed_w_m2, std::span<const float> air_c,
                                       std::span<const float> wind_m_s, double interval_h, Mounting mounting,
                                       const PvOptions& options) {
    std::vector<float> cell_c(absorbed_w_m2.size());
    switch (options.heat_model) {
        case HeatModel::pvsyst:
            pvsyst_temperatures(cell_c, absorbed_w_m2, air_c, wind_m_s,
                                mounting == Mounting::open_rack ? pvsyst_freestanding : pvsyst_semi_integrated,
                                data_sheet_efficiency(options.module));
            break;
        case HeatModel::sapm:
            for (std::size_t i = 0; i < cell_c.size(); ++i) {
                cell_c[i] = static_cast<float>(
                    cell_temperature_sapm_c(absorbed_w_m2[i], air_c[i], wind_m_s[i], sapm_of(mounting)));
            }
            break;
        case HeatModel::faiman:
            for (std::size_t i = 0; i < cell_c.size(); ++i) {
                cell_c[i] = static_cast<float>(cell_temperature_faiman_c(absorbed_w_m2[i], air_c[i], wind_m_s[i]));
            }
            break;
        case HeatModel::fuentes: {
            FuentesModule module(inoct_c(mounting), interval_h);
            for (std::size_t i = 0; i < cell_c.size(); ++i) {
                cell_c[i] = static_cast<float>(module.step(absorbed_w_m2[i], air_c[i], wind_m_s[i]));
            }
            break;
        }
    }
    return cell_c;
}

void pvwatts_dc_w(std::span<float> light_w_m2, std::span<const float> cell_c, float gamma_per_c) {
    for (std::size_t i = 0; i < light_w_m2.size(); ++i) {
        light_w_m2[i] = std::max(0.0F, light_w_m2[i] * pvwatts_temperature_factor(cell_c[i], gamma_per_c));
    }
}

void pvwatts_unclipped_ac_w(std::span<float> dc_w, double rated_ac_w, double nominal_efficiency) {
    const PvwattsInverter inverter = pvwatts_inverter(rated_ac_w / nominal_efficiency, nominal_efficiency);
    const auto constant = static_cast<float>(inverter.constant);
    const auto linear = static_cast<float>(inverter.linear);
    const auto square = static_cast<float>(inverter.square);
    for (float& watts : dc_w) {
        watts = std::max(0.0F, pvwatts_curve(watts, constant, linear, square));
    }
}

}  // namespace sunshed::loops
