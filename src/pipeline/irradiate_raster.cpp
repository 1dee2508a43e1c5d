#include "sunshed/pipeline/irradiate_raster.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "pyramids.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/irradiance/irradiate_scene.hpp"
#include "sunshed/surface/normals.hpp"
#include "tile_progress.hpp"

namespace sunshed {

namespace {

void look_at(const FloatRaster& elevation_m, RasterSummary& summary) {
    for (const float value : elevation_m.values) {
        if (std::isnan(value)) {
            ++summary.unknown_cells;
        } else {
            summary.lowest_m = std::fmin(summary.lowest_m, value);
            summary.highest_m = std::fmax(summary.highest_m, value);
        }
    }
}

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

/// Elevations raised to the tops of trees where there are some.
FloatRaster tops_of(const FloatRaster& elevation_m, const FloatRaster& tree_height_m) {
    FloatRaster top_m = elevation_m;
    for (std::size_t i = 0; i < top_m.values.size(); ++i) {
        const float height_m = tree_height_m.values[i];
        top_m.values[i] += height_m > 0.0F ? height_m : 0.0F;  // an unknown one is none
    }
    return top_m;
}

/// What is known of a raster once all of it was read.
struct Overview {
    RasterSummary summary;
    Pyramids pyramids;
};

Overview look_over(const RasterScene& scene, bool is_cut, const Progress& progress) {
    const GridGeometry grid = scene.elevation_m.geometry();
    const bool has_trees = scene.tree_height_m != nullptr;
    Overview overview;
    if (is_cut) {
        overview.pyramids = Pyramids(grid, has_trees);
    }
    for (const Window& strip : cut_into_strips(grid)) {
        stop_if_cancelled(progress);
        const FloatRaster elevation_m = scene.elevation_m.read(strip);
        look_at(elevation_m, overview.summary);
        if (is_cut) {
            overview.pyramids.add(strip, elevation_m,
                                  has_trees ? tops_of(elevation_m, scene.tree_height_m->read(strip)) : FloatRaster());
        }
    }
    overview.pyramids.finish();
    return overview;
}

Point2 middle_of(const GridGeometry& grid) {
    const Box2 box = grid.bounds();
    return {(box.min_x + box.max_x) / 2.0, (box.min_y + box.max_y) / 2.0};
}

class TileWork {
public:
    TileWork(const RasterScene& scene, const Overview& overview)
        : scene_(scene),
          overview_(overview),
          grid_(scene.elevation_m.geometry()),
          fill_m_(scene.nodata == NodataPolicy::blocked ? overview.summary.highest_m : overview.summary.lowest_m) {}

    void run(const RasterTile& tile, const TileSink& sink, Progress& progress) {
        const Window served = relative(tile.core, tile.read);
        Surface surface;
        NormalField normals;
        FloatRaster top_m;
        const auto read = [&] {
            surface = surface_with_fill(scene_.elevation_m.read(tile.read), fill_m_);
            normals = surface_normals(surface, served, scene_.threads);
            if (scene_.tree_height_m != nullptr) {
                top_m = tops_of(surface.elevation_m, scene_.tree_height_m->read(tile.read));
            }
        };
        do_both(
            scene_.threads, [&] { make_sky(tile); }, read);
        IrradianceRequest request{.surface = surface,
                                  .normals = normals,
                                  .tile = Tile{served, part_of_raster(tile), overview_.pyramids.solid()},
                                  .sun_hours_by_month = scene_.sun_hours_by_month,
                                  .radius_m = scene_.radius_m,
                                  .threads = scene_.threads};
        sink(tile,
             irradiate_scene(request,
                             {.sky = sky_->sky,
                              .directions = scene_.directions,
                              .grid_convergence_deg = sky_->grid_convergence_deg,
                              .far_terrain_m = scene_.far_terrain_m,
                              .raster_bounds = grid_.bounds(),
                              .tree_top_m = top_m.empty() ? nullptr : &top_m,
                              .tree_tops_beyond = overview_.pyramids.tree_tops(),
                              .tree_transmissivity = scene_.tree_transmissivity},
                             progress),
             part_of(surface.known, served));
    }

private:
    /// Of the tile's own middle, or of all the raster where that is not wider than one sky.
    void make_sky(const RasterTile& tile) {
        const bool is_one = std::max(grid_.columns, grid_.rows) * grid_.cell_size_m <= one_sky_m;
        if (!is_one || !sky_) {
            sky_ = scene_.sky_at(middle_of(is_one ? grid_ : grid_.part(tile.core)));
        }
    }

    [[nodiscard]] GridPart part_of_raster(const RasterTile& tile) const {
        return {tile.read.column, tile.read.row, grid_.columns, grid_.rows};
    }

    const RasterScene& scene_;
    const Overview& overview_;
    GridGeometry grid_;
    float fill_m_;
    std::optional<TileSky> sky_;  ///< of the last tile
};

}  // namespace

TilePlan plan_tiles(const GridGeometry& raster, double bytes, bool with_trees, bool sun_hours_by_month) {
    // Measured at the peak of a tile: sums, bins, normals and results of its core; elevations of all of it; what the
    // allocator holds back of the tile before.
    const CellBytes a_cell{(with_trees ? 400.0 : 215.0) + (sun_hours_by_month ? 100.0 : 0.0), with_trees ? 26.0 : 14.0};
    const int under_one_sky = static_cast<int>(one_sky_m / raster.cell_size_m);
    return largest_tiles(raster, std::clamp(under_one_sky, 1, TilePlan{}.core_cells), a_cell, bytes);
}

RasterSummary summarise(RasterSource& raster, const Progress& progress) {
    RasterSummary summary;
    for (const Window& strip : cut_into_strips(raster.geometry())) {
        stop_if_cancelled(progress);
        look_at(raster.read(strip), summary);
    }
    return summary;
}

RasterSummary irradiate_raster(const RasterScene& scene, const TilePlan& plan, const TileSink& sink,
                               Progress& progress) {
    const GridGeometry grid = scene.elevation_m.geometry();
    const std::vector<RasterTile> tiles = cut_into_tiles(grid, plan);
    const Overview overview = look_over(scene, tiles.size() > 1, progress);
    check(overview.summary, grid, scene.nodata);
    TileWork work(scene, overview);
    for (std::size_t i = 0; i < tiles.size(); ++i) {
        TileProgress tile_progress(progress, i, tiles.size(), TileProgress::Stages::one);
        work.run(tiles[i], sink, tile_progress);
    }
    return overview.summary;
}

}  // namespace sunshed
