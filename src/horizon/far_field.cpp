#include "far_field.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include "hulls.hpp"
#include "lane_tangents.hpp"
#include "near_field.hpp"
#include "sunshed/core/simd_clones.hpp"
#include "sunshed/horizon/far_horizon.hpp"

namespace sunshed {

namespace {

// Sweeping along parallel lines after Dozier & Frew 1990 and Timonen & Westerholm 2010 (hulls.cpp), 256 lines side by
// side. Each line's profile is linear between the two cells that it passes at a step: with the nearest cell instead, a
// year's beam is 0.5 % too low.

// A point joins the hull when it leaves the near field.
constexpr int delay = near_steps + 1;

// Rise per metre up to which neighbours count as one surface (about 56 degrees).
constexpr double steepest_roof = 1.5;

// What is left out of a profile is this much lower over it than the nearest receiver is away: 0.02 degrees.
constexpr double profile_tolerance = 3e-4;

constexpr float nothing_known_m = std::numeric_limits<float>::lowest();

/// Elevations on lines that pass beside their cells, linear between the cell and its neighbour there, and those of the
/// receivers on the same surface. A receiver steps aside onto the line along its surface, or else a slope would see
/// itself rise; where a wall stands between, it keeps its elevation.
SUNSHED_SIMD_CLONES void on_lines(int count, const float* here, const float* beside, float share, float surface_step_m,
                                  float* __restrict on_line, float* __restrict receiver) {
    for (int i = 0; i < count; ++i) {
        const float line_m = here[i] + share * (beside[i] - here[i]);
        on_line[i] = line_m;
        receiver[i] = std::abs(line_m - here[i]) <= surface_step_m ? line_m : here[i];
    }
}

/// Receivers that are no part of what shades keep their elevation.
SUNSHED_SIMD_CLONES void restore_own_elevations(int count, const float* here, const float* own,
                                                float* __restrict receiver) {
    for (int i = 0; i < count; ++i) {
        receiver[i] = own[i] == here[i] ? receiver[i] : own[i];
    }
}

SUNSHED_SIMD_CLONES void raise(int count, const float* rise_m, float per_metre, float* __restrict tangent) {
    for (int i = 0; i < count; ++i) {
        tangent[i] = std::max(tangent[i], rise_m[i] * per_metre);
    }
}

/// A place before a line's first one, where the raster beyond the grid is looked up.
struct Approach {
    int steps = 0;        ///< before the first
    int level = 0;        ///< of the pyramid
    float drop_m = 0.0F;  ///< of a round earth
};

/// From far to near, in steps of the blocks that are looked up: at most a 32nd of the distance wide where the finest
/// blocks allow.
std::vector<Approach> approaches(const Beyond& beyond, const Lines& lines) {
    std::vector<Approach> all;
    if (beyond.pyramid == nullptr) {
        return all;
    }
    constexpr int blocks_to_the_distance = 32;
    const int most = std::max(beyond.part.raster_columns, beyond.part.raster_rows);
    const FarHorizonOptions earth;
    int level = 0;
    for (int steps = beyond.pyramid->block_cells(0) / 2; steps < most; steps += beyond.pyramid->block_cells(level)) {
        while (level + 1 < beyond.pyramid->levels().count &&
               beyond.pyramid->block_cells(level + 1) * blocks_to_the_distance <= beyond.part.halo_cells + steps) {
            ++level;
        }
        all.push_back({steps, level,
                       static_cast<float>(curvature_drop_m((beyond.part.halo_cells + steps) * lines.step_m, earth))});
    }
    std::reverse(all.begin(), all.end());
    return all;
}

/// Walks bundles of lines over the grid, each trailing a hull of what lies beyond the near field.
class BundleWalk {
public:
    BundleWalk(const LaneScene& scene, const Lines& lines, const Beyond& beyond, double radius_m)
        : scene_(scene),
          lines_(lines),
          near_(scene, lines, radius_m),
          tangents_(scene, lines),
          served_steps_(steps_at(lines, scene.served_places)),
          surface_step_m_(static_cast<float>(surface_step_m(lines))),
          per_metre_(static_cast<float>(1.0 / lines.step_m)),
          radius_steps_(radius_m / lines.step_m),
          beyond_(beyond),
          approaches_(approaches(beyond, lines)),
          hulls_(static_cast<float>(profile_tolerance * delay * lines.step_m), radius_steps_ > lines.step_count()) {}

