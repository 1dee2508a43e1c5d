#include <fmt/format.h>

#include "area_rows.hpp"
#include "missing_words.hpp"

namespace sunshed {

void add_tracked_rows(const Area& area, AreaRows& rows) {
    for (const IndicatorDefinition& definition : indicator_definitions()) {
        if (definition.kind != IndicatorKind::tracked) {
            continue;
        }
        if (const auto latest = area.statistics.latest(definition.id)) {
            rows.add_value(definition.value, IndicatorBasis::reported, latest->second,
                           fmt::format("reported for {}", latest->first));
        } else {
            rows.add_missing(definition.value, IndicatorBasis::reported, missing_statistics({definition.id}));
        }
    }
}

}  // namespace sunshed
