#pragma once

#include <string>
#include <vector>

#include "sunshed/policy/statistics.hpp"

namespace sunshed::cli {

/// Reads a statistics CSV: a header with zone_id, year, item, value, unit and optionally source; a byte order mark and
/// thousands separators in quotes are fine.
/// @param zone_ids  known zones; "all" is always one
/// @throws Error naming file, row and cell: missing column, unknown zone, item or unit, not a number, negative, twice
std::vector<StatisticsRow> read_statistics(const std::string& path, const std::vector<std::string>& zone_ids);

}  // namespace sunshed::cli
