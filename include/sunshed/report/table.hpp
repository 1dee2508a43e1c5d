#pragma once

#include <cmath>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sunshed/building/building_record.hpp"
#include "sunshed/building/facade.hpp"
#include "sunshed/catalogue/unit.hpp"
#include "sunshed/policy/target_plan.hpp"
#include "sunshed/policy/zone_summary.hpp"

namespace sunshed {

/// A value of a table; nothing becomes NULL.
using Cell = std::variant<std::monostate, std::string, double, std::int64_t>;

enum class ColumnType { text, real, integer };

/// A column of a table, declared once: GeoPackage, CSV, workbook, JSON, page and schema all read it.
template <class Record>
struct TableColumn {
    std::string name;  ///< stable; its id in every format
    std::string zh;    ///< 中文 for heads
    ColumnType type = ColumnType::real;
    Unit unit = Unit::none;
    std::string meaning;
    std::function<Cell(const Record&)> value;
    int decimals = as_many_as_needed;                     ///< of a number in CSV
    std::function<std::string(const Record&)> zh_text{};  ///< 中文 of a text that is the catalogue's
    /// The text is a sentence: page and JSON have its 中文 beside it as `<name>_zh`. (Ids they look up.)
    bool is_sentence = false;
    bool on_page = true;  ///< whether the page's tables of buildings and roofs have it

    static constexpr int as_many_as_needed = -1;
};

/// A module with the segment and building it lies on.
struct ModuleRow {
    const BuildingRecord* building = nullptr;
    const SegmentRecord* segment = nullptr;
    std::size_t module = 0;  ///< within the segment's layout
};

/// A building that a plan has chosen.
struct ChosenRow {
    const TargetPlan* plan = nullptr;
    const BuildingRecord* building = nullptr;
    std::size_t rank = 0;  ///< from 1
};

struct SegmentRow {
    const BuildingRecord* building = nullptr;
    const SegmentRecord* segment = nullptr;
};

/// One way to use a building's flat roofs.
struct FlatOptionRow {
    const BuildingRecord* building = nullptr;
    const FlatRoofOption* option = nullptr;
};

/// An obstacle with the segment and building it stands on.
struct ObstacleRow {
    const BuildingRecord* building = nullptr;
    const SegmentRecord* segment = nullptr;
    const RoofObstacle* obstacle = nullptr;
};

/// The columns of results.gpkg's layers, as the contract lists them.
const std::vector<TableColumn<BuildingRecord>>& building_columns();
const std::vector<TableColumn<SegmentRow>>& segment_columns();
const std::vector<TableColumn<ModuleRow>>& module_columns();
const std::vector<TableColumn<ObstacleRow>>& obstacle_columns();
/// Of the parts of segments that modules may lie on.
const std::vector<TableColumn<SegmentRow>>& usable_area_columns();
/// Counts and sums, then the same by class; indicators come beside them as `<indicator>` columns.
const std::vector<TableColumn<ZoneSummary>>& zone_columns();
const std::vector<TableColumn<FacadeRecord>>& facade_columns();
const std::vector<TableColumn<FlatOptionRow>>& flat_option_columns();
const std::vector<TableColumn<ChosenRow>>& target_building_columns();

/// A number, or nothing where it is not finite.
inline Cell real_cell(double value) {
    return std::isfinite(value) ? Cell(value) : Cell();
}
/// A text, or nothing where it is empty.
inline Cell text_cell(const std::string& text) {
    return text.empty() ? Cell() : Cell(text);
}

}  // namespace sunshed
