#pragma once

#include <vector>

#include "sunshed/core/parallel.hpp"
#include "sunshed/core/raster.hpp"
#include "sunshed/horizon/max_pyramid.hpp"

namespace sunshed {

/// Where a grid lies in the raster that it is a part of.
struct GridPart {
    int first_column = 0;
    int first_row = 0;
    int raster_columns = 0;
    int raster_rows = 0;
    int halo_cells = 0;  ///< at least so many lie between a cell that is looked from and what lies beyond the grid
};

/// What shades and what is shaded. Cells of `receivers_m` are shaded by `obstacles_m`, e.g. roofs at the tops of trees;
/// both are kept by reference, lie on one grid and are finite everywhere.
struct HorizonScene {
    const FloatRaster& obstacles_m;
    const FloatRaster& receivers_m;
    Window served;  ///< cells whose horizon is wanted; which others are wanted changes nothing
    GridPart part;  ///< of the grid; a cell's horizon does not depend on how the raster is cut, but for what is cut off
    /// What of the raster lies beyond the grid, so that it still shades; nullptr = nothing does.
    const MaxPyramid* beyond = nullptr;
};

/// All cells of a whole raster.
[[nodiscard]] HorizonScene whole_scene(const FloatRaster& obstacles_m, const FloatRaster& receivers_m);

/// The horizons of one scene, direction by direction.
///
/// A horizon is the tangent of its elevation angle: 0 where nothing lies beyond the cell in that direction; negative
/// where one looks down on all of it.
///
/// The first five steps follow the ray from the cell's very centre over the bilinear surface. Beyond them, the grid is
/// walked along parallel lines from the far side, keeping the upper convex hull of the profile passed so far; a cell's
/// horizon is its tangent to that hull (Dozier & Frew 1990, IEEE TGRS 28(5); Timonen & Westerholm 2010, Computer
/// Graphics Forum 29(2)). Amortised constant time a cell, whatever the distance. A line passes up to half a cell beside
/// the cells it serves; its elevation is interpolated linearly between the two cells it passes, and the receiver steps
/// aside onto the line along its own surface (not over a wall).
///
/// Where the grid is a part of a raster, a line begins with what lies before it on the raster: the highest elevations
/// of blocks that grow with the distance, at most a 32nd of it wide from a halo of 128 cells on, lowered by the earth's
/// curvature.
///
/// No cell is written by two threads at a time: the same bytes for any number of threads.
class HorizonSweep {
public:
    /// @param scene  what it refers to is kept by reference
    /// @param radius_m  what lies farther away does not shade; unlimited_radius_m = nothing
    HorizonSweep(const HorizonScene& scene, double radius_m, Threads threads);

    /// The horizon of every served cell in one direction.
    /// @param grid_azimuth_deg  compass azimuth in the grid's axes (0 = toward row 0)
    /// @param tangent  result, resized to the served cells
    void sweep(double grid_azimuth_deg, FloatRaster& tangent);

private:
    /// The scene with rows and columns exchanged, for directions nearer to the rows'; empty until one is asked for.
    struct Turned {
        std::vector<float> obstacles_m;
        std::vector<float> receivers_m;  ///< empty where they are the obstacles
    };
    void turn();

    HorizonScene scene_;
    double radius_m_;
    Threads threads_;
    Turned turned_;
};

/// One direction alone.
void horizon_tangent(const HorizonScene& scene, double grid_azimuth_deg, double radius_m, Threads threads,
                     FloatRaster& tangent);

/// The same for a whole raster that shades itself.
void horizon_tangent(const FloatRaster& elevation_m, double grid_azimuth_deg, double radius_m, Threads threads,
                     FloatRaster& tangent);

[[nodiscard]] FloatRaster horizon_tangent(const FloatRaster& elevation_m, double grid_azimuth_deg, double radius_m,
                                          Threads threads);

/// Share of the sky that a horizontal receiver sees, weighted by the cosine of incidence, 0..1: the mean of
/// cos^2 of the horizon's elevation over all directions (horizons below the horizontal count as 0).
[[nodiscard]] FloatRaster sky_view(const FloatRaster& elevation_m, int directions, double radius_m, Threads threads);

}  // namespace sunshed
