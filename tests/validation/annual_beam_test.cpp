// A year's beam in real and embedded scenes, cell by cell and roof by roof: the engine's 128 directions against rays
// marched over the bilinear surface every quarter of a degree.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <random>

#include "marched_rays.hpp"
#include "reference_files.hpp"
#include "sky_helpers.hpp"
#include "sunshed/io/raster_file.hpp"
#include "sunshed/io/vector_file.hpp"
#include "sunshed/irradiance/irradiate.hpp"
#include "sunshed/surface/build_surface.hpp"
#include "sunshed/surface/normals.hpp"

namespace sunshed {
namespace {

namespace fs = std::filesystem;

constexpr int border_cells = 8;
constexpr std::size_t cells_of_a_scene = 120;
constexpr std::size_t cells_of_a_roof = 8;
constexpr std::size_t roofs_of_a_scene = 20;

struct RealScene {
    const char* name;
    const char* dsm;
    const char* footprints;  ///< empty where there are none
    double window_m;         ///< of its middle
};

void PrintTo(const RealScene& scene, std::ostream* out) {
    *out << scene.name;
}

fs::path data_file(const std::string& name) {
    return name.starts_with("datasets/") ? fs::path(SUNSHED_SOURCE_DIR) / name : test::shared_folder() / "data" / name;
}

RasterInput middle_of(const fs::path& dsm, double window_m) {
    const RasterInput whole = read_elevation(dsm.string(), {});
    const Box2 box = whole.raster.geometry.bounds();
    const Point2 middle{(box.min_x + box.max_x) / 2.0, (box.min_y + box.max_y) / 2.0};
    RasterReadOptions part;
    part.target_crs_wkt = whole.crs.wkt;
    part.clip_to = Box2{std::max(box.min_x, middle.x - window_m / 2.0), std::max(box.min_y, middle.y - window_m / 2.0),
                        std::min(box.max_x, middle.x + window_m / 2.0), std::min(box.max_y, middle.y + window_m / 2.0)};
    return read_elevation(dsm.string(), part);
}

std::vector<CellIndex> random_cells(const Surface& surface, std::size_t count) {
    std::mt19937 random(5);
    const GridGeometry& grid = surface.geometry();
    std::uniform_int_distribution<int> column(border_cells, grid.columns - 1 - border_cells);
    std::uniform_int_distribution<int> row(border_cells, grid.rows - 1 - border_cells);
    std::vector<CellIndex> cells;
    while (cells.size() < count) {
        const CellIndex cell{column(random), row(random)};
        if (surface.known.at(cell) != 0) {
            cells.push_back(cell);
        }
    }
    return cells;
}

/// Cells of each roof, evenly over it.
std::vector<std::vector<CellIndex>> roof_samples(const RealScene& scene, const RasterInput& dsm) {
    std::vector<std::vector<CellIndex>> roofs;
    if (*scene.footprints == '\0') {
        return roofs;
    }
    VectorReadOptions options;
    options.target_crs_wkt = dsm.crs.wkt;
    const VectorInput buildings = read_features(data_file(scene.footprints).string(), options);
    for (const Feature& building : buildings.layer.features) {
        const auto cells = cells_inside(dsm.raster.geometry, building.geometry);
        if (cells.size() < cells_of_a_roof || roofs.size() == roofs_of_a_scene) {
            continue;
        }
        auto& roof = roofs.emplace_back();
        for (std::size_t i = 0; i < cells_of_a_roof; ++i) {
            roof.push_back(cells[(2 * i + 1) * cells.size() / (2 * cells_of_a_roof)]);
        }
    }
    return roofs;
}

/// A scene's surface and what rays give its cells.
class MarchedScene {
public:
    explicit MarchedScene(const RasterInput& dsm)
        : surface_(surface_from_dsm(dsm.raster, NodataPolicy::open)), normals_(surface_normals(surface_, {2})) {}

    [[nodiscard]] const Surface& surface() const { return surface_; }

    [[nodiscard]] FloatRaster beam(int directions) const {
        NoProgress progress;
        return irradiate({.surface = surface_, .normals = normals_, .threads = {2}},
                         build_sky_table(sky_, directions, 0.0), progress)
            .beam_kwh_m2;
    }

