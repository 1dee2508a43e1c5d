#pragma once

#include <vector>

namespace sunshed {

/// Limits between classes of values, at round steps (1, 2, 2.5 or 5 times a power of ten), at most seven of them: class
/// 0 lies below the first, the last one from the last limit on, so that every value has a class. One value alone has no
/// limits.
/// @param values  finite; any order
/// @param trimmed_share  of the values at either end that the limits do not reach out to: a single bad roof stretches
///        no scale
std::vector<double> round_limits(std::vector<double> values, double trimmed_share);

/// The least round number (1, 2, 2.5 or 5 times a power of ten) that is not below a positive one.
double round_step(double at_least);

}  // namespace sunshed
