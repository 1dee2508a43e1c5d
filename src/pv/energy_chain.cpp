#include "sunshed/pv/energy_chain.hpp"

#include <algorithm>
#include <cmath>

#include "chain_loops.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/pv/incidence_modifier.hpp"

namespace sunshed {

namespace {

constexpr double per_cent = 0.01;

/// Losses that are the same in every hour, in the order of PVWatts' list.
std::array<double, 7> steady_losses_pct(const PvOptions& options) {
    return {options.mismatch_pct,  options.wiring_pct, options.connections_pct, options.light_induced_pct,
            options.nameplate_pct, options.age_pct,    options.availability_pct};
}

/// The chain on one plane: each step changes the light or the power in place and writes down what is left. Loops run
/// over whole years of floats, without a branch or an allocation an hour.
class ChainRun {
public:
    ChainRun(const ChainInput& input, const PvOptions& options)
        : in_(input), options_(options), beam_(input.beam_w_m2.begin(), input.beam_w_m2.end()), light_(beam_.size()) {
        result_.left_kwh.reserve(loss_link_count);
    }

    ChainResult run() {
        note(in_.open_poa_kwh_m2);
        shade();
        touch_strings();
        shade_by_rows();
        reflect();
        soil();
        snow();
        add_back();
        make_dc();
        lose_steadily();
        invert();
        return std::move(result_);
    }

private:
    /// What is left after the next link.
    void note(double energy_kwh) { result_.left_kwh.push_back(energy_kwh); }
    [[nodiscard]] double kwh(std::span<const float> watts) const { return loops::sum(watts) * in_.interval_h / 1000.0; }

    void shade() {
        for (std::size_t i = 0; i < light_.size(); ++i) {
            light_[i] = beam_[i] + in_.sky_diffuse_w_m2[i] + in_.ground_w_m2[i];
        }
        result_.poa_monthly_kwh_m2 = loops::monthly_sum(light_, in_.month, in_.interval_h / 1000.0);
        result_.poa_kwh_m2 = kwh(light_);
        note(in_.open_poa_kwh_m2 - in_.hidden_kwh_m2);
        note(result_.poa_kwh_m2);
        diffuse_kwh_ = result_.poa_kwh_m2 - kwh(beam_);
    }

    /// By string: only whole strings count that lie in the sun.
    void touch_strings() {
        if (options_.partial_shading == PartialShading::by_string && !in_.sunlit_share.empty()) {
            loops::limit_to_whole_strings(beam_, in_.sunlit_share, in_.strings);
        }
        note(kwh(beam_) + diffuse_kwh_);
    }

    /// A string runs along its row: by string, a row in which there is any shade gives no beam.
    void shade_by_rows() {
        sky_share_ = static_cast<float>(in_.rows.sky_share);
        if (!in_.rows.lit_share.empty()) {
            if (options_.partial_shading == PartialShading::by_string) {
                loops::clear_partly_lit(beam_, in_.rows.lit_share);
            } else {
                loops::multiply(beam_, in_.rows.lit_share);
            }
        }
        ground_.assign(in_.ground_w_m2.begin(), in_.ground_w_m2.end());
        if (!in_.rows.ground_share.empty()) {
            loops::multiply(ground_, in_.rows.ground_share);
        }
        note(kwh(beam_) + kwh(in_.sky_diffuse_w_m2) * sky_share_ + kwh(ground_));
    }

    void reflect() {
        const DiffuseModifier diffuse =
            options_.diffuse_reflection ? diffuse_modifier_martin_ruiz(in_.tilt_deg) : DiffuseModifier{};
        loops::through_glass(beam_, in_.cos_incidence);
        const auto sky = static_cast<float>(diffuse.sky) * sky_share_;
        const auto ground = static_cast<float>(diffuse.ground);
        for (std::size_t i = 0; i < light_.size(); ++i) {
            light_[i] = beam_[i] + sky * in_.sky_diffuse_w_m2[i] + ground * ground_[i];
        }
        note(kwh(light_));
    }

    void soil() {
        MonthArray<double> clean{};
        for (std::size_t m = 0; m < 12; ++m) {
            clean[m] = 1.0 - options_.soiling_pct[m] * per_cent;
        }
        loops::multiply_monthly(light_, in_.month, clean);
        note(kwh(light_));
    }

