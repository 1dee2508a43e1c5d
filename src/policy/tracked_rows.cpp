#include "area_rows.hpp"
#include "missing.hpp"

namespace sunshed {

void add_tracked_rows(const Area& area, AreaRows& rows) {
    for (const IndicatorDefinition& definition : indicator_definitions()) {
        if (definition.kind != IndicatorKind::tracked) {
            continue;
        }
        const RowHead head{.indicator = definition.value, .basis = IndicatorBasis::reported, .tag = EvidenceTag::users};
        if (const auto& by_year = area.statistics.series(definition.id); !by_year.empty()) {
            rows.add_series(head, by_year);
        } else {
            rows.add_missing(head, reason::MissingStatistics{named({definition.id})});
        }
    }
}

}  // namespace sunshed
