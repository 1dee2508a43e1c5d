#pragma once

#include <string>
#include <vector>

#include "project/read/scene.hpp"
#include "project/report/report_files.hpp"
#include "sunshed/project/project_config.hpp"
#include "sunshed/report/rasters.hpp"

namespace sunshed {

/// What is left of a city once its tiles are gone.
struct AssessedCity {
    CitySums sums;
    std::vector<BuildingRecord> buildings;  ///< without what no report shows, see ReportRecords
};

/// Writes the hourly series of zones into a folder that is there.
void write_zone_series(const std::string& folder, const CitySums& sums, const FileTags& tags);

/// What a report needs of a run; the scene's zones and the city's buildings move into it.
FinishedRun finished_run(Scene& scene, AssessedCity& city, const std::vector<Field>& fields);

/// Writes the report folder and schema.json, and makes results.gpkg whole.
void write_answers(const std::string& folder, const ReportInput& input, ResultsGeopackage& geopackage, Threads threads);

/// The project's file and the folder that the result gets in the end.
struct RunPlaces {
    std::string project;
    std::string result;
};

/// The id of a run of a project on these inputs, which were measured.
std::string run_id_of(const Scene& scene, const std::vector<Field>& fields, const std::string& project_path);

/// Writes run.json.
/// @returns the run's id
std::string write_run_record(const std::string& folder, const ReportInput& input, const Scene& scene,
                             const AssessedCity& city, const RunPlaces& places, const std::vector<StageTime>& stages);

/// The engine's rasters as they are written: cells without an input value become nodata.
ResultRasters result_rasters(IrradianceResult irradiance, FloatRaster pv_yield, const Raster<std::uint8_t>& known);

}  // namespace sunshed
