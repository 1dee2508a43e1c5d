#pragma once

#include <limits>

namespace sunshed {

/// A figure of a country or a town (a price, an emission factor, a quota) that nobody gave: no value of another place
/// takes its place, and what depends on it stays without one.
inline constexpr double not_given = -1.0;

/// Whether a figure was given. @param value  >= 0, or not_given
constexpr bool is_given(double value) {
    return value >= 0.0;
}

/// The figure, NaN where it was not given, so that what is reckoned with it has no value either.
constexpr double given_or_nan(double value) {
    return is_given(value) ? value : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace sunshed
