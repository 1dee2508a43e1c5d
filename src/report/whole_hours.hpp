#pragma once

#include <vector>

#include "sunshed/core/time.hpp"

namespace sunshed {

/// Lays the means of even intervals on whole hours of UTC, each interval shared out by how long it lies in which hour,
/// so that their energy is kept. The span is taken as a circle: what sticks out at its end belongs to its beginning, as
/// in a typical year. Intervals that lie on whole hours come out as they went in.
class WholeHours {
public:
    /// @param begins  of the intervals, even steps of `duration_h` that fill whole hours together
    WholeHours(const std::vector<UtcTime>& begins, double duration_h);

    [[nodiscard]] const std::vector<UtcTime>& begins() const { return hours_; }
    /// @param values  means over the intervals
    [[nodiscard]] std::vector<double> means(const std::vector<double>& values) const;

private:
    std::vector<UtcTime> hours_;
    double first_h_ = 0.0;  ///< where the first interval begins, hours after the first whole hour
    double duration_h_;
};

}  // namespace sunshed
