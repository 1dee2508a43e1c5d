#include "whole_hours.hpp"

#include <algorithm>
#include <cmath>

namespace sunshed {

WholeHours::WholeHours(const std::vector<UtcTime>& begins, double duration_h) : duration_h_(duration_h) {
    if (begins.empty()) {
        return;
    }
    const double first_hour = std::round(begins.front().unix_s / 3600.0);
    first_h_ = begins.front().unix_s / 3600.0 - first_hour;
    const auto count = static_cast<std::size_t>(std::lround(static_cast<double>(begins.size()) * duration_h));
    for (std::size_t i = 0; i < count; ++i) {
        hours_.push_back({(first_hour + static_cast<double>(i)) * 3600.0});
    }
}

std::vector<double> WholeHours::means(const std::vector<double>& values) const {
    std::vector<double> sums(hours_.size(), 0.0);
    const auto count = static_cast<std::ptrdiff_t>(hours_.size());
    for (std::size_t i = 0; i < values.size() && count > 0; ++i) {
        const double begin = first_h_ + static_cast<double>(i) * duration_h_;
        const double end = begin + duration_h_;
        for (double hour = std::floor(begin); hour < end - 1e-9; hour += 1.0) {
            const double overlap = std::min(end, hour + 1.0) - std::max(begin, hour);
            const std::ptrdiff_t place = (static_cast<std::ptrdiff_t>(hour) % count + count) % count;
            sums[static_cast<std::size_t>(place)] += std::max(0.0, overlap) * values[i];
        }
    }
    return sums;
}

}  // namespace sunshed
