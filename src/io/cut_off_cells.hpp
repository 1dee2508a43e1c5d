#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sunshed/core/grid.hpp"

namespace sunshed {

/// Finds cells of a raster that no slope leads to: parts, of any size, that stand more than so many metres above or
/// below every neighbour around them. A town has none and no mountain is one, however steep its cliffs: its foot leads
/// up to it somewhere. Of two parts with such a step between them the smaller one is cut off; what nodata alone
/// separates is not.
///
/// Rows come from north to south. Each is cut into runs of cells that follow on each other, runs of neighbouring rows
/// are joined where a cell follows on the one above it (union-find), and steps are remembered. Memory is a few words a
/// run, and a row without steps is one run.
class CutOffCells {
public:
    explicit CutOffCells(double step_m) : step_m_(step_m) {}

    /// @param first_column  of the row's first cell, the same for each
    /// @param metres  NaN where there is no value
    void add_row(int row, int first_column, std::span<const float> metres);
    /// Decides; then the rest may be asked.
    void finish();

    /// Steps that were met so far: more than a few a row is no land.
    [[nodiscard]] std::size_t steps() const { return steps_.size(); }
    [[nodiscard]] std::size_t count() const { return count_; }
    /// Of one of them and of the neighbour that it stands beside.
    [[nodiscard]] float example_m() const { return example_m_; }
    [[nodiscard]] float neighbour_m() const { return neighbour_m_; }
    /// Sets cells of a window that are cut off to NaN.
    void hide(const Window& window, std::span<float> metres) const;

private:
    struct Run {
        int row = 0;
        int begin = 0;  ///< column
        int end = 0;
        std::uint32_t parent = 0;
    };
    struct Step {
        std::uint32_t one = 0;
        std::uint32_t other = 0;
        float one_m = 0.0F;
        float other_m = 0.0F;
    };

    [[nodiscard]] bool follows(float a, float b) const;
    void cut_into_runs(int row, int first_column, std::span<const float> metres);
    void join_with_row_above(std::span<const float> metres);
    std::uint32_t root_of(std::uint32_t run);
    void join(std::uint32_t one, std::uint32_t other);
    void remember_step(std::uint32_t one, std::uint32_t other, float one_m, float other_m);

    double step_m_;
    std::vector<Run> runs_;
    std::vector<Step> steps_;
    std::vector<float> above_m_;
    std::vector<std::uint32_t> run_above_;  ///< of each column
    std::vector<std::uint32_t> run_here_;
    std::vector<Run> cut_off_;  ///< in the order of rows
    std::size_t count_ = 0;
    float example_m_ = 0.0F;
    float neighbour_m_ = 0.0F;
};

}  // namespace sunshed
