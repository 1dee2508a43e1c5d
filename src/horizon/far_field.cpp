#include "far_field.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "hulls.hpp"
#include "near_field.hpp"
#include "wide.hpp"

namespace sunshed {

namespace {

// A point joins the hull when it leaves the near field.
constexpr int delay = near_steps + 1;

// Rise per metre up to which neighbours count as one surface (about 56 degrees).
constexpr double steepest_roof = 1.5;

/// Elevations on lines that pass beside their cells, and those of the receivers. A receiver steps aside onto the line
/// along its own surface, or else a slope would see itself rise; where a wall stands between, it keeps its elevation.
SUNSHED_WIDE void step_aside(const float* here, const float* other, const float* own, float share, float surface_step_m,
                             int count, float* __restrict on_line, float* __restrict receiver) {
    for (int i = 0; i < count; ++i) {
        const float line_m = here[i] + share * (other[i] - here[i]);
        const bool is_own_surface = (own[i] == here[i]) & (std::abs(line_m - own[i]) <= surface_step_m);
        on_line[i] = line_m;
        receiver[i] = is_own_surface ? line_m : own[i];
    }
}

/// Walks bundles of lines over the grid, each trailing a hull of what lies beyond the near field.
class BundleWalk {
public:
    BundleWalk(const HorizonScene& scene, const Lines& lines, double radius_m, FloatRaster& tangent)
        : elevation_(scene.obstacles_m.values.data()),
          receivers_(scene.receivers_m.values.data()),
          tangent_(tangent.values.data()),
          lines_(lines),
          served_lanes_(lines.along_columns ? rows_of(scene.served) : columns_of(scene.served)),
          served_steps_(steps_at(lines, lines.along_columns ? columns_of(scene.served) : rows_of(scene.served))),
          tangent_lane_stride_(lines.along_columns ? scene.served.columns : 1),
          tangent_step_stride_((lines.forward ? 1 : -1) * (lines.along_columns ? 1 : scene.served.columns)),
          tangent_start_(lines.forward ? 0 : (1 - served_steps_.end + served_steps_.begin) * tangent_step_stride_),
          surface_step_m_(static_cast<float>(steepest_roof / 2.0 * scene.obstacles_m.geometry.cell_size_m)),
          per_metre_(static_cast<float>(1.0 / lines.step_m)),
          radius_steps_(radius_m / lines.step_m),
          hulls_(lines.step_count()) {}

    void walk(int first_line, int count) {
        first_line_ = first_line;
        line_count_ = count;
        hulls_.start();
        Span joined;
        for (int k = 0; k < served_steps_.end; ++k) {
            prepare(k);
            if (k < delay) {
                continue;
            }
            const Span joining = lines_within(lines_.steps[at(k - delay)], {0, lines_.lanes}).cut(in_grid(k));
            if (joining.empty()) {
                continue;
            }
            hulls_.join(k - delay, joining, newcomers(joining, joined), on_line(k - delay - 1), on_line(k - delay),
                        on_line(k - delay + 1));
            joined = joining;
            if (k >= served_steps_.begin) {
                serve(k, joining);
            }
        }
    }

private:
    static std::size_t at(int i) { return static_cast<std::size_t>(i); }
    static Span rows_of(const Window& window) { return {window.row, window.row + window.rows}; }
    static Span columns_of(const Window& window) { return {window.column, window.column + window.columns}; }

    static Span steps_at(const Lines& lines, const Span& places) {
        const int count = lines.step_count();
        return lines.forward ? places : Span{count - places.end, count - places.begin};
    }

    [[nodiscard]] Profile& on_line(int k) { return on_line_m_[at((k + ring_size) % ring_size)]; }

    /// Which lines pass some lanes at a step.
    [[nodiscard]] Span lines_within(const Step& step, const Span& lanes) const {
        const int first_lane = first_line_ + step.shift;
        return Span{0, line_count_}.cut({lanes.begin - first_lane, lanes.end - first_lane});
    }

    [[nodiscard]] Span in_grid(int k) const { return lines_within(lines_.steps[at(k)], {0, lines_.lanes}); }

    /// Lines enter the grid at one end of the bundle.
    static Span newcomers(const Span& joining, const Span& joined) {
        if (joined.empty()) {
            return joining;
        }
        return joining.begin < joined.begin ? Span{joining.begin, joined.begin} : Span{joined.end, joining.end};
    }

