#pragma once

namespace sunshed {

/// The mean of a function over 0..1 by Simpson's rule.
template <class Function>
double over_line(Function value) {
    constexpr int intervals = 200;
    double sum = 0.0;
    for (int i = 0; i <= intervals; ++i) {
        const double weight = i == 0 || i == intervals ? 1.0 : (i % 2 == 1 ? 4.0 : 2.0);
        sum += weight * value(static_cast<double>(i) / intervals);
    }
    return sum / (3.0 * intervals);
}

/// The mean over the place on the slope. Near the foot of dense rows things bend sharply, so the places crowd there.
template <class Function>
double over_slope(Function value) {
    return over_line([&](double t) { return value(t * t) * 2.0 * t; });
}

}  // namespace sunshed
