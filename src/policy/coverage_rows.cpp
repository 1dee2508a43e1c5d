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

/// The buildings that a figure counts.
struct Group {
    Bilingual name;
    Filter filter;
};

Group group_of(CoverageGroup group) {
    return {{word_of(group).zh, word_of(group).en},
            [group](const BuildingRecord& r) { return is_in_group(group, r.facts.building_class, r.facts.vintage); }};
}

bool is_factory(const BuildingRecord& record) {
    return record.facts.building_class == BuildingClass::factory;
}
bool is_public(const BuildingRecord& record) {
    return is_public_institution(record.facts.building_class);
}

/// Those of a group that could not be counted right.
std::vector<Remark> unassessed(const Group& group, const Area& area) {
    const auto sums = sum_where(
        area, [&](const BuildingRecord& r) { return group.filter(r) && r.roof.status != BuildingStatus::ok; });
    return sums.building_count == 0 ? std::vector<Remark>()
                                    : std::vector<Remark>{remark::Unassessed{sums.building_count}};
}

std::vector<Remark> of_unknown_year(const Area& area) {
    const auto sums = sum_where(area, [](const BuildingRecord& r) {
        return (is_public(r) || is_factory(r)) && r.facts.vintage == Vintage::unknown;
    });
    return sums.building_count == 0 ? std::vector<Remark>()
                                    : std::vector<Remark>{remark::UnknownYear{sums.building_count}};
}

std::vector<Remark> with(std::vector<Remark> first, const std::vector<Remark>& others) {
    first.insert(first.end(), others.begin(), others.end());
    return first;
}

/// Why a share of the buildings' roofs is not known.
Reason nothing_of(const BuildingSums& sums) {
    return sums.building_count == 0 ? Reason(reason::NoSuchBuildings{}) : Reason(reason::NoUsableRoof{});
}

void add_existing(CoverageGroup of, const Group& group, const Area& area, const std::vector<Remark>& left_out,
                  AreaRows& rows) {
    const BuildingSums sums = sum_where(area, group.filter);
    const IndicatorKey id(IndicatorId::pv_coverage_existing, of);
    if (sums.building_count > 0 && sums.buildings_with_known_pv == 0) {
        rows.add_missing(id, IndicatorBasis::computed, reason::ExistingPvUntold{});
        return;
    }
    const auto reporting = sum_where(
        area, [&](const BuildingRecord& r) { return group.filter(r) && !std::isnan(r.facts.existing_pv_m2); });
    auto remarks = with({remark::ExistingPv{group.name, sums.building_count}}, left_out);
    remarks.emplace_back(remark::BuildingsTell{reporting.building_count});
    rows.add_share(id, IndicatorBasis::computed, {reporting.existing_pv_m2, reporting.footprint_area_m2},
                   nothing_of(sums), std::move(remarks));
}

void add_group(CoverageGroup of, const Area& area, AreaRows& rows) {
    const Group group = group_of(of);
    const BuildingSums sums = sum_where(area, group.filter);
    const auto left_out = with(unassessed(group, area), of_unknown_year(area));
    for (const Reading& reading : readings) {
        rows.add_share({reading.id, of}, IndicatorBasis::computed, {reading.numerator(sums), reading.denominator(sums)},
                       nothing_of(sums), with({remark::Potential{group.name, sums.building_count}}, left_out));
    }
    add_existing(of, group, area, left_out, rows);
}

/// The classes of the county-wide pilot; new and old roofs alike.
void add_pilot(const Area& area, AreaRows& rows) {
    const auto is_class = [](BuildingClass c) {
        return [c](const BuildingRecord& r) { return r.facts.building_class == c; };
    };
    const std::array<std::pair<IndicatorId, Group>, 4> classes{{
        {IndicatorId::pilot_coverage_party_government,
         {{"党政机关建筑", "party and government buildings"}, is_class(BuildingClass::party_government)}},
        {IndicatorId::pilot_coverage_public,
         {{"学校、医院等公共机构建筑", "schools, hospitals and other public institutions"},
          [](const BuildingRecord& r) {
              return is_public(r) && r.facts.building_class != BuildingClass::party_government;
          }}},
        {IndicatorId::pilot_coverage_industrial_commercial,
         {{"厂房和商业建筑", "factories and commercial buildings"},
          [](const BuildingRecord& r) {
              return is_factory(r) || r.facts.building_class == BuildingClass::commercial;
          }}},
        {IndicatorId::pilot_coverage_rural, {{"农村住房", "rural houses"}, is_class(BuildingClass::rural_house)}},
    }};
    for (const auto& [id, group] : classes) {
        const BuildingSums sums = sum_where(area, group.filter);
        rows.add_share(id, IndicatorBasis::computed, {sums.amounts.array_area_m2, sums.footprint_area_m2},
                       nothing_of(sums),
                       with({remark::Potential{group.name, sums.building_count}}, unassessed(group, area)));
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
    const auto reporting = sum_where(area, [](const BuildingRecord& r) {
        return r.facts.vintage == Vintage::new_building && !std::isnan(r.facts.existing_pv_m2);
    });
    const auto with_pv = sum_where(area, [](const BuildingRecord& r) {
        return r.facts.vintage == Vintage::new_building && r.facts.existing_pv_m2 > 0;
    });
    if (reporting.building_count == 0) {
        rows.add_missing(IndicatorId::new_buildings_with_solar, IndicatorBasis::computed, reason::NewPvUntold{});
    } else {
        rows.add_share(IndicatorId::new_buildings_with_solar, IndicatorBasis::computed,
                       {static_cast<double>(with_pv.building_count), static_cast<double>(reporting.building_count)},
                       reason::NewPvUntold{}, {remark::NewBuildingsTell{reporting.building_count}});
    }
}

}  // namespace sunshed
