#include "sunshed/pv/diode_table.hpp"

#include <algorithm>

#include "sunshed/core/error.hpp"

namespace sunshed {

namespace {

constexpr float light_step_w_m2 = 25.0F;
constexpr float heat_step_c = 5.0F;
constexpr float coldest_c = -60.0F;
constexpr std::size_t lights = 61;
constexpr std::size_t heats = 33;

}  // namespace

DiodeTable::DiodeTable(const CecModule& module) : power_(lights * heats) {
    const double rated_w = single_diode_points(single_diode_at(module, 1000.0, 25.0)).max_power_w;
    expects(rated_w > 0.0, "the module gives power");
    for (std::size_t light = 0; light < lights; ++light) {
        for (std::size_t heat = 0; heat < heats; ++heat) {
            const double w_m2 = static_cast<double>(light) * light_step_w_m2;
            const double cell_c = coldest_c + static_cast<double>(heat) * heat_step_c;
            const IvPoints points = single_diode_points(single_diode_at(module, w_m2, cell_c));
            power_[light * heats + heat] = static_cast<float>(points.max_power_w / rated_w);
        }
    }
}

float DiodeTable::relative_power(float effective_w_m2, float cell_c) const {
    const float light = std::clamp(effective_w_m2 / light_step_w_m2, 0.0F, static_cast<float>(lights - 1) - 0.001F);
    const float heat = std::clamp((cell_c - coldest_c) / heat_step_c, 0.0F, static_cast<float>(heats - 1) - 0.001F);
    const auto l = static_cast<std::size_t>(light);
    const auto h = static_cast<std::size_t>(heat);
    const float brighter = light - static_cast<float>(l);
    const float warmer = heat - static_cast<float>(h);
    const float* low = power_.data() + l * heats + h;
    const float* high = low + heats;
    return (1.0F - brighter) * (low[0] + warmer * (low[1] - low[0])) +
           brighter * (high[0] + warmer * (high[1] - high[0]));
}

}  // namespace sunshed
