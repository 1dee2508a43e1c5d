#include "far_field.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>
#include <vector>

#include "hulls.hpp"
#include "near_field.hpp"
#include "sunshed/core/wide.hpp"
#include "sunshed/horizon/far_horizon.hpp"

namespace sunshed {

namespace {

// A point joins the hull when it leaves the near field.
constexpr int delay = near_steps + 1;

// Rise per metre up to which neighbours count as one surface (about 56 degrees).
constexpr double steepest_roof = 1.5;

constexpr float nothing_known_m = std::numeric_limits<float>::lowest();

/// Elevations on lines that pass beside their cells, linear between the cell and its neighbour there, and those of the
/// receivers. A receiver steps aside onto the line along its own surface, or else a slope would see itself rise; where
/// a wall stands between, it keeps its elevation.
SUNSHED_WIDE void on_lines(const float* here, const float* beside, const float* own, float share, float surface_step_m,
                           float* __restrict on_line, float* __restrict receiver) {
    for (int i = 0; i < bundle_lines; ++i) {
        const float line_m = here[i] + share * (beside[i] - here[i]);
        const bool is_own_surface = (own[i] == here[i]) & (std::abs(line_m - own[i]) <= surface_step_m);
        on_line[i] = line_m;
        receiver[i] = is_own_surface ? line_m : own[i];
    }
}

SUNSHED_WIDE void raise(const float* rise_m, float per_metre, int count, float* __restrict tangent) {
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

/// The halo on the narrowest side that has one.
int halo_cells(const HorizonScene& scene) {
    const GridGeometry& grid = scene.obstacles_m.geometry;
    int narrowest = std::max(grid.columns, grid.rows);
    for (const int side :
         {scene.served.column, scene.served.row, grid.columns - scene.served.column - scene.served.columns,
          grid.rows - scene.served.row - scene.served.rows}) {
        narrowest = side > 0 ? std::min(narrowest, side) : narrowest;
    }
    return narrowest;
}

/// From far to near, in steps of the blocks that are looked up: at most a 32nd of the distance wide where the finest
/// blocks allow.
std::vector<Approach> approaches(const HorizonScene& scene, const Lines& lines) {
    std::vector<Approach> all;
    if (scene.beyond == nullptr) {
        return all;
    }
    constexpr int blocks_to_the_distance = 32;
    const int most = std::max(scene.part.raster_columns, scene.part.raster_rows);
    const int halo = halo_cells(scene);
    const FarHorizonOptions earth;
    int level = 0;
    for (int steps = ElevationPyramid::block_cells(0) / 2; steps < most;
         steps += ElevationPyramid::block_cells(level)) {
        while (level + 1 < scene.beyond->levels() &&
               ElevationPyramid::block_cells(level + 1) * blocks_to_the_distance <= halo + steps) {
            ++level;
        }
        all.push_back({steps, level, static_cast<float>(curvature_drop_m((halo + steps) * lines.step_m, earth))});
    }
    std::reverse(all.begin(), all.end());
    return all;
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
          part_(scene.part),
          beyond_(scene.beyond),
          approaches_(approaches(scene, lines)),
          hulls_(lines.step_count() + static_cast<int>(approaches_.size())) {}

    /// What one step writes piecemeal is read by the wide loops of a later one: the processor need not wait for it.
    void walk(int first_line, int count) {
        first_line_ = first_line;
        line_count_ = count;
        joined_ = {};
        hulls_.start();
        gather(0);
        gather(1);
        step_aside(0);
        for (int k = 0; k < served_steps_.end; ++k) {
            fetch_ahead(k + steps_ahead);
            gather(k + 2);
            step_aside(k + 1);
            serve(k);
            join(k + 1 - delay);
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

    [[nodiscard]] Profile& on_line(int k) { return on_line_m_[at((k + kept_profiles) % kept_profiles)]; }

    /// Which lines pass some lanes at a step.
    [[nodiscard]] Span lines_within(const Step& step, const Span& lanes) const {
        const int first_lane = first_line_ + step.shift;
        return Span{0, line_count_}.cut({lanes.begin - first_lane, lanes.end - first_lane});
    }

    [[nodiscard]] Span in_grid(int k) const { return lines_within(lines_.steps[at(k)], {0, lines_.lanes}); }

    /// Where steps are rows, each reads another part of memory, which no processor foresees.
    void fetch_ahead(int k) const {
        if (lines_.along_columns || k >= lines_.step_count()) {
            return;
        }
        const Step& step = lines_.steps[at(k)];
        const Span lines = in_grid(k);
        if (lines.empty()) {
            return;
        }
        const float* here = elevation_ + step.offset + first_line_ + lines.begin;
        __builtin_prefetch(here);
        __builtin_prefetch(here + (lines.end - 1 - lines.begin));
        const Span looking = lines_within(step, served_lanes_);
        if (k >= served_steps_.begin && k < served_steps_.end && !looking.empty()) {
            const float* tangent = tangent_of(k, looking.begin);
            __builtin_prefetch(tangent, 1);
            __builtin_prefetch(tangent + (looking.end - 1 - looking.begin), 1);
        }
    }

    /// Where a line's horizon goes at a served step.
    [[nodiscard]] float* tangent_of(int k, int line) const {
        return tangent_ + tangent_start_ + (k - served_steps_.begin) * tangent_step_stride_ +
               (first_line_ + line + lines_.steps[at(k)].shift - served_lanes_.begin) * tangent_lane_stride_;
    }

    /// The cells that the lines serve at a step and those beside them; at the border of the grid themselves.
    void gather(int k) {
        if (k >= lines_.step_count()) {
            return;
        }
        const Step& step = lines_.steps[at(k)];
        const Span all = in_grid(k);
        const Span inner = lines_within(step, {step.side < 0 ? 1 : 0, lines_.lanes - (step.side > 0 ? 1 : 0)});
        gather_lines(k, inner, step.side * lines_.lane_stride);
        gather_lines(k, all.cut({all.begin, inner.begin}), 0);
        gather_lines(k, all.cut({inner.end, all.end}), 0);
    }

    void gather_lines(int k, const Span& lines, std::ptrdiff_t beside) {
        if (lines.empty()) {
            return;
        }
        const std::ptrdiff_t first = lines_.steps[at(k)].offset + first_line_ * lines_.lane_stride;
        Cells& cells = cells_[at(k % kept_cells)];
        take(elevation_ + first, lines, cells.here_m);
        take(elevation_ + first + beside, lines, cells.beside_m);
        if (receivers_ != elevation_) {
            take(receivers_ + first, lines, cells.own_m);
        }
    }

    void take(const float* from, const Span& lines, Profile& to) const {
        const std::ptrdiff_t stride = lines_.lane_stride;
        if (stride == 1 && lines.end - lines.begin == bundle_lines) {
            std::memcpy(to.data(), from, sizeof(Profile));
            return;
        }
        from += lines.begin * stride;
        for (int i = lines.begin; i < lines.end; ++i, from += stride) {
            to[i] = *from;
        }
    }

    void step_aside(int k) {
        if (k >= lines_.step_count()) {
            return;
        }
        const Cells& cells = cells_[at(k % kept_cells)];
        const Profile& own_m = receivers_ == elevation_ ? cells.here_m : cells.own_m;
        on_lines(cells.here_m.data(), cells.beside_m.data(), own_m.data(), lines_.steps[at(k)].beside, surface_step_m_,
                 on_line(k).data(), receiver_m_[at(k % kept_cells)].data());
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
        const Span newcomers = joined_.empty()                 ? joining
                               : joining.begin < joined_.begin ? Span{joining.begin, joined_.begin}
                                                               : Span{joined_.end, joining.end};
        for (int line = newcomers.begin; line < newcomers.end && beyond_ != nullptr; ++line) {
            approach(line, k);
        }
        hulls_.join(k, joining, newcomers, on_line(k - 1), on_line(k), on_line(k + 1));
        joined_ = joining;
    }

    /// What lies beyond the grid on the way to a line's first step there.
    void approach(int line, int first_step) {
        for (const Approach& before : approaches_) {
            const int k = first_step - before.steps;
            const CellIndex cell = lines_.nearest_cell(first_line_ + line, k);
            const float highest_m =
                beyond_->highest_m(before.level, part_.first_column + cell.column, part_.first_row + cell.row);
            if (highest_m > nothing_known_m) {
                hulls_.add_one(line, static_cast<float>(k), highest_m - before.drop_m);
            }
        }
    }

    /// Lines whose hulls have a point look at it.
    void serve(int k) {
        const Step& step = lines_.steps[at(k)];
        const Span looking = lines_within(step, served_lanes_).cut(joined_);
        if (k < served_steps_.begin || looking.empty()) {
            return;
        }
        if (k > radius_steps_) {
            hulls_.forget_before(static_cast<float>(k - radius_steps_), looking);
        }
        hulls_.rise_to_skylines(k, looking, receiver_m_[at(k % kept_cells)], rise_m_);
        float* tangent = tangent_of(k, looking.begin);
        const float* rise_m = rise_m_.data() + looking.begin;
        const int count = looking.end - looking.begin;
        if (tangent_lane_stride_ == 1) {
            raise(rise_m, per_metre_, count, tangent);
            return;
        }
        for (int i = 0; i < count; ++i, tangent += tangent_lane_stride_) {
            *tangent = std::max(*tangent, rise_m[i] * per_metre_);
        }
    }

    /// Of a bundle's lines at one step.
    struct Cells {
        Profile here_m;
        Profile beside_m;
        Profile own_m;
    };

    static constexpr int kept_profiles = 16;  ///< steps: enough for the delay and its neighbours
    static_assert(kept_profiles >= delay + 3);
    static constexpr int kept_cells = 4;
    static constexpr int steps_ahead = 12;  ///< that memory is asked for

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

    GridPart part_;
    const ElevationPyramid* beyond_;
    std::vector<Approach> approaches_;

    int first_line_ = 0;
    int line_count_ = 0;
    Span joined_;  ///< lines whose hulls have points
    Hulls hulls_;
    std::array<Cells, kept_cells> cells_{};
    std::array<Profile, kept_profiles> on_line_m_{};
    std::array<Profile, kept_cells> receiver_m_{};
    Profile rise_m_;  ///< from receivers to their skylines, a step
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
