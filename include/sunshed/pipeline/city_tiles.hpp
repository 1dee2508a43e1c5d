#pragma once

#include <span>
#include <vector>

#include "sunshed/building/plan_building.hpp"
#include "sunshed/core/grid.hpp"
#include "sunshed/pipeline/city_blocks.hpp"
#include "sunshed/pipeline/tile_site.hpp"
#include "sunshed/pipeline/tiles.hpp"

namespace sunshed {

/// A tile of a city: cells, and the buildings that are assessed with them.
struct CityTile {
    Window core;                   ///< of the raster: its cells are this tile's alone
    Window served;                 ///< cells that are irradiated: the core with all of its own buildings
    Window read;                   ///< that with its halo, and the whole of what reaches into it
    std::vector<std::size_t> own;  ///< buildings whose middle lies in the core; nearest to it where outside the raster
    std::vector<std::size_t> beside;  ///< others that reach into what is read, in the city's order
};

/// Rows of a tile that are worked on at once.
struct CitySlice {
    Window core;
    Window served;
    std::vector<std::size_t> own;  ///< of the tile's
};

/// How a city is cut. Each building is one tile's own, so it is assessed once.
class CityTiles {
public:
    /// Whether every cell is served, or those around buildings alone.
    enum class Cells { all, roofs };

    CityTiles(const GridGeometry& raster, std::span<const BuildingInput> buildings, const TilePlan& plan, Cells cells);

    [[nodiscard]] std::size_t count() const { return cores_.size(); }
    /// Row by row. A tile's own buildings come from north to south by least_slice_rows, within those in the city's
    /// order.
    [[nodiscard]] CityTile tile(std::size_t i) const;
    /// Of a part of the tile, from north to south. The buildings of all parts' slices, one after another, are the
    /// tile's in its order, whatever the parts and slices.
    [[nodiscard]] std::vector<CitySlice> slices(const CityTile& tile, const TilePart& part) const;

private:
    [[nodiscard]] std::size_t tile_of(const Box2& box) const;
    [[nodiscard]] Window served(const Window& core, std::span<const std::size_t> own) const;
    [[nodiscard]] int row_in(const Window& core, std::size_t building) const;

    GridGeometry raster_;
    TilePlan plan_;
    Cells cells_;
    std::vector<Window> cores_;
    std::vector<Box2> boxes_;                    ///< of the buildings; of no size where one has no footprint
    std::vector<std::vector<std::size_t>> own_;  ///< of each tile
};

/// Tiles for a city, none wider than one sky, alike in size where the raster needs several.
TilePlan city_tiles(const GridGeometry& raster);

/// The most buildings that one slice has.
std::size_t most_buildings_of_a_slice(const GridGeometry& raster, std::span<const BuildingInput> buildings,
                                      const TilePlan& plan);

}  // namespace sunshed
