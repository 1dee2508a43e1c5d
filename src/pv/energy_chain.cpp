#include "sunshed/pv/energy_chain.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "sunshed/core/angle.hpp"
#include "sunshed/pv/cell_temperature.hpp"
#include "sunshed/pv/incidence_modifier.hpp"
#include "sunshed/pv/pvwatts.hpp"

namespace sunshed {

namespace {

/// Incidence modifiers by cosine, so that an interval costs a look-up.
class ModifierTable {
public:
    ModifierTable() {
        for (std::size_t i = 0; i < values_.size(); ++i) {
            const double cosine = static_cast<double>(i) / static_cast<double>(values_.size() - 1);
            values_[i] = incidence_modifier_physical(to_degrees(std::acos(cosine)));
        }
    }
    [[nodiscard]] double at(double cosine) const {
        const double position = std::clamp(cosine, 0.0, 1.0) * static_cast<double>(values_.size() - 1);
        const auto lower = std::min(static_cast<std::size_t>(position), values_.size() - 2);
        const double beyond = position - static_cast<double>(lower);
        return values_[lower] + beyond * (values_[lower + 1] - values_[lower]);
    }

private:
    std::array<double, 513> values_{};
};

constexpr double per_cent = 0.01;

struct NamedLoss {
    const char* name;
    double pct;
};

/// Losses that are the same in every hour, in the order of PVWatts' list.
std::array<NamedLoss, 7> steady_losses(const PvOptions& options) {
    return {{{"mismatch", options.mismatch_pct},
             {"wiring", options.wiring_pct},
             {"connections", options.connections_pct},
             {"light-induced degradation", options.light_induced_pct},
             {"nameplate", options.nameplate_pct},
             {"age", options.age_pct},
             {"availability", options.availability_pct}}};
}

double cell_temperature_c(Mounting mounting, double poa_w_m2, double air_c, double wind_m_s, const PvOptions& options) {
    const PvsystTemperature& heat = mounting == Mounting::open_rack ? pvsyst_freestanding : pvsyst_semi_integrated;
    return cell_temperature_pvsyst_c(poa_w_m2, air_c, wind_m_s, heat, options.module_efficiency);
}

/// Energies after each weather-driven link, in kWh of one kWp.
struct Sums {
    double shaded = 0.0;
    double reflected = 0.0;
    double rows = 0.0;
    double soiled = 0.0;
    double snowed = 0.0;
    double warmed = 0.0;
};

/// One interval from light to DC power of one kWp, adding to the sums on the way.
class IntervalDc {
public:
    IntervalDc(const ChainInput& input, const PvOptions& options)
        : input_(input), options_(options), diffuse_(diffuse_modifier_martin_ruiz(input.tilt_deg)) {
        for (int month = 0; month < 12; ++month) {
            const auto m = static_cast<std::size_t>(month);
            clean_[m] = 1.0 - options.soiling_pct[m] * per_cent;
            bare_[m] = 1.0 - snow_loss_share(options, input.tilt_deg, month);
        }
    }

