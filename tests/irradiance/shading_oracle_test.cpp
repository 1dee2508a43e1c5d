#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "sunshed/core/angle.hpp"
#include "sunshed/horizon/horizon_sweep.hpp"
#include "sunshed/irradiance/irradiate.hpp"
#include "sunshed/irradiance/plane_series.hpp"
#include "sunshed/surface/build_surface.hpp"
#include "sunshed/surface/normals.hpp"

// Scenes with closed forms (tables beside the project), rasterised around an observer: pits, walls, canyons, cones.
namespace sunshed {
namespace {

constexpr int reach_cells = 160;
constexpr int endless_cells = 400;  // to either side, along a wall without end
constexpr double far_m = 1e9;

using Row = std::vector<std::string>;

std::filesystem::path oracle_file(const std::string& name) {
    const char* shared = std::getenv("SUNSHED_SHARED");
    const std::filesystem::path folder =
        shared != nullptr ? std::filesystem::path(shared) : std::filesystem::path(SUNSHED_SOURCE_DIR) / ".." / "shared";
    return folder / "oracles" / name;
}

/// Rows after the comments and the line of names.
std::vector<Row> read_table(const std::string& name) {
    std::ifstream file(oracle_file(name));
    std::vector<Row> rows;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.front() == '#') {
            continue;
        }
        std::istringstream fields(line);
        Row row;
        for (std::string field; std::getline(fields, field, ',');) {
            row.push_back(field);
        }
        rows.push_back(row);
    }
    return rows.empty() ? rows : std::vector<Row>(rows.begin() + 1, rows.end());
}

struct Scene {
    std::string kind;
    std::map<std::string, double> numbers;
    double closed_sky_view = 0.0;

    explicit Scene(const Row& row) : kind(row[1]), closed_sky_view(std::stod(row[3])) {
        std::istringstream parameters(row[2]);
        for (std::string pair; std::getline(parameters, pair, ';');) {
            const auto equals = pair.find('=');
            numbers[pair.substr(0, equals)] = std::stod(pair.substr(equals + 1));
        }
    }

    [[nodiscard]] double operator[](const std::string& name) const {
        const auto found = numbers.find(name);
        return found == numbers.end() ? 0.0 : found->second;
    }

    /// How far from the observer there is something to see.
    [[nodiscard]] double reach() const {
        const Scene& s = *this;
        const double pit = 1.05 * (s["R"] + s["e"]);
        const double box =
            0.55 * std::max(s["W_ew"], s["L_ns"]) + std::max(std::abs(s["x_east"]), std::abs(s["y_north"]));
        const double wall =
            kind == "finite_wall" ? 1.1 * (s["d"] + std::max(-s["l1"], s["l2"])) : 5.0 * std::max(s["d"], s["d2"]);
        const double cone = s["d"] + s["R"];
        return kind == "cone" ? cone : std::max({pit, box, kind.find("pit") == std::string::npos ? wall : 0.0, 1.0});
    }

    /// Height above the observer at a place east and north of it; round edges fall between cells, half a cell early
    /// as often as late.
    [[nodiscard]] double height(double east, double north, double half_cell) const {
        const Scene& s = *this;
        const double azimuth = to_radians(s["az"]);
        constexpr double edge = 1e-9;  // thirty thirds of ten are not quite ten
        const double ahead = east * std::sin(azimuth) + north * std::cos(azimuth);
        const double aside = east * std::cos(azimuth) - north * std::sin(azimuth);
        if (kind.starts_with("circular_pit")) {
            return std::hypot(ahead + s["e"], aside) >= s["R"] - half_cell ? s["H"] : 0.0;
        }
        if (kind == "rectangular_pit") {
            const bool inside = std::abs(east + s["x_east"]) < s["W_ew"] / 2 - edge &&
                                std::abs(north + s["y_north"]) < s["L_ns"] / 2 - edge;
            return inside ? 0.0 : s["H"];
        }
        if (kind == "infinite_wall" || kind == "infinite_canyon") {
            const double behind = kind == "infinite_canyon" && -ahead >= s["d2"] - edge ? s["H2"] : 0.0;
            return ahead >= s["d"] - edge ? s["H"] : behind;
        }
        if (kind == "finite_wall") {
            return ahead >= s["d"] - edge && aside >= s["l1"] - edge && aside <= s["l2"] + edge ? s["H"] : 0.0;
        }
        if (kind == "cone") {
            return std::max(0.0, s["H"] * (1.0 - std::hypot(ahead - s["d"], aside) / s["R"]));
        }
        return kind == "infinite_slope" ? std::max(0.0, ahead * std::tan(to_radians(s["slope"]))) : 0.0;
    }
};

