#include "project/run/run_files.hpp"

#include <filesystem>
#include <utility>

#include "project/run/results.hpp"

namespace sunshed {

RunFiles::RunFiles(const std::string& folder, const ProjectConfig& config, const Scene& scene,
                   ResultsGeopackage& geopackage, bool rasters_in_memory, Threads threads)
    : geopackage_(geopackage), threads_(threads), records_(scene.city.buildings.size()) {
    const FileTags tags = result_tags(scene.city.weather.source, scene.city.weather.synthetic);
    std::filesystem::create_directory(folder + "/series");
    if (config.write_rasters) {
        std::filesystem::create_directory(folder + "/rasters");
        rasters_.emplace(folder + "/rasters", scene.city.surface->geometry(), scene.crs.wkt, tags, rasters_in_memory,
                         config.sun_hours_by_month, RasterFilesWriter::Yields::written);
    }
    if (config.hourly_buildings) {
        hours_.emplace(folder + "/series", scene);
    }
    if (config.shading_tables) {
        shading_.emplace(folder + "/series", scene);
    }
}

void RunFiles::receive(AssessedBuilding building) {
    geopackage_.add(building.index, building.record, building.facades);
    if (hours_) {
        hours_->write(building.index, building.record);
    }
    if (shading_) {
        shading_->add(building);
    }
    records_.store(building.index, std::move(building.record));
}

void RunFiles::receive(const Window& window, CityRasters rasters) {
    rasters_->write(window,
                    result_rasters(std::move(rasters.irradiance), std::move(rasters.pv_yield_kwh_kwp), rasters.known),
                    threads_);
}

void RunFiles::finish(const std::vector<std::string>& creation_options) {
    if (rasters_) {
        rasters_->finish(creation_options, threads_);
    }
    if (hours_) {
        hours_->close();
    }
    if (shading_) {
        shading_->finish();
    }
}

}  // namespace sunshed
