#pragma once

#include <string>

#include "sunshed/report/documents.hpp"

namespace sunshed {

/// What the page shows, as the bytes of a PagePack: the head of report.json, the buildings' columns and months, the
/// roof segments' columns, and footprints and segments as rings.
///
/// "footprints" and "roofs" hold rings: `owner` (row of the building or segment), `outer` (1, or 0 for a hole) and
/// `vertices` (their number). "footprint_vertices" and "roof_vertices" hold WGS 84 longitude and latitude in 1e-7
/// degrees, each vertex as the difference to the one before it (from 0 at the start).
std::string page_data(const ReportContent& content);

}  // namespace sunshed
