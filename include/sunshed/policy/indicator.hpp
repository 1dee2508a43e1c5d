#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sunshed/catalogue/indicator_words.hpp"
#include "sunshed/catalogue/reason.hpp"
#include "sunshed/catalogue/remark.hpp"

namespace sunshed {

/// A row of indicators.csv. What is not known stays empty and the status is no_data; it is never 0.
struct Indicator {
    std::string zone_id;  ///< "all" for the whole project
    std::string zone_name;
    int year = 0;  ///< of the target
    IndicatorKey indicator;
    std::optional<double> value;  ///< in its definition's unit
    std::optional<double> target;
    std::optional<double> gap;  ///< by which it falls short of the target, whichever way is better; 0 where met
    IndicatorStatus status = IndicatorStatus::no_target;
    std::optional<double> numerator;
    std::optional<double> denominator;
    IndicatorBasis basis = IndicatorBasis::computed;
    std::optional<Reason> reason;  ///< why there is no value; nothing where there is one
    std::vector<Remark> remarks;   ///< what the figure rests on, which target was applied

    [[nodiscard]] const IndicatorDefinition& definition() const { return definition_of(indicator.id); }
    [[nodiscard]] Unit unit() const { return definition().unit; }
};

}  // namespace sunshed
