#include "tile_work.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <map>
#include <optional>
#include <span>
#include <utility>

#include "city_light.hpp"
#include "sunshed/building/worthwhile.hpp"
#include "sunshed/pipeline/stage_names.hpp"
#include "sunshed/pipeline/tile_run.hpp"
#include "sunshed/surface/normals.hpp"

namespace sunshed {

namespace {

// Buildings are assessed in parallel a batch at a time, and handed over in order while the next batch is worked on:
// the sums do not depend on threads, and only two batches of series are ever held.
constexpr std::size_t batch_size = 128;

/// Trees on the surface that shades: tops that are the surface's own follow it.
FloatRaster tops_over(const FloatRaster& shading_m, const SurfacePart& part) {
    FloatRaster tops_m = part.tree_top_m;
    for (std::size_t i = 0; i < tops_m.values.size(); ++i) {
        const bool is_tree = tops_m.values[i] > part.surface.elevation_m.values[i];
        tops_m.values[i] = is_tree ? tops_m.values[i] : shading_m.values[i];
    }
    return tops_m;
}

/// All rasters of a result cut to a window of them.
void cut(IrradianceResult& irradiance, const Window& window) {
    const auto cut_one = [&](FloatRaster& raster) {
        if (!raster.empty() && raster.geometry.whole() != window) {
            raster = part_of(raster, window);
        }
    };
    for (FloatRaster* raster : {&irradiance.global_kwh_m2, &irradiance.beam_kwh_m2, &irradiance.diffuse_kwh_m2,
                                &irradiance.reflected_kwh_m2, &irradiance.sky_view, &irradiance.sun_hours}) {
        cut_one(*raster);
    }
    for (std::size_t month = 0; month < 12; ++month) {
        cut_one(irradiance.monthly_kwh_m2[month]);
        cut_one(irradiance.sun_hours_by_month[month]);
    }
}

/// A tile as all of its slices see it: roofs on their planes, and what stands around.
class TileScene {
public:
    TileScene(const CityWork& work, const CityTile& tile)
        : part_(work.scene.surface->read(tile.read)),
          facets_(facets_of(part_.surface.elevation_m, work.options.threads)),
          smooth_{std::move(facets_.elevation_m), {}, {}},
          roofs_(smooth_.elevation_m, work.options.plan.roof.obstacle_min_height_m),
          place_{tile.read.column, tile.read.row, work.grid.columns, work.grid.rows, work.halo_cells} {}
    TileScene(const TileScene&) = delete;
    TileScene& operator=(const TileScene&) = delete;

    void add(const PlannedBuilding& building) { roofs_.add(building.index, building.plan); }

    /// Once, after the last roof.
    void find_surroundings(const CityWork& work, const Window& served) {
        tree_top_m_ = tops_over(smooth_.elevation_m, part_);
        if (!work.scene.far_terrain_m.empty()) {
            FarHorizonOptions around;
            around.covered = work.grid.bounds();
            far_.emplace(work.scene.far_terrain_m, part_of(smooth_.elevation_m, served), work.options.directions,
                         work.options.threads, around);
        }
        light_.emplace(work.sky().tables, work.options.horizon_radius_m,
                       CityLight::Obstacles{.elevation_m = smooth_.elevation_m,
                                            .tree_top_m = tree_top_m_,
                                            .far = far(),
                                            .part = place_,
                                            .beyond = work.beyond.solid_or_null(),
                                            .tree_tops_beyond = work.beyond.tree_tops_or_null()});
    }

