#pragma once

#include <memory>
#include <string>

#include "scene/scene.hpp"
#include "sunshed/report/series_file.hpp"

namespace sunshed::cli {

/// Writes series/building_hourly, Parquet where this GDAL has it, else NetCDF, building by building as they are
/// assessed.
class HourlyBuildingsFile final : public HourlySink {
public:
    /// @param folder  of the results
    HourlyBuildingsFile(const std::string& folder, const Scene& scene);
    void take(std::size_t building, const BuildingRecord& record) override;
    /// @throws Error where the file is not whole
    void close() { file_->close(); }

private:
    std::unique_ptr<SeriesFile> file_;
};

}  // namespace sunshed::cli
