#include "tile_work.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <utility>

#include "city_light.hpp"
#include "sunshed/building/worthwhile.hpp"
#include "sunshed/irradiance/irradiate_scene.hpp"
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

class TileWork {
public:
    TileWork(CityWork& work, const CityTile& tile, Progress& progress)
        : work_(work),
          tile_(tile),
          progress_(progress),
          part_(work.scene.surface->read(tile.read)),
          served_(relative(tile.served, tile.read)) {}

    void run(const BuildingTaker& take_building, CitySink& sink) {
        plan();
        irradiate();
        assess(take_building);
        if (work_.options.rasters) {
            hand_over_rasters(sink);
        }
    }

private:
    void plan() {
        progress_.begin_stage("roofs and modules");
        for (const std::size_t index : tile_.own) {
            buildings_.push_back({index, true, work_.scene.buildings[index], {}});
        }
        for (const std::size_t index : tile_.beside) {
            buildings_.push_back({index, false, work_.scene.buildings[index], {}});
        }
        std::sort(buildings_.begin(), buildings_.end(),
                  [](const TileBuilding& a, const TileBuilding& b) { return a.index < b.index; });
        PlanOptions own = work_.options.plan;
        own.layout.open_yield_kwh_kwp = std::ref(work_.open_yield);
        PlanOptions beside = own;
        beside.lays_modules = false;
        std::atomic<std::size_t> done = 0;
        parallel_for(buildings_.size(), work_.options.threads, [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i) {
                stop_if_cancelled(progress_);
                TileBuilding& building = buildings_[i];
                fill_height(building.input, part_.surface);
                building.plan = plan_roof(building.input, part_.surface, building.is_own ? own : beside);
                progress_.advance(static_cast<double>(++done) / static_cast<double>(buildings_.size()));
            }
        });
    }

    void irradiate() {
        progress_.begin_stage("irradiance");
        const CityOptions& options = work_.options;
        smooth_.elevation_m = part_.surface.elevation_m;
        normals_ = surface_normals(part_.surface, served_, options.threads);
        segments_ = lay_segments_on_grid(buildings_, served_, options.plan.roof.obstacle_min_height_m,
                                         smooth_.elevation_m, normals_);
        tree_top_m_ = tops_over(smooth_.elevation_m, part_);
        if (!work_.scene.far_terrain_m.empty()) {
            FarHorizonOptions around;
            around.covered = work_.grid.bounds();
            far_.emplace(work_.scene.far_terrain_m, part_of(smooth_.elevation_m, served_), options.directions,
                         options.threads, around);
        }
        irradiance_ = irradiate_scene({.surface = smooth_,
                                       .normals = normals_,
                                       .tile = Tile{served_, place(), work_.beyond.solid()},
                                       .segment_of_cell = &segments_.segment_of_cell,
                                       .segment_count = segments_.segment_count,
                                       .sun_hours_by_month = options.sun_hours_by_month,
                                       .radius_m = options.horizon_radius_m,
                                       .far = far_ ? &*far_ : nullptr,
                                       .threads = options.threads},
                                      {.sky = work_.sky,
                                       .directions = options.directions,
                                       .grid_convergence_deg = work_.scene.grid_convergence_deg,
                                       .tree_top_m = &tree_top_m_,
                                       .tree_tops_beyond = work_.beyond.tree_tops(),
                                       .tree_transmissivity = work_.scene.tree_transmissivity},
                                      progress_);
    }

    void assess(const BuildingTaker& take_building) {
        progress_.begin_stage("energy");
        const CityLight light(work_.scene, work_.sky, work_.options,
                              {.elevation_m = smooth_.elevation_m,
                               .tree_top_m = tree_top_m_,
                               .far = far_ ? &*far_ : nullptr,
                               .part = place(),
                               .beyond = work_.beyond.solid(),
                               .tree_tops_beyond = work_.beyond.tree_tops()});
        std::vector<std::size_t> own;
        for (std::size_t i = 0; i < buildings_.size(); ++i) {
            if (buildings_[i].is_own) {
                own.push_back(i);
            }
        }
        std::vector<AssessedBuilding> ready;
        const auto hand_over = [&] {
            for (AssessedBuilding& building : ready) {
                take_building(std::move(building));
            }
        };
        for (std::size_t first = 0; first < own.size(); first += batch_size) {
            stop_if_cancelled(progress_);
            const std::size_t count = std::min(batch_size, own.size() - first);
            std::vector<AssessedBuilding> batch(count);
            parallel_for(count + 1, work_.options.threads, [&](std::size_t begin, std::size_t end) {
                for (std::size_t i = begin; i < end; ++i) {
                    if (i == 0) {
                        hand_over();
                    } else {
                        batch[i - 1] = assess(own[first + i - 1], light.light());
                    }
                }
            });
            ready = std::move(batch);
            progress_.advance(static_cast<double>(first + count) / static_cast<double>(own.size()));
        }
        hand_over();
    }

    [[nodiscard]] AssessedBuilding assess(std::size_t i, const SceneLight& light) {
        const CityOptions& options = work_.options;
        const double convergence_deg = work_.scene.grid_convergence_deg;
        TileBuilding& building = buildings_[i];
        AssessedBuilding assessed;
        assessed.index = building.index;
        assessed.around =
            std::span(irradiance_.segments)
                .subspan(static_cast<std::size_t>(segments_.first_segment[i]), building.plan.segments.size());
        auto segments = segment_irradiation(segments_, i, building.plan, irradiance_);
        for (std::size_t s = 0; s < segments.size(); ++s) {
            segments[s].modules = module_sun(building.plan.layouts[s], light, options.assess.pv.snow.rows_edge_m);
        }
        BuildingRecord& record = assessed.record;
        record = assess_building(building.input, std::move(building.plan), segments, work_.weather, convergence_deg,
                                 options.assess);
        record.zone_id = work_.zones.zone_of(building.input.footprint);
        work_.economy.assess(record);
        if (options.assess.worth.max_payback_years < WorthOptions::any_payback_years) {
            settle_worthwhile(record, options.assess, work_.weather.best_open_yield_kwh_kwp);
        }
        if (options.facades) {
            assessed.facades = assess_facades(building.input, part_.surface.elevation_m, light.parts, convergence_deg);
        }
        return assessed;
    }

    void hand_over_rasters(CitySink& sink) {
        progress_.begin_stage("yield of every cell");
        const Window core = relative(tile_.core, tile_.served);
        CityRasters rasters;
        rasters.pv_yield_kwh_kwp = part_of(work_.yields->raster(irradiance_, normals_, work_.options.threads), core);
        rasters.known = part_of(part_.surface.known, relative(tile_.core, tile_.read));
        irradiance_.segments.clear();
        cut(irradiance_, core);
        rasters.irradiance = std::move(irradiance_);
        sink.take(tile_.core, std::move(rasters));
    }

    /// Of what is read in the raster.
    [[nodiscard]] GridPart place() const {
        return {tile_.read.column, tile_.read.row, work_.grid.columns, work_.grid.rows};
    }

    CityWork& work_;
    const CityTile& tile_;
    Progress& progress_;
    SurfacePart part_;
    Window served_;  ///< of what is read
    std::vector<TileBuilding> buildings_;
    Surface smooth_;  ///< roofs as their planes
    NormalField normals_;
    SegmentGrid segments_;
    FloatRaster tree_top_m_;
    std::optional<FarHorizon> far_;
    IrradianceResult irradiance_;
};

}  // namespace

