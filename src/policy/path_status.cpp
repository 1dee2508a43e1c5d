#include "path_status.hpp"

#include <algorithm>

namespace sunshed {

std::optional<double> required_by(const DatedPath& path, int year) {
    const auto after = path.upper_bound(year);
    if (after == path.begin()) {
        return std::nullopt;
    }
    const auto before = std::prev(after);
    if (after == path.end()) {
        return before->second;
    }
    const double part = static_cast<double>(year - before->first) / (after->first - before->first);
    return before->second + part * (after->second - before->second);
}

IndicatorStatus status_on_path(double value, int year, const DatedTarget& target, Better better) {
    const bool is_reached = gap_to(value, target.value, better) <= 0.0;
    if (year >= target.year) {
        return is_reached ? IndicatorStatus::met : IndicatorStatus::missed;
    }
    if (better == Better::lower) {
        return is_reached ? IndicatorStatus::on_schedule : IndicatorStatus::behind;
    }
    if (is_reached) {
        return IndicatorStatus::met;
    }
    if (!target.required) {
        return IndicatorStatus::cannot_be_told_yet;
    }
    return value >= *target.required ? IndicatorStatus::on_schedule : IndicatorStatus::behind;
}

double gap_to(double value, double target, Better better) {
    return std::max(0.0, better == Better::lower ? value - target : target - value);
}

}  // namespace sunshed
