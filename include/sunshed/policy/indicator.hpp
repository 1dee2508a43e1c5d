#pragma once

#include <optional>
#include <string>

namespace sunshed {

/// A row of indicators.csv. What is not known stays empty and the status says "no data"; it is never 0.
struct Indicator {
    std::string zone_id;  ///< "all" for the whole project
    std::string zone_name;
    int year = 0;           ///< of the target
    std::string indicator;  ///< stable id, e.g. "pv_coverage_c1"
    std::optional<double> value;
    std::string unit;
    std::optional<double> target;
    std::string status;  ///< "met", "on track", "short" or "no data"
    std::optional<double> numerator;
    std::optional<double> denominator;
    std::string basis;            ///< "computed", "estimated" or "reported"
    std::string note;             ///< what is missing, which placeholder was used, which target was applied
    std::string definition = {};  ///< id of its IndicatorDefinition
};

}  // namespace sunshed
