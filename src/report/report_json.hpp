#pragma once

#include <nlohmann/json_fwd.hpp>

#include "sunshed/report/documents.hpp"

namespace sunshed {

/// What report.json holds: project, weather, totals, zones, indicators, assumptions, notes, losses; buildings as rows.
nlohmann::ordered_json report_json(const ReportContent& content);

/// What the page holds: the same, with buildings as columns and their outlines.
nlohmann::ordered_json page_json(const ReportContent& content);

}  // namespace sunshed
