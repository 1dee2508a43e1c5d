#pragma once

#include <string>
#include <vector>

namespace sunshed {

/// Where an indicator's figure comes from.
enum class IndicatorKind {
    computed,    ///< from roofs, sun and footprints
    statistics,  ///< from an area's energy statistics
    tracked,     ///< read from the statistics file as it is and held against its target
};
/// "computed", "statistics" or "tracked".
std::string to_string(IndicatorKind kind);

/// What an indicator means. Its rows point here by id; a tracked one has its id as item of the statistics file.
struct IndicatorDefinition {
    const char* id;
    const char* unit;
    IndicatorKind kind;
    const char* name_zh;
    const char* name_en;
    const char* formula;  ///< what is counted over what; for tracked ones what to report
    const char* source;   ///< the plan that asks for it, with its place
};

/// Every indicator that the two plans ask for, and those that stand beside them.
const std::vector<IndicatorDefinition>& indicator_definitions();

/// The definition of an indicator; ids of groups ("pv_coverage_c1_new_factory") have that of their stem.
/// nullptr for an unknown id.
const IndicatorDefinition* definition_of(const std::string& indicator);

}  // namespace sunshed
