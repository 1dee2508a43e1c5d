#include "hulls.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <limits>

#include "sunshed/core/wide.hpp"

namespace sunshed {

namespace {

constexpr float infinite = std::numeric_limits<float>::infinity();

/// From a hull's point to a place at a later step.
struct Leg {
    float steps = 0.0F;
    float rise_m = 0.0F;

    Leg(const HullPoint& from, float step, float elevation_m)
        : steps(step - from.step), rise_m(elevation_m - from.elevation_m) {}
};

using Bits = std::uint32_t;  ///< a line each
constexpr std::array<Bits, bundle_lines> bit_of_line = [] {
    std::array<Bits, bundle_lines> bits{};
    for (std::size_t i = 0; i < bits.size(); ++i) {
        bits[i] = Bits{1} << i;
    }
    return bits;
}();
static_assert(bundle_lines <= std::numeric_limits<Bits>::digits);

Bits bits_of(const Span& lines) {
    constexpr Bits all = std::numeric_limits<Bits>::max();
    return lines.empty() ? 0 : (all >> (std::numeric_limits<Bits>::digits - (lines.end - lines.begin))) << lines.begin;
}

/// Calls act(line) for each line whose bit is set.
template <class Act>
void for_each_line(Bits lines, const Act& act) {
    for (; lines != 0; lines &= lines - 1) {
        act(std::countr_zero(lines));
    }
}

/// Lines that bend downward at a point.
SUNSHED_WIDE Bits convex_lines(const float* before, const float* here, const float* after) {
    Bits convex = 0;
    for (std::size_t i = 0; i < bundle_lines; ++i) {
        convex |= here[i] - before[i] > after[i] - here[i] ? bit_of_line[i] : 0U;
    }
    return convex;
}

/// What wide loops need of a point of every line.
struct PointColumns {
    const float* step;
    const float* elevation_m;
    const float* slope_m;
};

/// The rise to each line's last skyline; returns the lines where that is not the receiver's: it lies above the line
/// that ends there (what is before is seen higher) or not above that which leads on (what comes next is).
SUNSHED_WIDE Bits look(float step, const float* receivers_m, const PointColumns& seen, const PointColumns& next,
                       float* __restrict rises_m) {
    Bits stale = 0;
    for (std::size_t i = 0; i < bundle_lines; ++i) {
        const float steps = step - seen.step[i];
        const float rise_m = receivers_m[i] - seen.elevation_m[i];
        const float next_steps = step - next.step[i];
        const float next_rise_m = receivers_m[i] - next.elevation_m[i];
        rises_m[i] = -rise_m / steps;
        stale |= (rise_m > seen.slope_m[i] * steps ? bit_of_line[i] : 0U) |
                 (next_rise_m <= next.slope_m[i] * next_steps ? bit_of_line[i] : 0U);
    }
    return stale;
}

constexpr HullPoint nothing_seen{-1.0F, -infinite, infinite};
constexpr HullPoint nothing_next{-1.0F, 0.0F, -infinite};

}  // namespace

Hulls::Hulls(int most_points)
    : most_points_(most_points + 1),  // and one that is before the first
      points_(static_cast<std::size_t>(most_points_) * static_cast<std::size_t>(bundle_lines)) {
    start();
}

void Hulls::start() {
    for (int line = 0; line < bundle_lines; ++line) {
        HullPoint* points = points_.data() + line * most_points_ + 1;
        hulls_[static_cast<std::size_t>(line)] = {points, points - 1, points};
        seen_.set(line, nothing_seen);
        next_.set(line, nothing_next);
    }
}

void Hulls::choose_skyline(int line, HullPoint* point) {
    Hull& hull = hulls_[static_cast<std::size_t>(line)];
    hull.skyline = point;
    seen_.set(line, *point);
    next_.set(line, point < hull.top ? point[1] : nothing_next);
}

void Hulls::add(int line, float step, float elevation_m) {
    Hull& hull = hulls_[static_cast<std::size_t>(line)];
    HullPoint* top = hull.top;
    float slope_m = infinite;
    if (top >= hull.first) {
        Leg leg(*top, step, elevation_m);
        while (leg.rise_m >= top->slope_m * leg.steps) {
            leg = Leg(*--top, step, elevation_m);
        }
        slope_m = leg.rise_m / leg.steps;
    }
    *++top = {step, elevation_m, slope_m};
    hull.top = top;
    if (hull.skyline >= top) {
        choose_skyline(line, top);
    } else if (hull.skyline == top - 1) {
        next_.set(line, *top);
    }
}

float Hulls::search(int line, float step, float receiver_m) {
    const Hull& hull = hulls_[static_cast<std::size_t>(line)];
    HullPoint* best = hull.skyline;
    Leg leg(*best, step, receiver_m);
    if (leg.rise_m > best->slope_m * leg.steps) {
        do {
            leg = Leg(*--best, step, receiver_m);
        } while (leg.rise_m > best->slope_m * leg.steps);
    } else {
        while (best < hull.top) {
            const Leg next(best[1], step, receiver_m);
            if (next.rise_m > best[1].slope_m * next.steps) {
                break;
            }
            leg = next;
            ++best;
        }
    }
    choose_skyline(line, best);
    return -leg.rise_m / leg.steps;
}

void Hulls::join(int step, const Span& lines, const Span& starting, const Profile& before, const Profile& here,
                 const Profile& after) {
    const Bits convex = convex_lines(before.data(), here.data(), after.data());
    for_each_line((convex | bits_of(starting)) & bits_of(lines),
                  [&](int line) { add(line, static_cast<float>(step), here[line]); });
}

void Hulls::add_one(int line, float step, float elevation_m) {
    add(line, step, elevation_m);
}

void Hulls::forget_before(float step, const Span& lines) {
    for (int line = lines.begin; line < lines.end; ++line) {
        Hull& hull = hulls_[static_cast<std::size_t>(line)];
        const HullPoint* first = hull.first;
        while (hull.first <= hull.top && hull.first->step < step) {
            ++hull.first;
        }
        if (hull.first > hull.top) {
            hull.skyline = hull.first;
            seen_.set(line, nothing_seen);
            next_.set(line, nothing_next);
        } else if (hull.first != first) {
            hull.first->slope_m = infinite;
            choose_skyline(line, std::max(hull.skyline, hull.first));
        }
    }
}

void Hulls::rise_to_skylines(int step, const Span& lines, const Profile& receivers_m, Profile& rises_m) {
    const auto at_step = static_cast<float>(step);
    const Bits stale =
        look(at_step, receivers_m.data(), {seen_.step.data(), seen_.elevation_m.data(), seen_.slope_m.data()},
             {next_.step.data(), next_.elevation_m.data(), next_.slope_m.data()}, rises_m.data());
    for_each_line(stale & bits_of(lines), [&](int line) { rises_m[line] = search(line, at_step, receivers_m[line]); });
}

}  // namespace sunshed
