#pragma once

#include <memory>
#include <string>

#include "project/read/scene.hpp"
#include "sunshed/report/series_file.hpp"

namespace sunshed {

/// Writes building_hourly, Parquet where this GDAL has it, else NetCDF, building by building as they are assessed.
class HourlyBuildingsFile {
public:
    /// @param folder  of the series
    HourlyBuildingsFile(const std::string& folder, const Scene& scene);
    /// @param building  its place in the scene
    void write(std::size_t building, const BuildingRecord& record);
    /// @throws Error where the file is not whole
    void close() { file_->close(); }

private:
    std::unique_ptr<SeriesFile> file_;
};

}  // namespace sunshed
