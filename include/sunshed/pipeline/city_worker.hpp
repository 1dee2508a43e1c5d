#pragma once

#include <memory>

#include "sunshed/pipeline/assess_city.hpp"
#include "sunshed/pipeline/city_blocks.hpp"

namespace sunshed {

/// Works on a city block by block, in any order.
class CityWorker {
public:
    /// @param scene, options, sky  kept by reference; the sky is that over the scene's centre
    /// @throws Error{cancelled} where progress is cancelled
    CityWorker(const CityScene& scene, const CityOptions& options, const SkyYear& sky, Progress& progress);
    ~CityWorker();
    CityWorker(const CityWorker&) = delete;
    CityWorker& operator=(const CityWorker&) = delete;

    /// Hands the results of a block to a sink, in the order of the city.
    /// @throws Error{cancelled} where progress is cancelled
    void work_on(const CityBlock& block, CitySink& sink, Progress& progress);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Adds up what comes in the order of the city, and passes it on.
class CitySummation final : public CitySink {
public:
    /// @param scene, options, next  kept by reference; @param sky  over the scene's centre
    CitySummation(const CityScene& scene, const CityOptions& options, SkyYear sky, CitySink& next);
    ~CitySummation() override;
    CitySummation(const CitySummation&) = delete;
    CitySummation& operator=(const CitySummation&) = delete;

    void receive(AssessedBuilding building) override;
    void receive(const Window& window, CityRasters rasters) override;

    [[nodiscard]] const SkyYear& sky() const;
    /// Once, after the last building; the sky moves there.
    [[nodiscard]] CitySums release();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// How a city is cut into tiles.
TilePlan tiles_of(const GridGeometry& raster, const CityOptions& options);

/// Sun and sky over the scene's centre.
SkyYear sky_over(const CityScene& scene, const CityOptions& options, Progress& progress);

}  // namespace sunshed
