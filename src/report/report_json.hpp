#pragma once

#include <nlohmann/json_fwd.hpp>

#include "sunshed/report/documents.hpp"

namespace sunshed {

/// What report.json holds but for its buildings: project, weather, zones, indicators, losses, assumptions, notes.
nlohmann::ordered_json report_head_json(const ReportContent& content);

}  // namespace sunshed
