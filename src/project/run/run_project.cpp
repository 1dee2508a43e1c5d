#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <numeric>
#include <optional>

#include "project/read/scene.hpp"
#include "project/run/city_memory.hpp"
#include "project/run/hourly_shade_files.hpp"
#include "project/run/memory_limit.hpp"
#include "project/run/results.hpp"
#include "project/run/run_files.hpp"
#include "project/run/stage_times.hpp"
#include "project/settings/kept_inputs.hpp"
#include "sunshed/building/yield_count.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/io/atomic_output.hpp"
#include "sunshed/io/cog_writer.hpp"
#include "sunshed/project/project.hpp"
#include "sunshed/surface/facets.hpp"

namespace sunshed {

namespace {

void report_notes(const Scene& scene, const NoteSink& on_note) {
    for (const auto& notes : {notes_of(scene), scene.policy.notes}) {
        for (const std::string& note : notes) {
            on_note(note);
        }
    }
}

Scene read_all(const ProjectConfig& config, const RunOptions& options, Progress& progress) {
    progress.begin_stage("reading");
    limit_raster_cache(city_cache_bytes(options.memory));
    Scene scene = read_scene(config, options.threads, progress, most_city_cells(options.memory));
    report_notes(scene, options.on_note);
    return scene;
}

void write_shade_of(const Scene& scene, const ProjectConfig& config, const RunOptions& options,
                    const std::string& folder, Progress& progress) {
    std::filesystem::create_directory(folder);
    const GridGeometry grid = scene.city.surface->geometry();
    check_memory(options.memory, grid.cell_count(), hourly_shade_bytes_of_cell(config.directions));
    const FloatRaster elevation_m =
        facets_of(scene.city.surface->read(grid.whole()).surface.elevation_m, options.threads).elevation_m;
    std::optional<FarHorizon> far;
    if (!scene.city.far_terrain_m.empty()) {
        far.emplace(scene.city.far_terrain_m, elevation_m, config.directions, options.threads);
    }
    write_hourly_shade(folder, scene.crs.wkt,
                       {.elevation_m = elevation_m,
                        .far = far ? &*far : nullptr,
                        .directions = config.directions,
                        .radius_m = config.horizon_radius_m.value_or(unlimited_radius_m),
                        .site = scene.city.site,
                        .threads = options.threads},
                       scene.town_clock, options.creation_options, progress);
}

/// Everything that needs roofs.
AssessedCity assess(const Scene& scene, const ProjectConfig& config, const RunOptions& options,
                    const std::string& folder, ResultsGeopackage& geopackage, Progress& progress) {
    const MemoryPlan memory = plan_city_memory(options.memory, scene, config);
    AssessedCity city;
    RunFiles files(folder, config, scene, geopackage, memory.files_in_memory, options.threads);
    CityOptions city_options = scene.options;
    city_options.tiles = memory.tiles;
    city.sums = assess_city(scene.city, city_options, files, progress);
    progress.begin_stage("writing");
    stop_if_cancelled(progress);
    files.finish(options.creation_options);
    write_zone_series(folder + "/series", city.sums,
                      result_tags(scene.city.weather.source, scene.city.weather.synthetic));
    city.buildings = files.release_records();
    if (config.hourly_shade) {
        write_shade_of(scene, config, options, folder + "/rasters", progress);
    }
    return city;
}

YieldCount yield_of(const AssessedCity& city) {
    YieldCount count;
    for (const BuildingRecord& record : city.buildings) {
        count.add(record);
    }
    return count;
}

/// Everything that the run reads, as far as it is known before.
std::vector<std::string> inputs_of(const Project& project) {
    std::vector<std::string> inputs = input_paths(project.fields());
    inputs.push_back(project.path());
    return inputs;
}

RunSummary summary_of(const FinishedRun& run, const YieldCount& count, const std::vector<StageTime>& stages) {
    RunSummary summary{.buildings = run.buildings.size(), .assessed = count.assessed(), .zones = run.zones.size()};
    EconomySum sum;
    for (const BuildingRecord& record : run.buildings) {
        summary.capacity_kwp += record.amounts.capacity_kwp;
        sum.add(record);
    }
    const EconomyResult total = sum.result();
    summary.energy_kwh = total.energy_kwh;
    summary.energy_sd_pct = total.energy_sd_pct;
    summary.why_nothing = count.why_nothing(true);
    summary.seconds = std::accumulate(stages.begin(), stages.end(), 0.0,
                                      [](double all, const StageTime& stage) { return all + stage.seconds; });
    return summary;
}

}  // namespace

CitySums Project::run(CitySink& sink, const RunOptions& options, Progress& progress) const {
    const Scene scene = read_all(config(), options, progress);
    if (scene.statistics_only) {
        return {};
    }
    CityOptions city_options = scene.options;
    city_options.tiles = plan_city_memory(options.memory, scene, config()).tiles;
    return assess_city(scene.city, city_options, sink, progress);
}

RunSummary Project::run(const std::string& folder, const RunOptions& options, Progress& receiver) const {
    AtomicOutput output(folder, AtomicOutput::Kind::folder, options.overwrite, inputs_of(*this));
    for (const std::string& note : output.notes()) {
        options.on_note(note);
    }
    StageTimes progress(receiver);
    Scene scene = read_all(config(), options, progress);
    const std::string working = output.working_path().string();
    ResultsGeopackage geopackage(working + "/results.gpkg", scene.crs.wkt,
                                 result_tags(scene.city.weather.source, scene.city.weather.synthetic));
    AssessedCity city =
        scene.statistics_only ? AssessedCity{} : assess(scene, config(), options, working, geopackage, progress);
    const YieldCount count = yield_of(city);
    if (const std::string nothing = count.why_nothing(true); !nothing.empty()) {
        scene.notes.push_back(nothing);
    }
    FinishedRun run = finished_run(scene, city, fields());
    write_finished_run(working + "/records.bin", run);
    copy_report_inputs(fields(), working);
    const ReportInput input{config(), fields(), run, scene.policy};
    write_answers(working, input, geopackage, options.threads);
    const std::vector<StageTime> stages = progress.stages();
    const std::string run_id = write_run_record(working, input, scene, city, {path(), folder}, stages);
    stop_if_cancelled(progress);
    output.commit(run_id);
    RunSummary summary = summary_of(run, count, stages);
    std::copy_if(scene.findings.begin(), scene.findings.end(), std::back_inserter(summary.refusals),
                 [](const Finding& finding) { return finding.severity == Severity::refusal; });
    return summary;
}

}  // namespace sunshed
