#pragma once

namespace sunshed {

/// The mean of a function over 0..1 by Simpson's rule on an even number of intervals.
template <int Intervals, class Function>
double mean_over_line(Function value) {
    double sum = 0.0;
    for (int i = 0; i <= Intervals; ++i) {
        const double weight = i == 0 || i == Intervals ? 1.0 : (i % 2 == 1 ? 4.0 : 2.0);
        sum += weight * value(static_cast<double>(i) / Intervals);
    }
    return sum / (3.0 * Intervals);
}

}  // namespace sunshed
