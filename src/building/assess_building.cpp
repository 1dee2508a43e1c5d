#include "sunshed/building/assess_building.hpp"

#include <utility>

#include "sunshed/building/roof_record.hpp"
#include "sunshed/building/worthwhile.hpp"
#include "yield/building_yield.hpp"
#include "yield/flat_options.hpp"

namespace sunshed {

namespace {

void add_energy(const ModulesEnergy& energy, Additive& amounts) {
    amounts.energy_dc_kwh += energy.dc_kwh;
    amounts.energy_ac_kwh += energy.ac_kwh;
    for (std::size_t month = 0; month < energy.ac_monthly_kwh.size(); ++month) {
        amounts.energy_ac_monthly_kwh[month] += energy.ac_monthly_kwh[month];
    }
}

/// @param record  a roof without energies
void write_yield(BuildingYield yield, BuildingRecord& record) {
    for (std::size_t i = 0; i < record.segments.size(); ++i) {
        add_energy(yield.segments[i].energy, record.segments[i].amounts);
        add_energy(yield.segments[i].energy, record.amounts);
        record.segments[i].yield = std::move(yield.segments[i].yield);
    }
    record.yield = std::move(yield.yield);
    record.hours.ac_kw = std::move(yield.ac_kw);
}

std::vector<FlatRoofOption> flat_options(const BuildingRecord& record,
                                         const std::vector<std::vector<FlatTrial>>& trials,
                                         const std::vector<SegmentIrradiation>& suns, const ChainWeather& weather,
                                         const AssessOptions& options) {
    FlatOptions table(weather, options);
    for (std::size_t i = 0; i < record.segments.size(); ++i) {
        table.add(record.segments[i].roof, trials[i], suns[i].around_modules());
    }
    return table.finish();
}

Suitability suitability(const BuildingRecord& record, double best_open_yield_kwh_kwp, const AssessOptions& options) {
    if (record.amounts.capacity_kwp <= 0.0) {
        return Suitability::none;
    }
    const double share = record.yield.yield_kwh_kwp / best_open_yield_kwh_kwp;
    return share >= options.good_share   ? Suitability::good
           : share >= options.fair_share ? Suitability::fair
                                         : Suitability::poor;
}

/// But for the flat roofs' options.
Answers answers_of(const BuildingRecord& record, double best_open_yield_kwh_kwp, const AssessOptions& options) {
    const auto coverage = [&](CoverageReading reading) {
        return coverage_pct(reading, record.amounts.array_area_m2, record.amounts.module_plan_area_m2, record);
    };
    Answers answers;
    answers.coverage_pct = coverage(options.coverage);
    answers.coverage_c1_pct = coverage(CoverageReading::array_over_roof);
    answers.coverage_c2_pct = coverage(CoverageReading::module_over_roof);
    answers.coverage_c3_pct = coverage(CoverageReading::array_over_installable);
    answers.coverage_c4_pct = coverage(CoverageReading::roofs_with_pv);
    answers.suitability = suitability(record, best_open_yield_kwh_kwp, options);
    answers.worthwhile = worthwhile_answer(record, options, best_open_yield_kwh_kwp);
    return answers;
}

}  // namespace

BuildingRecord assess_building(const BuildingInput& building, RoofPlan plan,
                               const std::vector<SegmentIrradiation>& segments, const ChainWeather& weather,
                               const AssessOptions& options) {
    const std::vector<std::vector<FlatTrial>> trials = std::move(plan.flat_trials);
    BuildingRecord record = roof_record(building, std::move(plan), weather.site, options.pv.module, options.facts);
    write_yield(assess_yield(record, segments, weather, options), record);
    record.answers = answers_of(record, weather.best_open_yield_kwh_kwp, options);
    record.answers.flat_options = flat_options(record, trials, segments, weather, options);
    if (record.roof.status == BuildingStatus::ok && record.amounts.module_count == 0 && !record.roof.reason) {
        record.roof.reason = {BuildingReasonKind::no_module_fits, {}};
    }
    return record;
}

}  // namespace sunshed
