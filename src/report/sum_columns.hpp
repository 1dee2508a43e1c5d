#pragma once

#include <vector>

#include "sunshed/policy/zone_summary.hpp"
#include "sunshed/report/table.hpp"

namespace sunshed {

/// Sums over buildings as columns: report.json and the workbook have them all, the layer zones those that it lists.
struct SumColumn {
    TableColumn<BuildingSums> column;
    bool in_layer = true;
};

const std::vector<SumColumn>& sum_columns();

}  // namespace sunshed
