#include "sunshed/pipeline/assess_city.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <functional>
#include <optional>
#include <utility>

#include "city_light.hpp"
#include "facades.hpp"
#include "pv_yield.hpp"
#include "segment_grid.hpp"
#include "sunshed/building/layout_energy.hpp"
#include "sunshed/building/worthwhile.hpp"
#include "sunshed/irradiance/irradiate_scene.hpp"
#include "sunshed/pipeline/zone_tree.hpp"
#include "sunshed/surface/normals.hpp"
#include "zone_balances.hpp"
#include "zone_sums.hpp"

namespace sunshed {

namespace {

// Buildings are assessed in parallel a batch at a time and their hourly series summed in order after each batch:
// the sums do not depend on threads, and only a batch of series is ever held.
constexpr std::size_t batch_size = 256;

std::vector<RoofPlan> plan_all(const CityScene& scene, const CityOptions& options, const ChainWeather& weather,
                               Progress& progress) {
    progress.begin_stage("roofs and modules");
    OpenYield open_yield(weather, options.assess);
    PlanOptions plan = options.plan;
    plan.layout.open_yield_kwh_kwp = std::ref(open_yield);
    std::vector<RoofPlan> plans(scene.buildings.size());
    std::atomic<std::size_t> done = 0;
    parallel_for(plans.size(), options.threads, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            stop_if_cancelled(progress);
            plans[i] = plan_roof(scene.buildings[i], scene.surface, plan);
            progress.advance(static_cast<double>(++done) / static_cast<double>(plans.size()));
        }
    });
    return plans;
}

/// The clock that people there live by: the weather file's, or that of the longitude.
double local_offset_h(const CityScene& scene) {
    return scene.weather.clock_known ? scene.weather.place.utc_offset_h : std::round(scene.place.longitude_deg / 15.0);
}

/// Trees on the surface that shades: tops that are the surface's own follow it.
FloatRaster tops_over(const FloatRaster& shading_m, const CityScene& scene) {
    FloatRaster tops_m = scene.tree_top_m;
    for (std::size_t i = 0; i < tops_m.values.size(); ++i) {
        const bool is_tree = tops_m.values[i] > scene.surface.elevation_m.values[i];
        tops_m.values[i] = is_tree ? tops_m.values[i] : shading_m.values[i];
    }
    return tops_m;
}

void assess_all(const CityScene& scene, const CityOptions& options, std::vector<RoofPlan> plans,
                const SegmentGrid& segment_grid, const SceneLight& light, const ChainWeather& weather,
                CityResult& result, Progress& progress) {
    progress.begin_stage("energy");
    const ZoneFinder zones(scene.zones);
    const EconomyModel economy(result.sky, local_offset_h(scene), options.economy);
    result.snow_model = snow_words(weather);
    ZoneSums sums(result.sky.intervals.size());
    ZoneBalances balances(scene.zones, economy);
    result.buildings.resize(plans.size());
    for (std::size_t first = 0; first < plans.size(); first += batch_size) {
        stop_if_cancelled(progress);
        const std::size_t count = std::min(batch_size, plans.size() - first);
        parallel_for(count, options.threads, [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = first + begin; i < first + end; ++i) {
                auto segments = segment_irradiation(segment_grid, i, plans[i], result.irradiance);
                for (std::size_t s = 0; s < segments.size(); ++s) {
                    segments[s].modules = module_sun(plans[i].layouts[s], light, options.assess.pv.snow.rows_edge_m);
                }
                BuildingRecord& record = result.buildings[i];
                record = assess_building(scene.buildings[i], std::move(plans[i]), segments, weather,
                                         scene.grid_convergence_deg, options.assess);
                record.zone_id = zones.zone_of(scene.buildings[i].footprint);
                economy.assess(record);
                if (options.assess.worth.max_payback_years < WorthOptions::any_payback_years) {
                    settle_worthwhile(record, options.assess, weather.best_open_yield_kwh_kwp);
                }
            }
        });
        for (std::size_t i = first; i < first + count; ++i) {
            BuildingRecord& record = result.buildings[i];
            sums.add(record);
            balances.add(record);
            if (options.hourly != nullptr) {
                options.hourly->take(i, record);
            }
            for (std::vector<float>* hours : {&record.ac_hourly_kw, &record.load_hourly_kw, &record.grid_hourly_kw}) {
                *hours = std::vector<float>();  // whose memory goes too, which that of {} would not
            }
        }
        progress.advance(static_cast<double>(first + count) / static_cast<double>(plans.size()));
    }
    result.zone_series = sums.series();
    result.load_balances = balances.results(options.export_limit_kw);
}

}  // namespace

CityResult assess_city(const CityScene& scene, const CityOptions& options, Progress& progress) {
    CityResult result;
    progress.begin_stage("sun and sky");
    result.sky = build_sky_year(scene.weather, scene.place, options.sky);
    const ChainWeather weather(result.sky, scene.grid_convergence_deg, options.assess);
    std::vector<RoofPlan> plans = plan_all(scene, options, weather, progress);

    progress.begin_stage("irradiance");
    NormalField normals = surface_normals(scene.surface, options.threads);
    Surface smooth;  // roofs as their planes
    smooth.elevation_m = scene.surface.elevation_m;
    const SegmentGrid segment_grid =
        lay_segments_on_grid(plans, options.plan.roof.obstacle_min_height_m, smooth.elevation_m, normals);
    const FloatRaster tree_top_m = tops_over(smooth.elevation_m, scene);
    std::optional<FarHorizon> far;
    if (!scene.far_terrain_m.empty()) {
        far.emplace(scene.far_terrain_m, smooth.elevation_m, options.directions, options.threads);
    }
    result.irradiance = irradiate_scene({.surface = smooth,
                                         .normals = normals,
                                         .segment_of_cell = &segment_grid.segment_of_cell,
                                         .segment_count = segment_grid.segment_count,
                                         .sun_hours_by_month = options.sun_hours_by_month,
                                         .radius_m = options.horizon_radius_m,
                                         .far = far ? &*far : nullptr,
                                         .threads = options.threads},
                                        {.sky = result.sky,
                                         .directions = options.directions,
                                         .grid_convergence_deg = scene.grid_convergence_deg,
                                         .tree_top_m = &tree_top_m,
                                         .tree_transmissivity = scene.tree_transmissivity},
                                        progress);

    const CityLight light(scene, result.sky, options, smooth.elevation_m, tree_top_m, far ? &*far : nullptr);
    assess_all(scene, options, std::move(plans), segment_grid, light.light(), weather, result, progress);
    if (options.facades) {
        result.facades = assess_all_facades(scene, light.light(), options, progress);
    }
    progress.begin_stage("yield of every cell");
    result.pv_yield_kwh_kwp = pv_yield_raster(result.irradiance, normals, weather, options.assess, options.threads);
    return result;
}

}  // namespace sunshed
