#pragma once

#include <span>
#include <string>
#include <vector>

#include "config/project_config.hpp"
#include "report_files.hpp"
#include "scene/scene.hpp"
#include "sunshed/report/rasters.hpp"
#include "terminal_progress.hpp"

namespace sunshed::cli {

struct ResultsInput {
    const ProjectConfig& config;
    const std::vector<Field>& fields;
    const Scene& scene;
    const CityResult& result;
};

/// Writes the rasters and the hourly series of a run.
void write_rasters_and_series(const std::string& folder, const ResultsInput& input,
                              const std::vector<std::string>& creation_options);

/// What a report needs of a run; the scene's zones and the buildings move into it.
FinishedRun finished_run(Scene& scene, CityResult& result);

/// Writes results.gpkg, the report folder and schema.json.
void write_answers(const std::string& folder, const ReportInput& input, std::span<const FacadeRecord> facades,
                   Threads threads);

/// Writes run.json.
void write_run_record(const std::string& folder, const ReportInput& input, const Scene& scene,
                      std::size_t weather_intervals, const std::string& command, const std::vector<StageTime>& stages);

/// What every file of a run says of itself: the program, the weather, and whether that is synthetic.
FileTags result_tags(const WeatherSeries& weather);

/// The engine's rasters as they are written: cells without an input value become nodata.
ResultRasters result_rasters(IrradianceResult irradiance, FloatRaster pv_yield, const Raster<std::uint8_t>& known);

}  // namespace sunshed::cli
