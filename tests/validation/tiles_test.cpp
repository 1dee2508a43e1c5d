#include <gtest/gtest.h>

#include <cmath>

#include "reference_files.hpp"
#include "sunshed/io/raster_file.hpp"
#include "tile_helpers.hpp"

namespace sunshed {
namespace {

/// Tiles that do not divide the raster, with a halo that covers it, give its bytes; with their usual halo, nearly.
void expect_tiles_to_agree(const FloatRaster& dsm) {
    const test::WholeResult whole = test::irradiate_in_tiles(dsm, {4096, 128}, 12, 2);
    const test::WholeResult covered = test::irradiate_in_tiles(dsm, {163, 4096}, 12, 2);
    EXPECT_EQ(covered.global_kwh_m2.values, whole.global_kwh_m2.values);
    EXPECT_EQ(covered.january_kwh_m2.values, whole.january_kwh_m2.values);
    EXPECT_EQ(covered.sun_hours.values, whole.sun_hours.values);
    const test::WholeResult tiled = test::irradiate_in_tiles(dsm, {163, 128}, 12, 2);
    EXPECT_LT(std::abs(test::mean_difference_share(tiled.global_kwh_m2, whole.global_kwh_m2)), 0.0005);
}

TEST(TilesOfRealSurfaces, AgreeOnThePartOfTheDistrict) {
    ElevationFile file(std::string(SUNSHED_SOURCE_DIR) + "/datasets/demo/dsm.tif", {});
    expect_tiles_to_agree(file.read({700, 600, 420, 350}));
}

TEST(TilesOfRealSurfaces, AgreeOnKronenhuset) {
    const auto path = test::shared_folder() / "data" / "goteborg_kronenhuset" / "dsm_1m.tif";
    if (!std::filesystem::exists(path)) {
        GTEST_SKIP() << path << " is not there";
    }
    expect_tiles_to_agree(read_elevation(path.string(), {}).raster);
}

}  // namespace
}  // namespace sunshed
