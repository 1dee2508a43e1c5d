#include "sunshed/pipeline/kept_buildings.hpp"

#include <algorithm>
#include <utility>

namespace sunshed {

void KeptBuildings::receive(AssessedBuilding building) {
    records_.resize(std::max(records_.size(), building.index + 1));
    records_[building.index] = std::move(building.record);
}

std::vector<BuildingRecord> assess_buildings(const CityScene& scene, CityOptions options) {
    options.rasters = false;
    KeptBuildings kept;
    NoProgress progress;
    assess_city(scene, options, kept, progress);
    return kept.records();
}

}  // namespace sunshed