/// A scene on a grid, cells as high as their centres. Most edges are whole numbers away: cells are parts of one.
struct Rasterised {
    double cell_m = 1.0;
    CellIndex observer{reach_cells, reach_cells};
    Surface surface;

    explicit Rasterised(const Scene& scene) {
        const double per_metre = std::floor(reach_cells / scene.reach());
        cell_m = per_metre >= 1.0 ? 1.0 / per_metre : scene.reach() / reach_cells;
        if (scene.kind.starts_with("infinite_") && std::fmod(scene["az"], 90.0) == 0.0) {
            (std::fmod(scene["az"], 180.0) == 0.0 ? observer.column : observer.row) = endless_cells;
        }
        FloatRaster raster(GridGeometry{0.0, 0.0, cell_m, 2 * observer.column + 1, 2 * observer.row + 1});
        for (int row = 0; row < raster.geometry.rows; ++row) {
            for (int column = 0; column < raster.geometry.columns; ++column) {
                raster.at({column, row}) = static_cast<float>(
                    scene.height((column - observer.column) * cell_m, (observer.row - row) * cell_m, 0.5 * cell_m));
            }
        }
        surface = surface_from_dsm(std::move(raster), NodataPolicy::open);
    }
};

/// One kWh m-2 of uniform sky and nothing else: what a cell gets is its sky view.
SkyYear uniform_sky() {
    SkyYear sky;
    SkyInterval interval;
    interval.isotropic_wh_m2 = 1000.0;
    interval.albedo = 0.0;
    sky.intervals.push_back(interval);
    return sky;
}

/// The observer's cell alone as one segment, its plane tilted by 30 degrees to the south.
IrradianceResult observe(const Rasterised& scene) {
    const Surface& surface = scene.surface;
    const CellIndex observer = scene.observer;
    NormalField normals = surface_normals(surface, {2});
    const Vector3 normal = normal_from_tilt_azimuth(30.0, 180.0);
    normals.x.at(observer) = static_cast<float>(normal.x);
    normals.y.at(observer) = static_cast<float>(normal.y);
    normals.z.at(observer) = static_cast<float>(normal.z);
    Raster<std::int32_t> segment(surface.geometry(), -1);
    segment.at(observer) = 0;
    NoProgress progress;
    return irradiate(
        {.surface = surface, .normals = normals, .segment_of_cell = &segment, .segment_count = 1, .threads = {2}},
        build_sky_table(uniform_sky(), 128, 0.0), progress);
}

/// A scene and its raster; the engine runs only in the tests that ask for it.
struct RasterScene {
    Scene scene;
    Rasterised raster;

    explicit RasterScene(const Row& row) : scene(row), raster(scene) {}
};

double quantile(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    return values.at(static_cast<std::size_t>(share * static_cast<double>(values.size() - 1)));
}

class ShadingOracle : public testing::Test {
protected:
    static void SetUpTestSuite() {
        for (const Row& row : read_table("shading_scenarios_dev.csv")) {
            scenes_.emplace(row[0], RasterScene(row));
        }
    }

    static void TearDownTestSuite() { scenes_.clear(); }

    void SetUp() override {
        if (scenes_.empty()) {
            GTEST_SKIP() << "the reference tables are not beside the project";
        }
    }

    inline static std::map<std::string, RasterScene> scenes_;
};

