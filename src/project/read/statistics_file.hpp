#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sunshed/io/text_file.hpp"
#include "sunshed/policy/statistics.hpp"
#include "sunshed/policy/target.hpp"

namespace sunshed {

/// The zones that rows may be of; nothing where they are not known, as their file cannot be read: then any.
using KnownZones = std::optional<std::vector<ZoneInfo>>;

/// What a statistics file holds, with what looks odd in it: another encoding, units that change, jumps, missing years.
struct StatisticsFile {
    std::vector<StatisticsRow> rows;
    std::vector<std::string> notes;
};

/// Reads a statistics CSV with the columns zone_id, year, item, value, unit and optionally source; Chinese column and
/// item names are understood, zones may be given by name, and a row with an empty value is one that is not reported.
/// @param zones  "all" is always one
/// @throws Error naming file, row and column: missing column, unknown zone, item or unit, not a number, negative,
///         a share over 100 %, an impossible year, the same figure twice
StatisticsFile read_statistics(const std::string& path, const KnownZones& zones);
StatisticsFile read_statistics(FileText file, const KnownZones& zones);

/// Reads a table of targets: zone_id (empty = every area), indicator, year, target, source.
/// @throws Error naming file, row and column
std::vector<Target> read_targets(const std::string& path, const KnownZones& zones);
std::vector<Target> read_targets(FileText file, const KnownZones& zones);

/// A statistics file to fill in: every item that the indicators ask for, for every zone, with its unit and meaning.
std::string statistics_template(const std::vector<ZoneInfo>& zones, int year);

}  // namespace sunshed