Pyramids look_over(SurfaceSource& surface, const Progress& progress) {
    const GridGeometry grid = surface.geometry();
    Pyramids pyramids(grid, surface.has_trees());
    for (const Window& strip : cut_into_strips(grid)) {
        stop_if_cancelled(progress);
        const SurfacePart part = surface.read(strip);
        pyramids.add(strip, part.surface.elevation_m, part.tree_top_m);
    }
    pyramids.finish();
    return pyramids;
}

CityWork::CityWork(const CityScene& city_scene, const SkyYear& sky_year, const CityOptions& city_options,
                   const Pyramids& pyramids)
    : scene(city_scene),
      sky(sky_year),
      options(city_options),
      beyond(pyramids),
      grid(city_scene.surface->geometry()),
      weather(sky_year, city_scene.grid_convergence_deg, city_options.assess),
      economy(sky_year, city_scene.place.utc_offset_h, city_options.economy),
      zones(city_scene.zones),
      open_yield(weather, city_options.assess) {
    if (options.rasters) {
        yields.emplace(weather, options.assess, options.threads);
    }
}

void work_on_tile(CityWork& work, const CityTile& tile, const BuildingTaker& take_building, CitySink& sink,
                  Progress& progress) {
    TileWork(work, tile, progress).run(take_building, sink);
}

}  // namespace sunshed
