#include <cmath>

#include "area_rows.hpp"
#include "energy_spread.hpp"
#include "evidence.hpp"

namespace sunshed {

namespace {

/// Sums over all buildings of an area.
class SumRows {
public:
    SumRows(const Area& area, const PolicyOptions& options, AreaRows& rows)
        : area_(area),
          rows_(rows),
          sums_(sum_where(area, [](const BuildingRecord&) { return true; })),
          areas_tag_(tag_of_areas(options)),
          energy_tag_(tag_of_energy(options)),
          p90_share_(exceeded_share_p90(area.buildings)) {}

    void add() {
        add_area(IndicatorId::pv_capacity, FigureKind::potential_p50, sums_.amounts.capacity_kwp);
        add_energy(IndicatorId::pv_energy, sums_.amounts.energy_ac_kwh, "");
        add_area(IndicatorId::module_area, FigureKind::potential_p50, sums_.amounts.module_area_m2);
        add_area(IndicatorId::roof_area, FigureKind::actual, sums_.amounts.roof_area_m2);
        add_energy(IndicatorId::co2_avoided, sums_.co2_t, "carbon.grid_factor_kg_kwh");
        if (sums_.buildings_with_known_pv > 0) {
            rows_.add_value(rows_.of_buildings(IndicatorId::existing_pv, FigureKind::actual, EvidenceTag::users),
                            sums_.existing_pv_m2,
                            {remark::ToldFor{sums_.buildings_with_known_pv, sums_.building_count}});
        }
        add_area(IndicatorId::building_count, FigureKind::actual, sums_.building_count);
        const CoalFactors& coal = area_.account.coal;
        add_energy(IndicatorId::standard_coal_saved_calorific,
                   electricity_tce(sums_.amounts.energy_ac_kwh, CoalConvention::calorific, coal), "");
        add_energy(IndicatorId::standard_coal_saved_coal_equivalent,
                   electricity_tce(sums_.amounts.energy_ac_kwh, CoalConvention::coal_equivalent, coal),
                   "energy.electricity_coal_equivalent_kgce_kwh");
    }

private:
    void add_area(IndicatorId id, FigureKind kind, double value) {
        const bool is_potential = kind == FigureKind::potential_p50;
        rows_.add_value(rows_.of_buildings(id, kind, areas_tag_), value,
                        is_potential ? std::vector<Remark>{remark::AllBuildings{}} : std::vector<Remark>());
    }

    /// P50 and P90 of what goes with the energy of all modules.
    /// @param key  of the project file, without which it is not known
    void add_energy(IndicatorId id, double value, const char* key) {
        for (const FigureKind kind : {FigureKind::potential_p50, FigureKind::potential_p90}) {
            const RowHead head = rows_.of_buildings(id, kind, energy_tag_);
            if (std::isnan(value)) {
                rows_.add_missing(head, reason::NotGiven{{key}});
            } else {
                rows_.add_value(head, value * (kind == FigureKind::potential_p90 ? p90_share_ : 1.0),
                                {remark::AllBuildings{}});
            }
        }
    }

    const Area& area_;
    AreaRows& rows_;
    BuildingSums sums_;
    EvidenceTag areas_tag_;
    EvidenceTag energy_tag_;
    double p90_share_;
};

void add_capacity(IndicatorId id, const BuildingSums& sums, EvidenceTag tag, AreaRows& rows) {
    rows.add_value(rows.of_buildings(id, FigureKind::potential_p50, tag), sums.amounts.capacity_kwp,
                   {remark::Buildings{sums.building_count}});
}

}  // namespace

void add_potential_rows(const Area& area, const PolicyOptions& options, AreaRows& rows) {
    const EvidenceTag tag = tag_of_areas(options);
    if (area.buildings.empty()) {
        for (const IndicatorId id :
             {IndicatorId::pv_capacity, IndicatorId::pv_energy, IndicatorId::module_area, IndicatorId::co2_avoided}) {
            rows.add_missing(rows.of_buildings(id, FigureKind::potential_p50, tag), reason::NoBuildings{});
        }
        rows.add_missing(rows.of_buildings(IndicatorId::roof_area, FigureKind::actual, tag), reason::NoBuildings{});
        rows.add_value(rows.of_buildings(IndicatorId::building_count, FigureKind::actual, tag), 0.0);
        return;
    }
    SumRows(area, options, rows).add();
    const auto old_public = sum_where(area, [](const BuildingRecord& r) {
        return r.facts.vintage == Vintage::existing &&
               (is_public_institution(r.facts.building_class) || r.facts.building_class == BuildingClass::commercial);
    });
    add_capacity(IndicatorId::pv_potential_existing_public, old_public, tag, rows);
    const auto rural =
        sum_where(area, [](const BuildingRecord& r) { return r.facts.building_class == BuildingClass::rural_house; });
    add_capacity(IndicatorId::pv_potential_rural, rural, tag, rows);
}

}  // namespace sunshed
