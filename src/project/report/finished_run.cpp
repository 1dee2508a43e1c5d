#include "project/report/finished_run.hpp"

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <map>
#include <string>

#include "project/report/record_members.hpp"
#include "sunshed/catalogue/whole.hpp"
#include "sunshed/core/error.hpp"

namespace sunshed {

template <class Archive>
static void serialize(Archive& a, ZoneArea& v) {
    auto& [id, name, geometry, parent, export_limit_kw] = v;
    a(id, name, geometry, parent, export_limit_kw);
}

template <class Archive>
static void serialize(Archive& a, UnreadValue& v) {
    auto& [building_id, field, value, what] = v;
    a(building_id, field, value, what);
}

template <class Archive>
static void serialize(Archive& a, HourlyProfile& v) {
    auto& [zone_id, building_class, ac_kw] = v;
    a(zone_id, building_class, ac_kw);
}

template <class Archive>
static void serialize(Archive& a, FinishedRun& v) {
    auto& [crs_name, crs_wkt, weather_source, synthetic_weather, latitude_deg, longitude_deg, town_clock, zones,
           buildings, load_balances, hourly_profiles, unread, notes] = v;
    a(crs_name, crs_wkt, weather_source, synthetic_weather, latitude_deg, longitude_deg, town_clock, zones, buildings,
      load_balances, hourly_profiles, unread, notes);
}

namespace {

/// Of what is stored and in which order: one more whenever that changes, so that other records are refused.
constexpr std::uint32_t records_layout = 4;
constexpr int deepest_zones = 16;  // province, city, district, street, community: five

/// Stands before and behind the records.
struct RecordsMark {
    std::string what = "sunshed records";
    std::uint32_t layout = records_layout;

    bool operator==(const RecordsMark&) const = default;
};

template <class Archive>
void serialize(Archive& a, RecordsMark& v) {
    a(v.what, v.layout);
}

}  // namespace

void write_finished_run(std::ostream& stream, const FinishedRun& run) {
    cereal::PortableBinaryOutputArchive archive(stream);
    archive(RecordsMark(), run, RecordsMark());
}

void write_finished_run(const std::string& path, const FinishedRun& run) {
    std::ofstream stream(path, std::ios::binary);
    write_finished_run(stream, run);
    stream.close();
    if (!stream) {
        throw Error(ErrorCode::io_failure, path, "the file could not be written whole", "check the space on the disk");
    }
}

namespace {

/// Each parent is a zone, and its chain of parents ends: whoever walks a tree relies on it.
bool is_tree(const std::vector<ZoneArea>& zones) {
    std::map<std::string, std::string> parents;
    for (const ZoneArea& zone : zones) {
        parents.emplace(zone.id, zone.parent);
    }
    return std::all_of(parents.begin(), parents.end(), [&](const auto& zone) {
        auto above = parents.find(zone.second);
        int depth = 0;
        for (; above != parents.end() && depth <= deepest_zones; ++depth) {
            above = parents.find(above->second);
        }
        return depth <= deepest_zones && !is_whole(zone.first) &&
               (zone.second.empty() || parents.contains(zone.second));
    });
}

/// Flows of a building's system are there for the same years, each as far as its prices and factors were given.
bool has_flows(const EconomyResult& economy) {
    return economy.cash_cny.empty() || economy.carbon_t.empty() || economy.cash_cny.size() == economy.carbon_t.size();
}

bool is_consistent(const FinishedRun& run) {
    return is_tree(run.zones) && std::all_of(run.buildings.begin(), run.buildings.end(),
                                             [](const BuildingRecord& record) { return has_flows(record.economy); });
}

}  // namespace

FinishedRun read_finished_run(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) {
        throw Error(ErrorCode::not_found, path, "there are no records of a finished run",
                    "give the folder that sunshed run left");
    }
    return read_finished_run(stream, path);
}

FinishedRun read_finished_run(std::istream& stream, const std::string& path) {
    const Error damaged(ErrorCode::bad_input, path, "the records are damaged", "run it again");
    FinishedRun run;
    RecordsMark head;
    RecordsMark tail;
    try {
        cereal::PortableBinaryInputArchive archive(stream);
        archive(head);
        if (head == RecordsMark()) {
            archive(run, tail);
        }
    } catch (const cereal::Exception&) {
        throw damaged;
    }
    if (head != RecordsMark()) {
        throw Error(ErrorCode::bad_input, path, "the records are from another version of sunshed", "run it again");
    }
    if (tail != RecordsMark() || !is_consistent(run)) {
        throw damaged;
    }
    return run;
}

}  // namespace sunshed
