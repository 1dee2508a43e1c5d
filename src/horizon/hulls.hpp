#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "lines.hpp"

namespace sunshed {

/// Adjacent lines that are walked together: a step of them reads a stretch of memory that is worth going to.
constexpr int bundle_lines = 256;

/// Lines that wide loops take at once.
constexpr int block_lines = 32;
constexpr int bundle_blocks = bundle_lines / block_lines;

/// One value for each line of a bundle.
struct alignas(64) Profile {
    std::array<float, bundle_lines> values{};

    [[nodiscard]] float& operator[](int line) { return values[static_cast<std::size_t>(line)]; }
    [[nodiscard]] float operator[](int line) const { return values[static_cast<std::size_t>(line)]; }
    [[nodiscard]] float* data() { return values.data(); }
    [[nodiscard]] const float* data() const { return values.data(); }
};

/// A profile point: how many steps from the line's start, how high, and how steeply one comes to it from the hull's
/// point before it. Floats throughout: differences of neighbouring elevations cost no digits, and a comparison that
/// rounding decides is between skylines that are equal to it.
struct HullPoint {
    float step;
    float elevation_m;
    float slope_m;  ///< a step, from the point before; infinite for the first
};

/// A step of the profiles with the steps around it.
struct ProfileWindow {
    static constexpr int reach = 4;                   ///< from one post to the next
    std::array<const float*, 2 * reach + 1> steps{};  ///< each a bundle's lines
    int from_post = 0;                                ///< steps since the last post

    [[nodiscard]] const float* at(int steps_away) const {
        const int step = reach + steps_away;
        return steps[static_cast<std::size_t>(step)];
    }
};

/// The upper convex hulls of the profiles that a bundle of lines has passed so far. Their slopes fall from far to near,
/// so that the point a receiver sees highest is the one whose line it is under while it is above the next one's.
///
/// From one step to the next that point is mostly the same: all lines are asked at once whether it still is, and only
/// those where it is not are searched, one by one.
class Hulls {
public:
    /// @param tolerance_m  what is no higher over the line between two posts is taken to lie on it
    /// @param keeps_all  points are never dropped by distance, so that what they shade stays in shadow
    Hulls(float tolerance_m, bool keeps_all);

    /// Forgets all points.
    void start();

    /// A step joins the hulls of some lines. What lies under a line from a step before it to a step after it is hidden
    /// by those already and is left out. Every fourth step is a post: posts are measured against posts only, the steps
    /// between them against the line between the posts, so that leaving out never adds up.
    /// @param window  steps before a line's first are infinitely low, so that this joins in any case
    void join(int step, const Span& lines, const ProfileWindow& window);

    /// One point joins one line's hull, whatever its neighbours.
    void add_one(int line, float step, float elevation_m);

    /// Lets go of what lies before a step.
    void forget_before(float step, const Span& lines);

    /// How steeply receivers at a later step see the highest point, m a step; meaningless in other lines.
    void rise_to_skylines(int step, const Span& lines, const Profile& receivers_m, Profile& rises_m);

private:
    /// A point of every line, as the wide loops take it.
    struct Points {
        Profile step;
        Profile elevation_m;
        Profile slope_m;

        void set(int line, const HullPoint& point) {
            step[line] = point.step;
            elevation_m[line] = point.elevation_m;
            slope_m[line] = point.slope_m;
        }
    };

    /// Where one line's hull stands in its own room, as indices there.
    struct Hull {
        int first = 0;    ///< points before it lie beyond the radius
        int top = -1;     ///< the nearest; before the first where there is none
        int skyline = 0;  ///< of the last receiver
    };

    [[nodiscard]] HullPoint* points_of(int line) { return points_.data() + line * room_; }
    /// Doubles every line's room.
    void grow();
    inline void add(int line, float step, float elevation_m);
    /// Makes a point the skyline, and the one nearer to the receiver the next.
    inline void choose_skyline(int line, int point);
    inline float search(int line, float step, float receiver_m);
    template <class Act>
    void for_each_marked(const Span& lines, const Act& act);

    float tolerance_m_;
    bool keeps_all_;
    std::ptrdiff_t room_ = 32;       ///< points that a line has room for: most hulls are shallow
    std::vector<HullPoint> points_;  ///< line by line, nearest last
    std::array<Hull, bundle_lines> hulls_{};
    std::array<std::uint32_t, bundle_blocks> marked_{};  ///< lines that a wide loop found, a bit each
    Points seen_;                                        ///< the skylines
    Points next_;  ///< the points after them; infinitely steep downward where there is none
};

}  // namespace sunshed
