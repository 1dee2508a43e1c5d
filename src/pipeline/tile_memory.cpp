#include "sunshed/pipeline/tile_memory.hpp"

#include <algorithm>
#include <cmath>

#include "sunshed/core/error.hpp"
#include "sunshed/irradiance/sunlit_table.hpp"
#include "sunshed/pipeline/city_tiles.hpp"

namespace sunshed {

namespace {

constexpr double bytes_of_value = 4.0;

/// What a cut into so many slices costs, against a tile in one: for each slice lines are walked over the tile to where
/// they pass it. On the way south or north that is half of the tile and half of the slice, along the rows the slice and
/// what lines drift, in the mean half of the tile. A fifth of the work in one piece is such walking.
double work_in_slices(double slices) {
    constexpr double walking = 0.2;
    const double walked = (1.0 + 1.0 / slices) / 4.0 + std::min(1.0, 1.0 / slices + 0.5) / 2.0;
    return 1.0 - walking + walking * slices * walked;
}

/// @param bytes  for one tile
TilePlan with_highest_slices(const GridGeometry& raster, std::span<const BuildingInput> buildings, TilePlan plan,
                             const TileMemory& memory, double bytes) {
    const double columns = std::min(plan.core_cells, raster.columns);
    const double rows = std::min(plan.core_cells, raster.rows);
    const double read_columns = std::min<double>(columns + 2.0 * plan.halo_cells, raster.columns);
    const double read_rows = std::min<double>(rows + 2.0 * plan.halo_cells, raster.rows);
    const auto bytes_for = [&](int slice_rows) {
        TilePlan sliced = plan;
        sliced.slice_rows = slice_rows;
        return memory.slice_cell * columns * std::min<double>(slice_rows, rows) +
               memory.read_cell * read_columns * read_rows +
               memory.building_of_slice * static_cast<double>(most_buildings_of_a_slice(raster, buildings, sliced));
    };
    const auto all_rows = static_cast<int>(rows);
    plan.slice_rows = (all_rows + least_slice_rows - 1) / least_slice_rows * least_slice_rows;
    while (plan.slice_rows > least_slice_rows && bytes_for(plan.slice_rows) > bytes) {
        plan.slice_rows -= least_slice_rows;
    }
    if (bytes_for(plan.slice_rows) > bytes || work_in_slices(std::ceil(rows / plan.slice_rows)) > 2.0) {
        throw Error(ErrorCode::bad_input, "--memory",
                    "it is too little: pieces so small would take more than twice the time", "allow more");
    }
    return plan;
}

}  // namespace

TileMemory memory_of_irradiance(const TileWorkload& work) {
    TileMemory memory;
    memory.program = 70e6;
    memory.raster_cell = pyramid_bytes_of_cell * (work.with_trees ? 2.0 : 1.0);
    memory.file_cell = bytes_of_value * (work.sun_hours_by_month ? 30.0 : 18.0);
    memory.files_share = 0.5;
    memory.read_cell = work.with_trees ? 34.0 : 22.0;
    // Sums, bins, normals and results; what the allocator holds back of the slice before.
    memory.slice_cell = (work.with_trees ? 400.0 : 215.0) + (work.sun_hours_by_month ? 100.0 : 0.0);
    return memory;
}

TileMemory memory_of_city(const TileWorkload& work) {
    TileMemory memory;
    memory.program = 170e6;  // with hours of a few buildings
    memory.raster_cell = pyramid_bytes_of_cell * (work.with_trees ? 2.0 : 1.0);
    memory.file_cell = bytes_of_value * (work.sun_hours_by_month ? 31.0 : 19.0);
    memory.files_share = 1.0 / 3.0;
    memory.building = 4000.0;  // what is read of it and what reports are made of
    memory.read_cell = work.with_trees ? 52.0 : 40.0;
    memory.slice_cell = (work.with_trees ? 285.0 : 130.0) + (work.sun_hours_by_month ? 100.0 : 0.0);
    // A few segments with a table of their horizons each, planes, modules.
    constexpr double segments = 3.0;
    memory.building_of_slice =
        20e3 + segments * work.directions * 2.0 * SunlitTable::bins * (work.with_trees ? 1.5 : 1.0);
    return memory;
}

TileMemory memory_of_roofs() {
    TileMemory memory;
    memory.program = 150e6;
    memory.building = 1000.0;  // what is read of it
    memory.read_cell = 25.0;
    return memory;
}

double hourly_shade_bytes_of_cell(int directions) {
    return 2.0 * directions + 110.0;
}

double raster_cache_bytes(double bytes) {
    return std::clamp(bytes / 20.0, 16e6, 128e6);
}

MemoryPlan plan_memory(const GridGeometry& raster, std::span<const BuildingInput> buildings, const TilePlan& tiles,
                       const TileMemory& memory, double bytes) {
    const auto cells = static_cast<double>(raster.cell_count());
    const double left = bytes - memory.program - raster_cache_bytes(bytes) -
                        memory.building * static_cast<double>(buildings.size()) - memory.raster_cell * cells;
    const double file_bytes = memory.file_cell * cells;
    if (file_bytes < memory.files_share * left) {
        try {
            return {with_highest_slices(raster, buildings, tiles, memory, left - file_bytes), true};
        } catch (const Error&) {  // then results are written as tiles come
        }
    }
    return {with_highest_slices(raster, buildings, tiles, memory, left), false};
}

}  // namespace sunshed
