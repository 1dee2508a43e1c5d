#include "project_run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>

#include "config/load.hpp"
#include "config/project_config.hpp"
#include "hourly_shade_files.hpp"
#include "memory_limit.hpp"
#include "results.hpp"
#include "scene/scene.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/io/atomic_output.hpp"

namespace sunshed::cli {

namespace {

void say_result(const CommonOptions& common, const CityResult& result, double seconds) {
    if (common.quiet) {
        return;
    }
    double kwp = 0.0;
    int assessed = 0;
    EconomySum sum;
    for (const BuildingRecord& record : result.buildings) {
        kwp += record.capacity_kwp;
        sum.add(record);
        assessed += record.status == BuildingStatus::ok ? 1 : 0;
    }
    const EconomyResult total = sum.result();
    const double gwh = total.energy_kwh / 1e6;
    const double deviation_gwh = kwp > 0.0 ? gwh * total.energy_sd_pct / 100.0 : 0.0;
    fmt::print("{} of {} buildings assessed: {:.1f} MW of modules fit, {:g} +- {:g} GWh a year ({:.1f} s)\n", assessed,
               result.buildings.size(), kwp / 1e3, rounded_to_known(gwh, deviation_gwh), deviation_gwh, seconds);
    fmt::print("report: {}\n",
               (std::filesystem::absolute(common.output) / "report" / "index.html").lexically_normal().string());
}

void write_shade_of(const Scene& scene, const ProjectConfig& config, const CommonOptions& common,
                    const std::string& folder, Progress& progress) {
    std::filesystem::create_directory(folder);
    Place place = scene.city.place;
    place.utc_offset_h =
        scene.city.weather.clock_known ? scene.city.weather.place.utc_offset_h : std::round(place.longitude_deg / 15.0);
    std::optional<FarHorizon> far;
    if (!scene.city.far_terrain_m.empty()) {
        far.emplace(scene.city.far_terrain_m, scene.city.surface.elevation_m, config.directions,
                    Threads{common.threads});
    }
    write_hourly_shade(folder, scene.crs.wkt,
                       {.elevation_m = scene.city.surface.elevation_m,
                        .far = far ? &*far : nullptr,
                        .directions = config.directions,
                        .radius_m = config.horizon_radius_m,
                        .place = place,
                        .grid_convergence_deg = scene.city.grid_convergence_deg,
                        .threads = {common.threads}},
                       common.creation_options, progress);
}

}  // namespace

int run_project(const std::string& project_path, const std::string& data_folder, const CommonOptions& common) {
    ProjectConfig config;
    std::vector<Field> fields = fields_of(config);
    load_project(fields, project_path, common.set, data_folder);
    if (common.output.empty()) {
        throw Error(ErrorCode::bad_input, "-o/--output", "it is missing", "say where the results go");
    }
    AtomicOutput output(common.output, AtomicOutput::Kind::folder, common.overwrite);

    TerminalProgress progress(progress_style(common));
    progress.begin_stage("reading");
    const Scene scene = read_scene(config, {common.threads});
    // Measured on the demo's four million cells: 1.3 GB at the peak, nearly all of it in proportion to the cells.
    check_memory(common.memory, scene.city.surface.geometry().cell_count(), 330.0);
    if (!common.quiet) {
        for (const std::string& note : scene.notes) {
            fmt::print(stderr, "sunshed: note: {}\n", note);
        }
    }
    const CityResult result = assess_city(scene.city, scene.options, progress);
    progress.begin_stage("writing");
    stop_if_cancelled(progress);
    const ResultsInput input{config, fields, scene, result};
    write_results(output.working_path().string(), input, common.creation_options);
    if (config.hourly_shade) {
        write_shade_of(scene, config, common, output.working_path().string() + "/rasters", progress);
    }
    progress.finish();
    write_run_record(output.working_path().string(), input, "sunshed run " + project_path, progress.stages());
    output.commit();

    double seconds = 0.0;
    for (const StageTime& stage : progress.stages()) {
        seconds += stage.seconds;
    }
    say_result(common, result, seconds);
    return exit_done;
}

}  // namespace sunshed::cli