TEST_F(ShadingOracle, HorizonsMeetTheClosedFormsToATenthOfADegreeAndACell) {
    std::vector<double> errors_deg;
    int beyond = 0;
    for (const Row& row : read_table("shading_horizons_dev.csv")) {
        const int azimuth = std::stoi(row[1]);
        if (azimuth % 15 != 8) {
            continue;  // enough of them, and none along an axis
        }
        const auto& [scene, raster] = scenes_.at(row[0]);
        const FloatRaster tangent = horizon_tangent(raster.surface.elevation_m, azimuth, far_m, {2});
        const double expected_deg = std::stod(row[2]);
        const double found_deg = to_degrees(std::atan(static_cast<double>(tangent.at(raster.observer))));
        errors_deg.push_back(std::abs(std::max(0.0, found_deg) - expected_deg));
        // An edge of height H that lies a cell farther stands lower by sin^2(h) cell / H.
        const double sine = std::sin(to_radians(expected_deg));
        const double cell_deg = scene["H"] > 0.0 ? to_degrees(sine * sine * raster.cell_m / scene["H"]) : 0.0;
        beyond += errors_deg.back() > 0.1 + cell_deg ? 1 : 0;
    }
    ASSERT_EQ(errors_deg.size(), scenes_.size() * 24);
    RecordProperty("median_deg", std::to_string(quantile(errors_deg, 0.5)));
    RecordProperty("p90_deg", std::to_string(quantile(errors_deg, 0.9)));
    RecordProperty("beyond_pct", std::to_string(100.0 * beyond / static_cast<double>(errors_deg.size())));
    EXPECT_LT(quantile(errors_deg, 0.5), 0.1);
    EXPECT_LT(beyond, 0.05 * static_cast<double>(errors_deg.size()));  // a wall's very end
}

TEST_F(ShadingOracle, SkyViewsMeetTheClosedFormsOnTheLevelAndTilted) {
    std::vector<double> level;
    std::vector<double> tilted;
    std::map<std::string, SunlitTable> horizons;
    std::map<std::string, float> cell_of_30_south;
    for (const auto& [id, place] : scenes_) {
        const IrradianceResult result = observe(place.raster);
        horizons.emplace(id, result.segments.front().solid);
        cell_of_30_south.emplace(id, result.diffuse_kwh_m2.at(place.raster.observer));
        const double found = result.sky_view.at(place.raster.observer);
        level.push_back(std::abs(found - place.scene.closed_sky_view));
        EXPECT_LT(level.back(), 0.01) << place.scene.kind << " " << id;
    }
    for (const Row& row : read_table("shading_tilted_svf_dev.csv")) {
        const double tilt = std::stod(row[2]);
        const double expected = std::stod(row[4]);
        const double found = plane_sky_view(horizons.at(row[0]), normal_from_tilt_azimuth(tilt, std::stod(row[3])));
        tilted.push_back(std::abs(found - expected));
        EXPECT_LT(tilted.back(), 0.015) << row[1] << " " << row[0] << " tilt " << tilt;
        if (tilt == 30.0 && row[3] == "180") {
            EXPECT_NEAR(cell_of_30_south.at(row[0]), expected, 0.01) << row[1] << " " << row[0];
        }
    }
    RecordProperty("worst_level", std::to_string(quantile(level, 1.0)));
    RecordProperty("p90_level", std::to_string(quantile(level, 0.9)));
    RecordProperty("worst_tilted", std::to_string(quantile(tilted, 1.0)));
    RecordProperty("p90_tilted", std::to_string(quantile(tilted, 0.9)));
    EXPECT_LT(quantile(level, 0.9), 0.005);
    EXPECT_LT(quantile(tilted, 0.9), 0.005);
}

TEST_F(ShadingOracle, TheSunIsSeenWhenTheClosedFormSeesIt) {
    std::map<std::string, SunlitTable> horizons;
    for (const auto& [id, place] : scenes_) {
        horizons.emplace(id, observe(place.raster).segments.front().solid);
    }
    int asked = 0;
    int wrong = 0;
    for (const Row& row : read_table("shading_beam_harbin_dev.csv")) {
        if (std::abs(std::stod(row[5])) < 1.0) {
            continue;  // the disc's rim, and the width of a cell and of a direction
        }
        const double sine = std::sin(to_radians(std::stod(row[2])));
        const double fraction = sunlit_fraction(horizons.at(row[0]), std::stod(row[3]), sine);
        ++asked;
        wrong += (fraction > 0.5) != (row[6] == "1") ? 1 : 0;
    }
    ASSERT_GT(asked, 15000);
    RecordProperty("wrong_pct", std::to_string(100.0 * wrong / asked));
    EXPECT_LT(wrong, asked / 200);
}

}  // namespace
}  // namespace sunshed
