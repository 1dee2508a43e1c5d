#pragma once

#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "project/report/finished_run.hpp"
#include "sunshed/io/crs.hpp"

namespace sunshed {

/// A finished run, and where what is made of it goes.
struct ExportJob {
    std::string folder;  ///< that the run left
    FinishedRun run;
    const nlohmann::ordered_json& record;  ///< run.json
    const nlohmann::ordered_json& schema;  ///< schema.json
    std::filesystem::path working_path;    ///< to be written: a file, or a folder that is there
    std::filesystem::path final_path;      ///< where that will be, for paths relative to it
};

// One form a file: form_<name>.cpp. Each is a row of the table in export_result.cpp.
void write_datapackage(const ExportJob& job);
void write_pvgis(const ExportJob& job);
void write_pypsa(const ExportJob& job);
void write_sam(const ExportJob& job);
void write_stac(const ExportJob& job);

/// The middle of a building's footprint.
/// @throws Error where the footprint lies outside its CRS
GeographicPoint place_of(const BuildingRecord& building, const std::string& crs_wkt);

/// A CSV file of the result.
/// @param setting  that makes a run write it
/// @throws Error naming the setting where it is not there
std::string needed_file(const ExportJob& job, const std::string& name, const std::string& setting);

}  // namespace sunshed
