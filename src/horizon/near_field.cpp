#include "near_field.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "sunshed/core/wide.hpp"

namespace sunshed {

namespace {

constexpr float nothing_near = std::numeric_limits<float>::lowest();

constexpr double half_steps_up_to = 2.0;

// Columns that are done together: few enough for the rows in reach to stay in the nearest cache.
constexpr int run_columns = 512;

/// A pair of cells across a ray, as seen from the receiver, and where between them the ray passes.
struct Crossing {
    int row = 0;  ///< of the first cell
    int column = 0;
    int other_row = 0;
    int other_column = 0;
    float share = 0.0F;  ///< of the second cell
};

/// One point of the ray. Between two steps the bilinear surface is the mean of the crossings on either side.
struct Sample {
    Crossing near;
    Crossing far;
    bool between_steps = false;
    float per_metre = 0.0F;
};

Crossing crossing(const Lines& lines, int steps_back, double lane) {
    // Half a billionth of a cell aside is rounding, and would ask for a neighbour that may not be there.
    const double rounded = std::round(lane);
    const double position = std::abs(lane - rounded) < 1e-9 ? rounded : lane;
    const int first = static_cast<int>(std::floor(position));
    const int second = position > first ? first + 1 : first;
    const int step = lines.forward ? -steps_back : steps_back;
    const auto share = static_cast<float>(position - first);
    return lines.along_columns ? Crossing{first, step, second, step, share}
                               : Crossing{step, first, step, second, share};
}

std::vector<Sample> samples_of(const Lines& lines, double radius_m) {
    std::vector<Sample> samples;
    for (double steps = 0.5; steps <= near_steps; steps += steps < half_steps_up_to ? 0.5 : 1.0) {
        if (steps * lines.step_m > radius_m) {
            break;
        }
        const double lane = -steps * lines.drift;
        const int whole = static_cast<int>(steps);
        const bool between = steps > whole;
        const Crossing near = crossing(lines, whole, lane);
        samples.push_back({near, between ? crossing(lines, whole + 1, lane) : near, between,
                           static_cast<float>(1.0 / (steps * lines.step_m))});
    }
    return samples;
}

/// A run of receivers in one row.
struct Run {
    int row = 0;
    int begin = 0;
    int end = 0;
};

/// Narrows a run to the receivers whose crossing lies in the grid.
Run within(const Run& run, const GridGeometry& grid, const Crossing& at) {
    const int lowest_row = run.row + std::min(at.row, at.other_row);
    const int highest_row = run.row + std::max(at.row, at.other_row);
    if (lowest_row < 0 || highest_row >= grid.rows) {
        return {run.row, 0, 0};
    }
    return {run.row, std::max(run.begin, -std::min(at.column, at.other_column)),
            std::min(run.end, grid.columns - std::max(at.column, at.other_column))};
}

/// Two rows of cells across a ray, and how it passes them.
struct Pair {
    const float* first = nullptr;
    const float* second = nullptr;
    float share = 0.0F;
    float per_metre = 0.0F;

    // Differences first, so that high ground costs no digits.
    [[nodiscard]] float tangent_from(float here, int i) const {
        return ((first[i] - here) + share * (second[i] - first[i])) * per_metre;
    }
};

SUNSHED_WIDE void raise_on_step(const Run& run, const Pair at, const float* here, float* __restrict tangent) {
    for (int i = run.begin; i < run.end; ++i) {
        tangent[i] = std::max(tangent[i], at.tangent_from(here[i], i));
    }
}

/// The same for four samples, whose receivers are fetched once.
SUNSHED_WIDE void raise_on_four_steps(const Run& run, const Pair a, const Pair b, const Pair c, const Pair d,
                                      const float* here, float* __restrict tangent) {
    for (int i = run.begin; i < run.end; ++i) {
        const float nearer = std::max(a.tangent_from(here[i], i), b.tangent_from(here[i], i));
        const float farther = std::max(c.tangent_from(here[i], i), d.tangent_from(here[i], i));
        tangent[i] = std::max(tangent[i], std::max(nearer, farther));
    }
}

/// Two pairs of cells: the nearer and the farther crossing of a sample between steps.
SUNSHED_WIDE void raise_between(const Run& run, const float* near_first, const float* near_second,
                                const float* far_first, const float* far_second, const float* here, float share,
                                float per_metre, float* __restrict tangent) {
    for (int i = run.begin; i < run.end; ++i) {
        const float near_m = (near_first[i] - here[i]) + share * (near_second[i] - near_first[i]);
        const float far_m = (far_first[i] - here[i]) + share * (far_second[i] - far_first[i]);
        tangent[i] = std::max(tangent[i], (near_m + far_m) * per_metre);
    }
}

class NearField {
public:
    NearField(const HorizonScene& scene, std::vector<Sample> samples, FloatRaster& tangent)
        : grid_(scene.obstacles_m.geometry),
          served_(scene.served),
          elevation_(scene.obstacles_m.values.data()),
          receivers_(scene.receivers_m.values.data()),
          samples_(std::move(samples)),
          tangent_(tangent.values.data()) {}

