#include "round_limits.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "sunshed/core/error.hpp"

namespace sunshed {

namespace {

constexpr int most_steps = 7;

double quantile(const std::vector<double>& sorted, double share) {
    return sorted[static_cast<std::size_t>(std::lround(share * static_cast<double>(sorted.size() - 1)))];
}

}  // namespace

double round_step(double at_least) {
    expects(at_least > 0.0, "a step is positive");
    const double power = std::pow(10.0, std::floor(std::log10(at_least)));
    static constexpr std::array<double, 4> round{1.0, 2.0, 2.5, 5.0};
    for (const double factor : round) {
        if (factor * power >= at_least * (1.0 - 1e-12)) {
            return factor * power;
        }
    }
    return 10.0 * power;
}

std::vector<double> round_limits(std::vector<double> values, double trimmed_share) {
    std::sort(values.begin(), values.end());
    if (values.empty() || values.front() == values.back()) {
        return {};
    }
    double low = quantile(values, trimmed_share);
    double high = quantile(values, 1.0 - trimmed_share);
    if (low == high) {  // nearly all are the same: the few others make the scale
        low = values.front();
        high = values.back();
    }
    const double step = round_step((high - low) / most_steps);
    std::vector<double> limits;
    for (double count = std::floor(low / step) + 1.0; count * step < high; ++count) {
        limits.push_back(count * step);
    }
    return limits;
}

}  // namespace sunshed