    [[nodiscard]] const SurfacePart& part() const { return part_; }
    [[nodiscard]] const Surface& smooth() const { return smooth_; }
    [[nodiscard]] const Slopes& slopes() const { return facets_.slopes; }
    [[nodiscard]] const RoofPlanes& roofs() const { return roofs_; }
    [[nodiscard]] const FloatRaster& tree_top_m() const { return tree_top_m_; }
    [[nodiscard]] const FarHorizon* far() const { return far_ ? &*far_ : nullptr; }
    [[nodiscard]] const GridPart& place() const { return place_; }
    [[nodiscard]] SceneLight light() const { return light_->light(); }

private:
    SurfacePart part_;
    Facets facets_;   ///< their elevations are in smooth_
    Surface smooth_;  ///< without noise, and roofs as their planes
    RoofPlanes roofs_;
    GridPart place_;  ///< of what is read in the raster
    FloatRaster tree_top_m_;
    std::optional<FarHorizon> far_;
    std::optional<CityLight> light_;
};

/// Some rows of a tile and their buildings.
class SliceWork {
public:
    /// @param served  of what is read, @param buildings  the slice's, in its order
    SliceWork(CityWork& work, const TileScene& tile, const Window& served, std::vector<PlannedBuilding> buildings,
              Progress& progress)
        : work_(work), tile_(tile), served_(served), buildings_(std::move(buildings)), progress_(progress) {}

    void irradiate() {
        progress_.begin_stage(irradiance_stage);
        const CityOptions& options = work_.options;
        normals_ = normals_of(tile_.slopes(), served_, options.threads);
        segments_ = tile_.roofs().segments_of(buildings_, served_, normals_);
        std::optional<TreeShade> trees;
        if (work_.sky().tables.trees) {
            trees.emplace(TreeShade{tile_.tree_top_m(), work_.sky().tables.tree_transmissivity,
                                    *work_.sky().tables.trees, work_.beyond.tree_tops_or_null()});
        }
        irradiance_ = sunshed::irradiate({.surface = tile_.smooth(),
                                          .normals = normals_,
                                          .tile = Tile{served_, tile_.place(), work_.beyond.solid_or_null()},
                                          .segment_of_cell = &segments_.segment_of_cell,
                                          .segment_count = segments_.segment_count,
                                          .sun_hours_by_month = options.sun_hours_by_month,
                                          .radius_m = options.horizon_radius_m,
                                          .far = tile_.far(),
                                          .trees = trees ? &*trees : nullptr,
                                          .threads = options.threads},
                                         work_.sky().tables.solid, progress_);
    }

    void assess(CitySink& sink) {
        progress_.begin_stage("energy");
        const SceneLight light = tile_.light();
        std::vector<AssessedBuilding> ready;
        const auto hand_over = [&] {
            for (AssessedBuilding& building : ready) {
                sink.receive(std::move(building));
            }
        };
        for (std::size_t first = 0; first < buildings_.size(); first += batch_size) {
            stop_if_cancelled(progress_);
            const std::size_t count = std::min(batch_size, buildings_.size() - first);
            std::vector<AssessedBuilding> batch(count);
            parallel_for(count + 1, work_.options.threads, [&](std::size_t begin, std::size_t end) {
                for (std::size_t i = begin; i < end; ++i) {
                    if (i == 0) {
                        hand_over();
                    } else {
                        batch[i - 1] = assess(first + i - 1, light);
                    }
                }
            });
            ready = std::move(batch);
            progress_.advance(static_cast<double>(first + count) / static_cast<double>(buildings_.size()));
        }
        hand_over();
    }

