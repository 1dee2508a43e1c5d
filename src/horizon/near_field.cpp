#include "near_field.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

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

class NearField {
public:
    NearField(const FloatRaster& obstacles_m, const FloatRaster& receivers_m, std::vector<Sample> samples,
              FloatRaster& tangent)
        : grid_(obstacles_m.geometry),
          elevation_(obstacles_m.values.data()),
          receivers_(receivers_m.values.data()),
          samples_(std::move(samples)),
          tangent_(tangent.values.data()) {}

    void serve_row(int row) const {
        for (int begin = 0; begin < grid_.columns; begin += run_columns) {
            const Run run{row, begin, std::min(begin + run_columns, grid_.columns)};
            clear(run);
            for (const Sample& sample : samples_) {
                const Run reached = reached_by(run, sample);
                sample.between_steps ? add_between(reached, sample) : add_on_step(reached, sample);
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
    void clear(const Run& run) const {
        std::fill(tangent_ + offset(run.row, run.begin), tangent_ + offset(run.row, run.end), 0.0F);
        if (samples_.empty()) {
            return;
        }
        const Run reached = reached_by(run, samples_.front());
        if (reached.begin < reached.end) {
            std::fill(tangent_ + offset(run.row, reached.begin), tangent_ + offset(run.row, reached.end), nothing_near);
        }
    }

    // Differences first, so that high ground costs no digits.
    void add_on_step(const Run& run, const Sample& sample) const {
        const float* first = elevation_ + offset(run.row + sample.near.row, sample.near.column);
        const float* second = elevation_ + offset(run.row + sample.near.other_row, sample.near.other_column);
        const float* here = receivers_ + offset(run.row, 0);
        float* tangent = tangent_ + offset(run.row, 0);
        const float share = sample.near.share;
        const float per_metre = sample.per_metre;
        for (int i = run.begin; i < run.end; ++i) {
            const float rise_m = (first[i] - here[i]) + share * (second[i] - first[i]);
            tangent[i] = std::max(tangent[i], rise_m * per_metre);
        }
    }

    void add_between(const Run& run, const Sample& sample) const {
        const float* near_first = elevation_ + offset(run.row + sample.near.row, sample.near.column);
        const float* near_second = elevation_ + offset(run.row + sample.near.other_row, sample.near.other_column);
        const float* far_first = elevation_ + offset(run.row + sample.far.row, sample.far.column);
        const float* far_second = elevation_ + offset(run.row + sample.far.other_row, sample.far.other_column);
        const float* here = receivers_ + offset(run.row, 0);
        float* tangent = tangent_ + offset(run.row, 0);
        const float share = sample.near.share;
        const float per_metre = 0.5F * sample.per_metre;
        for (int i = run.begin; i < run.end; ++i) {
            const float near_m = (near_first[i] - here[i]) + share * (near_second[i] - near_first[i]);
            const float far_m = (far_first[i] - here[i]) + share * (far_second[i] - far_first[i]);
            tangent[i] = std::max(tangent[i], (near_m + far_m) * per_metre);
        }
    }

    const GridGeometry& grid_;
    const float* elevation_;
    const float* receivers_;
    std::vector<Sample> samples_;
    float* tangent_;
};

}  // namespace

void near_horizon(const FloatRaster& obstacles_m, const FloatRaster& receivers_m, const Lines& lines, double radius_m,
                  Threads threads, FloatRaster& tangent) {
    const NearField field(obstacles_m, receivers_m, samples_of(lines, radius_m), tangent);
    parallel_for(
        static_cast<std::size_t>(obstacles_m.geometry.rows), threads,
        [&](std::size_t begin, std::size_t end) {
            for (std::size_t row = begin; row < end; ++row) {
                field.serve_row(static_cast<int>(row));
            }
        },
        16);
}

}  // namespace sunshed
