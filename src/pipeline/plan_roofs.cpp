#include "sunshed/pipeline/plan_roofs.hpp"

#include <algorithm>
#include <span>
#include <vector>

#include "sunshed/building/roof_record.hpp"
#include "sunshed/pipeline/tile_run.hpp"

namespace sunshed {

namespace {

class RoofPlanner {
public:
    RoofPlanner(const CityScene& scene, const CityOptions& options, const TilePlan& plan, const RoofReceiver& receive)
        : scene_(scene),
          options_(options),
          tiles_(scene.surface->geometry(), scene.buildings, plan, CityTiles::Cells::roofs),
          receive_(receive) {}

    RoofCounts run(Progress& progress) {
        run_pieces(tiles_.count(), PieceStages::one, progress,
                   [&](std::size_t i, Progress&) { plan(tiles_.tile(i), progress); });
        return counts_;
    }

private:
    /// @param progress  of all buildings
    void plan(const CityTile& tile, Progress& progress) {
        if (tile.own.empty()) {
            return;
        }
        constexpr std::size_t at_a_time = 512;
        const Site site = site_of(scene_, tile.core);
        const Surface surface = scene_.surface->read(tile.read).surface;
        const std::span<const std::size_t> own(tile.own);
        for (std::size_t first = 0; first < own.size(); first += at_a_time) {
            stop_if_cancelled(progress);
            plan(own.subspan(first, std::min(at_a_time, own.size() - first)), surface, site);
            progress.advance(static_cast<double>(counts_.yield.buildings()) /
                             static_cast<double>(scene_.buildings.size()));
        }
    }

    void plan(std::span<const std::size_t> buildings, const Surface& surface, const Site& site) {
        const ModuleProduct& module = options_.assess.pv.module;
        std::vector<BuildingRecord> records(buildings.size());
        parallel_for(records.size(), options_.threads, [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i) {
                BuildingInput building = scene_.buildings[buildings[i]];
                fill_height(building, surface);
                records[i] = roof_record(building, plan_roof(building, surface, site, module.size, options_.plan), site,
                                         module, options_.assess.facts);
            }
        });
        for (std::size_t i = 0; i < records.size(); ++i) {
            receive_(buildings[i], records[i]);
            counts_.yield.add(records[i]);
            counts_.segments += records[i].segments.size();
        }
    }

    const CityScene& scene_;
    const CityOptions& options_;
    CityTiles tiles_;
    const RoofReceiver& receive_;
    RoofCounts counts_;
};

}  // namespace

TilePlan roof_tiles(const GridGeometry& raster) {
    constexpr int beside_cells = 2;
    const TilePlan usual;
    return {std::min(usual.core_cells, cells_under_one_sky(raster)), beside_cells};
}

RoofCounts plan_roofs(const CityScene& scene, const CityOptions& options, const TilePlan& tiles,
                      const RoofReceiver& receive, Progress& progress) {
    return RoofPlanner(scene, options, tiles, receive).run(progress);
}

}  // namespace sunshed
