// The light of modules and walls behind trees: what leaves let through of the open sky, and what they hold back of it
// over them.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "pipeline/kept_city.hpp"
#include "sky_helpers.hpp"
#include "sunshed/surface/build_surface.hpp"

namespace sunshed {
namespace {

constexpr double through = 0.7;

MultiPolygon rectangle(double x0, double y0, double x1, double y1) {
    return {Polygon{{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}}, {}}};
}

enum class Hedge { none, of_stone, of_leaves };

/// A roof of 36 x 12 m that leans to the south by 12 degrees, and south of its western half a hedge of 12 m.
CityScene scene_with(Hedge hedge) {
    FloatRaster dsm(GridGeometry{0.0, 60.0, 0.5, 120, 120}, 100.0F);
    for (const CellIndex& cell : cells_inside(dsm.geometry, rectangle(12, 24, 48, 36))) {
        dsm.at(cell) = static_cast<float>(104.0 + 0.2126 * (dsm.geometry.cell_center(cell).y - 24.0));
    }
    FloatRaster tops;
    if (hedge != Hedge::none) {
        tops = FloatRaster(dsm.geometry, missing_f);
        FloatRaster& raster = hedge == Hedge::of_stone ? dsm : tops;
        for (const CellIndex& cell : cells_inside(dsm.geometry, rectangle(8, 17, 26, 20))) {
            raster.at(cell) = 112.0F;
        }
    }
    CityScene scene;
    scene.surface = test::in_memory(surface_from_dsm(std::move(dsm), NodataPolicy::open),
                                    hedge == Hedge::of_leaves ? std::move(tops) : FloatRaster());
    scene.tree_transmissivity = each_month(through);
    BuildingInput building;
    building.building_id = "roof";
    building.footprint = rectangle(12, 24, 48, 36);
    scene.buildings = {building};
    scene.weather = test::harbin_weather();
    scene.site = test::harbin_site();
    return scene;
}

test::KeptCity city_with(Hedge hedge) {
    CityOptions options;
    options.rasters = false;
    options.facades = true;
    options.threads = {2};
    return test::assessed(scene_with(hedge), options);
}

SegmentRecord roof_with(Hedge hedge) {
    return city_with(hedge).buildings.front().segments.front();
}

/// The year's light of each module over their mean.
std::vector<double> shares_of(const SegmentRecord& segment) {
    std::vector<double> shares;
    for (const ModuleEnergy& module : segment.yield.module_energy) {
        shares.push_back(module.energy_dc_kwh * static_cast<double>(segment.yield.module_energy.size()) /
                         segment.amounts.energy_dc_kwh);
    }
    return shares;
}

TEST(AssessCity, ModulesBehindLeavesHaveTheirShareOfTheOpenAndOfTheShadedLight) {
    const SegmentRecord open = roof_with(Hedge::none);
    const SegmentRecord stone = roof_with(Hedge::of_stone);
    const SegmentRecord leaves = roof_with(Hedge::of_leaves);
    const std::vector<double> in_stone = shares_of(stone);
    const std::vector<double> in_leaves = shares_of(leaves);
    ASSERT_EQ(in_leaves.size(), in_stone.size());
    ASSERT_GT(in_leaves.size(), 60U);
    // The same modules three times: light = through x open + (1 - through) x behind stone.
    const double mean = through * open.yield.poa_module_kwh_m2 + (1.0 - through) * stone.yield.poa_module_kwh_m2;
    EXPECT_NEAR(leaves.yield.poa_module_kwh_m2 / mean, 1.0, 0.002);
    double worst = 0.0;
    for (std::size_t i = 0; i < in_leaves.size(); ++i) {
        const double expected =
            (through * open.yield.poa_module_kwh_m2 + (1.0 - through) * in_stone[i] * stone.yield.poa_module_kwh_m2) /
            mean;
        worst = std::max(worst, std::abs(in_leaves[i] - expected));
    }
    RecordProperty("worst", std::to_string(worst));
    EXPECT_LT(worst, 0.02) << "modules that look together differ by as much";
    const auto [least, most] = std::minmax_element(in_leaves.begin(), in_leaves.end());
    EXPECT_GT(*most - *least, 0.06) << "the hedge is seen";
}

TEST(AssessCity, WallsBehindLeavesHaveTheirShareOfTheOpenAndOfTheShadedLight) {
    const auto open = city_with(Hedge::none).facades;
    const auto stone = city_with(Hedge::of_stone).facades;
    const auto leaves = city_with(Hedge::of_leaves).facades;
    ASSERT_EQ(leaves.size(), 4U);
    double most_held_back = 0.0;
    for (std::size_t wall = 0; wall < leaves.size(); ++wall) {
        const double in_open = open[wall].irradiation_kwh_m2;
        const double behind_stone = stone[wall].irradiation_kwh_m2;
        EXPECT_NEAR(leaves[wall].irradiation_kwh_m2 / (through * in_open + (1.0 - through) * behind_stone), 1.0, 0.005);
        most_held_back = std::max(most_held_back, 1.0 - behind_stone / in_open);
    }
    EXPECT_GT(most_held_back, 0.2) << "the south wall sees the hedge";
}

}  // namespace
}  // namespace sunshed
