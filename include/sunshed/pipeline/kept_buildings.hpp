#pragma once

#include <vector>

#include "sunshed/pipeline/assess_city.hpp"

namespace sunshed {

/// Stores the record of every building, in the order of the scene, and releases everything else.
class KeptBuildings final : public CitySink {
public:
    void receive(AssessedBuilding building) override;
    void receive(const Window& /*window*/, CityRasters /*rasters*/) override {}

    [[nodiscard]] const std::vector<BuildingRecord>& records() const { return records_; }

private:
    std::vector<BuildingRecord> records_;
};

/// assess_city() for a few buildings: their records alone, in the order of the scene, and no rasters.
/// @throws as assess_city()
std::vector<BuildingRecord> assess_buildings(const CityScene& scene, CityOptions options);

}  // namespace sunshed
