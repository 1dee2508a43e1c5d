#include "project/read/scene_surface.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <utility>

#include "counting_source.hpp"
#include "sky_helpers.hpp"
#include "sunshed/pipeline/assess_city.hpp"

namespace sunshed {
namespace {

class NoSink final : public CitySink {
public:
    void receive(AssessedBuilding) override {}
    void receive(const Window&, CityRasters) override {}
};

FloatRaster rough(const GridGeometry& grid, float of_height_m) {
    FloatRaster raster(grid);
    for (std::size_t i = 0; i < raster.values.size(); ++i) {
        raster.values[i] = of_height_m * static_cast<float>((i * 7919) % 101) / 100.0F;
    }
    return raster;
}

TEST(SceneSurface, OfACityInTilesIsReadOnceAsAWholeAndOnceTileByTile) {
    const GridGeometry grid{0.0, 300.0, 1.0, 200, 300};
    auto dsm = std::make_unique<test::CountingSource>(rough(grid, 20.0F));
    auto canopy = std::make_unique<test::CountingSource>(rough(grid, 9.0F));
    const auto& dsm_reads = *dsm;
    const auto& canopy_reads = *canopy;
    SurfaceInputs inputs{std::move(dsm), nullptr, std::move(canopy)};
    InputsOverview seen = read_overview(inputs, NodataPolicy::open, NoProgress());
    EXPECT_EQ(seen.canopy.highest_m, 9.0F);
    const float fill_m = seen.surface.summary.fill_m(NodataPolicy::open);
    CityScene scene;
    scene.surface = std::make_unique<SceneSurface>(std::move(inputs), fill_m, std::move(seen.surface));
    scene.weather = test::harbin_weather();
    scene.site = test::harbin_site();
    CityOptions options;
    options.directions = 8;
    options.tiles = TilePlan{128, 16, 64};
    options.threads = {2};
    NoSink sink;
    NoProgress progress;
    EXPECT_GT(assess_city(scene, options, sink, progress).tile_count, 4U);
    const CellIndex inside{60, 60};  // of a tile, in no other's halo
    EXPECT_EQ(dsm_reads.least_reads(), 2);
    EXPECT_EQ(dsm_reads.reads(inside), 2);
    EXPECT_EQ(canopy_reads.reads(inside), 2);
}

/// A plain with trees and a hole, and what its tiles are to see of it as a whole.
TEST(SceneSurface, StandsBeyondATilesHaloAsItStandsInTheTile) {
    const GridGeometry grid{0.0, 64.0, 1.0, 64, 64};
    for (const NodataPolicy policy : {NodataPolicy::open, NodataPolicy::blocked}) {
        FloatRaster dsm = rough(grid, 20.0F);
        for (int row = 16; row < 40; ++row) {
            for (int column = 10; column < 30; ++column) {
                dsm.at({column, row}) = missing_f;
            }
        }
        SurfaceInputs inputs{std::make_unique<MemoryRasterSource>(dsm), nullptr,
                             std::make_unique<MemoryRasterSource>(rough(grid, 9.0F))};
        InputsOverview seen = read_overview(inputs, policy, NoProgress());
        SceneSurface surface(std::move(inputs), seen.surface.summary.fill_m(policy), {});
        const Overview& of_surface = surface.overview(NoProgress());
        EXPECT_EQ(seen.surface.solid->highest_m(), of_surface.solid->highest_m());
        EXPECT_EQ(seen.surface.summary.unknown_cells, 480U);
    }
}

}  // namespace
}  // namespace sunshed