    /// What the engine gives cells above what rays give them, share of an open level cell's beam.
    [[nodiscard]] std::vector<double> errors(const FloatRaster& beam, const std::vector<CellIndex>& cells) {
        std::vector<double> errors;
        for (const CellIndex cell : cells) {
            errors.push_back((beam.at(cell) - marched(cell)) / open_kwh_m2_);
        }
        return errors;
    }

private:
    double marched(CellIndex cell) {
        const auto i = surface_.geometry().offset(cell);
        const auto [place, is_new] = marched_kwh_m2_.try_emplace(i, 0.0);
        if (is_new) {
            const Vector3 normal{normals_.x.values[i], normals_.y.values[i], normals_.z.values[i]};
            place->second = test::marched_beam_kwh_m2(surface_.elevation_m, cell, normal, sky_);
        }
        return place->second;
    }

    SkyYear sky_ = test::harbin_sky();
    double open_kwh_m2_ = test::open_beam_kwh_m2(sky_);
    Surface surface_;
    NormalField normals_;
    std::map<std::size_t, double> marched_kwh_m2_;
};

void note(const std::string& name, const test::ErrorSpread& spread) {
    testing::Test::RecordProperty(
        name, fmt::format("bias {:.3f} median {:.3f} p95 {:.3f} worst {:.3f} %", 100.0 * spread.bias,
                          100.0 * spread.median, 100.0 * spread.p95, 100.0 * spread.worst));
}

class AnnualBeam : public testing::TestWithParam<RealScene> {};

TEST_P(AnnualBeam, AgreesWithMarchedRaysByCellAndByRoof) {
    if (!fs::exists(data_file(GetParam().dsm))) {
        GTEST_SKIP() << "the scene's elevation model is not beside the project";
    }
    const RasterInput dsm = middle_of(data_file(GetParam().dsm), GetParam().window_m);
    MarchedScene scene(dsm);
    const FloatRaster beam = scene.beam(128);
    const test::ErrorSpread cells(scene.errors(beam, random_cells(scene.surface(), cells_of_a_scene)));
    note("cells", cells);
    EXPECT_LT(std::abs(cells.bias), 0.002);
    EXPECT_LT(cells.median, 0.003);
    EXPECT_LT(cells.p95, 0.01);
    std::vector<double> errors_of_roofs;
    for (const auto& roof : roof_samples(GetParam(), dsm)) {
        errors_of_roofs.push_back(test::ErrorSpread(scene.errors(beam, roof)).bias);
    }
    const test::ErrorSpread roofs(errors_of_roofs);
    note("roofs", roofs);
    EXPECT_LT(roofs.p95, 0.005);
}

TEST(AnnualBeamOfTheDistrict, ConvergesWithTheNumberOfDirections) {
    MarchedScene scene(middle_of(data_file("datasets/demo/dsm.tif"), 200.0));
    const auto cells = random_cells(scene.surface(), 160);
    double last = 1.0;
    for (const int directions : {32, 64, 128, 256, 360}) {
        const test::ErrorSpread spread(scene.errors(scene.beam(directions), cells));
        note(fmt::format("directions_{}", directions), spread);
        EXPECT_LT(spread.median, std::max(1.05 * last, 0.001)) << directions;
        EXPECT_LT(spread.p95, directions < 128 ? 0.03 : 0.01) << directions;
        last = spread.median;
    }
}

INSTANTIATE_TEST_SUITE_P(
    Scenes, AnnualBeam,
    testing::Values(
        RealScene{"district", "datasets/demo/dsm.tif", "datasets/demo/buildings.gpkg", 240.0},
        RealScene{"kronenhuset", "goteborg_kronenhuset/dsm_1m.tif", "goteborg_kronenhuset/buildings.shp", 400.0},
        RealScene{"annedal", "goteborg_annedal/dsm_2m.tif", "goteborg_annedal/buildings.shp", 400.0},
        RealScene{"goteborg_city", "goteborg_city_2m/dsm_2m.tif", "goteborg_kronenhuset/buildings.shp", 700.0},
        RealScene{"kypseli", "athens_kypseli/dsm_1m.tif", "", 400.0}),
    [](const auto& scene) { return scene.param.name; });

}  // namespace
}  // namespace sunshed
