#pragma once

#include <array>
#include <cstddef>
#include <vector>

namespace sunshed {

/// Adjacent lines that are walked together: where steps are rows, they read whole cache lines of the grid.
constexpr int bundle_lines = 32;

/// One value for each line of a bundle.
struct alignas(64) Profile {
    std::array<float, bundle_lines> values{};

    [[nodiscard]] float& operator[](int line) { return values[static_cast<std::size_t>(line)]; }
    [[nodiscard]] float operator[](int line) const { return values[static_cast<std::size_t>(line)]; }
    [[nodiscard]] float* data() { return values.data(); }
    [[nodiscard]] const float* data() const { return values.data(); }
};

/// Lines of a bundle, or steps of a line: half-open.
struct Span {
    int begin = 0;
    int end = 0;

    [[nodiscard]] bool empty() const { return begin >= end; }
    [[nodiscard]] Span cut(const Span& other) const {
        return {begin > other.begin ? begin : other.begin, end < other.end ? end : other.end};
    }
};

/// A profile point: how many steps from the line's start, how high, and how steeply one comes to it from the hull's
/// point before it. Floats throughout: differences of neighbouring elevations cost no digits, and a comparison that
/// rounding decides is between skylines that are equal to it.
struct HullPoint {
    float step = 0.0F;
    float elevation_m = 0.0F;
    float slope_m = 0.0F;  ///< a step, from the point before; infinite for the first
};

/// The upper convex hulls of the profiles that a bundle of lines has passed so far. Their slopes fall from far to near,
/// so that the point a receiver sees highest is the one whose line it is under while it is above the next one's.
///
/// From one step to the next that point is mostly the same: all lines are asked at once whether it still is, and only
/// those where it is not are searched, one by one.
class Hulls {
public:
    /// @param most_points  that a line can have
    explicit Hulls(int most_points);

    /// Forgets all points.
    void start();

    /// A step joins the hulls of some lines. A point that lies under its neighbours on the line is hidden by them
    /// already and is left out.
    /// @param before, here, after  the profile at the step before, at it and at the step after
    /// @param starting  lines whose first point this is
    void join(int step, const Span& lines, const Span& starting, const Profile& before, const Profile& here,
              const Profile& after);

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

    /// Where one line's hull stands in its own room.
    struct Hull {
        HullPoint* first = nullptr;    ///< points before it lie beyond the radius
        HullPoint* top = nullptr;      ///< the nearest; before the first where there is none
        HullPoint* skyline = nullptr;  ///< of the last receiver
    };

    inline void add(int line, float step, float elevation_m);
    /// Makes a point the skyline, and the one nearer to the receiver the next.
    inline void choose_skyline(int line, HullPoint* point);
    inline float search(int line, float step, float receiver_m);

    std::ptrdiff_t most_points_;
    std::vector<HullPoint> points_;  ///< line by line, nearest last
    std::array<Hull, bundle_lines> hulls_{};
    Points seen_;  ///< the skylines
    Points next_;  ///< the points after them; infinitely steep downward where there is none
};

}  // namespace sunshed
