#include "sunshed/policy/coal_rate.hpp"

#include <algorithm>
#include <cstdlib>

namespace sunshed {

const std::vector<CoalRate>& coal_rates() {
    static const std::vector<CoalRate> rates{
        {2020, 0.3055, "NDRC and NEA, plan for coal-fired plants (2021)", 'S'},
        {2021, 0.3025, "CEC, statistics of the power industry (2022)", 'W'},
        {2022, 0.3015, "CEC, statistics of the power industry (2023)", 'W'},
        {2023, 0.3019, "from 2024 less its growth over the year before, CEC (2025)", 'D'},
        {2024, 0.3024, "CEC (2025)", 'S'},
    };
    return rates;
}

const CoalRate& coal_rate_of(int year) {
    return *std::min_element(coal_rates().begin(), coal_rates().end(), [&](const CoalRate& a, const CoalRate& b) {
        return std::abs(a.year - year) < std::abs(b.year - year);
    });
}

}  // namespace sunshed
