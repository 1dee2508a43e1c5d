#include "building_yield.hpp"

#include <algorithm>

#include "sunshed/building/layout_energy.hpp"
#include "sunshed/core/raster.hpp"

namespace sunshed {

namespace {

/// The value that a share of the values lies below.
double quantile(std::vector<float> values, double share) {
    if (values.empty()) {
        return missing_d;
    }
    const auto place = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), place, values.end());
    return *place;
}

/// The energy of each module: the mean one's by the light of its place.
std::vector<ModuleEnergy> energy_of_modules(const ChainResult& kwp, std::size_t count, const ModuleSun& sun,
                                            double module_kwp) {
    std::vector<ModuleEnergy> modules;
    for (std::size_t i = 0; i < count; ++i) {
        const double share = sun.is_known() ? sun.shares[i] : 1.0;
        modules.push_back({share * kwp.dc_kwh * module_kwp, share * kwp.ac_kwh * module_kwp});
    }
    return modules;
}

void rank_modules(std::vector<BuildingYield::Segment>& segments) {
    std::vector<ModuleEnergy*> modules;
    for (BuildingYield::Segment& segment : segments) {
        for (ModuleEnergy& module : segment.yield.module_energy) {
            modules.push_back(&module);
        }
    }
    std::stable_sort(modules.begin(), modules.end(),
                     [](const ModuleEnergy* a, const ModuleEnergy* b) { return a->energy_ac_kwh > b->energy_ac_kwh; });
    int rank = 0;
    for (ModuleEnergy* module : modules) {
        module->rank = ++rank;
    }
}

/// Adds up one building segment by segment.
class YieldSum {
public:
    YieldSum(const ChainWeather& weather, const AssessOptions& options) : weather_(weather), options_(options) {
        sum_.ac_kw.assign(weather.month.size(), 0.0F);
    }

    void add(const SegmentRecord& roof, const SegmentIrradiation& sun) {
        BuildingYield::Segment segment;
        segment.yield.irradiation_kwh_m2 = sun.annual_kwh_m2;
        segment.yield.irradiation_monthly_kwh_m2 = sun.monthly_kwh_m2;
        segment.yield.sky_view = sun.sky_view;
        if (!roof.layout.modules.empty()) {
            add_energy(roof, sun, segment);
        }
        weighted_irradiation_ += sun.annual_kwh_m2 * roof.amounts.roof_area_m2;
        weighted_sky_view_ += sun.sky_view * roof.amounts.roof_area_m2;
        cells_.insert(cells_.end(), sun.cell_annual_kwh_m2.begin(), sun.cell_annual_kwh_m2.end());
        sum_.segments.push_back(std::move(segment));
    }

    /// @param amounts  of the whole roof
    BuildingYield finish(const Additive& amounts) {
        YieldResult& yield = sum_.yield;
        const bool has_roof = amounts.roof_area_m2 > 0.0;
        yield.irradiation_kwh_m2 = has_roof ? weighted_irradiation_ / amounts.roof_area_m2 : missing_d;
        yield.sky_view = has_roof ? weighted_sky_view_ / amounts.roof_area_m2 : missing_d;
        yield.irradiation_p10_kwh_m2 = quantile(cells_, 0.1);
        yield.irradiation_p90_kwh_m2 = quantile(cells_, 0.9);
        const bool has_modules = amounts.capacity_kwp > 0.0;
        yield.yield_kwh_kwp = has_modules ? ac_kwh_ / amounts.capacity_kwp : missing_d;
        yield.shade_loss_pct = has_modules ? share_lost(LossLink::nominal, LossLink::shading) : missing_d;
        yield.snow_loss_pct = has_modules ? share_lost(LossLink::soiling, LossLink::snow) : missing_d;
        for (std::size_t i = 0; i < left_kwh_.size(); ++i) {
            const double lost = i == 0 ? left_kwh_[0] : left_kwh_[i - 1] - left_kwh_[i];
            yield.losses.push_back({static_cast<LossLink>(i), lost});
        }
        rank_modules(sum_.segments);
        return std::move(sum_);
    }

private:
    void add_energy(const SegmentRecord& roof, const SegmentIrradiation& sun, BuildingYield::Segment& segment) {
        const ModuleLayout& layout = roof.layout;
        const ChainResult kwp = layout_energy(weather_, sun.around_modules(), layout, options_);
        const double capacity = roof.amounts.capacity_kwp;
        segment.energy.dc_kwh = kwp.dc_kwh * capacity;
        segment.energy.ac_kwh = kwp.ac_kwh * capacity;
        for (std::size_t month = 0; month < 12; ++month) {
            segment.energy.ac_monthly_kwh[month] = kwp.ac_monthly_kwh[month] * capacity;
        }
        ac_kwh_ += segment.energy.ac_kwh;
        SegmentYield& yield = segment.yield;
        yield.module_energy =
            energy_of_modules(kwp, layout.modules.size(), sun.modules, options_.pv.module.capacity_kwp());
        yield.poa_module_kwh_m2 = kwp.poa_kwh_m2;
        const double open = kwp.after(LossLink::nominal);
        yield.shade_loss_pct = open > 0.0 ? 100.0 * (1.0 - kwp.after(LossLink::shading) / open) : 0.0;
        const double bare = kwp.after(LossLink::snow);
        yield.snow_loss_kwh = bare > 0.0 ? segment.energy.ac_kwh * (kwp.after(LossLink::soiling) / bare - 1.0) : 0.0;
        left_kwh_.resize(kwp.left_kwh.size(), 0.0);
        for (std::size_t i = 0; i < kwp.left_kwh.size(); ++i) {
            left_kwh_[i] += kwp.left_kwh[i] * capacity;
        }
        for (std::size_t i = 0; i < kwp.ac_kw.size(); ++i) {
            sum_.ac_kw[i] += kwp.ac_kw[i] * static_cast<float>(capacity);
        }
    }

    [[nodiscard]] double share_lost(LossLink before, LossLink after) const {
        return 100.0 * (1.0 - left_kwh_[static_cast<std::size_t>(after)] / left_kwh_[static_cast<std::size_t>(before)]);
    }

    const ChainWeather& weather_;
    const AssessOptions& options_;
    BuildingYield sum_;
    double ac_kwh_ = 0.0;
    std::vector<double> left_kwh_;  ///< after each link of the chain
    std::vector<float> cells_;
    double weighted_irradiation_ = 0.0;
    double weighted_sky_view_ = 0.0;
};

}  // namespace

BuildingYield assess_yield(const BuildingRecord& roof, const std::vector<SegmentIrradiation>& suns,
                           const ChainWeather& weather, const AssessOptions& options) {
    YieldSum sum(weather, options);
    for (std::size_t i = 0; i < roof.segments.size(); ++i) {
        sum.add(roof.segments[i], suns[i]);
    }
    return sum.finish(roof.amounts);
}

}  // namespace sunshed
