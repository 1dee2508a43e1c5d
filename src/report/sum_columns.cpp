#include "sum_columns.hpp"

#include "column_makers.hpp"

namespace sunshed {

namespace {

using S = BuildingSums;

SumColumn count(const char* name, const char* zh, const char* meaning, int S::*member, bool in_layer) {
    return {count_column<S>(name, zh, Unit::one, meaning, [member](const S& s) { return s.*member; }), in_layer};
}

SumColumn sum(const char* name, const char* zh, Unit unit, const char* meaning, double S::*member,
              bool in_layer = true) {
    return {real_column<S>(name, zh, unit, meaning, [member](const S& s) { return s.*member; }), in_layer};
}

SumColumn amount(const char* name, const char* zh, Unit unit, const char* meaning, double Additive::*member,
                 bool in_layer = true) {
    return {real_column<S>(name, zh, unit, meaning, [member](const S& s) { return s.amounts.*member; }), in_layer};
}

}  // namespace

const std::vector<SumColumn>& sum_columns() {
    static const std::vector<SumColumn> columns{
        count("building_count", "建筑数", "buildings", &S::building_count, true),
        count("buildings_with_modules", "可装建筑数", "buildings that hold modules", &S::buildings_with_modules, false),
        sum("footprint_area_m2", "占地面积", Unit::square_metre, "footprints", &S::footprint_area_m2),
        amount("roof_area_m2", "屋顶面积", Unit::square_metre, "roof planes", &Additive::roof_area_m2),
        amount("array_area_m2", "阵列占地面积", Unit::square_metre, "plan area under arrays with their row gaps",
               &Additive::array_area_m2, false),
        amount("module_area_m2", "组件面积", Unit::square_metre, "modules", &Additive::module_area_m2),
        {count_column<S>("module_count", "组件数", Unit::one, "modules that fit",
                         [](const S& s) { return s.amounts.module_count; }),
         false},
        amount("capacity_kwp", "可装容量", Unit::kwp, "rated DC power", &Additive::capacity_kwp),
        amount("energy_ac_kwh", "年发电量", Unit::kwh, "AC energy a year", &Additive::energy_ac_kwh),
        sum("existing_pv_m2", "已有光伏面积", Unit::square_metre, "PV that is there already", &S::existing_pv_m2),
        sum("co2_t", "年减排二氧化碳", Unit::tonne, "avoided CO2 a year", &S::co2_t),
    };
    return columns;
}

}  // namespace sunshed
