#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "project/read/scene.hpp"
#include "project/run/hourly_buildings.hpp"
#include "project/run/shading_files.hpp"
#include "sunshed/pipeline/assess_city.hpp"
#include "sunshed/project/project_config.hpp"
#include "sunshed/report/geopackage.hpp"
#include "sunshed/report/rasters.hpp"
#include "sunshed/report/report_records.hpp"

namespace sunshed {

/// The files of a run that are written as its tiles come: rasters, layers of buildings and roofs, hours and shading of
/// buildings. Of each building it keeps only what reports are made of.
class RunFiles final : public CitySink {
public:
    /// @param folder  of the results, which is there
    /// @param geopackage  which zones are still to join
    /// @param rasters_in_memory  whether they may be held until they are finished
    RunFiles(const std::string& folder, const ProjectConfig& config, const Scene& scene, ResultsGeopackage& geopackage,
             bool rasters_in_memory, Threads threads);

    void receive(AssessedBuilding building) override;
    void receive(const Window& window, CityRasters rasters) override;

    /// Makes all files whole but the GeoPackage.
    void finish(const std::vector<std::string>& creation_options);

    [[nodiscard]] std::vector<BuildingRecord> release_records() { return records_.release(); }

private:
    ResultsGeopackage& geopackage_;
    Threads threads_;
    ReportRecords records_;
    std::optional<RasterFilesWriter> rasters_;
    std::optional<HourlyBuildingsFile> hours_;
    std::optional<ShadingFiles> shading_;
};

}  // namespace sunshed