    double operator()(std::size_t i, Sums& sums) const {
        static const ModifierTable modifiers;
        const double beam = input_.beam_w_m2[i];
        const double sky = input_.sky_diffuse_w_m2[i];
        const double ground = input_.ground_w_m2[i];
        const double poa = beam + sky + ground;
        const double beam_in = beam * modifiers.at(input_.cos_incidence[i]);
        const double sky_in = sky * diffuse_.sky;
        const double ground_in = ground * diffuse_.ground;
        const double lit = input_.row_lit_share.empty() ? 1.0 : input_.row_lit_share[i];
        const double in_rows = beam_in * lit + sky_in * (1.0 - input_.row_diffuse_loss) + ground_in;
        const auto month = static_cast<std::size_t>(input_.month[i]);
        const double clean = in_rows * clean_[month];
        const double bare = clean * bare_[month];
        const double cell_c =
            cell_temperature_c(input_.mounting, bare, input_.temperature_air_c[i], input_.wind_speed_m_s[i], options_);
        const double dc_kw = std::max(0.0, pvwatts_dc(bare, cell_c, 1.0, options_.gamma_pct_per_c * per_cent));
        const double kwh = input_.interval_h / 1000.0;
        sums.shaded += poa * kwh;
        sums.reflected += (beam_in + sky_in + ground_in) * kwh;
        sums.rows += in_rows * kwh;
        sums.soiled += clean * kwh;
        sums.snowed += bare * kwh;
        sums.warmed += dc_kw * input_.interval_h;
        return dc_kw;
    }

private:
    const ChainInput& input_;
    const PvOptions& options_;
    DiffuseModifier diffuse_;
    MonthArray<double> clean_{};
    MonthArray<double> bare_{};
};

std::vector<ChainLink> links_of(const ChainInput& input, const PvOptions& options, const Sums& sums, double ac_kwh) {
    std::vector<ChainLink> links{{"nominal", input.open_poa_kwh_m2}, {"shading", sums.shaded},
                                 {"reflection", sums.reflected},     {"rows", sums.rows},
                                 {"soiling", sums.soiled},           {"snow", sums.snowed},
                                 {"temperature", sums.warmed}};
    double left = sums.warmed;
    for (const NamedLoss& loss : steady_losses(options)) {
        left *= 1.0 - loss.pct * per_cent;
        links.push_back({loss.name, left});
    }
    links.push_back({"inverter", ac_kwh});
    return links;
}

}  // namespace

double snow_loss_share(const PvOptions& options, double tilt_deg, int month) {
    double loss_pct = options.snow_loss_steep_pct;
    if (tilt_deg <= 15.0) {
        loss_pct = options.snow_loss_low_tilt_pct;
    } else if (tilt_deg < 20.0) {
        loss_pct = std::lerp(options.snow_loss_low_tilt_pct, options.snow_loss_mid_tilt_pct, (tilt_deg - 15.0) / 5.0);
    } else if (tilt_deg <= 35.0) {
        loss_pct = options.snow_loss_mid_tilt_pct;
    } else if (tilt_deg < 40.0) {
        loss_pct = std::lerp(options.snow_loss_mid_tilt_pct, options.snow_loss_steep_pct, (tilt_deg - 35.0) / 5.0);
    }
    return options.snow_share[static_cast<std::size_t>(month)] * loss_pct * per_cent;
}

ChainResult run_chain(const ChainInput& input, const PvOptions& options) {
    double steady = 1.0;
    for (const NamedLoss& loss : steady_losses(options)) {
        steady *= 1.0 - loss.pct * per_cent;
    }
    // The inverter of one kWp of modules.
    const double inverter_dc_limit_kw = 1.0 / options.dc_ac_ratio / options.inverter_efficiency;
    ChainResult result;
    result.ac_kw.assign(input.beam_w_m2.size(), 0.0F);
    Sums sums;
    const IntervalDc interval_dc(input, options);
    for (std::size_t i = 0; i < result.ac_kw.size(); ++i) {
        if (input.beam_w_m2[i] + input.sky_diffuse_w_m2[i] + input.ground_w_m2[i] <= 0.0F) {
            continue;
        }
        const double dc_kw = interval_dc(i, sums) * steady;
        const double ac_kw = pvwatts_inverter_ac(dc_kw, inverter_dc_limit_kw, options.inverter_efficiency);
        result.ac_kw[i] = static_cast<float>(ac_kw);
        result.dc_kwh += dc_kw * input.interval_h;
        result.ac_kwh += ac_kw * input.interval_h;
        const auto month = static_cast<std::size_t>(input.month[i]);
        result.ac_monthly_kwh[month] += ac_kw * input.interval_h;
        result.poa_monthly_kwh_m2[month] +=
            (input.beam_w_m2[i] + input.sky_diffuse_w_m2[i] + input.ground_w_m2[i]) * input.interval_h / 1000.0;
    }
    result.poa_kwh_m2 = sums.shaded;
    result.links = links_of(input, options, sums, result.ac_kwh);
    return result;
}

}  // namespace sunshed
