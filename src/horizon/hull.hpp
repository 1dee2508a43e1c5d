#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace sunshed {

/// A profile point: how many steps from the line's start, how high. Floats throughout: differences of neighbouring
/// elevations cost no digits, and a comparison that rounding decides is between skylines that are equal to it.
struct HullPoint {
    float step = 0.0F;
    float elevation_m = 0.0F;

    /// Whether one looks lower from here to a than to b (both nearer the line's start).
    [[nodiscard]] bool sees_below(const HullPoint& a, const HullPoint& b) const {
        return (a.elevation_m - elevation_m) * (step - b.step) < (b.elevation_m - elevation_m) * (step - a.step);
    }
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
    void forget_before(float step) {
        while (first_ < size_ && points_[first_].step < step) {
            ++first_;
        }
    }

    [[nodiscard]] bool empty() const { return first_ == size_; }

    /// The point that a receiver at a later step sees highest. From near to far slopes rise to one maximum, then fall;
    /// the search begins at the last receiver's, which is mostly the same.
    HullPoint skyline(const HullPoint& receiver) {
        const HullPoint* points = points_.data();
        std::size_t best = std::max(first_, std::min(last_skyline_, size_ - 1));
        while (best > first_ && !receiver.sees_below(points[best - 1], points[best])) {
            --best;
        }
        while (best + 1 < size_ && receiver.sees_below(points[best], points[best + 1])) {
            ++best;
        }
        last_skyline_ = best;
        return points[best];
    }

    /// What the new point hides from all later ones leaves the hull.
    void add(const HullPoint& point) {
        HullPoint* points = points_.data();
        std::size_t size = size_;
        while (size > first_ + 1 && !point.sees_below(points[size - 2], points[size - 1])) {
            --size;
        }
        points[size] = point;
        size_ = size + 1;
    }

private:
    std::size_t first_ = 0;  ///< points before it lie beyond the radius
    std::size_t size_ = 0;
    std::size_t last_skyline_ = 0;
    std::vector<HullPoint> points_;
};

}  // namespace sunshed