    void walk(int first_line, int count) {
        first_line_ = first_line;
        line_count_ = count;
        joined_ = {};
        tangents_.start(first_line);
        hulls_.start();
        for (Profile& profile : on_line_m_) {
            profile.values.fill(-std::numeric_limits<float>::infinity());
        }
        bool entered = false;
        for (int k = 0; k < served_steps_.end; ++k) {
            const Span here = in_grid(k);
            if (here.empty() && entered) {
                break;  // lines drift one way: they have left the grid
            }
            entered = entered || !here.empty();
            if (entered) {
                fetch_ahead(k + steps_ahead);
                pass(k, here);
                serve(k);
                join(k + 1 - delay);
            }
        }
        tangents_.finish();
    }

private:
    static std::size_t at(int i) { return static_cast<std::size_t>(i); }

    static Span steps_at(const Lines& lines, const Span& places) {
        const int count = lines.step_count();
        return lines.forward ? places : Span{count - places.end, count - places.begin};
    }

    static double surface_step_m(const Lines& lines) {
        return steepest_roof / 2.0 * lines.step_m / std::hypot(1.0, lines.drift);
    }

    [[nodiscard]] Profile& on_line(int k) { return on_line_m_[at((k + kept_profiles) % kept_profiles)]; }

    /// Which lines pass some lanes at a step.
    [[nodiscard]] Span lines_within(const Step& step, const Span& lanes) const {
        return Span{0, line_count_}.cut(lanes.moved(-first_line_ - step.shift));
    }
    [[nodiscard]] Span in_grid(int k) const { return lines_within(lines_.steps[at(k)], {0, lines_.lanes}); }

    /// Each step reads another part of memory, which no processor foresees. Inlined, since compilers take a function
    /// that only prefetches for one that does nothing.
    [[gnu::always_inline]] void fetch_ahead(int k) const {
        if (k >= lines_.step_count()) {
            return;
        }
        constexpr int cache_line = 16;  // floats
        const Step& step = lines_.steps[at(k)];
        const Span here = in_grid(k).moved(first_line_ + step.shift);
        const float* obstacles_m = scene_.obstacles_m + scene_.offset(step.place, 0);
        for (int lane = here.begin; lane < here.end; lane += cache_line) {
            __builtin_prefetch(obstacles_m + lane);
        }
        const bool is_served = k >= served_steps_.begin && k < served_steps_.end;
        if (is_served && !scene_.is_turned) {
            const Span served = here.cut(scene_.served_lanes);
            float* tangents = scene_.tangents(step.place);
            for (int lane = served.begin; lane < served.end; lane += cache_line) {
                __builtin_prefetch(tangents + lane, 1);
            }
        }
    }

    /// All lines in the grid come to a step; those at the border of the grid have no neighbour to lean to.
    void pass(int k, const Span& all) {
        const Step& step = lines_.steps[at(k)];
        const Span inner = lines_within(step, {step.side < 0 ? 1 : 0, lines_.lanes - (step.side > 0 ? 1 : 0)});
        pass_lines(k, inner, step.side);
        pass_lines(k, all.cut({all.begin, inner.begin}), 0);
        pass_lines(k, all.cut({inner.end, all.end}), 0);
    }

    void pass_lines(int k, const Span& lines, int side) {
        if (lines.empty()) {
            return;
        }
        const Step& step = lines_.steps[at(k)];
        const std::ptrdiff_t first = scene_.offset(step.place, first_line_ + lines.begin + step.shift);
        const float* here = scene_.obstacles_m + first;
        float* receivers_m = receiver_m_.data() + lines.begin;
        on_lines(lines.count(), here, here + side, step.beside, surface_step_m_, on_line(k).data() + lines.begin,
                 receivers_m);
        if (scene_.receivers_m != scene_.obstacles_m) {
            restore_own_elevations(lines.count(), here, scene_.receivers_m + first, receivers_m);
        }
    }

