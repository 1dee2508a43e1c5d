#include "area_rows.hpp"
#include "missing.hpp"

namespace sunshed {

void add_tracked_rows(const Area& area, AreaRows& rows) {
    for (const IndicatorDefinition& definition : indicator_definitions()) {
        if (definition.kind != IndicatorKind::tracked) {
            continue;
        }
        if (const auto latest = area.statistics.latest(definition.id)) {
            rows.add_value(definition.value, IndicatorBasis::reported, latest->second,
                           {remark::ReportedFor{latest->first}});
        } else {
            rows.add_missing(definition.value, IndicatorBasis::reported,
                             reason::MissingStatistics{named({definition.id})});
        }
    }
}

}  // namespace sunshed