    /// Elevations on the lines at a step, linear between the cell and its neighbour on the side where the line passes;
    /// at the border the cell's own.
    void prepare(int k) {
        const Step& step = lines_.steps[at(k)];
        const Span all = in_grid(k);
        const Span inner = lines_within(step, {step.side < 0 ? 1 : 0, lines_.lanes - (step.side > 0 ? 1 : 0)});
        prepare_lines(step, inner, step.side * lines_.lane_stride, on_line(k));
        prepare_lines(step, all.cut({all.begin, inner.begin}), 0, on_line(k));
        prepare_lines(step, all.cut({inner.end, all.end}), 0, on_line(k));
    }

    void prepare_lines(const Step& step, const Span& lines, std::ptrdiff_t beside, Profile& profile) {
        if (lines.empty()) {
            return;
        }
        const std::ptrdiff_t stride = lines_.lane_stride;
        const std::ptrdiff_t first = step.offset + (first_line_ + lines.begin) * stride;
        const int count = lines.end - lines.begin;
        if (stride == 1) {
            step_aside(elevation_ + first, elevation_ + first + beside, receivers_ + first, step.beside,
                       surface_step_m_, count, profile.data() + lines.begin, receiver_m_.data() + lines.begin);
            return;
        }
        Profile here;
        Profile other;
        Profile own;
        for (int i = 0; i < count; ++i) {
            here[i] = elevation_[first + i * stride];
            other[i] = elevation_[first + i * stride + beside];
            own[i] = receivers_[first + i * stride];
        }
        step_aside(here.data(), other.data(), own.data(), step.beside, surface_step_m_, count,
                   profile.data() + lines.begin, receiver_m_.data() + lines.begin);
    }

    void serve(int k, const Span& joined) {
        const Step& step = lines_.steps[at(k)];
        const Span looking = lines_within(step, served_lanes_).cut(joined);
        if (looking.empty()) {
            return;
        }
        if (k > radius_steps_) {
            hulls_.forget_before(static_cast<float>(k - radius_steps_), looking);
        }
        hulls_.rise_to_skylines(k, looking, receiver_m_, rise_m_);
        float* tangent = tangent_ + tangent_start_ + (k - served_steps_.begin) * tangent_step_stride_ +
                         (first_line_ + step.shift - served_lanes_.begin) * tangent_lane_stride_;
        for (int i = looking.begin; i < looking.end; ++i) {
            float& here = tangent[i * tangent_lane_stride_];
            here = std::max(here, rise_m_[i] * per_metre_);
        }
    }

    static constexpr int ring_size = 16;  ///< steps that are kept: enough for the delay and a neighbour
    static_assert(ring_size >= delay + 2);

    const float* elevation_;
    const float* receivers_;
    float* tangent_;
    const Lines& lines_;
    Span served_lanes_;
    Span served_steps_;
    std::ptrdiff_t tangent_lane_stride_;
    std::ptrdiff_t tangent_step_stride_;
    std::ptrdiff_t tangent_start_;  ///< of the first served step
    float surface_step_m_;
    float per_metre_;
    double radius_steps_;

    int first_line_ = 0;
    int line_count_ = 0;
    Hulls hulls_;
    std::array<Profile, ring_size> on_line_m_{};
    Profile receiver_m_;  ///< at the step that is looked at
    Profile rise_m_;      ///< from receivers to their skylines, a step
};

}  // namespace

void raise_to_far_field(const HorizonScene& scene, const Lines& lines, double radius_m, Threads threads,
                        FloatRaster& tangent) {
    // Lines that drift upward start below lane 0, and those that drift downward above the last one.
    const int drifted = std::abs(lines.steps.back().shift);
    const int first_line = lines.drift > 0.0 ? -drifted : 0;
    const int line_count = lines.lanes + drifted;
    const int bundles = (line_count + bundle_lines - 1) / bundle_lines;
    parallel_for(
        static_cast<std::size_t>(bundles), threads,
        [&](std::size_t begin, std::size_t end) {
            BundleWalk walk(scene, lines, radius_m, tangent);
            for (int bundle = static_cast<int>(begin); bundle < static_cast<int>(end); ++bundle) {
                const int first = bundle * bundle_lines;
                walk.walk(first_line + first, std::min(bundle_lines, line_count - first));
            }
        },
        2);
}

}  // namespace sunshed
