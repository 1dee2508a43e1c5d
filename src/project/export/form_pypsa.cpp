#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "project/export/csv_rows.hpp"
#include "project/export/forms.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/io/csv_text.hpp"
#include "sunshed/io/text_output.hpp"

namespace sunshed {

namespace {

/// Roofs of one class in one zone: a generator of PyPSA.
using ZoneAndClass = std::pair<std::string, std::string>;

struct Generators {
    std::vector<std::string> hours;  ///< UTC, "2025-01-01 00:00:00"
    std::map<ZoneAndClass, std::vector<double>> ac_kw;
};

// What buildings in no zone belong to.
const std::string no_zone = "no zone";

std::string zone_name(const std::string& id) {
    return id.empty() ? no_zone : id;
}

std::string name_of(const ZoneAndClass& generator) {
    return fmt::format("{} {}", generator.first, generator.second);
}

std::map<ZoneAndClass, double> capacity_mw(const FinishedRun& run) {
    std::map<ZoneAndClass, double> capacity;
    for (const BuildingRecord& building : run.buildings) {
        capacity[{zone_name(building.facts.zone_id), to_string(building.facts.building_class)}] +=
            building.amounts.capacity_kwp / 1000.0;
    }
    return capacity;
}

/// "2025-01-01T00:00:00Z" as PyPSA's tables have it, which know no clocks.
std::string snapshot_of(std::string timestamp) {
    timestamp.pop_back();
    std::replace(timestamp.begin(), timestamp.end(), 'T', ' ');
    return timestamp;
}

Generators read_generators(const ExportJob& job) {
    Generators all;
    std::set<std::string> hours;
    for_each_csv_row(needed_file(job, "series/zone_hourly.csv", "buildings.path=..."),
                     [&](const std::vector<std::string>& cells) {
                         all.ac_kw[{zone_name(cells[0]), cells[1]}].push_back(number_of(cells[3]));
                         hours.insert(snapshot_of(cells[2]));
                     });
    all.hours.assign(hours.begin(), hours.end());
    return all;
}

std::string generators_csv(const Generators& generators, const std::map<ZoneAndClass, double>& capacity) {
    std::string text = "name,bus,carrier,p_nom_extendable,p_nom_max,zone_id,class\n";
    for (const auto& [key, power] : generators.ac_kw) {
        text += fmt::format("{0},{1},solar rooftop,True,{2:.6f},{1},{3}\n", csv_field(name_of(key)),
                            csv_field(key.first), capacity.at(key), csv_field(key.second));
    }
    return text;
}

std::string buses_csv(const Generators& generators) {
    std::set<std::string> zones;
    for (const auto& [key, power] : generators.ac_kw) {
        zones.insert(key.first);
    }
    std::string text = "name,carrier\n";
    for (const std::string& zone : zones) {
        text += csv_field(zone);
        text += ",AC\n";
    }
    return text;
}

std::string snapshots_csv(const Generators& generators) {
    std::string text = "snapshot,objective,stores,generators\n";
    for (const std::string& hour : generators.hours) {
        text += hour + ",1.0,1.0,1.0\n";
    }
    return text;
}

/// Capacity factors by hour: AC power over the modules' power.
std::string factors_csv(const Generators& generators, const std::map<ZoneAndClass, double>& capacity) {
    std::string text = "snapshot";
    for (const auto& [key, power] : generators.ac_kw) {
        text += ',';
        text += csv_field(name_of(key));
    }
    text += "\n";
    for (std::size_t hour = 0; hour < generators.hours.size(); ++hour) {
        text += generators.hours[hour];
        for (const auto& [key, power] : generators.ac_kw) {
            const double mw = capacity.at(key);
            text += fmt::format(",{:.5f}", mw > 0.0 ? power[hour] / 1000.0 / mw : 0.0);
        }
        text += "\n";
    }
    return text;
}

void check_even(const ExportJob& job, const Generators& generators) {
    for (const auto& [key, power] : generators.ac_kw) {
        if (power.size() != generators.hours.size()) {
            throw Error(ErrorCode::bad_input, job.folder + "/series/zone_hourly.csv",
                        fmt::format("{} has {} hours of {}", name_of(key), power.size(), generators.hours.size()),
                        "check that it is what the run wrote");
        }
    }
}

}  // namespace

/// PyPSA's folder of CSV files: Network.import_from_csv_folder() reads it.
void write_pypsa(const ExportJob& job) {
    const Generators generators = read_generators(job);
    check_even(job, generators);
    const std::map<ZoneAndClass, double> capacity = capacity_mw(job.run);
    const std::string folder = job.working_path.string();
    write_text_file(folder + "/carriers.csv", "name\nAC\nsolar rooftop\n");
    write_text_file(folder + "/buses.csv", buses_csv(generators));
    write_text_file(folder + "/generators.csv", generators_csv(generators, capacity));
    write_text_file(folder + "/generators-p_max_pu.csv", factors_csv(generators, capacity));
    write_text_file(folder + "/snapshots.csv", snapshots_csv(generators));
}

}  // namespace sunshed
