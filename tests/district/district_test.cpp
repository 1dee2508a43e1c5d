#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "sunshed/core/angle.hpp"
#include "sunshed/io/raster_file.hpp"
#include "sunshed/io/vector_file.hpp"
#include "sunshed/roof/segment_roof.hpp"

namespace sunshed {
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
    const FloatRaster dsm = read_elevation(demo + "dsm.tif", {}).raster;
    for (const Feature& plane : features("truth_planes.gpkg")) {
        const double azimuth = is_missing(plane.fields.at("azimuth_deg")) ? 0.0 : real(plane, "azimuth_deg");
        const Vector3 normal = normal_from_tilt_azimuth(real(plane, "tilt_deg"), azimuth);
        double squares = 0.0;
        int on_plane = 0;
        int cells = 0;
        for (const CellIndex& cell : cells_inside(dsm.geometry, plane.geometry)) {
            const Point2 p = dsm.geometry.cell_center(cell);
            const double expected =
                real(plane, "z") -
                (normal.x * (p.x - real(plane, "x")) + normal.y * (p.y - real(plane, "y"))) / normal.z;
            const double error = dsm.at(cell) - expected;
            ++cells;
            if (std::abs(error) < 0.3) {  // not an obstacle or a parapet
                squares += error * error;
                ++on_plane;
            }
        }
        ASSERT_GT(on_plane, cells / 2) << as_text(plane.fields.at("building_id"));
        ASSERT_LT(std::sqrt(squares / on_plane), 0.03) << as_text(plane.fields.at("building_id"));
    }
}

/// Four uniform numbers of a linear generator make nearly normal noise, the same everywhere.
void add_noise(FloatRaster& raster, double sd_m) {
    std::uint32_t state = 1;
    const auto uniform = [&] {
        state = state * 1664525U + 1013904223U;
        return state / 4294967296.0 - 0.5;
    };
    for (float& z : raster.values) {
        z += static_cast<float>(sd_m * std::sqrt(3.0) * (uniform() + uniform() + uniform() + uniform()));
    }
}

struct Score {
    int planes = 0;
    int found = 0;
    int tilt_right = 0;
    int azimuth_asked = 0;
    int azimuth_right = 0;
    int segments = 0;
};

/// How many true planes over 10 m2 have a segment under their middle, with what tilt and azimuth.
Score score(double noise_m, double tilt_tolerance_deg, double azimuth_tolerance_deg) {
    FloatRaster dsm = read_elevation(demo + "dsm.tif", {}).raster;
    add_noise(dsm, noise_m);
    std::map<std::string, std::vector<RoofSegment>> roofs;
    Score score;
    for (const Feature& b : features("buildings.gpkg")) {
        auto segments = segment_roof(dsm, b.geometry, {});
        score.segments += static_cast<int>(segments.size());
        roofs[as_text(b.fields.at("building_id"))] = std::move(segments);
    }
    for (const Feature& plane : features("truth_planes.gpkg")) {
        if (real(plane, "area_m2") < 10.0) {
            continue;
        }
        ++score.planes;
        const auto& segments = roofs[as_text(plane.fields.at("building_id"))];
        const Point2 middle{real(plane, "x"), real(plane, "y")};
        const auto point = contains(plane.geometry, middle) ? middle : *representative_point(plane.geometry);
        const auto found = std::find_if(segments.begin(), segments.end(),
                                        [&](const RoofSegment& s) { return contains(s.outline, point); });
        if (found == segments.end()) {
            continue;
        }
        ++score.found;
        score.tilt_right += std::abs(found->tilt_deg - real(plane, "tilt_deg")) <= tilt_tolerance_deg ? 1 : 0;
        if (real(plane, "tilt_deg") > 10.0) {
            ++score.azimuth_asked;
            score.azimuth_right +=
                azimuth_difference_deg(found->azimuth_deg, real(plane, "azimuth_deg")) <= azimuth_tolerance_deg ? 1 : 0;
        }
    }
    return score;
}

TEST(District, RoofPlanesAreFoundUnderNoise) {
    struct Case {
        double noise_m, tilt_deg, azimuth_deg, found;
    };
    for (const Case& c : {Case{0.0, 1.0, 2.0, 0.95}, Case{0.05, 1.0, 2.0, 0.95}, Case{0.10, 1.5, 3.0, 0.93},
                          Case{0.15, 2.0, 4.0, 0.90}}) {
        const Score s = score(c.noise_m, c.tilt_deg, c.azimuth_deg);
        const auto share = [](int part, int whole) { return static_cast<double>(part) / whole; };
        RecordProperty("noise_" + std::to_string(static_cast<int>(100 * c.noise_m)) + "_cm",
                       "planes " + std::to_string(s.planes) + ", found " + std::to_string(share(s.found, s.planes)) +
                           ", tilt " + std::to_string(share(s.tilt_right, s.found)) + ", azimuth " +
                           std::to_string(share(s.azimuth_right, s.azimuth_asked)) + ", segments " +
                           std::to_string(s.segments));
        EXPECT_GE(share(s.found, s.planes), c.found) << c.noise_m;
        EXPECT_GE(share(s.tilt_right, s.found), 0.90) << c.noise_m;
        EXPECT_GE(share(s.azimuth_right, s.azimuth_asked), 0.90) << c.noise_m;
        EXPECT_LE(s.segments, static_cast<int>(1.10 * s.planes)) << c.noise_m;
    }
}

}  // namespace
}  // namespace sunshed
