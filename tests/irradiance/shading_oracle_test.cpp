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

constexpr int reach_cells = 200;
constexpr int side_cells = 2 * reach_cells + 1;
constexpr CellIndex observer{reach_cells, reach_cells};
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

    /// Height above the observer at a place east and north of it.
    [[nodiscard]] double height(double east, double north) const {
        const Scene& s = *this;
        const double azimuth = to_radians(s["az"]);
        const double ahead = east * std::sin(azimuth) + north * std::cos(azimuth);
        const double aside = east * std::cos(azimuth) - north * std::sin(azimuth);
        if (kind.starts_with("circular_pit")) {
            return std::hypot(ahead + s["e"], aside) >= s["R"] ? s["H"] : 0.0;
        }
        if (kind == "rectangular_pit") {
            const bool inside =
                std::abs(east + s["x_east"]) < s["W_ew"] / 2 && std::abs(north + s["y_north"]) < s["L_ns"] / 2;
            return inside ? 0.0 : s["H"];
        }
        if (kind == "infinite_wall" || kind == "infinite_canyon") {
            const double behind = kind == "infinite_canyon" && -ahead >= s["d2"] ? s["H2"] : 0.0;
            return ahead >= s["d"] ? s["H"] : behind;
        }
        if (kind == "finite_wall") {
            return ahead >= s["d"] && aside >= s["l1"] && aside <= s["l2"] ? s["H"] : 0.0;
        }
        if (kind == "cone") {
            return std::max(0.0, s["H"] * (1.0 - std::hypot(ahead - s["d"], aside) / s["R"]));
        }
        return kind == "infinite_slope" ? std::max(0.0, ahead * std::tan(to_radians(s["slope"]))) : 0.0;
    }
};

/// A cell is as high as the mean of 5 x 5 places in it, so that an edge lies where it is.
Surface rasterised(const Scene& scene) {
    const double cell_m = scene.reach() / reach_cells;
    FloatRaster raster(GridGeometry{0.0, side_cells * cell_m, cell_m, side_cells, side_cells});
    for (int row = 0; row < side_cells; ++row) {
        for (int column = 0; column < side_cells; ++column) {
            double sum = 0.0;
            for (int i = 0; i < 25; ++i) {
                sum += scene.height((column - reach_cells + (i % 5 - 2) / 5.0) * cell_m,
                                    (reach_cells - row + (i / 5 - 2) / 5.0) * cell_m);
            }
            raster.at({column, row}) = static_cast<float>(sum / 25.0);
        }
    }
    raster.at(observer) = 0.0F;
    return surface_from_dsm(std::move(raster), NodataPolicy::open);
}

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
IrradianceResult observe(const Surface& surface) {
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

struct Observation {
    Scene scene;
    IrradianceResult result;
};

double quantile(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    return values.at(static_cast<std::size_t>(share * static_cast<double>(values.size() - 1)));
}

class ShadingOracle : public testing::Test {
protected:
    void SetUp() override {
        if (!std::filesystem::exists(oracle_file("shading_scenarios_dev.csv"))) {
            GTEST_SKIP() << "the reference tables are not beside the project";
        }
        for (const Row& row : read_table("shading_scenarios_dev.csv")) {
            scenes_.emplace(row[0], Scene(row));
        }
    }

    std::map<std::string, Scene> scenes_;
};

TEST_F(ShadingOracle, HorizonsMeetTheClosedForms) {
    std::map<std::string, FloatRaster> elevations;
    for (const auto& [id, scene] : scenes_) {
        elevations.emplace(id, rasterised(scene).elevation_m);
    }
    std::vector<double> errors_deg;
    for (const Row& row : read_table("shading_horizons_dev.csv")) {
        const int azimuth = std::stoi(row[1]);
        if (azimuth % 10 != 3) {
            continue;  // enough, and never along an axis
        }
        const FloatRaster tangent = horizon_tangent(elevations.at(row[0]), azimuth, far_m, {2});
        errors_deg.push_back(std::abs(std::max(0.0, to_degrees(std::atan(tangent.at(observer)))) - std::stod(row[2])));
    }
    ASSERT_EQ(errors_deg.size(), scenes_.size() * 36);
    RecordProperty("median_deg", std::to_string(quantile(errors_deg, 0.5)));
    RecordProperty("p95_deg", std::to_string(quantile(errors_deg, 0.95)));
    EXPECT_LT(quantile(errors_deg, 0.5), 0.1);
    EXPECT_LT(quantile(errors_deg, 0.9), 0.5);
}

TEST_F(ShadingOracle, SkyViewsMeetTheClosedFormsOnTheLevelAndTilted) {
    const std::vector<Row> tilted = read_table("shading_tilted_svf_dev.csv");
    double worst_level = 0.0;
    double worst_tilted = 0.0;
    for (const auto& [id, scene] : scenes_) {
        const IrradianceResult seen = observe(rasterised(scene));
        const double level_error = std::abs(static_cast<double>(seen.sky_view.at(observer)) - scene.closed_sky_view);
        worst_level = std::max(worst_level, level_error);
        EXPECT_LT(level_error, 0.01) << scene.kind << " " << id;
        for (const Row& row : tilted) {
            if (row[0] != id) {
                continue;
            }
            const double tilt = std::stod(row[2]);
            const Vector3 normal = normal_from_tilt_azimuth(tilt, std::stod(row[3]));
            const double expected = std::stod(row[4]);
            worst_tilted = std::max(worst_tilted, std::abs(plane_sky_view(seen.segments.front(), normal) - expected));
            EXPECT_NEAR(plane_sky_view(seen.segments.front(), normal), expected, 0.015)
                << scene.kind << " " << id << " tilt " << tilt;
            if (tilt == 30.0 && row[3] == "180") {
                EXPECT_NEAR(seen.diffuse_kwh_m2.at(observer), expected, 0.01) << scene.kind << " " << id;
            }
        }
    }
    RecordProperty("worst_level", std::to_string(worst_level));
    RecordProperty("worst_tilted", std::to_string(worst_tilted));
}

TEST_F(ShadingOracle, TheSunIsSeenWhenTheClosedFormSeesIt) {
    std::map<std::string, SunlitTable> tables;
    for (const auto& [id, scene] : scenes_) {
        tables.emplace(id, observe(rasterised(scene)).segments.front());
    }
    int asked = 0;
    int wrong = 0;
    for (const Row& row : read_table("shading_beam_harbin_dev.csv")) {
        if (std::abs(std::stod(row[5])) < 1.0) {
            continue;  // the disc's rim, and the width of a cell and of a direction
        }
        const double fraction =
            sunlit_fraction(tables.at(row[0]), std::stod(row[3]), std::sin(to_radians(std::stod(row[2]))));
        ++asked;
        wrong += (fraction > 0.5) != (row[6] == "1") ? 1 : 0;
    }
    ASSERT_GT(asked, 15000);
    RecordProperty("wrong_pct", std::to_string(100.0 * wrong / asked));
    EXPECT_LT(wrong, asked / 200);
}

}  // namespace
}  // namespace sunshed
