#include "project/run/hourly_buildings.hpp"

#include "project/run/results.hpp"

namespace sunshed {

HourlyBuildingsFile::HourlyBuildingsFile(const std::string& folder, const Scene& scene) {
    SeriesHead head = building_series_head();
    for (const WeatherRecord& record : scene.city.weather.records) {
        head.begins.push_back(record.begin);
    }
    if (!scene.city.weather.records.empty()) {
        head.duration_h = scene.city.weather.records.front().duration_s / 3600.0;
    }
    for (const BuildingInput& building : scene.city.buildings) {
        head.id.values.push_back(building.building_id);
        head.labels.front().values.push_back(to_string(building.building_class));
    }
    head.tags = result_tags(scene.city.weather.source, scene.city.weather.synthetic);
    const std::string path = folder + "/building_hourly";
    file_ =
        has_parquet() ? make_series_table(path + ".parquet", head, "Parquet") : make_series_netcdf(path + ".nc", head);
}

void HourlyBuildingsFile::write(std::size_t building, const BuildingRecord& record) {
    file_->write(building, std::vector<double>(record.hours.ac_kw.begin(), record.hours.ac_kw.end()));
}

}  // namespace sunshed