    /// @param core  the slice's, of the raster, @param of_read, of_served  the same of what is read and served
    void write_rasters_of_tile(const Window& core, const Window& of_read, const Window& of_served, CitySink& sink) {
        progress_.begin_stage("yield of every cell");
        CityRasters rasters;
        rasters.pv_yield_kwh_kwp =
            part_of(work_.sky().yields->raster(irradiance_, normals_, work_.options.threads), of_served);
        rasters.known = part_of(tile_.part().surface.known, of_read);
        irradiance_.segments.clear();
        cut(irradiance_, of_served);
        rasters.irradiance = std::move(irradiance_);
        sink.receive(core, std::move(rasters));
    }

private:
    [[nodiscard]] AssessedBuilding assess(std::size_t i, const SceneLight& light) {
        const CityOptions& options = work_.options;
        const SunAndNorth& sky = work_.sky();
        PlannedBuilding& building = buildings_[i];
        AssessedBuilding assessed;
        assessed.index = building.index;
        assessed.sky = &sky.weather.grid_sky;
        assessed.site = &sky.weather.site;
        assessed.around =
            std::span(irradiance_.segments)
                .subspan(static_cast<std::size_t>(segments_.first_segment[i]), building.plan.segments.size());
        auto segments = segment_irradiation(segments_, i, building.plan, irradiance_);
        for (std::size_t s = 0; s < segments.size(); ++s) {
            segments[s].modules = module_sun(building.plan.layouts[s], light, options.assess.pv.snow.rows_edge_m);
        }
        BuildingRecord& record = assessed.record;
        record = assess_building(building.input, std::move(building.plan), segments, sky.weather, options.assess);
        record.facts.zone_id = work_.zones.zone_of(building.input.footprint);
        BuildingMoney money = work_.economy.assess(record);
        record.economy = std::move(money.economy);
        record.hours.load_kw = std::move(money.load_kw);
        record.hours.grid_kw = std::move(money.grid_kw);
        if (options.assess.worth.max_payback_years) {
            record.answers.worthwhile = worthwhile_answer(record, options.assess, sky.weather.best_open_yield_kwh_kwp);
        }
        if (options.facades) {
            assessed.facades =
                assess_facades(building.input, tile_.part().surface.elevation_m, light.parts, sky.weather.site);
        }
        return assessed;
    }

    CityWork& work_;
    const TileScene& tile_;
    Window served_;
    std::vector<PlannedBuilding> buildings_;
    Progress& progress_;
    NormalField normals_;
    SegmentGrid segments_;
    IrradianceResult irradiance_;
};

/// Plans a tile's roofs; then goes through it slice by slice. In a tile of several slices the planes of all roofs are
/// found first and freed once they are in the surface, and a slice's own are planned again, with their modules, when it
/// comes.
class TileWork {
public:
    TileWork(CityWork& work, const CityTile& tile, std::vector<CitySlice> slices, Progress& progress)
        : work_(work),
          tile_(tile),
          slices_(std::move(slices)),
          is_whole_(slices_.size() == 1 && slices_.front().own.size() == tile.own.size()),
          progress_(progress),
          scene_(work, tile) {}

    void run(CitySink& sink) {
        std::vector<PlannedBuilding> own = add_roofs();
        scene_.find_surroundings(work_, relative(tile_.served, tile_.read));
        run_pieces(slices_.size(), PieceStages::each, progress_, [&](std::size_t i, Progress& of_slice) {
            if (work_.options.rasters || !slices_[i].own.empty()) {
                run(slices_[i], is_whole_ ? std::move(own) : planned(slices_[i], of_slice), sink, of_slice);
            }
        });
    }

private:
    void run(const CitySlice& slice, std::vector<PlannedBuilding> buildings, CitySink& sink, Progress& progress) {
        SliceWork work(work_, scene_, relative(slice.served, tile_.read), std::move(buildings), progress);
        work.irradiate();
        work.assess(sink);
        if (work_.options.rasters) {
            work.write_rasters_of_tile(slice.core, relative(slice.core, tile_.read), relative(slice.core, slice.served),
                                       sink);
        }
    }

    /// All roofs in the order of the city, as a cell is the first's that claims it.
    /// @returns the tile's own plans in its order where it is worked on as a whole
    std::vector<PlannedBuilding> add_roofs() {
        progress_.begin_stage("roofs and modules");
        std::vector<std::size_t> all = tile_.own;
        all.insert(all.end(), tile_.beside.begin(), tile_.beside.end());
        std::sort(all.begin(), all.end());
        std::map<std::size_t, std::size_t> place;
        for (std::size_t i = 0; i < tile_.own.size(); ++i) {
            place[tile_.own[i]] = i;
        }
        std::vector<PlannedBuilding> kept(is_whole_ ? tile_.own.size() : 0);
        const auto has_modules = [&](std::size_t index) { return is_whole_ && place.count(index) > 0; };
        Planned done{progress_, all.size()};
        for (std::size_t first = 0; first < all.size(); first += batch_size) {
            const auto batch = std::span(all).subspan(first, std::min(batch_size, all.size() - first));
            for (PlannedBuilding& building : planned(batch, has_modules, done)) {
                scene_.add(building);
                if (const auto found = place.find(building.index); is_whole_ && found != place.end()) {
                    kept[found->second] = std::move(building);
                }
            }
        }
        return kept;
    }

