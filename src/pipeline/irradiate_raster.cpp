#include "sunshed/pipeline/irradiate_raster.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "sunshed/core/error.hpp"
#include "sunshed/irradiance/sky_tables.hpp"
#include "sunshed/pipeline/tile_run.hpp"
#include "sunshed/surface/normals.hpp"

namespace sunshed {

namespace {

void check(const RasterSummary& summary, const GridGeometry& grid, NodataPolicy policy) {
    if (summary.unknown_cells == grid.cell_count()) {
        throw Error(ErrorCode::bad_input, "", "every cell of the elevation model is nodata",
                    "check the file and its nodata value");
    }
    if (summary.unknown_cells > 0 && policy == NodataPolicy::error) {
        throw Error(ErrorCode::bad_input, "", std::to_string(summary.unknown_cells) + " cells have no value",
                    R"(fill them, or take them as "open" or "blocked" (surface.nodata, --nodata))");
    }
}

Overview overview_of(const RasterScene& scene, bool is_cut, const Progress& progress) {
    OverviewRequest request{.grid = scene.elevation_m.geometry(),
                            .elevation_m = [&](const Window& window) { return scene.elevation_m.read(window); },
                            .nodata = scene.nodata,
                            .with_pyramids = is_cut};
    if (scene.tree_height_m != nullptr) {
        request.tree_top_m = [&](const Window& window, const FloatRaster& elevation_m) {
            return tree_tops(elevation_m, {}, scene.tree_height_m->read(window));
        };
    }
    return read_overview(request, progress);
}

/// Works on tiles, one after another: what is made for a tile serves all of its slices.
class TileWork {
public:
    TileWork(const RasterScene& scene, const Overview& overview, const TilePlan& plan)
        : scene_(scene),
          overview_(overview),
          plan_(plan),
          grid_(scene.elevation_m.geometry()),
          fill_m_(overview.summary.fill_m(scene.nodata)) {}

    void run(const RasterTile& tile, const TileSink& sink, Progress& progress) {
        do_both(
            scene_.threads, [&] { make_sky(tile); }, [&] { read(tile); });
        find_far_horizon(tile);
        const std::vector<Window> slices = slices_of(tile.core, plan_.slice_rows);
        run_pieces(slices.size(), PieceStages::one, progress, [&](std::size_t i, Progress& of_slice) {
            const Window served = relative(slices[i], tile.read);
            sink(slices[i], irradiate_slice(tile, served, of_slice), part_of(surface_.known, served));
        });
    }

private:
    /// Of the tile's own middle, or of all the raster where that is not wider than one sky.
    void make_sky(const RasterTile& tile) {
        const bool is_one = is_under_one_sky(grid_);
        if (!is_one || !tables_) {
            const Site site = scene_.site_at(middle_of(is_one ? grid_ : grid_.part(tile.core)));
            tables_ = build_sky_tables(
                scene_.sky_at(site.place), scene_.directions, site.grid_convergence_deg,
                scene_.tree_height_m != nullptr ? std::optional(scene_.tree_transmissivity) : std::nullopt);
        }
    }

    void read(const RasterTile& tile) {
        surface_ = {};  // two would take room
        slopes_ = {};
        surface_ = surface_with_fill(scene_.elevation_m.read(tile.read), fill_m_);
        Facets facets = facets_of(surface_.elevation_m, scene_.threads);
        surface_.elevation_m = std::move(facets.elevation_m);
        slopes_ = std::move(facets.slopes);
        if (scene_.tree_height_m != nullptr) {
            top_m_ = tree_tops(surface_.elevation_m, {}, scene_.tree_height_m->read(tile.read));
        }
    }

    void find_far_horizon(const RasterTile& tile) {
        if (scene_.far_terrain_m != nullptr && !scene_.far_terrain_m->empty()) {
            FarHorizonOptions options;
            options.covered = grid_.bounds();
            far_.emplace(*scene_.far_terrain_m, part_of(surface_.elevation_m, relative(tile.core, tile.read)),
                         scene_.directions, scene_.threads, options);
        }
    }

    [[nodiscard]] IrradianceResult irradiate_slice(const RasterTile& tile, const Window& served, Progress& progress) {
        const NormalField normals = normals_of(slopes_, served, scene_.threads);
        std::optional<TreeShade> trees;
        if (tables_->trees) {
            trees.emplace(
                TreeShade{top_m_, tables_->tree_transmissivity, *tables_->trees, overview_.tree_tops_or_null()});
        }
        return irradiate({.surface = surface_,
                          .normals = normals,
                          .tile = Tile{served, part_of_raster(tile), overview_.solid_or_null()},
                          .sun_hours_by_month = scene_.sun_hours_by_month,
                          .radius_m = scene_.radius_m,
                          .far = far_ ? &*far_ : nullptr,
                          .trees = trees ? &*trees : nullptr,
                          .threads = scene_.threads},
                         tables_->solid, progress);
    }

    [[nodiscard]] GridPart part_of_raster(const RasterTile& tile) const {
        return {tile.read.column, tile.read.row, grid_.columns, grid_.rows, plan_.halo_cells};
    }

    const RasterScene& scene_;
    const Overview& overview_;
    const TilePlan& plan_;
    GridGeometry grid_;
    float fill_m_;
    // Of the last tile:
    std::optional<SkyTables> tables_;
    Surface surface_;  ///< without noise
    Slopes slopes_;
    FloatRaster top_m_;  ///< tree tops, where there are trees
    std::optional<FarHorizon> far_;
};

}  // namespace

TilePlan raster_tiles(const GridGeometry& raster) {
    TilePlan plan;
    plan.core_cells = std::min(plan.core_cells, cells_under_one_sky(raster));
    return plan;
}

RasterSummary irradiate_raster(const RasterScene& scene, const TilePlan& plan, const TileSink& sink,
                               Progress& progress) {
    const GridGeometry grid = scene.elevation_m.geometry();
    const std::vector<RasterTile> tiles = cut_into_tiles(grid, plan);
    const Overview overview = overview_of(scene, tiles.size() > 1, progress);
    check(overview.summary, grid, scene.nodata);
    TileWork work(scene, overview, plan);
    run_pieces(tiles.size(), PieceStages::one, progress,
               [&](std::size_t i, Progress& of_tile) { work.run(tiles[i], sink, of_tile); });
    return overview.summary;
}

}  // namespace sunshed
