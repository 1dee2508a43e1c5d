#include "hulls.hpp"

#include <algorithm>
#include <bit>
#include <limits>

#include "sunshed/core/simd_clones.hpp"

namespace sunshed {

namespace {

// The skyline behind a walk as an upper convex hull: Dozier & Frew 1990 (IEEE Transactions on Geoscience and Remote
// Sensing 28(5)), Timonen & Westerholm 2010 (Computer Graphics Forum 29(2)). A point joins once and is driven out at
// most once, so a step takes constant time however long the profile. Slopes are compared as products, not quotients:
// a division takes longer than the rest of a comparison.

constexpr float infinite = std::numeric_limits<float>::infinity();

/// From a hull's point to a place at a later step.
struct Leg {
    float steps = 0.0F;
    float rise_m = 0.0F;

    Leg(const HullPoint& from, float step, float elevation_m)
        : steps(step - from.step), rise_m(elevation_m - from.elevation_m) {}
};

using Bits = std::uint32_t;  ///< a line each
static_assert(block_lines == std::numeric_limits<Bits>::digits);
constexpr std::array<Bits, block_lines> bit_of_line = [] {
    std::array<Bits, block_lines> bits{};
    for (std::size_t i = 0; i < bits.size(); ++i) {
        bits[i] = Bits{1} << i;
    }
    return bits;
}();

/// The bits of some lines in one block.
Bits bits_of(const Span& lines, int block) {
    const Span here = lines.moved(-block * block_lines).cut({0, block_lines});
    constexpr Bits all = std::numeric_limits<Bits>::max();
    return here.empty() ? 0 : (all >> (block_lines - here.count())) << here.begin;
}

/// What wide loops need of a point of every line.
struct PointColumns {
    const float* step;
    const float* elevation_m;
    const float* slope_m;
};

/// Whether a point lies under the line from the skyline before it to a point some steps after it. This keeps out what
/// lies in the shadow of a building, where each point would drive out the one before.
struct Shadow {
    PointColumns skyline;
    const float* after;
    float step;
    float steps_after;

    [[nodiscard]] bool contains(std::size_t line, float z) const {
        return steps_after * (z - skyline.elevation_m[line]) <= (step - skyline.step[line]) * (after[line] - z);
    }
};

/// A line from a step before to one after; what is no more than a tolerance above it counts as under it.
struct Chord {
    const float* before;
    const float* after;
    float steps_before;
    float steps_after;
    float tolerance_m;  ///< times the steps of the chord

