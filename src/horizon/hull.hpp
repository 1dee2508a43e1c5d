#pragma once

#include <cstddef>
#include <vector>

namespace sunshed {

/// A profile point on the hull.
struct HullPoint {
    int step = 0;
    float elevation_m = 0.0F;
};

/// The upper convex hull of the profile passed so far, nearest point last.
class Hull {
public:
    void start(int most_points) {
        points_.resize(static_cast<std::size_t>(most_points));
        first_ = 0;
        size_ = 0;
    }

    /// Lets go of what lies before a step.
    void forget_before(int step) {
        while (first_ < size_ && points_[first_].step < step) {
            ++first_;
        }
    }

    [[nodiscard]] bool empty() const { return first_ == size_; }

    /// The point that a receiver at a later step sees highest. From near to far slopes rise to one maximum, then fall.
    [[nodiscard]] HullPoint skyline(int step, float elevation_m) const { return points_[highest(step, elevation_m)]; }

    /// What the new point hides from all later ones leaves the hull.
    void add(int step, float elevation_m) {
        if (!empty()) {
            size_ = highest(step, elevation_m) + 1;
        }
        points_[size_++] = {step, elevation_m};
    }

private:
    [[nodiscard]] std::size_t highest(int step, float elevation_m) const {
        std::size_t best = size_ - 1;
        double rise = static_cast<double>(points_[best].elevation_m) - elevation_m;
        double run = step - points_[best].step;
        while (best > first_) {
            const HullPoint& farther = points_[best - 1];
            const double farther_rise = static_cast<double>(farther.elevation_m) - elevation_m;
            const double farther_run = step - farther.step;
            if (farther_rise * run < rise * farther_run) {
                break;
            }
            rise = farther_rise;
            run = farther_run;
            --best;
        }
        return best;
    }

    std::size_t first_ = 0;  ///< points before it lie beyond the radius
    std::size_t size_ = 0;
    std::vector<HullPoint> points_;
};

}  // namespace sunshed