    void snow() {
        if (in_.snow != nullptr && in_.snow->hourly()) {
            const bool in_rows = in_.mounting == Mounting::open_rack;
            loops::multiply(
                light_, snow_free_share(*in_.snow, in_.tilt_deg, shaded_poa(), in_.temperature_air_c, in_.interval_h,
                                        options_.snow, in_rows ? options_.snow.parts_up_slope : 0));
        } else if (in_.snow != nullptr && in_.snow->monthly) {
            loops::multiply_monthly(light_, in_.month, snow_free_months());
        }
        note(kwh(light_));
    }

    /// What melts snow: all that falls on the plane.
    [[nodiscard]] std::vector<float> shaded_poa() const {
        std::vector<float> poa(light_.size());
        for (std::size_t i = 0; i < poa.size(); ++i) {
            poa[i] = in_.beam_w_m2[i] + in_.sky_diffuse_w_m2[i] + in_.ground_w_m2[i];
        }
        return poa;
    }

    [[nodiscard]] MonthArray<double> snow_free_months() const {
        MonthArray<SnowMonth> months = in_.snow->months;
        for (std::size_t m = 0; m < 12; ++m) {
            months[m].poa_kwh_m2 = std::max(1.0, result_.poa_monthly_kwh_m2[m]);
        }
        const bool in_rows = in_.mounting == Mounting::open_rack;
        SnowRow row;
        row.tilt_deg = in_.tilt_deg;
        row.slant_height_m = in_.slant_m;
        row.lower_edge_m = in_rows ? options_.snow.rows_edge_m : options_.snow.flush_edge_m;
        MonthArray<double> free = snow_loss_townsend(months, row);
        for (double& share : free) {
            share = 1.0 - share;
        }
        return free;
    }

    void add_back() {
        const double use = options_.module.bifaciality * (1.0 - options_.back_shading_pct * per_cent);
        if (!in_.rows.back_w_m2.empty() && use > 0.0) {
            loops::add_scaled(light_, in_.rows.back_w_m2, static_cast<float>(use));
        }
        note(kwh(light_));
    }

    /// Light becomes DC power of one kWp, in W.
    void make_dc() {
        const std::vector<float> cell_c = loops::cell_temperatures_c(light_, in_.temperature_air_c, in_.wind_speed_m_s,
                                                                     in_.interval_h, in_.mounting, options_);
        if (options_.module.model == ModuleModel::single_diode) {
            expects(in_.diode != nullptr, "a single diode comes with its table");
            for (std::size_t i = 0; i < light_.size(); ++i) {
                light_[i] = 1000.0F * in_.diode->relative_power(light_[i], cell_c[i]);
            }
        } else {
            loops::pvwatts_dc_w(light_, cell_c, static_cast<float>(options_.module.gamma_pct_per_c * per_cent));
        }
        note(kwh(light_));
    }

    void lose_steadily() {
        double left_kwh = result_.left_kwh.back();
        double steady = 1.0;
        for (const double loss_pct : steady_losses_pct(options_)) {
            left_kwh *= 1.0 - loss_pct * per_cent;
            steady *= 1.0 - loss_pct * per_cent;
            note(left_kwh);
        }
        result_.dc_kwh = left_kwh;
        loops::scale(light_, static_cast<float>(steady));
    }

    void invert() {
        const double rated_w = 1000.0 / options_.dc_ac_ratio;
        loops::pvwatts_unclipped_ac_w(light_, rated_w, options_.inverter_efficiency);
        note(kwh(light_));
        result_.ac_kw.resize(light_.size());
        for (std::size_t i = 0; i < light_.size(); ++i) {
            result_.ac_kw[i] = std::min(light_[i], static_cast<float>(rated_w)) / 1000.0F;
        }
        result_.ac_kwh = loops::sum(result_.ac_kw) * in_.interval_h;
        result_.ac_monthly_kwh = loops::monthly_sum(result_.ac_kw, in_.month, in_.interval_h);
        note(result_.ac_kwh);
    }

    const ChainInput& in_;
    const PvOptions& options_;
    std::vector<float> beam_;
    std::vector<float> ground_;
    std::vector<float> light_;  ///< W m-2 until make_dc(), then W of one kWp
    float sky_share_ = 1.0F;
    double diffuse_kwh_ = 0.0;
    ChainResult result_;
};

}  // namespace

ChainResult run_chain(const ChainInput& input, const PvOptions& options) {
    return ChainRun(input, options).run();
}

}  // namespace sunshed
