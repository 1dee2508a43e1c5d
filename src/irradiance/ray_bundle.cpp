#include "ray_bundle.hpp"

#include <algorithm>
#include <cmath>

#include "sunshed/core/simd_clones.hpp"

namespace sunshed {

namespace {

using Lanes = RayBundle::Lanes;

constexpr float first_step = 0.5F;
constexpr float near_step = 0.5F;
constexpr float step_share = 0.015F;      // of the distance, beyond
constexpr float past_border = 1.0F / 64;  // surely in the next block

/// Which block each ray is in, and where it leaves that.
SUNSHED_SIMD_CLONES void find_blocks(std::size_t eights, const MaxPyramid::Levels& __restrict levels,
                                     Lanes& __restrict rays) {
    for (std::size_t i = 0; i < 8 * eights; ++i) {
        const auto column = static_cast<int>(rays.first_column[i] + rays.east[i] * rays.at[i]);
        const auto row = static_cast<int>(rays.first_row[i] + rays.south[i] * rays.at[i]);
        const int level = rays.level[i];
        const int shift = RayBlocks::finest_shift + level;
        const int block_column = column >> shift;
        const int block_row = row >> shift;
        rays.block[i] = levels.first[static_cast<unsigned>(level)] +
                        block_row * levels.columns[static_cast<unsigned>(level)] + block_column;
        const auto border_column = static_cast<float>((block_column + (rays.east[i] >= 0.0F ? 1 : 0)) << shift);
        const auto border_row = static_cast<float>((block_row + (rays.south[i] >= 0.0F ? 1 : 0)) << shift);
        const float border = std::min((border_column - rays.first_column[i]) * rays.cells_a_column[i],
                                      (border_row - rays.first_row[i]) * rays.cells_a_row[i]);
        const float leaves = std::max(border, rays.at[i]) + past_border;
        const auto next_column = static_cast<int>(rays.first_column[i] + rays.east[i] * leaves);
        const auto next_row = static_cast<int>(rays.first_row[i] + rays.south[i] * leaves);
        rays.leaves[i] = leaves;
        rays.climbs[i] = (((column ^ next_column) | (row ^ next_row)) >> (shift + 1)) != 0 ? 1 : 0;
    }
}

/// Past blocks that are too low, into those that are not.
SUNSHED_SIMD_CLONES void move(std::size_t eights, Lanes& rays) {
    for (std::size_t i = 0; i < 8 * eights; ++i) {
        const bool rises = rays.block_m[i] - rays.elevation_m[i] > rays.rise_m[i] * rays.at[i];
        const int level = rays.level[i];
        rays.looks[i] = rises && level == 0 ? 1 : 0;
        rays.level[i] = rises ? std::max(level - 1, 0) : level + rays.climbs[i];
        rays.at[i] = rises ? rays.at[i] : rays.leaves[i];
    }
}

float bilinear(const FloatRaster& raster, float column, float row) {
    const CellIndex cell{std::min(static_cast<int>(column), raster.geometry.columns - 2),
                         std::min(static_cast<int>(row), raster.geometry.rows - 2)};
    const float right = column - static_cast<float>(cell.column);
    const float down = row - static_cast<float>(cell.row);
    const float* first = raster.values.data() + raster.geometry.offset(cell);
    const float* second = first + raster.geometry.columns;
    return (1.0F - down) * ((1.0F - right) * first[0] + right * first[1]) +
           down * ((1.0F - right) * second[0] + right * second[1]);
}

}  // namespace

RayBundle::RayBundle(const FloatRaster& surface_m, const RayBlocks& blocks, double radius_m)
    : surface_m_(surface_m), blocks_(blocks), radius_m_(radius_m) {}

void RayBundle::add(Point2 from, double elevation_m, const Vector3& toward, double& tangent) {
    while (running_ == capacity) {
        step();
    }
    const GridGeometry& grid = surface_m_.geometry;
    const double column = (from.x - grid.west_x) / grid.cell_size_m - 0.5;
    const double row = (grid.north_y - from.y) / grid.cell_size_m - 0.5;
    const double last_column = grid.columns - 1;
    const double last_row = grid.rows - 1;
    const double south = 0.0 - toward.y;  // which makes no -0 of 0
    const bool inside = column >= 0.0 && row >= 0.0 && column < last_column && row < last_row;
    const double border = std::min(((toward.x >= 0.0 ? last_column : 0.0) - column) / toward.x,
                                   ((south >= 0.0 ? last_row : 0.0) - row) / south);
    const std::size_t lane = running_++;
    rays_.first_column[lane] = static_cast<float>(column);
    rays_.first_row[lane] = static_cast<float>(row);
    rays_.east[lane] = static_cast<float>(toward.x);
    rays_.south[lane] = static_cast<float>(south);
    rays_.cells_a_column[lane] = 1.0F / rays_.east[lane];
    rays_.cells_a_row[lane] = 1.0F / rays_.south[lane];
    rays_.elevation_m[lane] = static_cast<float>(elevation_m);
    rays_.rise_m[lane] = static_cast<float>(tangent * grid.cell_size_m);
    rays_.at[lane] = first_step;
    rays_.end[lane] = inside ? static_cast<float>(std::min(radius_m_ / grid.cell_size_m, border - past_border)) : 0.0F;
    rays_.level[lane] = 0;
    rays_.tangent[lane] = &tangent;
    shorten(lane);
    if (rays_.end[lane] <= first_step) {
        retire(lane);
    }
}

void RayBundle::run() {
    while (running_ > 0) {
        step();
    }
}

void RayBundle::step() {
    const std::size_t eights = (running_ + 7) / 8;
    find_blocks(eights, blocks_.pyramid().levels(), rays_);
    const float* highest_m = blocks_.pyramid().highest_m().data();
    for (std::size_t lane = 0; lane < running_; ++lane) {
        rays_.block_m[lane] = highest_m[rays_.block[lane]];
    }
    move(eights, rays_);
    std::size_t looking = 0;
    for (std::size_t lane = 0; lane < running_; ++lane) {
        looking_[looking] = lane;
        looking += static_cast<std::size_t>(rays_.looks[lane]);
    }
    for (std::size_t i = 0; i < looking; ++i) {
        trace(looking_[i]);
    }
    for (std::size_t lane = running_; lane-- > 0;) {
        if (rays_.at[lane] >= rays_.end[lane]) {
            retire(lane);
        }
    }
}

void RayBundle::trace(std::size_t lane) {
    float& at = rays_.at[lane];
    const float column = rays_.first_column[lane] + rays_.east[lane] * at;
    const float row = rays_.first_row[lane] + rays_.south[lane] * at;
    const float over_m = bilinear(surface_m_, column, row) - rays_.elevation_m[lane];
    if (over_m > rays_.rise_m[lane] * at) {
        rays_.rise_m[lane] = over_m / at;
        shorten(lane);
    }
    at = blocks_.is_plane(rays_.block[lane]) ? rays_.leaves[lane] : at + std::max(near_step, step_share * at);
}

/// Beyond where the highest place of all would not raise the horizon nothing does.
void RayBundle::shorten(std::size_t lane) {
    const float over_m = blocks_.pyramid().highest_m().back() - rays_.elevation_m[lane];
    rays_.end[lane] = over_m > 0.0F ? std::min(rays_.end[lane], over_m / rays_.rise_m[lane]) : 0.0F;
}

/// The last ray takes the lane of one that has come to its end. Its own then stands still, though it is stepped along.
void RayBundle::retire(std::size_t lane) {
    *rays_.tangent[lane] = static_cast<double>(rays_.rise_m[lane]) / surface_m_.geometry.cell_size_m;
    const std::size_t last = --running_;
    const auto copy_lane = [&](auto&... of_rays) { ((of_rays[lane] = of_rays[last]), ...); };
    copy_lane(rays_.first_column, rays_.first_row, rays_.east, rays_.south, rays_.cells_a_column, rays_.cells_a_row,
              rays_.elevation_m, rays_.rise_m, rays_.at, rays_.end, rays_.level, rays_.tangent);
    for (Lanes::Floats* still : {&rays_.first_column, &rays_.first_row, &rays_.east, &rays_.south,
                                 &rays_.cells_a_column, &rays_.cells_a_row, &rays_.at}) {
        (*still)[last] = 0.0F;
    }
    rays_.level[last] = 0;
}

}  // namespace sunshed
