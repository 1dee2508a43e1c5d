#include "sunshed/building/load_balance.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "sunshed/core/share.hpp"

namespace sunshed {

namespace {

void count(ClassBalance& sum, const BuildingRecord& record) {
    ++sum.building_count;
    sum.generation_kwh += record.amounts.energy_ac_kwh;
    const EconomyResult& economy = record.economy;
    if (std::isnan(economy.load_kwh)) {
        sum.exported_kwh += record.amounts.energy_ac_kwh;
        return;
    }
    ++sum.buildings_with_known_load;
    sum.known_load_generation_kwh += record.amounts.energy_ac_kwh;
    sum.load_kwh += economy.load_kwh;
    sum.self_consumed_kwh += economy.self_consumed_kwh;
    sum.exported_kwh += economy.exported_kwh;
    sum.imported_kwh += economy.imported_kwh;
}

}  // namespace

LoadBalanceSum::LoadBalanceSum(std::string zone_id, const std::vector<ClockSlot>& clock, double interval_h)
    : clock_(clock),
      interval_h_(interval_h),
      generation_kw_(clock.size(), 0.0),
      load_kw_(clock.size(), 0.0),
      import_kw_(clock.size(), 0.0),
      export_kw_(clock.size(), 0.0) {
    balance_.zone_id = std::move(zone_id);
}

void LoadBalanceSum::add(const BuildingRecord& record) {
    count(balance_.total, record);
    count(balance_.by_class[record.facts.building_class], record);
    const bool knows_load = !record.hours.load_kw.empty();
    for (std::size_t i = 0; i < record.hours.ac_kw.size(); ++i) {
        const double grid_kw = knows_load ? record.hours.grid_kw[i] : -record.hours.ac_kw[i];
        generation_kw_[i] += record.hours.ac_kw[i];
        load_kw_[i] += knows_load ? record.hours.load_kw[i] : 0.0F;
        import_kw_[i] += std::max(grid_kw, 0.0);
        export_kw_[i] += std::max(-grid_kw, 0.0);
    }
}

LoadBalance LoadBalanceSum::result(double export_limit_kw) const {
    LoadBalance result = balance_;
    result.export_limit_kw = export_limit_kw;
    const bool has_limit = !std::isnan(export_limit_kw);
    MonthArray<HourArray<double>> hours{};
    for (std::size_t i = 0; i < clock_.size(); ++i) {
        const double out_kw = export_kw_[i] - import_kw_[i];
        result.shared_kwh += std::min(export_kw_[i], import_kw_[i]) * interval_h_;
        result.peak_load_kw = std::max(result.peak_load_kw, load_kw_[i]);
        result.peak_import_kw = std::max(result.peak_import_kw, -out_kw);
        result.peak_export_kw = std::max(result.peak_export_kw, out_kw);
        if (has_limit && out_kw > export_limit_kw) {
            result.hours_over_limit += interval_h_;
            result.energy_over_limit_kwh += (out_kw - export_limit_kw) * interval_h_;
        }
        const auto month = static_cast<std::size_t>(clock_[i].month);
        const auto hour = static_cast<std::size_t>(clock_[i].hour);
        TypicalHour& typical = result.typical_day[month][hour];
        typical.generation_kw += generation_kw_[i];
        typical.load_kw += load_kw_[i];
        typical.self_consumed_kw += load_kw_[i] - import_kw_[i];
        hours[month][hour] += 1.0;
    }
    for (std::size_t month = 0; month < hours.size(); ++month) {
        for (std::size_t hour = 0; hour < hours[month].size(); ++hour) {
            TypicalHour& typical = result.typical_day[month][hour];
            const double n = std::max(hours[month][hour], 1.0);
            typical = {typical.generation_kw / n, typical.load_kw / n, typical.self_consumed_kw / n};
        }
    }
    result.peak_reduction_pct = share_pct(result.peak_load_kw - result.peak_import_kw, result.peak_load_kw);
    if (!has_limit) {
        result.hours_over_limit = result.energy_over_limit_kwh = EconomyResult::none;
    }
    return result;
}

}  // namespace sunshed
