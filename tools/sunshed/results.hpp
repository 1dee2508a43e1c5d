#pragma once

#include <string>
#include <vector>

#include "config/project_config.hpp"
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

/// Writes everything that a run leaves in its folder but run.json.
void write_results(const std::string& folder, const ResultsInput& input,
                   const std::vector<std::string>& creation_options);

/// Writes run.json.
void write_run_record(const std::string& folder, const ResultsInput& input, const std::string& command,
                      const std::vector<StageTime>& stages);

/// What every file of a run says of itself: the program, the weather, and whether that is synthetic.
FileTags result_tags(const WeatherSeries& weather);

/// The engine's rasters as they are written: cells without an input value become nodata.
ResultRasters result_rasters(IrradianceResult irradiance, FloatRaster pv_yield, const Raster<std::uint8_t>& known);

}  // namespace sunshed::cli