    [[nodiscard]] std::vector<PlannedBuilding> planned(const CitySlice& slice, Progress& progress) const {
        progress.begin_stage("roofs and modules");
        Planned done{progress, slice.own.size()};
        return planned(
            slice.own, [](std::size_t) { return true; }, done);
    }

    /// How many buildings of all are planned.
    struct Planned {
        Progress& progress;
        std::size_t all;
        std::atomic<std::size_t> count = 0;
    };

    /// @param has_modules  whether the roof of a building gets modules
    template <class HasModules>
    [[nodiscard]] std::vector<PlannedBuilding> planned(std::span<const std::size_t> indices,
                                                       const HasModules& has_modules, Planned& done) const {
        std::vector<PlannedBuilding> buildings(indices.size());
        parallel_for(indices.size(), work_.options.threads, [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i) {
                buildings[i] = planned(indices[i], has_modules(indices[i]));
                done.progress.advance(static_cast<double>(++done.count) / static_cast<double>(done.all));
            }
        });
        return buildings;
    }

    [[nodiscard]] PlannedBuilding planned(std::size_t index, bool has_modules) const {
        stop_if_cancelled(progress_);
        PlanOptions options = work_.sky().plan;
        options.place_modules = has_modules;
        PlannedBuilding building{index, work_.scene.buildings[index], {}};
        fill_height(building.input, scene_.part().surface);
        building.plan = plan_roof(building.input, scene_.part().surface, work_.sky().weather.site,
                                  work_.options.assess.pv.module.size, options);
        return building;
    }

    CityWork& work_;
    const CityTile& tile_;
    std::vector<CitySlice> slices_;
    bool is_whole_;  ///< all buildings in one slice
    Progress& progress_;
    TileScene scene_;
};

}  // namespace

SunAndNorth::SunAndNorth(const CityScene& scene, const SkyYear& sky_year, double grid_convergence_deg,
                         const CityOptions& options)
    : tables(build_sky_tables(sky_year, options.directions, grid_convergence_deg,
                              scene.surface->has_trees() ? std::optional(scene.tree_transmissivity) : std::nullopt)),
      weather(sky_year, grid_convergence_deg, options.assess),
      open_yield(weather, options.assess),
      plan(options.plan) {
    if (options.rasters) {
        yields.emplace(weather, options.assess, options.threads);
    }
    plan.layout.open_yield_kwh_kwp = std::ref(open_yield);
}

CityWork::CityWork(const CityScene& city_scene, const SkyYear& sky_year, const CityOptions& city_options,
                   const Overview& overview, int halo)
    : scene(city_scene),
      options(city_options),
      beyond(overview),
      halo_cells(halo),
      grid(city_scene.surface->geometry()),
      economy(sky_year, city_scene.site.place.utc_offset_h, city_options.economy),
      zones(city_scene.zones) {
    sky_.emplace(scene, sky_year, site_of(scene, grid.whole()).grid_convergence_deg, options);
}

void CityWork::use_sun_of(const CityTile& tile) {
    if (!scene.site_at || is_under_one_sky(grid)) {
        return;
    }
    const Site site = site_of(scene, tile.core);
    sky_.reset();
    own_year_ = build_sky_year(scene.weather, site.place, options.sky);
    sky_.emplace(scene, *own_year_, site.grid_convergence_deg, options);
}

void work_on_tile(CityWork& work, const CityTile& tile, const std::vector<CitySlice>& slices, CitySink& sink,
                  Progress& progress) {
    work.use_sun_of(tile);
    TileWork(work, tile, slices, progress).run(sink);
}

}  // namespace sunshed
