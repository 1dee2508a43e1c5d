#include "sunshed/pipeline/city_tiles.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "sunshed/irradiance/sunlit_table.hpp"

namespace sunshed {

namespace {

Box2 box_of(const BuildingInput& building) {
    return building.footprint.empty() ? Box2{} : bounding_box(building.footprint);
}

bool has_size(const Box2& box) {
    return box.max_x > box.min_x && box.max_y > box.min_y;
}

/// The cell under the middle of a box, or the raster's nearest.
CellIndex nearest_cell(const GridGeometry& raster, const Box2& box) {
    const double column = std::floor(((box.min_x + box.max_x) / 2.0 - raster.west_x) / raster.cell_size_m);
    const double row = std::floor((raster.north_y - (box.min_y + box.max_y) / 2.0) / raster.cell_size_m);
    const auto clamped = [](double index, int count) {
        return index > 0.0 ? static_cast<int>(std::min(index, count - 1.0)) : 0;  // NaN is 0, too
    };
    return {clamped(column, raster.columns), clamped(row, raster.rows)};
}

int tiles_along(int cells, int core_cells) {
    return (cells + core_cells - 1) / core_cells;
}

/// The most buildings that one tile has.
std::size_t most_buildings(const GridGeometry& raster, std::span<const BuildingInput> buildings, int core_cells) {
    const int across = tiles_along(raster.columns, core_cells);
    std::vector<std::size_t> counts(static_cast<std::size_t>(across * tiles_along(raster.rows, core_cells)));
    for (const BuildingInput& building : buildings) {
        const CellIndex cell = nearest_cell(raster, box_of(building));
        ++counts[static_cast<std::size_t>(cell.row / core_cells * across + cell.column / core_cells)];
    }
    return *std::max_element(counts.begin(), counts.end());
}

/// Sides that cut the raster into as many tiles, but all alike.
int evened(int core_cells, const GridGeometry& raster) {
    const int longest = std::max(raster.columns, raster.rows);
    const int tiles = tiles_along(longest, core_cells);
    return (longest + tiles - 1) / tiles;
}

}  // namespace

CityTiles::CityTiles(const GridGeometry& raster, std::span<const BuildingInput> buildings, const TilePlan& plan,
                     Cells cells)
    : raster_(raster), plan_(plan), cells_(cells) {
    for (const RasterTile& tile : cut_into_tiles(raster, plan)) {
        cores_.push_back(tile.core);
    }
    own_.resize(cores_.size());
    for (std::size_t i = 0; i < buildings.size(); ++i) {
        boxes_.push_back(box_of(buildings[i]));
        own_[tile_of(boxes_.back())].push_back(i);
    }
}

std::size_t CityTiles::tile_of(const Box2& box) const {
    const CellIndex cell = nearest_cell(raster_, box);
    const int across = tiles_along(raster_.columns, plan_.core_cells);
    return static_cast<std::size_t>(cell.row / plan_.core_cells * across + cell.column / plan_.core_cells);
}

CityTile CityTiles::tile(std::size_t i) const {
    CityTile tile{cores_[i], cells_ == Cells::all ? cores_[i] : Window{}, {}, own_[i], {}};
    for (const std::size_t building : tile.own) {
        tile.served = around(tile.served, raster_.window_of(boxes_[building]));
    }
    if (tile.served.empty()) {  // none of its buildings lies on the raster
        tile.served = tile.core;
    }
    tile.read = widened(tile.served, plan_.halo_cells, raster_);
    std::vector<std::size_t> others;
    std::size_t next_own = 0;
    for (std::size_t building = 0; building < boxes_.size(); ++building) {
        if (next_own < tile.own.size() && tile.own[next_own] == building) {
            ++next_own;
        } else if (has_size(boxes_[building])) {
            others.push_back(building);
        }
    }
    const Box2 served = raster_.part(tile.served).bounds();
    for (const std::size_t building : others) {
        if (boxes_[building].intersects(served)) {
            tile.read = around(tile.read, widened(raster_.window_of(boxes_[building]), 1, raster_));
        }
    }
    const Box2 read = raster_.part(tile.read).bounds();
    std::copy_if(others.begin(), others.end(), std::back_inserter(tile.beside),
                 [&](std::size_t building) { return boxes_[building].intersects(read); });
    return tile;
}

TilePlan plan_city_tiles(const GridGeometry& raster, std::span<const BuildingInput> buildings, double bytes,
                         const CityMemory& memory) {
    // Measured at the peak of a tile. Cells: sums, normals and results of the core; elevations of all that is read.
    const CellBytes a_cell{(memory.with_trees ? 285.0 : 130.0) + (memory.sun_hours_by_month ? 100.0 : 0.0),
                           memory.with_trees ? 40.0 : 28.0};
    // Buildings: a few segments with a table of their horizons each, planes, modules.
    constexpr double segments = 3.0;
    const double bytes_of_building =
        20e3 + segments * memory.directions * 2.0 * SunlitTable::bins * (memory.with_trees ? 1.5 : 1.0);
    TilePlan plan = largest_tiles(raster, TilePlan{}.core_cells, a_cell, bytes, [&](int core_cells) {
        return bytes_of_building * static_cast<double>(most_buildings(raster, buildings, core_cells));
    });
    plan.core_cells = evened(plan.core_cells, raster);
    return plan;
}

}  // namespace sunshed
