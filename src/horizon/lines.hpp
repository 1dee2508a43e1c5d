#pragma once

#include <cstddef>
#include <vector>

#include "sunshed/core/grid.hpp"
#include "sunshed/horizon/horizon_sweep.hpp"

namespace sunshed {

/// Lanes, lines or steps: half-open.
struct Span {
    int begin = 0;
    int end = 0;

    [[nodiscard]] bool empty() const { return begin >= end; }
    [[nodiscard]] int count() const { return end - begin; }
    [[nodiscard]] Span cut(const Span& other) const {
        return {begin > other.begin ? begin : other.begin, end < other.end ? end : other.end};
    }
    [[nodiscard]] Span moved(int by) const { return {begin + by, end + by}; }
};

/// What every line does at one step; lines differ only in the lane they start from.
struct Step {
    int place = 0;        ///< along the axis of steps: a row of lanes
    int shift = 0;        ///< lanes drifted so far, to the nearest
    int side = 0;         ///< the neighbouring lane that the line passes toward: -1, 0 or 1
    float beside = 0.0F;  ///< how far toward it, 0..0.5 lanes
};

/// How lines run over the grid. "Steps" go along the axis that the direction is closest to, away from the sun's side;
/// "lanes" count across it. At step k, line j passes lane j + (k0 + k) * drift, where k0 are the steps of the whole
/// raster before this part of it: a line passes a cell in the same place whichever part the cell is processed in.
struct Lines {
    bool along_columns = false;  ///< steps are columns, lanes are rows; else the other way round
    bool forward = true;         ///< steps go toward growing columns or rows
    int lanes = 0;
    double drift = 0.0;   ///< lanes per step, -1..1
    double step_m = 1.0;  ///< length of a step along the line
    std::vector<Step> steps;
    int steps_before = 0;       ///< of the raster, k0
    double lanes_before = 0.0;  ///< drifted there: lines are numbered from the lane that they pass at step 0

    Lines(const GridGeometry& grid, const GridPart& part, double grid_azimuth_deg);

    [[nodiscard]] int step_count() const { return static_cast<int>(steps.size()); }
    /// Where a line is at any step, also outside the grid: columns and rows from the grid's first cell.
    [[nodiscard]] CellIndex nearest_cell(int line, int step) const;

private:
    void compute_steps(int count);
};

/// The scene as lines see it: the lanes of a place lie side by side in memory, one place after the other. That is the
/// grid itself where steps are rows, and the grid with rows and columns exchanged where steps are columns.
struct LaneScene {
    const float* obstacles_m = nullptr;
    const float* receivers_m = nullptr;
    int lanes = 0;
    int places = 0;
    Span served_lanes;
    Span served_places;
    float* tangent = nullptr;  ///< of the served cells only, in the order of the result
    bool is_turned = false;    ///< against the result's order: there, the places of a lane lie side by side

    [[nodiscard]] std::ptrdiff_t offset(int place, int lane) const {
        return static_cast<std::ptrdiff_t>(place) * lanes + lane;
    }
    /// The tangents of a served place, such that its lanes are their indices, where they are in the result's order.
    [[nodiscard]] float* tangents(int place) const {
        return tangent + static_cast<std::ptrdiff_t>(place - served_places.begin) * served_lanes.count() -
               served_lanes.begin;
    }
};

}  // namespace sunshed
