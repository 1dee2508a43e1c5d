#include <fmt/format.h>

#include <cmath>

#include "area_rows.hpp"

namespace sunshed {

namespace {

void add_sums(const Area& area, AreaRows& rows) {
    const BuildingSums sums = sum_where(area, [](const BuildingRecord&) { return true; });
    const auto add = [&](const char* id, double value) {
        rows.add_value(id, "computed", value, "all modules that fit on all buildings");
    };
    add("pv_capacity", sums.capacity_kwp);
    add("pv_energy", sums.energy_ac_kwh);
    add("module_area", sums.module_area_m2);
    add("roof_area", sums.roof_area_m2);
    const auto add_known = [&](const char* id, double value, const char* key) {
        std::isnan(value) ? rows.add_missing(id, "computed", std::string("not given: ") + key) : add(id, value);
    };
    add_known("co2_avoided", sums.co2_t, "carbon.grid_factor_kg_kwh");
    if (sums.buildings_with_known_pv > 0) {
        rows.add_value("existing_pv", "computed", sums.existing_pv_m2,
                       fmt::format("{} buildings tell", sums.buildings_with_known_pv));
    }
    rows.add_value("building_count", "computed", sums.building_count, "");
    const CoalFactors& coal = area.account.coal;
    add("standard_coal_saved_calorific", electricity_tce(sums.energy_ac_kwh, CoalConvention::calorific, coal));
    add_known("standard_coal_saved_coal_equivalent",
              electricity_tce(sums.energy_ac_kwh, CoalConvention::coal_equivalent, coal),
              "energy.electricity_coal_equivalent_kgce_kwh");
}

}  // namespace

void add_potential_rows(const Area& area, AreaRows& rows) {
    if (area.buildings.empty()) {
        for (const char* id : {"pv_capacity", "pv_energy", "module_area", "roof_area", "co2_avoided"}) {
            rows.add_missing(id, "computed", "missing: there are no buildings here");
        }
        rows.add_value("building_count", "computed", 0.0, "");
        return;
    }
    add_sums(area, rows);
    const auto old_public = sum_where(area, [](const BuildingRecord& r) {
        return r.vintage == Vintage::existing &&
               (is_public_institution(r.building_class) || r.building_class == BuildingClass::commercial);
    });
    rows.add_value("pv_potential_existing_public", "computed", old_public.capacity_kwp,
                   fmt::format("{} buildings", old_public.building_count));
    const auto rural =
        sum_where(area, [](const BuildingRecord& r) { return r.building_class == BuildingClass::rural_house; });
    rows.add_value("pv_potential_rural", "computed", rural.capacity_kwp,
                   fmt::format("{} buildings", rural.building_count));
}

}  // namespace sunshed
