#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sunshed/catalogue/indicator_words.hpp"
#include "sunshed/catalogue/reason.hpp"
#include "sunshed/catalogue/remark.hpp"

namespace sunshed {

/// A way to count, as a row has it.
struct SwitchState {
    PolicySwitch which{};
    bool is_on = false;
};

/// A row of indicators.csv: one figure of one kind. What is not known stays empty and says why; it is never 0.
struct Indicator {
    std::string zone_id;  ///< "all" for the whole project
    std::string zone_name;
    IndicatorKey indicator;
    FigureKind kind = FigureKind::actual;
    std::optional<double> value;     ///< in its definition's unit
    std::optional<int> data_year;    ///< of the value; of a required one the year that it is required for
    std::optional<double> target;    ///< of target_year
    std::optional<int> target_year;  ///< nothing where none is set
    std::optional<double> gap;  ///< by which the value falls short of the target, whichever way is better; 0 if not
    IndicatorStatus status = IndicatorStatus::no_target;
    std::optional<double> numerator;
    std::optional<double> denominator;
    std::vector<SwitchState> switches;  ///< that can turn the verdict
    bool is_alternative = false;        ///< under another switch than the project's: it stands beside the project's row
    IndicatorBasis basis = IndicatorBasis::computed;
    EvidenceTag tag = EvidenceTag::derived;
    std::optional<Reason> reason;  ///< why there is no value; nothing where there is one
    std::vector<Remark> remarks;   ///< what the figure rests on, which target was applied

    [[nodiscard]] const IndicatorDefinition& definition() const { return definition_of(indicator.id); }
    [[nodiscard]] Unit unit() const { return definition().unit; }
};

}  // namespace sunshed
