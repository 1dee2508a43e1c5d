#include "cut_off_cells.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "sunshed/core/raster.hpp"

namespace sunshed {

namespace {

constexpr std::uint32_t no_run = std::numeric_limits<std::uint32_t>::max();

}  // namespace

bool CutOffCells::follows(float a, float b) const {
    return std::abs(static_cast<double>(a) - b) <= step_m_;
}

std::uint32_t CutOffCells::root_of(std::uint32_t run) {
    while (runs_[run].parent != run) {
        runs_[run].parent = runs_[runs_[run].parent].parent;
        run = runs_[run].parent;
    }
    return run;
}

void CutOffCells::join(std::uint32_t one, std::uint32_t other) {
    one = root_of(one);
    other = root_of(other);
    runs_[std::max(one, other)].parent = std::min(one, other);
}

void CutOffCells::remember_step(std::uint32_t one, std::uint32_t other, float one_m, float other_m) {
    const bool again = !steps_.empty() && steps_.back().one == one && steps_.back().other == other;
    if (!again) {
        steps_.push_back({one, other, one_m, other_m});
    }
}

void CutOffCells::cut_into_runs(int row, int first_column, std::span<const float> metres) {
    run_here_.assign(metres.size(), no_run);
    for (std::size_t i = 0; i < metres.size(); ++i) {
        if (std::isnan(metres[i])) {
            continue;
        }
        const bool has_left = i > 0 && run_here_[i - 1] != no_run;
        if (!has_left || !follows(metres[i - 1], metres[i])) {
            const auto index = static_cast<std::uint32_t>(runs_.size());
            const int column = first_column + static_cast<int>(i);
            runs_.push_back({row, column, column, index});
        }
        run_here_[i] = static_cast<std::uint32_t>(runs_.size() - 1);
        runs_.back().end = first_column + static_cast<int>(i) + 1;
        if (has_left && run_here_[i - 1] != run_here_[i]) {
            remember_step(run_here_[i - 1], run_here_[i], metres[i - 1], metres[i]);
        }
    }
}

void CutOffCells::join_with_row_above(std::span<const float> metres) {
    std::uint32_t last_here = no_run;
    std::uint32_t last_above = no_run;
    for (std::size_t i = 0; i < metres.size(); ++i) {
        if (run_here_[i] == no_run || run_above_[i] == no_run) {
            continue;
        }
        if (!follows(metres[i], above_m_[i])) {
            remember_step(run_above_[i], run_here_[i], above_m_[i], metres[i]);
        } else if (run_here_[i] != last_here || run_above_[i] != last_above) {
            last_here = run_here_[i];
            last_above = run_above_[i];
            join(last_here, last_above);
        }
    }
}

void CutOffCells::add_row(int row, int first_column, std::span<const float> metres) {
    cut_into_runs(row, first_column, metres);
    if (run_above_.size() == metres.size()) {
        join_with_row_above(metres);
    }
    above_m_.assign(metres.begin(), metres.end());
    std::swap(run_above_, run_here_);
}

void CutOffCells::finish() {
    std::vector<std::size_t> cells(steps_.empty() ? 0 : runs_.size());
    std::vector<bool> is_cut_off(cells.size());
    for (std::uint32_t run = 0; run < cells.size(); ++run) {
        cells[root_of(run)] += static_cast<std::size_t>(runs_[run].end - runs_[run].begin);
    }
    for (const Step& step : steps_) {
        const std::uint32_t one = root_of(step.one);
        const std::uint32_t other = root_of(step.other);
        if (one == other) {  // a cliff with a way around it
            continue;
        }
        const bool one_is_smaller = cells[one] < cells[other];
        is_cut_off[one_is_smaller ? one : other] = true;
        example_m_ = one_is_smaller ? step.one_m : step.other_m;
        neighbour_m_ = one_is_smaller ? step.other_m : step.one_m;
    }
    for (std::uint32_t run = 0; run < cells.size(); ++run) {
        if (is_cut_off[root_of(run)]) {
            cut_off_.push_back(runs_[run]);
            count_ += static_cast<std::size_t>(runs_[run].end - runs_[run].begin);
        }
    }
    runs_ = {};
    steps_ = {};
    above_m_ = {};
    run_above_ = {};
    run_here_ = {};
}

void CutOffCells::hide(const Window& window, std::span<float> metres) const {
    auto run = std::lower_bound(cut_off_.begin(), cut_off_.end(), window.row,
                                [](const Run& one, int row) { return one.row < row; });
    for (; run != cut_off_.end() && run->row < window.row + window.rows; ++run) {
        const int begin = std::clamp(run->begin - window.column, 0, window.columns);
        const int end = std::clamp(run->end - window.column, 0, window.columns);
        const auto row = metres.begin() + static_cast<std::ptrdiff_t>(run->row - window.row) * window.columns;
        std::fill(row + begin, row + std::max(begin, end), missing_f);
    }
}

}  // namespace sunshed
