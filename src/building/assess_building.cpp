#include "sunshed/building/assess_building.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "flat_options.hpp"
#include "sunshed/building/layout_energy.hpp"
#include "sunshed/building/roof_record.hpp"
#include "sunshed/building/worthwhile.hpp"
#include "sunshed/core/angle.hpp"
#include "sunshed/core/raster.hpp"
#include "sunshed/economy/standard_coal.hpp"

namespace sunshed {

namespace {

double true_azimuth(double grid_azimuth_deg, double grid_convergence_deg) {
    return std::isnan(grid_azimuth_deg) ? missing_d : wrap_azimuth_deg(grid_azimuth_deg + grid_convergence_deg);
}

/// The value that a share of the values lies below.
double quantile(std::vector<float> values, double share) {
    if (values.empty()) {
        return missing_d;
    }
    const auto place = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), place, values.end());
    return *place;
}

/// Adds up one building segment by segment.
class Assessment {
public:
    Assessment(const BuildingInput& building, const RoofPlan& plan, const ChainWeather& weather, double convergence_deg,
               const AssessOptions& options)
        : weather_(weather),
          convergence_deg_(convergence_deg),
          options_(options),
          record_(described_building(building, plan, options.new_since)),
          flat_options_(weather, convergence_deg, options) {
        record_.ac_hourly_kw.assign(weather.month.size(), 0.0F);
    }

    void add(RoofSegment roof, ModuleLayout layout, const std::vector<FlatTrial>& trials,
             const SegmentIrradiation& sun) {
        SegmentRecord segment;
        segment.segment_id = record_.building_id + "/" + std::to_string(record_.segments.size() + 1);
        segment.tilt_deg = roof.tilt_deg;
        segment.azimuth_deg = true_azimuth(roof.azimuth_deg, convergence_deg_);
        segment.irradiation_kwh_m2 = sun.annual_kwh_m2;
        segment.irradiation_monthly_kwh_m2 = sun.monthly_kwh_m2;
        segment.sky_view = sun.sky_view;
        segment.module_tilt_deg = layout.tilt_deg;
        segment.module_azimuth_deg = true_azimuth(layout.azimuth_deg, convergence_deg_);
        segment.module_count = static_cast<int>(layout.modules.size());
        const double modules = segment.module_count;
        segment.capacity_kwp = modules * options_.module_power_w / 1000.0;
        segment.module_area_m2 = modules * options_.module.length_m * options_.module.width_m;
        if (!layout.modules.empty()) {
            add_energy(layout, sun, segment);
        }
        flat_options_.add(roof, trials, sun.around_modules());
        segment.roof = std::move(roof);
        segment.layout = std::move(layout);
        add_sums(segment, sun);
        record_.segments.push_back(std::move(segment));
    }

    BuildingRecord finish() {
        const bool has_roof = record_.roof_area_m2 > 0.0;
        record_.irradiation_kwh_m2 = has_roof ? weighted_irradiation_ / record_.roof_area_m2 : missing_d;
        record_.sky_view = has_roof ? weighted_sky_view_ / record_.roof_area_m2 : missing_d;
        record_.irradiation_p10_kwh_m2 = quantile(cells_, 0.1);
        record_.irradiation_p90_kwh_m2 = quantile(cells_, 0.9);
        const bool has_modules = record_.capacity_kwp > 0.0;
        record_.yield_kwh_kwp = has_modules ? record_.energy_ac_kwh / record_.capacity_kwp : missing_d;
        record_.shade_loss_pct = has_modules ? share_lost("nominal", "shading") : missing_d;
        record_.snow_loss_pct = has_modules ? share_lost("soiling", "snow") : missing_d;
        add_coverage();
        record_.flat_options = flat_options_.finish();
        record_.co2_t = avoided_co2_t(record_.energy_ac_kwh, options_.grid_factor_kg_kwh);
        record_.suitability = suitability();
        fill_losses();
        if (record_.status == BuildingStatus::ok && !has_modules && record_.reason.empty()) {
            record_.reason = "no module fits inside the set-backs";
        }
        settle_worthwhile(record_, options_, weather_.best_open_yield_kwh_kwp);
        return std::move(record_);
    }

private:
    /// The energy of each module: the mean one's by the light of its place.
    void add_modules(const ChainResult& kwp, std::size_t count, const ModuleSun& sun, SegmentRecord& segment) const {
        const double module_kwp = options_.module_power_w / 1000.0;
        for (std::size_t i = 0; i < count; ++i) {
            const double share = sun.is_known() ? sun.shares[i] : 1.0;
            segment.module_energy.push_back({share * kwp.dc_kwh * module_kwp, share * kwp.ac_kwh * module_kwp});
        }
    }