    [[nodiscard]] bool covers(std::size_t line, float z) const {
        return steps_after * (z - before[line]) <= steps_before * (after[line] - z) + tolerance_m;
    }
};

/// Marks lines where a post is seen over the posts beside it. Here and below conditions are joined without a branch, so
/// that the compiler takes several lines in one instruction.
SUNSHED_SIMD_CLONES void mark_posts(const Span blocks, const float* here, const Chord posts, const Shadow shadow,
                                    Bits* __restrict marked) {
    for (int block = blocks.begin; block < blocks.end; ++block) {
        Bits seen = 0;
        for (std::size_t i = 0; i < block_lines; ++i) {
            const std::size_t k = static_cast<std::size_t>(block) * block_lines + i;
            const unsigned is_hidden = unsigned{posts.covers(k, here[k])} | unsigned{shadow.contains(k, here[k])};
            seen |= is_hidden != 0U ? 0U : bit_of_line[i];
        }
        marked[block] = seen;
    }
}

/// Marks lines that bend downward at a step between posts, and rise over the line between the posts.
SUNSHED_SIMD_CLONES void mark_between_posts(const Span blocks, const float* here, const Chord neighbours,
                                            const Chord posts, const Shadow shadow, Bits* __restrict marked) {
    for (int block = blocks.begin; block < blocks.end; ++block) {
        Bits seen = 0;
        for (std::size_t i = 0; i < block_lines; ++i) {
            const std::size_t k = static_cast<std::size_t>(block) * block_lines + i;
            const unsigned is_hidden = unsigned{neighbours.covers(k, here[k])} | unsigned{posts.covers(k, here[k])} |
                                       unsigned{shadow.contains(k, here[k])};
            seen |= is_hidden != 0U ? 0U : bit_of_line[i];
        }
        marked[block] = seen;
    }
}

/// The rise to each line's last skyline. Marks the lines where that is not the receiver's: it lies above the line that
/// ends there (what is before is seen higher) or not above that which leads on (what comes next is).
SUNSHED_SIMD_CLONES void rise_to_last_skylines(const Span blocks, float step, const float* receivers_m,
                                               const PointColumns& seen, const PointColumns& next,
                                               float* __restrict rises_m, Bits* __restrict marked) {
    for (int block = blocks.begin; block < blocks.end; ++block) {
        Bits stale = 0;
        for (std::size_t i = 0; i < block_lines; ++i) {
            const std::size_t k = static_cast<std::size_t>(block) * block_lines + i;
            const float steps = step - seen.step[k];
            const float rise_m = receivers_m[k] - seen.elevation_m[k];
            const float next_steps = step - next.step[k];
            const float next_rise_m = receivers_m[k] - next.elevation_m[k];
            rises_m[k] = -rise_m / steps;
            const bool is_stale = (rise_m > seen.slope_m[k] * steps) | (next_rise_m <= next.slope_m[k] * next_steps);
            stale |= is_stale ? bit_of_line[i] : 0U;
        }
        marked[block] = stale;
    }
}

constexpr HullPoint nothing_seen{-1.0F, -infinite, infinite};
constexpr HullPoint nothing_next{-1.0F, 0.0F, -infinite};

/// The blocks that hold some lines.
Span blocks_of(const Span& lines) {
    return lines.empty() ? Span{} : Span{lines.begin / block_lines, (lines.end + block_lines - 1) / block_lines};
}

}  // namespace

Hulls::Hulls(float tolerance_m, bool keeps_all)
    : tolerance_m_(tolerance_m), keeps_all_(keeps_all), points_(static_cast<std::size_t>(room_) * bundle_lines) {
    start();
}

void Hulls::start() {
    hulls_.fill({});
    for (int line = 0; line < bundle_lines; ++line) {
        seen_.set(line, nothing_seen);
        next_.set(line, nothing_next);
    }
}

void Hulls::grow() {
    std::vector<HullPoint> wider(points_.size() * 2);
    for (int line = 0; line < bundle_lines; ++line) {
        std::copy_n(points_of(line), room_, wider.data() + line * (2 * room_));
    }
    points_ = std::move(wider);
    room_ *= 2;
}

void Hulls::choose_skyline(int line, int point) {
    Hull& hull = hulls_[static_cast<std::size_t>(line)];
    const HullPoint* points = points_of(line);
    hull.skyline = point;
    seen_.set(line, points[point]);
    next_.set(line, point < hull.top ? points[point + 1] : nothing_next);
}

void Hulls::add(int line, float step, float elevation_m) {
    Hull& hull = hulls_[static_cast<std::size_t>(line)];
    const HullPoint* top = points_of(line) + hull.top;
    float slope_m = infinite;
    if (hull.top >= hull.first) {
        // Points that lie under the line from an earlier one to the new one are hidden for good. The first point's
        // slope is infinite, which ends the search there.
        Leg leg(*top, step, elevation_m);
        while (leg.rise_m >= top->slope_m * leg.steps) {
            leg = Leg(*--top, step, elevation_m);
        }
        slope_m = leg.rise_m / leg.steps;
    }
    hull.top = static_cast<int>(top - points_of(line)) + 1;
    if (hull.top == room_) {
        grow();
    }
    const HullPoint added{step, elevation_m, slope_m};
    points_of(line)[hull.top] = added;
    // Where the nearest point was seen, the still nearer one mostly is next.
    if (hull.skyline >= hull.top - 1) {
        choose_skyline(line, hull.top);
    }
}

float Hulls::search(int line, float step, float receiver_m) {
    const Hull& hull = hulls_[static_cast<std::size_t>(line)];
    const HullPoint* points = points_of(line);
    // From one receiver to the next the skyline moves by few points, so the search begins at the last one. Toward the
    // far end while the receiver stands over the line that ends in the point (the one before is seen higher) ...
    const HullPoint* best = points + hull.skyline;
    Leg leg(*best, step, receiver_m);
    if (leg.rise_m > best->slope_m * leg.steps) {
        do {
            leg = Leg(*--best, step, receiver_m);
        } while (leg.rise_m > best->slope_m * leg.steps);
    } else {
        // ... or toward the near end while it stands under the line that leads on.
        const HullPoint* top = points + hull.top;
        while (best < top) {
            const Leg next(best[1], step, receiver_m);
            if (next.rise_m > best[1].slope_m * next.steps) {
                break;
            }
            leg = next;
            ++best;
        }
    }
    choose_skyline(line, static_cast<int>(best - points));
    return -leg.rise_m / leg.steps;
}

/// Calls act(line) for each of the lines that the last wide loop marked.
template <class Act>
void Hulls::for_each_marked(const Span& lines, const Act& act) {
    const Span blocks = blocks_of(lines);
    for (int block = blocks.begin; block < blocks.end; ++block) {
        const int first = block * block_lines;
        Bits marked = marked_[static_cast<std::size_t>(block)];
        // Wide loops take whole blocks; of those at the ends some lines were not asked for.
        if (first < lines.begin || first + block_lines > lines.end) {
            marked &= bits_of(lines, block);
        }
        for (; marked != 0; marked &= marked - 1) {
            act(first + std::countr_zero(marked));
        }
    }
}

void Hulls::join(int step, const Span& lines, const ProfileWindow& window) {
    const Span blocks = blocks_of(lines);
    constexpr int reach = ProfileWindow::reach;
    // Where points are dropped by distance, points in their shadow may become visible: none counts as in shadow then.
    const float steps_to_shadow = keeps_all_ ? static_cast<float>(reach) : std::numeric_limits<float>::quiet_NaN();
    const Shadow shadow{{seen_.step.data(), seen_.elevation_m.data(), seen_.slope_m.data()},
                        window.at(reach),
                        static_cast<float>(step),
                        steps_to_shadow};
    const int from_post = window.from_post;
    if (from_post == 0) {
        const Chord posts{window.at(-reach), window.at(reach), 1.0F, 1.0F, 0.0F};
        mark_posts(blocks, window.at(0), posts, shadow, marked_.data());
    } else {
        const Chord neighbours{window.at(-1), window.at(1), 1.0F, 1.0F, 0.0F};
        const Chord posts{window.at(-from_post), window.at(reach - from_post), static_cast<float>(from_post),
                          static_cast<float>(reach - from_post), static_cast<float>(reach) * tolerance_m_};
        mark_between_posts(blocks, window.at(0), neighbours, posts, shadow, marked_.data());
    }
    for_each_marked(lines, [&](int line) { add(line, static_cast<float>(step), window.at(0)[line]); });
}

void Hulls::add_one(int line, float step, float elevation_m) {
    add(line, step, elevation_m);
}

void Hulls::forget_before(float step, const Span& lines) {
    for (int line = lines.begin; line < lines.end; ++line) {
        Hull& hull = hulls_[static_cast<std::size_t>(line)];
        HullPoint* points = points_of(line);
        const int first = hull.first;
        while (hull.first <= hull.top && points[hull.first].step < step) {
            ++hull.first;
        }
        if (hull.first > hull.top) {
            hull.skyline = hull.first;
            seen_.set(line, nothing_seen);
            next_.set(line, nothing_next);
        } else if (hull.first != first) {
            // The new far end has nothing before it that could be seen higher.
            points[hull.first].slope_m = infinite;
            choose_skyline(line, std::max(hull.skyline, hull.first));
        }
    }
}

void Hulls::rise_to_skylines(int step, const Span& lines, const Profile& receivers_m, Profile& rises_m) {
    const auto at_step = static_cast<float>(step);
    const Span blocks = blocks_of(lines);
    rise_to_last_skylines(
        blocks, at_step, receivers_m.data(), {seen_.step.data(), seen_.elevation_m.data(), seen_.slope_m.data()},
        {next_.step.data(), next_.elevation_m.data(), next_.slope_m.data()}, rises_m.data(), marked_.data());
    for_each_marked(lines, [&](int line) { rises_m[line] = search(line, at_step, receivers_m[line]); });
}

}  // namespace sunshed