    /// @param served_row  counted from the first served one
    void serve_row(int served_row) const {
        const int row = served_.row + served_row;
        float* tangent = tangent_ + static_cast<std::ptrdiff_t>(served_row) * served_.columns - served_.column;
        const int end = served_.column + served_.columns;
        for (int begin = served_.column; begin < end; begin += run_columns) {
            const Run run{row, begin, std::min(begin + run_columns, end)};
            clear(run, tangent);
            std::size_t next = 0;
            while (next < samples_.size()) {
                next += add_samples(run, next, tangent);
            }
        }
    }

private:
    [[nodiscard]] std::ptrdiff_t offset(int row, int column) const {
        return static_cast<std::ptrdiff_t>(row) * grid_.columns + column;
    }

    [[nodiscard]] Run reached_by(const Run& run, const Sample& sample) const {
        return within(within(run, grid_, sample.near), grid_, sample.far);
    }

    /// Level where the ray leaves the grid at once; lower than anything where a first sample will follow.
    void clear(const Run& run, float* tangent) const {
        std::fill(tangent + run.begin, tangent + run.end, 0.0F);
        if (samples_.empty()) {
            return;
        }
        const Run reached = reached_by(run, samples_.front());
        if (reached.begin < reached.end) {
            std::fill(tangent + reached.begin, tangent + reached.end, nothing_near);
        }
    }

    /// The cells that a row's receivers look at across the ray.
    [[nodiscard]] const float* first_of(const Run& run, const Crossing& at) const {
        return elevation_ + offset(run.row + at.row, at.column);
    }
    [[nodiscard]] const float* second_of(const Run& run, const Crossing& at) const {
        return elevation_ + offset(run.row + at.other_row, at.other_column);
    }

    /// Adds one sample, or four; returns how many.
    std::size_t add_samples(const Run& run, std::size_t first, float* tangent) const {
        if (samples_[first].between_steps) {
            add_between(reached_by(run, samples_[first]), samples_[first], tangent);
            return 1;
        }
        const bool are_four = first + 4 <= samples_.size() && !samples_[first + 1].between_steps &&
                              !samples_[first + 2].between_steps && !samples_[first + 3].between_steps;
        const Run common = are_four ? reached_by(run, samples_[first + 3]) : Run{run.row, run.end, run.end};
        const float* here = receivers_ + offset(run.row, 0);
        if (common.begin < common.end) {
            raise_on_four_steps(common, pair(run, samples_[first]), pair(run, samples_[first + 1]),
                                pair(run, samples_[first + 2]), pair(run, samples_[first + 3]), here, tangent);
        }
        const std::size_t count = are_four ? 4 : 1;
        for (std::size_t i = first; i < first + count; ++i) {
            // Nearer samples reach a few receivers more on one side.
            const Run reached = reached_by(run, samples_[i]);
            const Pair at = pair(run, samples_[i]);
            if (common.begin >= common.end) {
                raise_on_step(reached, at, here, tangent);
                continue;
            }
            raise_on_step({run.row, reached.begin, common.begin}, at, here, tangent);
            raise_on_step({run.row, common.end, reached.end}, at, here, tangent);
        }
        return count;
    }

    [[nodiscard]] Pair pair(const Run& run, const Sample& sample) const {
        return {first_of(run, sample.near), second_of(run, sample.near), sample.near.share, sample.per_metre};
    }

    void add_between(const Run& run, const Sample& sample, float* tangent) const {
        raise_between(run, first_of(run, sample.near), second_of(run, sample.near), first_of(run, sample.far),
                      second_of(run, sample.far), receivers_ + offset(run.row, 0), sample.near.share,
                      0.5F * sample.per_metre, tangent);
    }

    const GridGeometry& grid_;
    Window served_;
    const float* elevation_;
    const float* receivers_;
    std::vector<Sample> samples_;
    float* tangent_;
};

}  // namespace

void near_horizon(const HorizonScene& scene, const Lines& lines, double radius_m, Threads threads,
                  FloatRaster& tangent) {
    const NearField field(scene, samples_of(lines, radius_m), tangent);
    parallel_for(
        static_cast<std::size_t>(scene.served.rows), threads,
        [&](std::size_t begin, std::size_t end) {
            for (std::size_t row = begin; row < end; ++row) {
                field.serve_row(static_cast<int>(row));
            }
        },
        16);
}

}  // namespace sunshed
