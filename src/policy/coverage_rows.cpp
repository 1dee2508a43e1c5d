#include <fmt/format.h>

#include <array>
#include <cmath>
#include <functional>

#include "area_rows.hpp"

namespace sunshed {

namespace {

using Filter = std::function<bool(const BuildingRecord&)>;

/// One of the four readings of coverage: plan areas over and under the line.
struct Reading {
    IndicatorId id;
    double (*numerator)(const BuildingSums&);
    double (*denominator)(const BuildingSums&);
};

double array_m2(const BuildingSums& sums) {
    return sums.amounts.array_area_m2;
}
double modules_from_above_m2(const BuildingSums& sums) {
    return sums.amounts.module_plan_area_m2;
}
double usable_m2(const BuildingSums& sums) {
    return sums.amounts.usable_ground_area_m2;
}
double footprint_m2(const BuildingSums& sums) {
    return sums.footprint_area_m2;
}
double footprint_with_modules_m2(const BuildingSums& sums) {
    return sums.footprint_area_with_modules_m2;
}

constexpr std::array<Reading, 4> readings{{
    {IndicatorId::pv_coverage_c1, array_m2, footprint_m2},
    {IndicatorId::pv_coverage_c2, modules_from_above_m2, footprint_m2},
    {IndicatorId::pv_coverage_c3, array_m2, usable_m2},
    {IndicatorId::pv_coverage_c4, footprint_with_modules_m2, footprint_m2},
}};

/// Buildings of which a figure tells.
struct Group {
    std::string meaning;
    Filter filter;
};

Group group_of(CoverageGroup group) {
    return {word_of(group).en,
            [group](const BuildingRecord& r) { return is_in_group(group, r.facts.building_class, r.facts.vintage); }};
}

bool is_factory(const BuildingRecord& record) {
    return record.facts.building_class == BuildingClass::factory;
}
bool is_public(const BuildingRecord& record) {
    return is_public_institution(record.facts.building_class);
}

/// Which buildings stand behind a figure, and which could not be counted right.
std::string whose(const Group& group, const Area& area, const BuildingSums& sums) {
    if (sums.building_count == 0) {
        return fmt::format("{} (0 buildings); there are no such buildings here", group.meaning);
    }
    std::string text = fmt::format("{} ({} buildings)", group.meaning, sums.building_count);
    const auto unassessed = sum_where(
        area, [&](const BuildingRecord& r) { return group.filter(r) && r.roof.status != BuildingStatus::ok; });
    if (unassessed.building_count > 0) {
        text += fmt::format("; {} of them could not be assessed: their roofs count with no modules",
                            unassessed.building_count);
    }
    return text;
}

std::string of_unknown_year(const Area& area) {
    const auto unknown = sum_where(area, [](const BuildingRecord& r) {
        return (is_public(r) || is_factory(r)) && r.facts.vintage == Vintage::unknown;
    });
    return unknown.building_count == 0
               ? ""
               : fmt::format("; {} public institutions and factories of unknown year are left out",
                             unknown.building_count);
}

void add_group(CoverageGroup of, const Area& area, AreaRows& rows) {
    const Group group = group_of(of);
    const BuildingSums sums = sum_where(area, group.filter);
    const std::string meaning = whose(group, area, sums) + of_unknown_year(area);
    for (const Reading& reading : readings) {
        rows.add_share({reading.id, of}, IndicatorBasis::computed, reading.numerator(sums), reading.denominator(sums),
                       "potential, all modules that fit: " + meaning);
    }
    const IndicatorKey id(IndicatorId::pv_coverage_existing, of);
    if (sums.building_count > 0 && sums.buildings_with_known_pv == 0) {
        rows.add_missing(id, IndicatorBasis::computed,
                         "missing: existing PV is not told for these buildings (buildings.existing_pv_m2)");
        return;
    }
    const auto telling = sum_where(
        area, [&](const BuildingRecord& r) { return group.filter(r) && !std::isnan(r.facts.existing_pv_m2); });
    rows.add_share(id, IndicatorBasis::computed, telling.existing_pv_m2, telling.footprint_area_m2,
                   fmt::format("PV that is there already: {}; {} buildings tell", meaning, telling.building_count));
}

/// The classes of the county-wide pilot; new and old roofs alike.
void add_pilot(const Area& area, AreaRows& rows) {
    const auto is_class = [](BuildingClass c) {
        return [c](const BuildingRecord& r) { return r.facts.building_class == c; };
    };
    const std::array<std::pair<IndicatorId, Group>, 4> classes{{
        {IndicatorId::pilot_coverage_party_government,
         {"party and government buildings", is_class(BuildingClass::party_government)}},
        {IndicatorId::pilot_coverage_public,
         {"schools, hospitals and other public institutions",
          [](const BuildingRecord& r) {
              return is_public(r) && r.facts.building_class != BuildingClass::party_government;
          }}},
        {IndicatorId::pilot_coverage_industrial_commercial,
         {"factories and commercial buildings",
          [](const BuildingRecord& r) {
              return is_factory(r) || r.facts.building_class == BuildingClass::commercial;
          }}},
        {IndicatorId::pilot_coverage_rural, {"rural houses", is_class(BuildingClass::rural_house)}},
    }};
    for (const auto& [id, group] : classes) {
        const BuildingSums sums = sum_where(area, group.filter);
        rows.add_share(id, IndicatorBasis::computed, sums.amounts.array_area_m2, sums.footprint_area_m2,
                       "potential, all modules that fit: " + whose(group, area, sums));
    }
}

}  // namespace

bool counts_for_coverage_target(const BuildingRecord& building) {
    return is_in_group(CoverageGroup::target, building.facts.building_class, building.facts.vintage);
}

void add_coverage_rows(const Area& area, AreaRows& rows) {
    for (const Word<CoverageGroup>& group : words_of(CoverageGroup())) {
        add_group(group.value, area, rows);
    }
    add_pilot(area, rows);
    const auto told = sum_where(area, [](const BuildingRecord& r) {
        return r.facts.vintage == Vintage::new_building && !std::isnan(r.facts.existing_pv_m2);
    });
    const auto with_pv = sum_where(area, [](const BuildingRecord& r) {
        return r.facts.vintage == Vintage::new_building && r.facts.existing_pv_m2 > 0;
    });
    if (told.building_count == 0) {
        rows.add_missing(IndicatorId::new_buildings_with_solar, IndicatorBasis::computed,
                         "missing: no new building tells its PV (buildings.existing_pv_m2)");
    } else {
        rows.add_share(IndicatorId::new_buildings_with_solar, IndicatorBasis::computed, with_pv.building_count,
                       told.building_count, fmt::format("{} new buildings tell their PV", told.building_count));
    }
}

}  // namespace sunshed