    /// A step joins the hulls. Lines enter the grid at one end of the bundle.
    void join(int k) {
        if (k < 0) {
            return;
        }
        const Span joining = in_grid(k);
        if (joining.empty()) {
            return;
        }
        if (beyond_.pyramid != nullptr) {
            const Span newcomers = joined_.empty()                 ? joining
                                   : joining.begin < joined_.begin ? Span{joining.begin, joined_.begin}
                                                                   : Span{joined_.end, joining.end};
            for (int line = newcomers.begin; line < newcomers.end; ++line) {
                approach(line, k);
            }
        }
        ProfileWindow window;
        for (int away = -ProfileWindow::reach; away <= ProfileWindow::reach; ++away) {
            window.steps[at(ProfileWindow::reach + away)] = on_line(k + away).data();
        }
        window.from_post = (lines_.steps_before + k) % ProfileWindow::reach;
        hulls_.join(k, joining, window);
        joined_ = joining;
    }

    /// What lies beyond the grid on the way to a line's first step there.
    void approach(int line, int first_step) {
        for (const Approach& before : approaches_) {
            const int k = first_step - before.steps;
            const CellIndex cell = lines_.nearest_cell(first_line_ + line, k);
            const float highest_m = beyond_.pyramid->highest_m(before.level, beyond_.part.first_column + cell.column,
                                                               beyond_.part.first_row + cell.row);
            if (highest_m > nothing_known_m) {
                hulls_.add_one(line, static_cast<float>(k), highest_m - before.drop_m);
            }
        }
    }

    /// The near field first; then the skylines of lines whose hulls have points. Those are searched at cells that are
    /// not served too: what joins a hull depends on what was seen, and must not depend on the part that is served.
    void serve(int k) {
        const Step& step = lines_.steps[at(k)];
        const int first_lane = first_line_ + step.shift;
        const Span looking = in_grid(k).cut(joined_);
        if (!looking.empty()) {
            if (k > radius_steps_) {
                hulls_.forget_before(static_cast<float>(k - radius_steps_), looking);
            }
            hulls_.rise_to_skylines(k, looking, receiver_m_, rise_m_);
        }
        // The near field writes, the far field raises what was written.
        const Span served = lines_within(step, scene_.served_lanes);
        if (k < served_steps_.begin || served.empty()) {
            return;
        }
        const Span lanes = served.moved(first_lane);
        float* tangents = tangents_.at(k, lanes);
        near_.serve(step.place, lanes, tangents);
        const Span raised = served.cut(looking);
        if (!raised.empty()) {
            raise(raised.count(), rise_m_.data() + raised.begin, per_metre_, tangents + first_lane + raised.begin);
        }
    }

    static constexpr int kept_profiles = 16;  ///< steps: enough for the delay and its neighbours
    static_assert(kept_profiles >= delay + ProfileWindow::reach + 1);
    static_assert(delay > ProfileWindow::reach);
    static constexpr int steps_ahead = 4;  ///< that memory is asked for

    const LaneScene& scene_;
    const Lines& lines_;
    NearField near_;
    LaneTangents tangents_;
    Span served_steps_;
    float surface_step_m_;
    float per_metre_;
    double radius_steps_;
    Beyond beyond_;
    std::vector<Approach> approaches_;

    int first_line_ = 0;
    int line_count_ = 0;
    Span joined_;  ///< lines whose hulls have points
    Hulls hulls_;
    std::array<Profile, kept_profiles> on_line_m_{};
    Profile receiver_m_;
    Profile rise_m_;  ///< from receivers to their skylines, a step
};

/// The lines that pass served cells. They drift one way: the outermost pass at the first or the last served place.
Span lines_past_served(const LaneScene& scene, const Lines& lines) {
    const auto shift_at = [&](int place) {
        const int step = lines.forward ? place : lines.step_count() - 1 - place;
        return lines.steps[static_cast<std::size_t>(step)].shift;
    };
    const auto [least, most] =
        std::minmax({shift_at(scene.served_places.begin), shift_at(scene.served_places.end - 1)});
    return {scene.served_lanes.begin - most, scene.served_lanes.end - least};
}

}  // namespace

void sweep_lines(const LaneScene& scene, const Lines& lines, const Beyond& beyond, double radius_m, Threads threads) {
    const Span passing = lines_past_served(scene, lines);
    const int bundles = (passing.count() + bundle_lines - 1) / bundle_lines;
    parallel_for(static_cast<std::size_t>(bundles), threads, [&](std::size_t begin, std::size_t end) {
        BundleWalk walk(scene, lines, beyond, radius_m);
        for (int bundle = static_cast<int>(begin); bundle < static_cast<int>(end); ++bundle) {
            const int first = bundle * bundle_lines;
            walk.walk(passing.begin + first, std::min(bundle_lines, passing.count() - first));
        }
    });
}

}  // namespace sunshed
