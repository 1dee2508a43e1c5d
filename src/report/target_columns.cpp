#include "sunshed/report/table.hpp"

namespace sunshed {

const std::vector<TableColumn<ChosenRow>>& target_building_columns() {
    const auto text = [](const char* name, const char* zh, const char* meaning, auto value) {
        return TableColumn<ChosenRow>{name,       zh,      ColumnType::text,
                                      Unit::none, meaning, [value](const ChosenRow& r) { return text_cell(value(r)); }};
    };
    const auto real = [](const char* name, const char* zh, Unit unit, const char* meaning, auto part, auto member) {
        return TableColumn<ChosenRow>{
            name, zh,      ColumnType::real,
            unit, meaning, [part, member](const ChosenRow& r) { return real_cell(r.building->*part.*member); }};
    };
    static const std::vector<TableColumn<ChosenRow>> columns{
        text("choice_id", "选用编号", "the set's zone, target and year, and the place in it",
             [](const ChosenRow& r) {
                 return r.plan->zone.id + "/" + to_string(r.plan->target) + "/" + std::to_string(r.plan->year) + "/" +
                        std::to_string(r.rank);
             }),
        text("building_id", "建筑编号", "a building of the chosen set",
             [](const ChosenRow& r) { return r.building->facts.building_id; }),
        text("plan_zone_id", "目标所属区域", "zone whose target the set reaches, or all",
             [](const ChosenRow& r) { return r.plan->zone.id; }),
        text("target", "目标", "coverage | substitution_calorific | substitution_coal_equivalent",
             [](const ChosenRow& r) { return to_string(r.plan->target); }),
        text("rank_by", "排序方式", "cost | yield | class | size",
             [](const ChosenRow& r) { return to_string(r.plan->rank_by); }),
        {"rank", "名次", ColumnType::integer, Unit::one, "place in the set, the first to equip is 1",
         [](const ChosenRow& r) { return Cell(static_cast<std::int64_t>(r.rank)); }},
        text("outcome", "结论", "reachable, or out of reach where the set is all there is",
             [](const ChosenRow& r) { return to_string(r.plan->outcome); }),
        text("class", "类别", "use, as the plans count it",
             [](const ChosenRow& r) { return to_string(r.building->facts.building_class); }),
        real("capacity_kwp", "可装容量", Unit::kwp, "rated DC power of the modules", &BuildingRecord::amounts,
             &Additive::capacity_kwp),
        real("module_area_m2", "组件面积", Unit::square_metre, "area of the modules", &BuildingRecord::amounts,
             &Additive::module_area_m2),
        real("energy_ac_kwh", "年发电量", Unit::kwh, "AC energy a year", &BuildingRecord::amounts,
             &Additive::energy_ac_kwh),
        real("yield_kwh_kwp", "单位发电量", Unit::kwh_per_kwp, "AC energy per rated power a year",
             &BuildingRecord::yield, &YieldResult::yield_kwh_kwp),
    };
    return columns;
}

}  // namespace sunshed
