#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <numeric>
#include <utility>
#include <vector>

#include "sunshed/pipeline/assess_city.hpp"

namespace sunshed::test {

/// The results of a small city, all of them kept.
class KeptCity final : public CitySink {
public:
    explicit KeptCity(const CityScene& scene) : buildings(scene.buildings.size()), grid_(scene.surface->geometry()) {}

    void receive(AssessedBuilding building) override {
        facades.insert(facades.end(), building.facades.begin(), building.facades.end());
        order.push_back(building.index);
        buildings[building.index] = std::move(building.record);
    }
    void receive(const Window& window, CityRasters part) override {
        lay(window, part.irradiance.global_kwh_m2, rasters.irradiance.global_kwh_m2);
        lay(window, part.irradiance.monthly_kwh_m2[11], rasters.irradiance.monthly_kwh_m2[11]);
        lay(window, part.irradiance.sun_hours, rasters.irradiance.sun_hours);
        lay(window, part.pv_yield_kwh_kwp, rasters.pv_yield_kwh_kwp);
    }

    std::vector<BuildingRecord> buildings;  ///< in the order of the scene's
    std::vector<std::size_t> order;         ///< in which they came
    std::vector<FacadeRecord> facades;
    CityRasters rasters;  ///< some of them
    CitySums sums;

private:
    void lay(const Window& window, const FloatRaster& part, FloatRaster& whole) const {
        if (whole.empty()) {
            whole = FloatRaster(grid_, missing_f);
        }
        for (int row = 0; row < window.rows; ++row) {
            std::copy(part.row(row).begin(), part.row(row).end(), whole.row(window.row + row).begin() + window.column);
        }
    }

    GridGeometry grid_;
};

inline std::unique_ptr<SurfaceSource> in_memory(Surface surface, FloatRaster tree_top_m = {}) {
    return std::make_unique<MemorySurface>(SurfacePart{std::move(surface), std::move(tree_top_m)});
}

/// The numbers of segments are the building's, those of modules the segment's, and hours the year's, to rounding.
inline void expect_building_adds_up(const BuildingRecord& building) {
    SCOPED_TRACE(building.facts.building_id);
    double segments_kwh = 0.0;
    double segments_kwp = 0.0;
    double segments_m2 = 0.0;
    int modules = 0;
    for (const SegmentRecord& segment : building.segments) {
        double modules_kwh = 0.0;
        for (const ModuleEnergy& module : segment.yield.module_energy) {
            modules_kwh += module.energy_ac_kwh;
        }
        const auto months = segment.amounts.energy_ac_monthly_kwh;
        EXPECT_NEAR(modules_kwh, segment.amounts.energy_ac_kwh, 1e-9 * segment.amounts.energy_ac_kwh);
        EXPECT_NEAR(std::accumulate(months.begin(), months.end(), 0.0), segment.amounts.energy_ac_kwh,
                    1e-5 * segment.amounts.energy_ac_kwh);
        EXPECT_EQ(segment.layout.modules.size(), static_cast<std::size_t>(segment.amounts.module_count));
        segments_kwh += segment.amounts.energy_ac_kwh;
        segments_kwp += segment.amounts.capacity_kwp;
        segments_m2 += segment.roof.area_m2;
        modules += segment.amounts.module_count;
    }
    EXPECT_EQ(modules, building.amounts.module_count);
    EXPECT_NEAR(segments_kwh, building.amounts.energy_ac_kwh, 1e-9 * building.amounts.energy_ac_kwh);
    EXPECT_NEAR(segments_kwp, building.amounts.capacity_kwp, 1e-9 * building.amounts.capacity_kwp);
    EXPECT_NEAR(segments_m2, building.amounts.roof_area_m2, 1e-9 * building.amounts.roof_area_m2);
}

/// Buildings add up, and they to the hours of zones and classes and to the balance of the whole.
inline void expect_city_adds_up(const KeptCity& city, double interval_h) {
    double buildings_kwh = 0.0;
    for (const BuildingRecord& building : city.buildings) {
        expect_building_adds_up(building);
        buildings_kwh += building.amounts.energy_ac_kwh;
    }
    double hours_kwh = 0.0;
    for (const ZoneSeries& series : city.sums.zone_series) {
        hours_kwh = std::accumulate(series.ac_kw.begin(), series.ac_kw.end(), hours_kwh);
    }
    EXPECT_NEAR(hours_kwh * interval_h, buildings_kwh, 1e-5 * buildings_kwh);
}

inline KeptCity assessed(const CityScene& scene, const CityOptions& options) {
    NoProgress progress;
    KeptCity city(scene);
    city.sums = assess_city(scene, options, city, progress);
    expect_city_adds_up(city, city.sums.sky.intervals.empty() ? 1.0 : city.sums.sky.intervals.front().duration_h);
    return city;
}

}  // namespace sunshed::test
