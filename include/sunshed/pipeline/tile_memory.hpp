#pragma once

#include <span>

#include "sunshed/building/plan_building.hpp"
#include "sunshed/core/grid.hpp"
#include "sunshed/pipeline/tiles.hpp"

namespace sunshed {

/// What work on tiles takes memory for, in bytes; measured at its peak.
struct TileMemory {
    double program = 0.0;            ///< whatever the raster: code, GDAL and PROJ, tables of the year
    double raster_cell = 0.0;        ///< held for each cell of the raster all along
    double file_cell = 0.0;          ///< of results that may be held until their files are whole
    double files_share = 0.0;        ///< of what is left, that such files may take; 0 = none are held
    double building = 0.0;           ///< held for each building all along
    double read_cell = 0.0;          ///< for each cell that is read for a tile
    double slice_cell = 0.0;         ///< for each cell of a slice, beside that
    double building_of_slice = 0.0;  ///< for each building of a slice, beside that
};

/// What a run needs, that its memory depends on.
struct TileWorkload {
    bool with_trees = false;
    bool sun_hours_by_month = false;
    int directions = 128;
};

TileMemory memory_of_irradiance(const TileWorkload& work);
TileMemory memory_of_city(const TileWorkload& work);
TileMemory memory_of_roofs();

/// Bytes a cell of a raster whose horizons are held as a whole, for the hours of its shade.
double hourly_shade_bytes_of_cell(int directions);

/// Bytes a cell of the pyramids of a raster (Overview).
constexpr double pyramid_bytes_of_cell = 0.34;

/// Of raster files, what may be kept in memory beside what is asked for.
/// @param bytes  for all of the work
double raster_cache_bytes(double bytes);

/// How work is cut to fit some memory.
struct MemoryPlan {
    TilePlan tiles;
    bool files_in_memory = false;  ///< results are held until their files are made
};

/// The highest slices of tiles that some memory allows, for the cells and for the buildings of the slice that has most
/// of them.
/// @param tiles  of which the slices are chosen
/// @param bytes  for all of the work
/// @throws Error where only slices fit that make twice the work: each looks over the tile anew
MemoryPlan plan_memory(const GridGeometry& raster, std::span<const BuildingInput> buildings, const TilePlan& tiles,
                       const TileMemory& memory, double bytes);

}  // namespace sunshed
