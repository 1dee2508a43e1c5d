#include <cmath>

#include "area_rows.hpp"

namespace sunshed {

namespace {

void add_sums(const Area& area, AreaRows& rows) {
    const BuildingSums sums = sum_where(area, [](const BuildingRecord&) { return true; });
    const auto add = [&](const IndicatorId id, double value) {
        rows.add_value(id, IndicatorBasis::computed, value, {remark::AllBuildings{}});
    };
    add(IndicatorId::pv_capacity, sums.amounts.capacity_kwp);
    add(IndicatorId::pv_energy, sums.amounts.energy_ac_kwh);
    add(IndicatorId::module_area, sums.amounts.module_area_m2);
    add(IndicatorId::roof_area, sums.amounts.roof_area_m2);
    const auto add_known = [&](const IndicatorId id, double value, const char* key) {
        std::isnan(value) ? rows.add_missing(id, IndicatorBasis::computed, reason::NotGiven{{key}}) : add(id, value);
    };
    add_known(IndicatorId::co2_avoided, sums.co2_t, "carbon.grid_factor_kg_kwh");
    if (sums.buildings_with_known_pv > 0) {
        rows.add_value(IndicatorId::existing_pv, IndicatorBasis::computed, sums.existing_pv_m2,
                       {remark::BuildingsTell{sums.buildings_with_known_pv}});
    }
    rows.add_value(IndicatorId::building_count, IndicatorBasis::computed, sums.building_count);
    const CoalFactors& coal = area.account.coal;
    add(IndicatorId::standard_coal_saved_calorific,
        electricity_tce(sums.amounts.energy_ac_kwh, CoalConvention::calorific, coal));
    add_known(IndicatorId::standard_coal_saved_coal_equivalent,
              electricity_tce(sums.amounts.energy_ac_kwh, CoalConvention::coal_equivalent, coal),
              "energy.electricity_coal_equivalent_kgce_kwh");
}

}  // namespace

void add_potential_rows(const Area& area, AreaRows& rows) {
    if (area.buildings.empty()) {
        for (const IndicatorId id : {IndicatorId::pv_capacity, IndicatorId::pv_energy, IndicatorId::module_area,
                                     IndicatorId::roof_area, IndicatorId::co2_avoided}) {
            rows.add_missing(id, IndicatorBasis::computed, reason::NoBuildings{});
        }
        rows.add_value(IndicatorId::building_count, IndicatorBasis::computed, 0.0);
        return;
    }
    add_sums(area, rows);
    const auto old_public = sum_where(area, [](const BuildingRecord& r) {
        return r.facts.vintage == Vintage::existing &&
               (is_public_institution(r.facts.building_class) || r.facts.building_class == BuildingClass::commercial);
    });
    rows.add_value(IndicatorId::pv_potential_existing_public, IndicatorBasis::computed, old_public.amounts.capacity_kwp,
                   {remark::Buildings{old_public.building_count}});
    const auto rural =
        sum_where(area, [](const BuildingRecord& r) { return r.facts.building_class == BuildingClass::rural_house; });
    rows.add_value(IndicatorId::pv_potential_rural, IndicatorBasis::computed, rural.amounts.capacity_kwp,
                   {remark::Buildings{rural.building_count}});
}

}  // namespace sunshed
