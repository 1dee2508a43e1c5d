#pragma once

#include <map>
#include <string>
#include <vector>

#include "sunshed/building/building_economy.hpp"

namespace sunshed {

/// Mean power of one hour of the day in one month, kW.
struct TypicalHour {
    double generation_kw = 0.0;
    double load_kw = 0.0;
    double self_consumed_kw = 0.0;  ///< behind the buildings' meters
};

/// Energy of the buildings of one class in a zone. Generation counts all; the others those whose load is known.
struct ClassBalance {
    int building_count = 0;
    int buildings_with_known_load = 0;
    double generation_kwh = 0.0;
    double known_load_generation_kwh = 0.0;  ///< of those whose load is known
    double load_kwh = 0.0;
    double self_consumed_kwh = 0.0;
    double exported_kwh = 0.0;  ///< generation that does not stay behind a meter: where no load is known, all
    double imported_kwh = 0.0;
};

/// A zone as its transformer sees it: what buildings export is used by their neighbours first.
struct LoadBalance {
    std::string zone_id;  ///< "all" for the whole project
    ClassBalance total;
    std::map<BuildingClass, ClassBalance> by_class;
    double shared_kwh = 0.0;  ///< exported by buildings and used by others of the zone in the same interval
    double peak_load_kw = 0.0;
    double peak_import_kw = 0.0;  ///< of the zone as a whole
    double peak_export_kw = 0.0;
    double peak_reduction_pct = 0.0;  ///< NaN without load
    double export_limit_kw = 0.0;     ///< NaN where none is given
    double hours_over_limit = 0.0;    ///< that the zone's export exceeds it; NaN where no limit is given
    double energy_over_limit_kwh = 0.0;
    MonthArray<HourArray<TypicalHour>> typical_day{};
};

/// Adds up a zone interval by interval, building after building in their order.
class LoadBalanceSum {
public:
    LoadBalanceSum(std::string zone_id, const std::vector<ClockSlot>& clock, double interval_h);

    void add(const BuildingRecord& record);
    /// @param export_limit_kw  of the transformer or feeder; NaN = none
    [[nodiscard]] LoadBalance result(double export_limit_kw) const;

private:
    const std::vector<ClockSlot>& clock_;
    double interval_h_;
    LoadBalance balance_;
    std::vector<double> generation_kw_;
    std::vector<double> load_kw_;
    std::vector<double> import_kw_;  ///< through the buildings' meters
    std::vector<double> export_kw_;
};

}  // namespace sunshed
