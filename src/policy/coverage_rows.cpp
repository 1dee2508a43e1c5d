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
    const char* id;
    double BuildingSums::*numerator;
    double BuildingSums::*denominator;
};

constexpr std::array<Reading, 4> readings{{
    {"pv_coverage_c1", &BuildingSums::array_area_m2, &BuildingSums::footprint_area_m2},
    {"pv_coverage_c2", &BuildingSums::module_plan_area_m2, &BuildingSums::footprint_area_m2},
    {"pv_coverage_c3", &BuildingSums::array_area_m2, &BuildingSums::usable_ground_area_m2},
    {"pv_coverage_c4", &BuildingSums::footprint_area_with_modules_m2, &BuildingSums::footprint_area_m2},
}};

/// A group of buildings whose coverage is told.
struct Group {
    const char* suffix;
    const char* meaning;
    Filter filter;
};

bool is_factory(const BuildingRecord& record) {
    return record.building_class == BuildingClass::factory;
}
bool is_public(const BuildingRecord& record) {
    return is_public_institution(record.building_class);
}

const std::vector<Group>& groups() {
    const auto of = [](auto test, Vintage vintage) {
        return [test, vintage](const BuildingRecord& r) { return test(r) && r.vintage == vintage; };
    };
    static const std::vector<Group> all{
        {"", "new public institutions and new factories", counts_for_coverage_target},
        {"_new_public_institution", "new public institutions", of(is_public, Vintage::new_building)},
        {"_new_factory", "new factories", of(is_factory, Vintage::new_building)},
        {"_existing_public_institution", "existing public institutions", of(is_public, Vintage::existing)},
        {"_existing_factory", "existing factories", of(is_factory, Vintage::existing)},
    };
    return all;
}

/// Which buildings stand behind a figure, and which could not be counted right.
std::string whose(const Group& group, const Area& area, const BuildingSums& sums) {
    if (sums.building_count == 0) {
        return fmt::format("{} (0 buildings); there are no such buildings here", group.meaning);
    }
    std::string text = fmt::format("{} ({} buildings)", group.meaning, sums.building_count);
    const auto unassessed =
        sum_where(area, [&](const BuildingRecord& r) { return group.filter(r) && r.status != BuildingStatus::ok; });
    if (unassessed.building_count > 0) {
        text += fmt::format("; {} of them could not be assessed: their roofs count with no modules",
                            unassessed.building_count);
    }
    return text;
}

std::string of_unknown_year(const Area& area) {
    const auto unknown = sum_where(
        area, [](const BuildingRecord& r) { return (is_public(r) || is_factory(r)) && r.vintage == Vintage::unknown; });
    return unknown.building_count == 0
               ? ""
               : fmt::format("; {} public institutions and factories of unknown year are left out",
                             unknown.building_count);
}

void add_group(const Group& group, const Area& area, AreaRows& rows) {
    const BuildingSums sums = sum_where(area, group.filter);
    const std::string meaning = whose(group, area, sums) + of_unknown_year(area);
    for (const Reading& reading : readings) {
        rows.add_share(std::string(reading.id) + group.suffix, "computed", sums.*reading.numerator,
                       sums.*reading.denominator, "potential, all modules that fit: " + meaning);
    }
    const std::string id = std::string("pv_coverage_existing") + group.suffix;
    if (sums.building_count > 0 && sums.buildings_with_known_pv == 0) {
        rows.add_missing(id, "computed",
                         "missing: existing PV is not told for these buildings (buildings.existing_pv_m2)");
        return;
    }
    const auto telling =
        sum_where(area, [&](const BuildingRecord& r) { return group.filter(r) && !std::isnan(r.existing_pv_m2); });
    rows.add_share(id, "computed", telling.existing_pv_m2, telling.footprint_area_m2,
                   fmt::format("PV that is there already: {}; {} buildings tell", meaning, telling.building_count));
}

/// The classes of the county-wide pilot; new and old roofs alike.
void add_pilot(const Area& area, AreaRows& rows) {
    const auto is_class = [](BuildingClass c) {
        return [c](const BuildingRecord& r) { return r.building_class == c; };
    };
    const std::array<std::pair<const char*, Group>, 4> classes{{
        {"pilot_coverage_party_government",
         {"", "party and government buildings", is_class(BuildingClass::party_government)}},
        {"pilot_coverage_public",
         {"", "schools, hospitals and other public institutions",
          [](const BuildingRecord& r) { return is_public(r) && r.building_class != BuildingClass::party_government; }}},
        {"pilot_coverage_industrial_commercial",
         {"", "factories and commercial buildings",
          [](const BuildingRecord& r) { return is_factory(r) || r.building_class == BuildingClass::commercial; }}},
        {"pilot_coverage_rural", {"", "rural houses", is_class(BuildingClass::rural_house)}},
    }};
    for (const auto& [id, group] : classes) {
        const BuildingSums sums = sum_where(area, group.filter);
        rows.add_share(id, "computed", sums.array_area_m2, sums.footprint_area_m2,
                       "potential, all modules that fit: " + whose(group, area, sums));
    }
}

}  // namespace

bool counts_for_coverage_target(const BuildingRecord& building) {
    return building.vintage == Vintage::new_building && (is_public(building) || is_factory(building));
}

void add_coverage_rows(const Area& area, AreaRows& rows) {
    for (const Group& group : groups()) {
        add_group(group, area, rows);
    }
    add_pilot(area, rows);
    const auto told = sum_where(area, [](const BuildingRecord& r) {
        return r.vintage == Vintage::new_building && !std::isnan(r.existing_pv_m2);
    });
    const auto with_pv = sum_where(
        area, [](const BuildingRecord& r) { return r.vintage == Vintage::new_building && r.existing_pv_m2 > 0; });
    if (told.building_count == 0) {
        rows.add_missing("new_buildings_with_solar", "computed",
                         "missing: no new building tells its PV (buildings.existing_pv_m2)");
    } else {
        rows.add_share("new_buildings_with_solar", "computed", with_pv.building_count, told.building_count,
                       fmt::format("{} new buildings tell their PV", told.building_count));
    }
}

}  // namespace sunshed
