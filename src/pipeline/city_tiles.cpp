#include "sunshed/pipeline/city_tiles.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "sunshed/core/error.hpp"

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
    expects(plan.slice_rows % least_slice_rows == 0 || plan.slice_rows >= plan.core_cells,
            "slices do not change the order of buildings");
    for (const RasterTile& tile : cut_into_tiles(raster, plan)) {
        cores_.push_back(tile.core);
    }
    own_.resize(cores_.size());
    for (std::size_t i = 0; i < buildings.size(); ++i) {
        boxes_.push_back(box_of(buildings[i]));
        own_[tile_of(boxes_.back())].push_back(i);
    }
    for (std::size_t i = 0; i < cores_.size(); ++i) {
        std::stable_sort(own_[i].begin(), own_[i].end(), [&](std::size_t a, std::size_t b) {
            return row_in(cores_[i], a) / least_slice_rows < row_in(cores_[i], b) / least_slice_rows;
        });
    }
}

std::size_t CityTiles::tile_of(const Box2& box) const {
    const CellIndex cell = nearest_cell(raster_, box);
    const int across = tiles_along(raster_.columns, plan_.core_cells);
    return static_cast<std::size_t>(cell.row / plan_.core_cells * across + cell.column / plan_.core_cells);
}

int CityTiles::row_in(const Window& core, std::size_t building) const {
    return nearest_cell(raster_, boxes_[building]).row - core.row;
}

Window CityTiles::served(const Window& core, std::span<const std::size_t> own) const {
    Window served = cells_ == Cells::all ? core : Window{};
    for (const std::size_t building : own) {
        served = around(served, raster_.window_of(boxes_[building]));
    }
    return served;
}

CityTile CityTiles::tile(std::size_t i) const {
    CityTile tile{cores_[i], served(cores_[i], own_[i]), {}, own_[i], {}};
    if (tile.served.empty()) {  // none of its buildings lies on the raster
        tile.served = tile.core;
    }
    tile.read = widened(tile.served, plan_.halo_cells, raster_);
    std::vector<std::size_t> others;
    for (std::size_t building = 0; building < boxes_.size(); ++building) {
        if (has_size(boxes_[building]) && tile_of(boxes_[building]) != i) {
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

std::vector<CitySlice> CityTiles::slices(const CityTile& tile, const TilePart& part) const {
    expects(part.first_row % least_slice_rows == 0, "parts of tiles do not change the order of buildings");
    std::vector<CitySlice> slices;
    auto next = std::find_if(tile.own.begin(), tile.own.end(), [&](std::size_t building) {
        return row_in(tile.core, building) / least_slice_rows >= part.first_row / least_slice_rows;
    });
    const Window rows{tile.core.column, tile.core.row + part.first_row, tile.core.columns, part.rows};
    for (const Window& core : slices_of(rows, plan_.slice_rows)) {
        const auto first = next;
        while (next != tile.own.end() && row_in(core, *next) < core.rows) {
            ++next;
        }
        CitySlice slice{core, {}, {first, next}};
        slice.served = served(core, slice.own);
        if (slice.served.empty()) {  // likewise; something has to be
            slice.served = {tile.served.column, tile.served.row, 1, 1};
        }
        slices.push_back(std::move(slice));
    }
    return slices;
}

TilePlan city_tiles(const GridGeometry& raster) {
    TilePlan plan;
    plan.core_cells = evened(std::min(plan.core_cells, cells_under_one_sky(raster)), raster);
    return plan;
}

std::size_t most_buildings_of_a_slice(const GridGeometry& raster, std::span<const BuildingInput> buildings,
                                      const TilePlan& plan) {
    const int across = tiles_along(raster.columns, plan.core_cells);
    const int slices = tiles_along(plan.core_cells, plan.slice_rows);
    std::vector<std::size_t> counts(
        static_cast<std::size_t>(across * tiles_along(raster.rows, plan.core_cells) * slices));
    for (const BuildingInput& building : buildings) {
        const CellIndex cell = nearest_cell(raster, box_of(building));
        const int tile = cell.row / plan.core_cells * across + cell.column / plan.core_cells;
        ++counts[static_cast<std::size_t>(tile * slices + cell.row % plan.core_cells / plan.slice_rows)];
    }
    return *std::max_element(counts.begin(), counts.end());
}

}  // namespace sunshed
