#pragma once

#include <algorithm>
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
        last_skyline_ = 0;
    }

    /// Lets go of what lies before a step.
    void forget_before(int step) {
        while (first_ < size_ && points_[first_].step < step) {
            ++first_;
        }
    }

    [[nodiscard]] bool empty() const { return first_ == size_; }

    /// The point that a receiver at a later step sees highest. From near to far slopes rise to one maximum, then fall;
    /// the search begins at the last receiver's, which is mostly the same.
    HullPoint skyline(int step, float elevation_m) {
        const Receiver receiver{step, elevation_m};
        std::size_t best = std::clamp(last_skyline_, first_, size_ - 1);
        while (best > first_ && !receiver.sees_below(points_[best - 1], points_[best])) {
            --best;
        }
        while (best + 1 < size_ && receiver.sees_below(points_[best], points_[best + 1])) {
            ++best;
        }
        last_skyline_ = best;
        return points_[best];
    }

    /// What the new point hides from all later ones leaves the hull.
    void add(int step, float elevation_m) {
        const Receiver point{step, elevation_m};
        while (size_ > first_ + 1 && !point.sees_below(points_[size_ - 2], points_[size_ - 1])) {
            --size_;
        }
        points_[size_++] = {step, elevation_m};
    }

private:
    struct Receiver {
        int step;
        float elevation_m;

        [[nodiscard]] bool sees_below(const HullPoint& a, const HullPoint& b) const {
            const double rise_a = static_cast<double>(a.elevation_m) - elevation_m;
            const double rise_b = static_cast<double>(b.elevation_m) - elevation_m;
            return rise_a * (step - b.step) < rise_b * (step - a.step);
        }
    };

    std::size_t first_ = 0;  ///< points before it lie beyond the radius
    std::size_t size_ = 0;
    std::size_t last_skyline_ = 0;
    std::vector<HullPoint> points_;
};

}  // namespace sunshed
