#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sunshed/building/building_record.hpp"

namespace sunshed {

/// One step of a waterfall.
struct WaterfallStep {
    LossLink link = LossLink::nominal;
    double lost_kwh = 0.0;  ///< at this link; negative where it gains; 0 at the first
    double lost_pct = 0.0;  ///< of what came to this link
    double left_kwh = 0.0;  ///< after it
};

/// Where energy goes between the open plane and AC, for one building or many.
class Waterfall {
public:
    /// @param losses  of a building, as BuildingRecord::losses; all that are added have the same links
    void add(const std::vector<LossItem>& losses);
    /// The sums, as of one building.
    [[nodiscard]] const std::vector<LossItem>& losses() const { return sums_; }
    /// From LossLink::nominal on; the last step's `left_kwh` is the AC energy. Empty where nothing was added.
    [[nodiscard]] std::vector<WaterfallStep> steps() const;

private:
    std::vector<LossItem> sums_;
};

/// A waterfall of one zone and class.
struct ScopedWaterfall {
    std::string zone_id;                          ///< empty: all
    std::optional<BuildingClass> building_class;  ///< nothing: all
    std::vector<WaterfallStep> steps;
};

/// The whole project first, then classes, zones, and classes within zones, each in the alphabetical order of
/// their ids.
std::vector<ScopedWaterfall> waterfalls(const std::vector<BuildingRecord>& buildings);

}  // namespace sunshed
