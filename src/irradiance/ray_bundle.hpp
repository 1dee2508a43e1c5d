#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "sunshed/core/raster.hpp"
#include "sunshed/core/vector.hpp"
#include "sunshed/irradiance/ray_blocks.hpp"

namespace sunshed {

/// Rays that go out over a bilinear surface side by side, each raising the horizon of its point: the processor steps
/// eight at once, and loads the ground under one while it waits for that under another.
///
/// A ray that comes to a block of the surface too low to raise its horizon passes it at once and goes on among blocks
/// twice as wide; at a higher block it goes on to the blocks in it. The surface in the finest ones is sampled every
/// half cell near by and in steps of 1.5 % of the distance beyond, and only where the ray enters if it is a plane: no
/// place on a plane stands steeper over a point than both its ends.
class RayBundle {
public:
    static constexpr std::size_t capacity = 128;

    /// @param surface_m, blocks  of the same raster; kept by reference
    RayBundle(const FloatRaster& surface_m, const RayBlocks& blocks, double radius_m);

    /// Sends a ray out; while there is no room the others go on.
    /// @param toward   horizontal unit vector; components that should be 0 are
    /// @param tangent  of the horizon, not below 0; raised when the ray has come to its end, at the latest by run()
    void add(Point2 from, double elevation_m, const Vector3& toward, double& tangent);

    /// Lets all rays run to their ends.
    void run();

    /// What is known of each ray, in cells unless named otherwise. Cell centres lie at whole columns and rows.
    struct Lanes {
        using Floats = std::array<float, capacity>;
        using Ints = std::array<int, capacity>;
        Floats first_column;
        Floats first_row;
        Floats east;
        Floats south;
        Floats cells_a_column;
        Floats cells_a_row;
        Floats elevation_m;
        Floats rise_m;  ///< of its horizon, over a cell's width
        Floats at;
        Floats end;
        Ints level;      ///< of its block
        Ints block;      ///< that it is in, in the order of all
        Floats leaves;   ///< its block
        Ints climbs;     ///< 1 where it leaves the wider block around its block too
        Floats block_m;  ///< the block's highest place
        Ints looks;      ///< 1 where it has to look at the surface
        std::array<double*, capacity> tangent;
    };

private:
    void step();
    void trace(std::size_t lane);
    void shorten(std::size_t lane);
    void retire(std::size_t lane);

    const FloatRaster& surface_m_;
    const RayBlocks& blocks_;
    double radius_m_;
    std::size_t running_ = 0;
    std::array<std::size_t, capacity> looking_{};  ///< lanes
    Lanes rays_{};
};

}  // namespace sunshed
