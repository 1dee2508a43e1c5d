#pragma once

#include <limits>

namespace sunshed {

/// A part of a whole in per cent. A share of nothing is no number, never 0.
constexpr double share_pct(double part, double whole) {
    return whole > 0.0 ? 100.0 * part / whole : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace sunshed
