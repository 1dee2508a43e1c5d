#include "project/run/run_project.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <numeric>
#include <optional>

#include "project/read/scene.hpp"
#include "project/run/blocks.hpp"
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

/// Where a run keeps its finished blocks and what of others' it may use.
struct BlockPlaces {
    std::string result;  ///< for notes
    std::string own;     ///< that of this output
    std::string run_id;
    std::optional<FinishedBlocks> finished{};
};

/// Whether blocks are recorded on the way: one alone would never be there when it is wanted, and what stands around
/// roofs (output.shading_tables) is not recorded.
bool records_blocks(const std::vector<CityBlock>& blocks, const ProjectConfig& config) {
    return blocks.size() > 1 && !config.shading_tables;
}

void report_found(const FoundBlocks& found, std::size_t all, const std::string& result, const NoteSink& on_note) {
    if (found.finished > 0) {
        on_note(fmt::format("{}: {} of {} blocks were finished by a run that was broken off: kept", result,
                            found.finished, all));
    }
    if (found.others) {
        on_note(result + ": blocks of a run that was broken off are of other inputs or settings: worked out again");
    }
}

CitySums assess_blocks(const Scene& scene, const ProjectConfig& config, const CityOptions& city_options,
                       const RunOptions& options, const BlockPlaces& places, CitySink& sink, Progress& progress) {
    const std::vector<CityBlock> blocks = blocks_of(scene.city, *city_options.tiles, config);
    BlockedCity city{scene.city, city_options, blocks, places.own, work_id_of(places.run_id, blocks)};
    if (places.finished) {
        city.folder = places.finished->folder;
        if (city.work_id != places.finished->work_id) {
            throw Error(ErrorCode::bad_input, city.folder, "the blocks are of other inputs or settings",
                        "plan anew, and run the blocks again");
        }
        return assess_in_blocks(city, sink, progress);
    }
    report_found(sort_out_blocks(city), blocks.size(), places.result, options.on_note);
    return records_blocks(blocks, config) ? assess_in_blocks(city, sink, progress)
                                          : assess_city(scene.city, city_options, sink, progress);
}

/// Everything that needs roofs.
AssessedCity assess(const Scene& scene, const ProjectConfig& config, const RunOptions& options,
                    const BlockPlaces& places, const std::string& folder, ResultsGeopackage& geopackage,
                    Progress& progress) {
    const MemoryPlan memory = plan_city_memory(options.memory, scene, config);
    AssessedCity city;
    RunFiles files(folder, config, scene, geopackage, memory.files_in_memory, options.threads);
    city.sums = assess_blocks(scene, config, city_options_of(scene, memory), options, places, files, progress);
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

Scene read_all(const Project& project, const RunOptions& options, Progress& progress) {
    progress.begin_stage("reading");
    limit_raster_cache(city_cache_bytes(options.memory));
    Scene scene = read_scene(project.config(), options.threads, progress, most_city_cells(options.memory));
    report_notes(scene, options.on_note);
    return scene;
}

std::vector<std::string> inputs_of(const Project& project) {
    std::vector<std::string> inputs = input_paths(project.fields());
    inputs.push_back(project.path());
    return inputs;
}

CityOptions city_options_of(const Scene& scene, const MemoryPlan& memory) {
    CityOptions options = scene.options;
    options.tiles = memory.tiles;
    return options;
}

CitySums Project::run(CitySink& sink, const RunOptions& options, Progress& progress) const {
    const Scene scene = read_all(*this, options, progress);
    if (scene.statistics_only) {
        return {};
    }
    return assess_city(scene.city, city_options_of(scene, plan_city_memory(options.memory, scene, config())), sink,
                       progress);
}

RunSummary Project::run(const std::string& folder, const RunOptions& options, Progress& progress) const {
    return run_into(*this, folder, options, progress, std::nullopt);
}

RunSummary run_into(const Project& project, const std::string& folder, const RunOptions& options, Progress& receiver,
                    const std::optional<FinishedBlocks>& finished) {
    const ProjectConfig& config = project.config();
    AtomicOutput output(folder, AtomicOutput::Kind::folder, options.overwrite, inputs_of(project));
    for (const std::string& note : output.notes()) {
        options.on_note(note);
    }
    StageTimes progress(receiver);
    Scene scene = read_all(project, options, progress);
    measure(scene.inputs);
    const std::string id = run_id_of(scene, project.fields(), project.path());
    const std::string working = output.working_path().string();
    ResultsGeopackage geopackage(working + "/results.gpkg", scene.crs.wkt,
                                 result_tags(scene.city.weather.source, scene.city.weather.synthetic));
    AssessedCity city;
    if (!scene.statistics_only) {
        const BlockPlaces blocks{folder, output.finished_blocks().string(), id, finished};
        city = assess(scene, config, options, blocks, working, geopackage, progress);
    }
    const YieldCount count = yield_of(city);
    if (const std::string nothing = count.why_nothing(true); !nothing.empty()) {
        scene.notes.push_back(nothing);
    }
    FinishedRun run = finished_run(scene, city, project.fields());
    write_finished_run(working + "/records.bin", run);
    copy_report_inputs(project.fields(), working);
    const ReportInput input{config, project.fields(), run, scene.policy};
    write_answers(working, input, geopackage, options.threads);
    const std::vector<StageTime> stages = progress.stages();
    const std::string run_id = write_run_record(working, input, scene, city, {project.path(), folder}, stages);
    stop_if_cancelled(progress);
    output.commit(run_id);
    RunSummary summary = summary_of(run, count, stages);
    std::copy_if(scene.findings.begin(), scene.findings.end(), std::back_inserter(summary.refusals),
                 [](const Finding& finding) { return finding.severity == Severity::refusal; });
    return summary;
}

}  // namespace sunshed
