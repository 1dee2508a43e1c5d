#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sunshed/building/waterfall.hpp"
#include "sunshed/economy/supply_curve.hpp"
#include "sunshed/policy/indicator.hpp"
#include "sunshed/policy/scenario.hpp"
#include "sunshed/policy/unmapped.hpp"
#include "sunshed/report/documents.hpp"
#include "sunshed/report/table.hpp"

namespace sunshed {

/// A system of the supply curve.
struct SupplyRow {
    int rank = 0;  ///< from 1
    SupplyStep step;
    const BuildingRecord* building = nullptr;
};

/// A zone's buildings of one class; or all of them, with what its transformer sees.
struct BalanceRow {
    const LoadBalance* zone = nullptr;
    std::optional<BuildingClass> building_class;  ///< nothing: all
    const ClassBalance* sums = nullptr;
};

/// A step of one zone's and class's waterfall.
struct WaterfallRow {
    const ScopedWaterfall* scope = nullptr;
    const WaterfallStep* step = nullptr;
};

/// A building with the steps of its own waterfall, one a LossLink.
struct BuildingWaterfallRow {
    const BuildingRecord* building = nullptr;
    std::vector<WaterfallStep> steps;
};

/// A building that was not assessed, or an attribute that it was assessed without.
struct LeftOutRow {
    std::string building_id;
    BuildingOutcome outcome = BuildingOutcome::not_assessed;
    std::optional<BuildingStatus> status;  ///< of one that was not assessed
    std::string field;
    std::string value;
    std::string reason;
};

/// An hour of one class in one zone.
struct ZoneHour {
    const PowerSeries* series = nullptr;
    const std::string* begin = nullptr;  ///< in ISO 8601
    double ac_kw = 0.0;
};

/// The columns of the report's CSV files, in their order.
const std::vector<TableColumn<Indicator>>& indicator_columns();
const std::vector<TableColumn<IndicatorDefinition>>& definition_columns();
const std::vector<TableColumn<TargetPlan>>& target_columns();
/// Of target_buildings.csv: all rankings' plans, by the project's own ranking.
const std::vector<TableColumn<ChosenRow>>& chosen_columns();
const std::vector<TableColumn<ScenarioResult>>& scenario_columns();
const std::vector<TableColumn<SupplyRow>>& supply_columns();
const std::vector<TableColumn<BalanceRow>>& balance_columns();
const std::vector<TableColumn<ZoneHour>>& zone_hour_columns();
const std::vector<TableColumn<WaterfallRow>>& waterfall_columns();
const std::vector<TableColumn<BuildingWaterfallRow>>& building_waterfall_columns();
const std::vector<TableColumn<LeftOutRow>>& left_out_columns();
const std::vector<TableColumn<UnmappedWord>>& unmapped_class_columns();
const std::vector<TableColumn<BuildingRecord>>& without_zone_columns();

}  // namespace sunshed
