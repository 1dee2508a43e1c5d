#pragma once

#include <map>
#include <optional>

#include "sunshed/catalogue/indicator_words.hpp"

namespace sunshed {

/// What a target asks of its years: year and value, straight lines between. Nothing is asked before its first year.
using DatedPath = std::map<int, double>;

/// What a path asks of a year; after its last year that year's.
std::optional<double> required_by(const DatedPath& path, int year);

/// What a figure is judged by.
struct DatedTarget {
    int year = 0;
    double value = 0.0;
    std::optional<double> required;  ///< by the figure's year
};

/// How a figure of a year stands to its target. In the target's year and later it is met or missed. Before, a least is
/// met once it is reached, on schedule where the path asks no more, else behind; a ceiling is on schedule as long as
/// the figure is not over it, whatever the path says, else behind. Without a path to the year it cannot be told.
IndicatorStatus status_on_path(double value, int year, const DatedTarget& target, Better better);

/// By which a value falls short of a target; 0 where it does not.
double gap_to(double value, double target, Better better);

}  // namespace sunshed
