#include <array>
#include <cmath>
#include <functional>

#include "area_rows.hpp"
#include "evidence.hpp"
#include "sunshed/policy/existing_pv.hpp"

namespace sunshed {

namespace {

using Filter = std::function<bool(const BuildingRecord&)>;

/// Sums that the readings of coverage are made of: of the PV that is there, or of all that fits.
struct Covered {
    double array_m2 = 0.0;
    double modules_from_above_m2 = 0.0;
    double roofs_with_pv_m2 = 0.0;
    double usable_m2 = 0.0;
    double roof_m2 = 0.0;
};

/// One of the four readings of coverage: plan areas over and under the line.
struct Reading {
    IndicatorId id;
    double Covered::*numerator;
    double Covered::*denominator;
};

constexpr std::array<Reading, 4> readings{{
    {IndicatorId::pv_coverage_c1, &Covered::array_m2, &Covered::roof_m2},
    {IndicatorId::pv_coverage_c2, &Covered::modules_from_above_m2, &Covered::roof_m2},
    {IndicatorId::pv_coverage_c3, &Covered::array_m2, &Covered::usable_m2},
    {IndicatorId::pv_coverage_c4, &Covered::roofs_with_pv_m2, &Covered::roof_m2},
}};

Covered potential_of(const BuildingSums& sums) {
    return {sums.amounts.array_area_m2, sums.amounts.module_plan_area_m2, sums.footprint_area_with_modules_m2,
            sums.amounts.usable_ground_area_m2, sums.footprint_area_m2};
}

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

/// What is there, over all roofs of the group: one whose PV is not told counts as without, which makes a least of it.
Covered existing_of(const Group& group, const BuildingSums& sums, const Area& area) {
    Covered covered = potential_of(sums);
    covered.array_m2 = covered.modules_from_above_m2 = covered.roofs_with_pv_m2 = 0.0;
    for (const BuildingRecord* building : area.buildings) {
        if (group.filter(*building) && building->facts.existing_pv_m2 > 0.0) {
            const PvOnRoof pv = existing_pv_on_roof(*building, sums);
            covered.array_m2 += pv.array_m2;
            covered.modules_from_above_m2 += pv.modules_from_above_m2;
            covered.roofs_with_pv_m2 += building->facts.footprint_area_m2;
        }
    }
    return covered;
}

/// A reading of coverage by the PV that is there and by all that fits.
class CoverageRows {
public:
    CoverageRows(const Group& group, const Area& area, EvidenceTag tag, AreaRows& rows)
        : sums_(sum_where(area, group.filter)),
          potential_(potential_of(sums_)),
          existing_(existing_of(group, sums_, area)),
          name_(group.name),
          unassessed_(unassessed(group, area)),
          tag_(tag),
          rows_(rows) {}

    void add(const IndicatorKey& id, const Reading& reading, const std::vector<Remark>& left_out) {
        add_actual(rows_.of_buildings(id, FigureKind::actual, tag_), reading, left_out);
        rows_.add_share(rows_.of_buildings(id, FigureKind::potential_p50, tag_), share_of(potential_, reading),
                        nothing_of(sums_),
                        with(with({remark::Potential{name_, sums_.building_count}}, unassessed_), left_out));
    }

private:
    static Share share_of(const Covered& covered, const Reading& reading) {
        return {covered.*reading.numerator, covered.*reading.denominator};
    }

    void add_actual(const RowHead& head, const Reading& reading, const std::vector<Remark>& left_out) {
        if (sums_.building_count > 0 && sums_.buildings_with_known_pv == 0) {
            rows_.add_missing(head, reason::ExistingPvUntold{});
            return;
        }
        auto remarks = with({remark::ExistingPv{name_, sums_.building_count}}, left_out);
        remarks.emplace_back(remark::ToldFor{sums_.buildings_with_known_pv, sums_.building_count});
        rows_.add_share(head, share_of(existing_, reading), nothing_of(sums_), std::move(remarks));
    }

    BuildingSums sums_;
    Covered potential_;
    Covered existing_;
    Bilingual name_;
    std::vector<Remark> unassessed_;
    EvidenceTag tag_;
    AreaRows& rows_;
};

void add_group(CoverageGroup of, const Area& area, EvidenceTag tag, AreaRows& rows) {
    CoverageRows group(group_of(of), area, tag, rows);
    for (const Reading& reading : readings) {
        group.add({reading.id, of}, reading, of_unknown_year(area));
    }
}

/// The classes of the county-wide pilot; new and old roofs alike.
void add_pilot(const Area& area, EvidenceTag tag, AreaRows& rows) {
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
        CoverageRows(group, area, tag, rows).add(id, readings.front(), {});
    }
}

/// Counted in buildings, of those that tell.
void add_new_buildings_with_pv(const Area& area, AreaRows& rows) {
    const auto is_new = [](const BuildingRecord& r) { return r.facts.vintage == Vintage::new_building; };
    const BuildingSums all = sum_where(area, is_new);
    const auto with_pv =
        sum_where(area, [&](const BuildingRecord& r) { return is_new(r) && r.facts.existing_pv_m2 > 0.0; });
    const RowHead head =
        rows.of_buildings(IndicatorId::new_buildings_with_solar, FigureKind::actual, EvidenceTag::users);
    if (all.buildings_with_known_pv == 0) {
        rows.add_missing(head, reason::NewPvUntold{});
        return;
    }
    rows.add_share(head,
                   {static_cast<double>(with_pv.building_count), static_cast<double>(all.buildings_with_known_pv)},
                   reason::NewPvUntold{}, {remark::ToldFor{all.buildings_with_known_pv, all.building_count}});
}

}  // namespace

bool counts_for_coverage_target(const BuildingRecord& building) {
    return is_in_group(CoverageGroup::target, building.facts.building_class, building.facts.vintage);
}

void add_coverage_rows(const Area& area, const PolicyOptions& options, AreaRows& rows) {
    const EvidenceTag tag = tag_of_areas(options);
    for (const Word<CoverageGroup>& group : words_of(CoverageGroup())) {
        add_group(group.value, area, tag, rows);
    }
    add_pilot(area, tag, rows);
    add_new_buildings_with_pv(area, rows);
}

}  // namespace sunshed