    void add_energy(const ModuleLayout& layout, const SegmentIrradiation& sun, SegmentRecord& segment) {
        const ChainResult kwp = layout_energy(weather_, sun.around_modules(), layout, options_);
        add_modules(kwp, layout.modules.size(), sun.modules, segment);
        const double capacity = segment.capacity_kwp;
        segment.energy_dc_kwh = kwp.dc_kwh * capacity;
        segment.energy_ac_kwh = kwp.ac_kwh * capacity;
        for (std::size_t month = 0; month < 12; ++month) {
            segment.energy_ac_monthly_kwh[month] = kwp.ac_monthly_kwh[month] * capacity;
        }
        segment.poa_module_kwh_m2 = kwp.poa_kwh_m2;
        const double open = kwp.links.front().energy_kwh;
        segment.shade_loss_pct = open > 0.0 ? 100.0 * (1.0 - kwp.after("shading") / open) : 0.0;
        const double bare = kwp.after("snow");
        segment.snow_loss_kwh = bare > 0.0 ? segment.energy_ac_kwh * (kwp.after("soiling") / bare - 1.0) : 0.0;
        for (std::size_t i = 0; i < kwp.links.size(); ++i) {
            if (links_.size() <= i) {
                links_.push_back({std::string(kwp.links[i].name), 0.0});
            }
            links_[i].energy_kwh += kwp.links[i].energy_kwh * capacity;
        }
        for (std::size_t i = 0; i < kwp.ac_kw.size(); ++i) {
            record_.ac_hourly_kw[i] += kwp.ac_kw[i] * static_cast<float>(capacity);
        }
    }

    void add_sums(const SegmentRecord& segment, const SegmentIrradiation& sun) {
        add_areas(record_, segment);
        record_.module_plan_area_m2 += segment.module_area_m2 * std::cos(to_radians(segment.module_tilt_deg));
        record_.module_count += segment.module_count;
        record_.module_area_m2 += segment.module_area_m2;
        record_.capacity_kwp += segment.capacity_kwp;
        record_.energy_dc_kwh += segment.energy_dc_kwh;
        record_.energy_ac_kwh += segment.energy_ac_kwh;
        for (std::size_t month = 0; month < 12; ++month) {
            record_.energy_ac_monthly_kwh[month] += segment.energy_ac_monthly_kwh[month];
        }
        weighted_irradiation_ += segment.irradiation_kwh_m2 * segment.roof.area_m2;
        weighted_sky_view_ += segment.sky_view * segment.roof.area_m2;
        cells_.insert(cells_.end(), sun.cell_annual_kwh_m2.begin(), sun.cell_annual_kwh_m2.end());
    }

    [[nodiscard]] double energy_after(const std::string& link) const {
        const auto found =
            std::find_if(links_.begin(), links_.end(), [&](const LossItem& l) { return l.name == link; });
        return found == links_.end() ? missing_d : found->energy_kwh;
    }

    [[nodiscard]] double share_lost(const std::string& before, const std::string& after) const {
        return 100.0 * (1.0 - energy_after(after) / energy_after(before));
    }

    void add_coverage() {
        const auto in = [&](CoverageReading reading) {
            return coverage_pct(reading, record_.array_area_m2, record_.module_plan_area_m2, record_);
        };
        record_.coverage_pct = in(options_.coverage);
        record_.coverage_c1_pct = in(CoverageReading::array_over_roof);
        record_.coverage_c2_pct = in(CoverageReading::module_over_roof);
        record_.coverage_c3_pct = in(CoverageReading::array_over_installable);
        record_.coverage_c4_pct = in(CoverageReading::roofs_with_pv);
        account_for_rest(record_);
    }

    [[nodiscard]] std::string suitability() const {
        if (record_.capacity_kwp <= 0.0) {
            return "none";
        }
        const double share = record_.yield_kwh_kwp / weather_.best_open_yield_kwh_kwp;
        return share >= options_.good_share ? "good" : share >= options_.fair_share ? "fair" : "poor";
    }

    void fill_losses() {
        for (std::size_t i = 0; i < links_.size(); ++i) {
            const double lost = i == 0 ? links_[0].energy_kwh : links_[i - 1].energy_kwh - links_[i].energy_kwh;
            record_.losses.push_back({links_[i].name, lost});
        }
    }

    const ChainWeather& weather_;
    double convergence_deg_;
    const AssessOptions& options_;
    BuildingRecord record_;
    std::vector<LossItem> links_;  ///< what is left after each
    FlatOptions flat_options_;
    std::vector<float> cells_;
    double weighted_irradiation_ = 0.0;
    double weighted_sky_view_ = 0.0;
};

}  // namespace

BuildingRecord assess_building(const BuildingInput& building, RoofPlan plan,
                               const std::vector<SegmentIrradiation>& segments, const ChainWeather& weather,
                               double grid_convergence_deg, const AssessOptions& options) {
    Assessment assessment(building, plan, weather, grid_convergence_deg, options);
    for (std::size_t i = 0; i < plan.segments.size(); ++i) {
        assessment.add(std::move(plan.segments[i]), std::move(plan.layouts[i]), plan.flat_trials[i], segments[i]);
    }
    return assessment.finish();
}

}  // namespace sunshed
