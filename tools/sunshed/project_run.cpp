#include "project_run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <numeric>
#include <optional>

#include "command_output.hpp"
#include "project/read/scene.hpp"
#include "project/run/city_memory.hpp"
#include "project/run/hourly_shade_files.hpp"
#include "project/run/memory_limit.hpp"
#include "project/run/results.hpp"
#include "project/run/run_files.hpp"
#include "project/settings/kept_inputs.hpp"
#include "say_note.hpp"
#include "shared_options.hpp"
#include "sunshed/building/yield_count.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/io/cog_writer.hpp"
#include "sunshed/project/load.hpp"
#include "sunshed/project/project_config.hpp"
#include "terminal_progress.hpp"

namespace sunshed::cli {

namespace {

void say_report(const CommonOptions& common) {
    fmt::print("report: {}\n",
               (std::filesystem::absolute(common.output) / "report" / "index.html").lexically_normal().string());
}

void say_result(const CommonOptions& common, const FinishedRun& run, const YieldCount& count,
                const std::vector<StageTime>& stages) {
    if (common.quiet) {
        return;
    }
    const double seconds = std::accumulate(stages.begin(), stages.end(), 0.0,
                                           [](double sum, const StageTime& stage) { return sum + stage.seconds; });
    if (run.buildings.empty()) {
        fmt::print("statistics of {} zones, no roofs ({:.1f} s)\n", run.zones.size(), seconds);
        say_report(common);
        return;
    }
    double kwp = 0.0;
    EconomySum sum;
    for (const BuildingRecord& record : run.buildings) {
        kwp += record.capacity_kwp;
        sum.add(record);
    }
    const EconomyResult total = sum.result();
    const double gwh = total.energy_kwh / 1e6;
    const double deviation_gwh = kwp > 0.0 ? gwh * total.energy_sd_pct / 100.0 : 0.0;
    fmt::print("{} of {} buildings assessed: {:.1f} MW of modules fit, {:g} +- {:.2g} GWh a year ({:.1f} s)\n",
               count.assessed(), run.buildings.size(), kwp / 1e3, rounded_to_known(gwh, deviation_gwh), deviation_gwh,
               seconds);
    say_report(common);
}

void say_notes(const CommonOptions& common, const Scene& scene) {
    if (common.quiet) {
        return;
    }
    for (const auto& notes : {notes_of(scene), scene.policy.notes}) {
        for (const std::string& note : notes) {
            say_note(note);
        }
    }
}

/// What must be mended before the results mean anything, as errors are said. @returns whether there is any
bool say_refusals(const Scene& scene) {
    bool any = false;
    for (const Finding& finding : scene.findings) {
        if (finding.severity == Severity::refusal) {
            fmt::print(stderr, "sunshed: error: {}\n", line_of(finding));
            any = true;
        }
    }
    return any;
}

void write_shade_of(const Scene& scene, const ProjectConfig& config, const CommonOptions& common,
                    const std::string& folder, Progress& progress) {
    std::filesystem::create_directory(folder);
    const GridGeometry grid = scene.city.surface->geometry();
    check_memory(common.memory, grid.cell_count(), hourly_shade_bytes_of_cell(config.directions));
    const FloatRaster elevation_m = scene.city.surface->read(grid.whole()).surface.elevation_m;
    std::optional<FarHorizon> far;
    if (!scene.city.far_terrain_m.empty()) {
        far.emplace(scene.city.far_terrain_m, elevation_m, config.directions, Threads{common.threads});
    }
    write_hourly_shade(folder, scene.crs.wkt,
                       {.elevation_m = elevation_m,
                        .far = far ? &*far : nullptr,
                        .directions = config.directions,
                        .radius_m = config.horizon_radius_m,
                        .place = scene.city.place,
                        .grid_convergence_deg = scene.city.grid_convergence_deg,
                        .threads = {common.threads}},
                       scene.town_clock, common.creation_options, progress);
}

/// Everything that needs roofs.
AssessedCity assess(const Scene& scene, const ProjectConfig& config, const CommonOptions& common,
                    const std::string& folder, ResultsGeopackage& geopackage, Progress& progress) {
    const MemoryPlan memory = plan_city_memory(common.memory, scene, config);
    AssessedCity city;
    progress.begin_stage("sun and sky");
    city.sky = build_sky_year(scene.city.weather, scene.city.place, scene.options.sky);
    RunFiles files(folder, config, scene, geopackage, memory.files_in_memory, {common.threads});
    CityOptions options = scene.options;
    options.tiles = memory.tiles;
    city.sums = assess_city(scene.city, city.sky, options, files, progress);
    progress.begin_stage("writing");
    stop_if_cancelled(progress);
    files.finish(common.creation_options);
    write_zone_series(folder + "/series", city.sky, city.sums,
                      result_tags(scene.city.weather.source, scene.city.weather.synthetic));
    city.buildings = files.take_records();
    if (config.hourly_shade) {
        write_shade_of(scene, config, common, folder + "/rasters", progress);
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
std::vector<std::string> inputs_of(const std::string& project_path, const std::vector<Field>& fields) {
    std::vector<std::string> inputs = input_paths(fields);
    inputs.push_back(project_path);
    return inputs;
}

}  // namespace

int run_project(const std::string& project_path, const std::string& data_folder, const CommonOptions& common,
                bool hourly_buildings) {
    std::vector<std::string> overrides = common.set;
    if (hourly_buildings) {
        overrides.emplace_back("output.hourly_buildings=true");
    }
    ProjectConfig config;
    std::vector<Field> fields = fields_of(config);
    load_project(fields, project_path, overrides, data_folder);
    need_output(common, "say where the results go");
    CommandOutput output(common.output, AtomicOutput::Kind::folder, common, inputs_of(project_path, fields));

    TerminalProgress progress(progress_style(common));
    progress.begin_stage("reading");
    limit_raster_cache(city_cache_bytes(common.memory));
    Scene scene = read_scene(config, {common.threads}, progress, most_city_cells(common.memory));
    say_notes(common, scene);
    const std::string folder = output.working_path().string();
    ResultsGeopackage geopackage(folder + "/results.gpkg", scene.crs.wkt,
                                 result_tags(scene.city.weather.source, scene.city.weather.synthetic));
    AssessedCity city =
        scene.statistics_only ? AssessedCity{} : assess(scene, config, common, folder, geopackage, progress);
    const YieldCount count = yield_of(city);
    const std::string nothing = count.why_nothing(true);
    if (!nothing.empty()) {
        scene.notes.push_back(nothing);
    }
    FinishedRun run = finished_run(scene, city, fields);
    write_finished_run(folder + "/records.bin", run);
    keep_report_inputs(fields, folder);
    const ReportInput input{config, fields, run, scene.policy};
    write_answers(folder, input, geopackage, {common.threads});
    progress.finish();
    const std::string run_id =
        write_run_record(folder, input, scene, city, {project_path, common.output}, progress.stages());
    stop_if_cancelled(progress);
    output.commit(run_id);

    say_result(common, run, count, progress.stages());
    if (!nothing.empty()) {
        say_note(nothing);
    }
    return say_refusals(scene) ? exit_problems_found : exit_done;
}

}  // namespace sunshed::cli
