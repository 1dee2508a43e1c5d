#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sunshed/building/building_record.hpp"
#include "sunshed/building/load_balance.hpp"

namespace sunshed {

/// An area by name. Zones may lie inside one another; parents form no circle.
struct ZoneInfo {
    std::string id;
    std::string name;
    std::string parent = {};  ///< id of the zone right around it; empty for an outermost one
};

/// The ids of a zone and of every zone around it, from inside out; empty for an unknown or empty id.
std::vector<std::string> zone_and_parents(const std::string& zone_id, const std::vector<ZoneInfo>& zones);

/// Sums over buildings.
struct BuildingSums {
    int building_count = 0;
    int buildings_with_modules = 0;
    double footprint_area_m2 = 0.0;
    double footprint_area_with_modules_m2 = 0.0;
    Additive amounts;
    double existing_pv_m2 = 0.0;      ///< of the buildings that report it
    int buildings_with_known_pv = 0;  ///< whose existing PV is reported, be it none
    double co2_t = 0.0;

    void add(const BuildingRecord& record);
};

struct ZoneSummary {
    ZoneInfo zone;
    BuildingSums total;
    std::map<BuildingClass, BuildingSums> by_class;
    EconomyResult economy{};               ///< of all its systems together
    std::optional<LoadBalance> balance{};  ///< hour by hour; not there without roofs
};

/// One summary a zone in the zones' order, and last the whole project with the id "all". A building counts for its zone
/// and for every zone around that one; buildings in no zone count for the whole only.
std::vector<ZoneSummary> summarise_zones(const std::vector<BuildingRecord>& buildings,
                                         const std::vector<ZoneInfo>& zones);

}  // namespace sunshed
