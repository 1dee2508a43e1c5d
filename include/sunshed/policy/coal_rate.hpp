#pragma once

#include <vector>

namespace sunshed {

/// Coal that thermal plants burn for a kWh supplied (等价值), of one year.
struct CoalRate {
    int year = 0;
    double kgce_kwh = 0.0;
    const char* source;
    char confidence;  ///< S seen in the document, W well known, D derived
};

/// The published rates, by year.
const std::vector<CoalRate>& coal_rates();

/// The rate of a year, or of the nearest published one.
const CoalRate& coal_rate_of(int year);

}  // namespace sunshed
