#include <gtest/gtest.h>

#include <fmt/format.h>

#include <cmath>
#include <iostream>
#include <map>
#include <set>

#include "roof_score.hpp"
#include "sunshed/io/raster_file.hpp"
#include "sunshed/io/vector_file.hpp"

namespace sunshed::test {
namespace {

const std::string demo = std::string(SUNSHED_SOURCE_DIR) + "/datasets/demo/";

std::vector<Feature> features(const std::string& name) {
    return read_features(demo + name, {}).layer.features;
}

double real(const Feature& feature, const std::string& field) {
    return as_number(feature.fields.at(field)).value_or(missing_d);
}

TEST(District, HasTheSizeAndTheBuildingsThatItPromises) {
    const RasterInput dsm = read_elevation(demo + "dsm.tif", {});
    EXPECT_EQ(dsm.raster.geometry, (GridGeometry{317000.0, 5070000.0, 0.5, 2000, 2000}));
    EXPECT_EQ(dsm.nodata_count, 0U);
    const auto buildings = features("buildings.gpkg");
    EXPECT_GE(buildings.size(), 300U);
    EXPECT_LE(buildings.size(), 600U);
    std::set<std::string> ids;
    std::map<std::string, int> classes;
    int with_pv = 0;
    for (const Feature& b : buildings) {
        ids.insert(as_text(b.fields.at("building_id")));
        ++classes[as_text(b.fields.at("class_zh"))];
        with_pv += real(b, "existing_pv_m2") > 0.0 ? 1 : 0;
    }
    EXPECT_EQ(ids.size(), buildings.size());
    EXPECT_GE(with_pv, 2);
    for (const char* needed : {"学校", "医院", "党政机关", "厂房", "仓库", "住宅", "商业", "农房"}) {
        EXPECT_GT(classes[needed], 0) << needed;
    }
    EXPECT_EQ(features("zones.gpkg").size(), 3U);
}

TEST(District, FootprintsDoNotOverlap) {
    const auto buildings = features("buildings.gpkg");
    const GridGeometry grid{317000.0, 5070000.0, 0.5, 2000, 2000};
    std::set<std::pair<int, int>> taken;
    for (const Feature& b : buildings) {
        for (const CellIndex& cell : cells_inside(grid, b.geometry)) {
            ASSERT_TRUE(taken.insert({cell.column, cell.row}).second) << as_text(b.fields.at("building_id"));
        }
    }
}

TEST(District, ItsTruePlanesAreInTheSurface) {
    const District district = read_district();
    for (const TruePlane& plane : district.planes) {
        double squares = 0.0;
        int on_plane = 0;
        int cells = 0;
        for (const CellIndex& cell : cells_inside(district.dsm_m.geometry, plane.outline)) {
            const double error = district.dsm_m.at(cell) - plane.height_at(district.dsm_m.geometry.cell_center(cell));
            ++cells;
            if (std::abs(error) < 0.3) {  // not an obstacle or a parapet
                squares += error * error;
                ++on_plane;
            }
        }
        ASSERT_GT(on_plane, cells / 2) << plane.building_id;
        ASSERT_LT(std::sqrt(squares / on_plane), 0.03) << plane.building_id;
    }
}

double share(int part, int whole) {
    return static_cast<double>(part) / whole;
}

/// The bars of the roof model, by the surface's noise.
struct Bar {
    double noise_m;
    Tolerance tolerance;
    double found;
};

class DistrictRoofs : public testing::TestWithParam<Bar> {
protected:
    static const District& district() {
        static const District read = read_district();
        return read;
    }
};

TEST_P(DistrictRoofs, PlanesAndObstaclesAreFoundUnderNoise) {
    const Bar& bar = GetParam();
    const Roofs roofs = segment_district(district(), bar.noise_m);
    const auto expect_share = [&](const char* what, int part, int whole, double least) {
        std::cout << fmt::format("noise {:.2f} m: {} {} of {} ({:.1f} %)\n", bar.noise_m, what, part, whole,
                                 100.0 * share(part, whole));
        EXPECT_GE(share(part, whole), least) << what;
    };
    const PlaneScore planes = score_planes(district(), roofs, bar.tolerance);
    expect_share("planes found", planes.found, planes.planes, bar.found);
    expect_share("tilt", planes.tilt_right, planes.asked, 0.95);
    expect_share("azimuth", planes.azimuth_right, planes.azimuth_asked, 0.95);
    expect_share("area", planes.area_right, planes.asked, 0.95);
    expect_share("segments that are planes", planes.segments - planes.spurious, planes.segments, 0.95);
    const ObstacleScore obstacles = score_obstacles(district(), roofs);
    expect_share("obstacles found", obstacles.found, obstacles.obstacles, 0.90);
    expect_share("obstacles of the right height", obstacles.height_right, obstacles.found, 0.90);
    expect_share("obstacles that stand there", obstacles.reported - obstacles.false_ones, obstacles.reported, 0.95);
}

INSTANTIATE_TEST_SUITE_P(Noise, DistrictRoofs,
                         testing::Values(Bar{0.0, {1.0, 2.0, 3.0}, 0.95}, Bar{0.05, {1.0, 2.0, 3.0}, 0.95},
                                         Bar{0.10, {1.5, 3.0, 4.0}, 0.93}, Bar{0.15, {2.0, 4.0, 6.0}, 0.90}),
                         [](const auto& bar) {
                             return "Of" + std::to_string(static_cast<int>(100 * bar.param.noise_m + 0.5)) + "Cm";
                         });

}  // namespace
}  // namespace sunshed::test
