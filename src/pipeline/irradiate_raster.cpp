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

/// Some cells of a tile and all that shades them.
struct Slice {
    Window cells;                 ///< of the raster
    IrradianceRequest request;    ///< without trees
    const FloatRaster& top_m;     ///< of trees; empty where there are none
    const MaxPyramid* tree_tops;  ///< of the raster that the tile is a part of
    Raster<std::uint8_t> known;
};

/// What is done on slices, under the sun and north of their tile.
class SliceWork {
public:
    virtual ~SliceWork() = default;
    virtual void begin_site(const Site& site) = 0;
    virtual void work_on(Slice& slice, Progress& progress) = 0;
};

/// Goes over tiles, one after another: what is made for a tile serves all of its slices.
class TileWalk {
public:
    TileWalk(const RasterScene& scene, const Overview& overview, const TilePlan& plan, SliceWork& work)
        : scene_(scene),
          overview_(overview),
          plan_(plan),
          work_(work),
          grid_(scene.elevation_m.geometry()),
          fill_m_(overview.summary.fill_m(scene.nodata)) {}

    void run(const RasterTile& tile, Progress& progress) {
        do_both(
            scene_.threads, [&] { begin_site(tile); }, [&] { read(tile); });
        find_far_horizon(tile);
        const std::vector<Window> slices = slices_of(tile.core, plan_.slice_rows);
        run_pieces(slices.size(), PieceStages::one, progress,
                   [&](std::size_t i, Progress& of_slice) { run_slice(tile, slices[i], of_slice); });
    }

private:
    /// Of the tile's own middle, or of all the raster where that is not wider than one sky.
    void begin_site(const RasterTile& tile) {
        const bool is_one = is_under_one_sky(grid_);
        if (!is_one || !has_site_) {
            work_.begin_site(scene_.site_at(middle_of(is_one ? grid_ : grid_.part(tile.core))));
            has_site_ = true;
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

    void run_slice(const RasterTile& tile, const Window& cells, Progress& progress) {
        const Window served = relative(cells, tile.read);
        const NormalField normals =
            scene_.normals_of ? scene_.normals_of(cells) : normals_of(slopes_, served, scene_.threads);
        Slice slice{.cells = cells,
                    .request = {.surface = surface_,
                                .normals = normals,
                                .tile = Tile{served, part_of_raster(tile), overview_.solid_or_null()},
                                .sun_hours_by_month = scene_.sun_hours_by_month,
                                .radius_m = scene_.radius_m,
                                .far = far_ ? &*far_ : nullptr,
                                .threads = scene_.threads},
                    .top_m = top_m_,
                    .tree_tops = overview_.tree_tops_or_null(),
                    .known = part_of(surface_.known, served)};
        work_.work_on(slice, progress);
    }

    [[nodiscard]] GridPart part_of_raster(const RasterTile& tile) const {
        return {tile.read.column, tile.read.row, grid_.columns, grid_.rows, plan_.halo_cells};
    }

    const RasterScene& scene_;
    const Overview& overview_;
    const TilePlan& plan_;
    SliceWork& work_;
    GridGeometry grid_;
    float fill_m_;
    bool has_site_ = false;
    // Of the last tile:
    Surface surface_;  ///< without noise
    Slopes slopes_;
    FloatRaster top_m_;  ///< tree tops, where there are trees
    std::optional<FarHorizon> far_;
};

RasterSummary walk_tiles(const RasterScene& scene, const TilePlan& plan, SliceWork& work, Progress& progress) {
    const GridGeometry grid = scene.elevation_m.geometry();
    const std::vector<RasterTile> tiles = cut_into_tiles(grid, plan);
    const Overview overview = overview_of(scene, tiles.size() > 1, progress);
    check(overview.summary, grid, scene.nodata);
    TileWalk walk(scene, overview, plan, work);
    run_pieces(tiles.size(), PieceStages::one, progress,
               [&](std::size_t i, Progress& of_tile) { walk.run(tiles[i], of_tile); });
    return overview.summary;
}

std::optional<MonthArray<double>> transmissivity_of(const RasterScene& scene) {
    return scene.tree_height_m != nullptr ? std::optional(scene.tree_transmissivity) : std::nullopt;
}

/// Whole skies, looked up in tables.
class TableWork final : public SliceWork {
public:
    TableWork(const RasterScene& scene, const SkiesAt& skies_at, const SkiesSink& sink)
        : scene_(scene), skies_at_(skies_at), sink_(sink) {}

    void begin_site(const Site& site) override {
        tables_.clear();
        for (const SkyYear& sky : skies_at_(site.place)) {
            tables_.push_back(
                build_sky_tables(sky, scene_.directions, site.grid_convergence_deg, transmissivity_of(scene_)));
        }
    }

    void work_on(Slice& slice, Progress& progress) override {
        run_pieces(tables_.size(), PieceStages::one, progress, [&](std::size_t i, Progress& of_sky) {
            const SkyTables& tables = tables_[i];
            std::optional<TreeShade> trees;
            if (tables.trees) {
                trees.emplace(TreeShade{slice.top_m, tables.tree_transmissivity, *tables.trees, slice.tree_tops});
            }
            slice.request.trees = trees ? &*trees : nullptr;
            sink_(slice.cells, i, irradiate(slice.request, tables.solid, of_sky), slice.known);
        });
    }

private:
    const RasterScene& scene_;
    const SkiesAt& skies_at_;
    const SkiesSink& sink_;
    std::vector<SkyTables> tables_;
};

/// Steps of skies, sun by sun.
class StepWork final : public SliceWork {
public:
    StepWork(const RasterScene& scene, const SkiesAt& skies_at, const RasterSteps& steps, const StepSink& sink)
        : scene_(scene), skies_at_(skies_at), steps_(steps), sink_(sink) {}

    void begin_site(const Site& site) override {
        skies_ = skies_at_(site.place);
        convergence_deg_ = site.grid_convergence_deg;
    }

    void work_on(Slice& slice, Progress& progress) override {
        const SkyTable no_table;  // a step needs none
        std::optional<TreeShade> trees;
        if (scene_.tree_height_m != nullptr) {
            trees.emplace(TreeShade{slice.top_m, scene_.tree_transmissivity, no_table, slice.tree_tops});
        }
        slice.request.trees = trees ? &*trees : nullptr;
        NoProgress around;
        StepIrradiance engine(slice.request, scene_.directions, around);
        for (std::size_t step = 0; step < steps_.spans.size(); ++step) {
            for (std::size_t sky = 0; sky < skies_.size(); ++sky) {
                stop_if_cancelled(progress);
                const SkyStep intervals = intervals_in(skies_[sky], steps_.spans[step]);
                sink_(slice.cells,
                      {sky, step, engine.irradiate(skies_[sky], intervals, convergence_deg_),
                       angles(slice, skies_[sky], intervals)},
                      engine.sky_view(), slice.known);
            }
            progress.advance(static_cast<double>(step + 1) / static_cast<double>(steps_.spans.size()));
        }
    }

private:
    static SkyStep intervals_in(const SkyYear& sky, const TimeSpan& span) {
        const auto begins_before = [](const SkyInterval& interval, UtcTime time) { return interval.begin < time; };
        const auto first = std::lower_bound(sky.intervals.begin(), sky.intervals.end(), span.begin, begins_before);
        const auto last = std::lower_bound(first, sky.intervals.end(), span.end, begins_before);
        return {static_cast<std::size_t>(first - sky.intervals.begin()), static_cast<std::size_t>(last - first)};
    }

    [[nodiscard]] FloatRaster angles(const Slice& slice, const SkyYear& sky, const SkyStep& step) const {
        if (!steps_.are_instants) {
            return {};
        }
        if (step.count == 0 || sky.intervals[step.first].sample_count == 0) {
            return FloatRaster(slice.request.normals.x.geometry, missing_f);
        }
        const auto sun = static_cast<std::size_t>(sky.intervals[step.first].first_sample);
        return incidence_deg(slice.request.normals, sky.samples[sun], convergence_deg_);
    }

    const RasterScene& scene_;
    const SkiesAt& skies_at_;
    const RasterSteps& steps_;
    const StepSink& sink_;
    std::vector<SkyYear> skies_;
    double convergence_deg_ = 0.0;
};

}  // namespace

TilePlan raster_tiles(const GridGeometry& raster) {
    TilePlan plan;
    plan.core_cells = std::min(plan.core_cells, cells_under_one_sky(raster));
    return plan;
}

RasterSummary irradiate_raster(const RasterScene& scene, const TilePlan& plan, const TileSink& sink,
                               Progress& progress) {
    return irradiate_raster(
        scene, [&](const Place& place) { return std::vector{scene.sky_at(place)}; }, plan,
        [&](const Window& cells, std::size_t /*sky*/, IrradianceResult result, const Raster<std::uint8_t>& known) {
            sink(cells, std::move(result), known);
        },
        progress);
}

RasterSummary irradiate_raster(const RasterScene& scene, const SkiesAt& skies_at, const TilePlan& plan,
                               const SkiesSink& sink, Progress& progress) {
    TableWork work(scene, skies_at, sink);
    return walk_tiles(scene, plan, work, progress);
}

RasterSummary irradiate_raster_in_steps(const RasterScene& scene, const SkiesAt& skies_at, const RasterSteps& steps,
                                        const TilePlan& plan, const StepSink& sink, Progress& progress) {
    StepWork work(scene, skies_at, steps, sink);
    return walk_tiles(scene, plan, work, progress);
}

}  // namespace sunshed
