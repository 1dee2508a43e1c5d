#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "sunshed/pipeline/assess_city.hpp"
#include "sunshed/report/documents.hpp"
#include "sunshed/report/left_out.hpp"

namespace sunshed {

/// What a report is made of, whether the run has just ended or is read again.
struct FinishedRun {
    std::string crs_name;
    std::string crs_wkt;
    std::string weather_source;
    bool synthetic_weather = false;
    double latitude_deg = 0.0;
    double longitude_deg = 0.0;
    std::string town_clock;  ///< that hours and months are on, in words; empty without roofs
    std::vector<ZoneArea> zones;
    std::vector<BuildingRecord> buildings;
    std::vector<LoadBalance> load_balances;  ///< of each zone, and last of the whole; empty without roofs
    std::vector<HourlyProfile> hourly_profiles;
    std::vector<UnreadValue> unread;  ///< attributes of buildings that could not be read
    std::vector<std::string> notes;   ///< of reading the inputs
};

/// Keeps a run as records.bin, for `sunshed report` alone: other programs read results.gpkg.
/// The file is the same from every machine.
void write_finished_run(const std::string& path, const FinishedRun& run);
void write_finished_run(std::ostream& stream, const FinishedRun& run);

/// @throws Error where the file is not there, has another version's layout, or is damaged
FinishedRun read_finished_run(const std::string& path);
/// @param path  for messages
FinishedRun read_finished_run(std::istream& stream, const std::string& path);

}  // namespace sunshed
