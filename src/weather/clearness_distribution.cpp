#include "sunshed/weather/clearness_distribution.hpp"

#include <algorithm>
#include <cmath>

namespace sunshed {

namespace {

// Nearer to zero than this, the exponential is a straight line.
constexpr double least_gamma = 1e-6;

}  // namespace

ClearnessDistribution::ClearnessDistribution(double mean)
    : highest_(0.6313 + 0.267 * mean - 11.9 * std::pow(mean - 0.75, 8)) {
    double low = -200.0;
    double high = 200.0;
    for (int i = 0; i < 100; ++i) {
        gamma_ = (low + high) / 2.0;
        (mean_at(gamma_) < mean ? low : high) = gamma_;
    }
}

double ClearnessDistribution::quantile(double share) const {
    if (std::abs(gamma_) < least_gamma) {
        return lowest + share * (highest_ - lowest);
    }
    // From the clearest day downward, where the exponential does not overflow.
    return highest_ + std::log(share + (1.0 - share) * std::exp(-gamma_ * (highest_ - lowest))) / gamma_;
}

double ClearnessDistribution::share_below(double clearness) const {
    const double x = std::clamp(clearness, lowest, highest_);
    if (std::abs(gamma_) < least_gamma) {
        return (x - lowest) / (highest_ - lowest);
    }
    const double at_lowest = std::exp(-gamma_ * (highest_ - lowest));
    return (std::exp(-gamma_ * (highest_ - x)) - at_lowest) / (1.0 - at_lowest);
}

double ClearnessDistribution::mean_at(double gamma) const {
    const double span = highest_ - lowest;
    if (std::abs(gamma) < least_gamma) {
        return (lowest + highest_) / 2.0;
    }
    return highest_ - 1.0 / gamma + span / (std::exp(gamma * span) - 1.0);
}

}  // namespace sunshed
