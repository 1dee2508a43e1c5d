#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <numbers>
#include <sstream>
#include <string>
#include <vector>

#include "reference_files.hpp"
#include "sunshed/core/angle.hpp"
#include "sunshed/horizon/horizon_sweep.hpp"
#include "sunshed/irradiance/irradiate.hpp"
#include "sunshed/irradiance/plane_series.hpp"
#include "sunshed/irradiance/sky_integrals.hpp"
#include "sunshed/surface/build_surface.hpp"
#include "sunshed/surface/normals.hpp"

// Scenes with closed forms, rasterised around an observer: pits, walls, canyons, cones.
namespace sunshed {
namespace {

constexpr int directions = 128;
/// How fine a scene is rasterised, in cells.
struct Fineness {
    int reach;    ///< from the observer to the scene's edge
    int endless;  ///< to either side, along a wall without end
    int across;   ///< to either side, across it
};
constexpr Fineness fine{160, 300, 48};
constexpr Fineness coarser{120, 240, 36};  // where every cell is computed
constexpr double far_m = 1e9;

using Row = std::vector<std::string>;

/// Rows after the comments and the line of names.
std::vector<Row> read_table(const std::string& name) {
    std::ifstream file(test::reference_table(name));
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

    [[nodiscard]] bool is_endless() const { return kind == "infinite_wall" || kind == "infinite_canyon"; }
    [[nodiscard]] bool is_diagonal() const { return std::fmod((*this)["az"], 90.0) != 0.0; }

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

    /// Height above the observer at a place east and north of it. Edges that run along the axes lie on cells; round and
    /// diagonal ones fall between them, half a cell early as often as late.
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
            const double early = is_diagonal() ? half_cell * std::sqrt(0.5) : edge;  // rows of cells are closer there
            const double behind = kind == "infinite_canyon" && -ahead >= s["d2"] - early ? s["H2"] : 0.0;
            return ahead >= s["d"] - early ? s["H"] : behind;
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
    CellIndex observer;
    Surface surface;

    Rasterised(const Scene& scene, const Fineness& cells) : observer{cells.reach, cells.reach} {
        const double per_metre = std::floor(cells.reach / scene.reach());
        cell_m = per_metre >= 1.0 ? 1.0 / per_metre : scene.reach() / cells.reach;
        if (scene.is_endless()) {
            const bool runs_east = std::fmod(scene["az"], 180.0) == 0.0;
            observer.column = scene.is_diagonal() || runs_east ? cells.endless : cells.across;
            observer.row = scene.is_diagonal() || !runs_east ? cells.endless : cells.across;
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
        build_sky_table(uniform_sky(), directions, 0.0), progress);
}

/// A scene and its raster; the engine runs only in the tests that ask for it.
struct RasterScene {
    Scene scene;
    Rasterised raster;

    RasterScene(const Row& row, const Fineness& cells) : scene(row), raster(scene, cells) {}
};

double quantile(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    return values.at(static_cast<std::size_t>(share * static_cast<double>(values.size() - 1)));
}

std::map<std::string, RasterScene> rasterised_scenes(const Fineness& cells) {
    std::map<std::string, RasterScene> scenes;
    for (const Row& row : read_table("shading_scenarios.csv")) {
        scenes.emplace(row[0], RasterScene(row, cells));
    }
    return scenes;
}

/// Elevation of the scene's own skyline, degrees, from a place beside the observer: rays marched over its exact
/// heights.
double skyline_deg(const Scene& scene, double azimuth_deg, double east, double north, double reach_m) {
    const double step_m = scene.reach() / 1000.0;
    double highest = 0.0;
    for (double distance = step_m; distance < reach_m; distance += std::max(step_m, 0.002 * distance)) {
        const double height = scene.height(east + distance * std::sin(to_radians(azimuth_deg)),
                                           north + distance * std::cos(to_radians(azimuth_deg)), 0.0);
        highest = std::max(highest, height / distance);
    }
    return to_degrees(std::atan(highest));
}

/// How far outside of what one sees from within a cell (around the observer, or of the edge: it is the same) a horizon
/// is; the grid does not resolve more.
double beyond_a_cell_deg(const Scene& scene, const Rasterised& raster, double azimuth_deg, double closed_deg,
                         double found_deg) {
    const double reach_m = raster.cell_m * std::max(raster.observer.column, raster.observer.row) * 1.5;
    double lowest = closed_deg;
    double highest = closed_deg;
    for (int side = 0; side < 8; ++side) {
        const double turn = side * std::numbers::pi / 4.0;
        const double seen =
            skyline_deg(scene, azimuth_deg, raster.cell_m * std::sin(turn), raster.cell_m * std::cos(turn), reach_m);
        lowest = std::min(lowest, seen);
        highest = std::max(highest, seen);
    }
    return std::max({0.0, lowest - found_deg, found_deg - highest});
}

TEST(ShadingOracle, HorizonsMeetTheClosedFormsToATenthOfADegreeWithinTheirCell) {
    const auto scenes = rasterised_scenes(fine);
    std::vector<double> errors_deg;
    double worst_beyond_deg = 0.0;
    for (const Row& row : read_table("shading_horizons.csv")) {
        const int azimuth = std::stoi(row[1]);
        if (azimuth % 15 != 8) {
            continue;  // enough of them, and none along an axis
        }
        const auto& [scene, raster] = scenes.at(row[0]);
        const FloatRaster tangent = horizon_tangent(raster.surface.elevation_m, azimuth, far_m, {2});
        const double closed_deg = std::stod(row[2]);
        const double found_deg = std::max(0.0, to_degrees(std::atan(static_cast<double>(tangent.at(raster.observer)))));
        errors_deg.push_back(std::abs(found_deg - closed_deg));
        if (errors_deg.back() > 0.1) {
            const double beyond_deg = beyond_a_cell_deg(scene, raster, azimuth, closed_deg, found_deg);
            EXPECT_LT(beyond_deg, 0.1) << scene.kind << " " << row[0] << " toward " << azimuth << ": " << found_deg
                                       << " instead of " << closed_deg;
            worst_beyond_deg = std::max(worst_beyond_deg, beyond_deg);
        }
    }
    ASSERT_EQ(errors_deg.size(), scenes.size() * 24);
    RecordProperty("median_deg", std::to_string(quantile(errors_deg, 0.5)));
    RecordProperty("p90_deg", std::to_string(quantile(errors_deg, 0.9)));
    RecordProperty("worst_deg", std::to_string(quantile(errors_deg, 1.0)));
    RecordProperty("worst_beyond_a_cell_deg", std::to_string(worst_beyond_deg));
    EXPECT_LT(quantile(errors_deg, 0.5), 0.01);
}

/// A wall's end that stands exactly in one of the directions hides half of that direction's sector too much: what of
/// the sky view that is, for a plane.
double half_sectors(const Scene& scene, const Vector3& normal) {
    double hidden = 0.0;
    for (const char* end : {"l1", "l2"}) {
        const double aside_deg = scene.kind == "finite_wall" ? to_degrees(std::atan(scene[end] / scene["d"])) : 0.1;
        const double azimuth_deg = scene["az"] + aside_deg;
        const double direction = azimuth_deg / 360.0 * directions;
        if (std::abs(direction - std::round(direction)) > 1e-9) {
            continue;
        }
        const double tangent = scene["H"] / scene["d"] * std::cos(to_radians(aside_deg));
        const double sine = std::sin(std::atan(tangent));
        const double toward =
            normal.x * std::sin(to_radians(azimuth_deg)) + normal.y * std::cos(to_radians(azimuth_deg));
        const double own_sine = plane_horizon_sine(toward, normal.z);
        const SkyIntegrals open = sky_integrals(own_sine);
        const SkyIntegrals left = sky_integrals(std::max(own_sine, sine));
        hidden += (toward * (open.toward - left.toward) + normal.z * (open.upward - left.upward)) / directions;
    }
    return hidden;
}

/// What the engine finds for the observers: once, for everything that is asked of it.
struct Observation {
    SunlitTable horizons;
    double sky_view = 0.0;
    double of_30_south = 0.0;
};

void expect_level_sky_views(const std::map<std::string, RasterScene>& scenes,
                            const std::map<std::string, Observation>& seen) {
    std::vector<double> errors;
    for (const auto& [id, place] : scenes) {
        errors.push_back(std::abs(seen.at(id).sky_view - place.scene.closed_sky_view));
        EXPECT_LT(errors.back(), 0.005) << place.scene.kind << " " << id;
    }
    testing::Test::RecordProperty("worst_level", std::to_string(quantile(errors, 1.0)));
    testing::Test::RecordProperty("p90_level", std::to_string(quantile(errors, 0.9)));
}

void expect_tilted_sky_views(const std::map<std::string, RasterScene>& scenes,
                             const std::map<std::string, Observation>& seen) {
    std::vector<double> errors;
    int at_a_direction = 0;
    for (const Row& row : read_table("shading_tilted_svf.csv")) {
        const double tilt = std::stod(row[2]);
        const double expected = std::stod(row[4]);
        const Vector3 normal = normal_from_tilt_azimuth(tilt, std::stod(row[3]));
        const double hidden = half_sectors(scenes.at(row[0]).scene, normal);
        at_a_direction += hidden > 0.0 ? 1 : 0;
        errors.push_back(std::abs(plane_sky_view(seen.at(row[0]).horizons, normal) + hidden - expected));
        EXPECT_LT(errors.back(), 0.005) << row[1] << " " << row[0] << " tilt " << tilt;
        if (tilt == 30.0 && row[3] == "180") {
            EXPECT_NEAR(seen.at(row[0]).of_30_south + hidden, expected, 0.005) << row[1] << " " << row[0];
        }
    }
    EXPECT_LT(at_a_direction, 12) << "one scene's wall ends stand in directions";
    testing::Test::RecordProperty("worst_tilted", std::to_string(quantile(errors, 1.0)));
    testing::Test::RecordProperty("p90_tilted", std::to_string(quantile(errors, 0.9)));
}

void expect_suns_where_the_closed_forms_see_them(const std::map<std::string, Observation>& seen) {
    int asked = 0;
    int wrong = 0;
    for (const Row& row : read_table("shading_beam_harbin.csv")) {
        if (std::abs(std::stod(row[5])) < 1.0) {
            continue;  // the disc's rim, and the width of a cell and of a direction
        }
        const double sine = std::sin(to_radians(std::stod(row[2])));
        const double fraction = sunlit_fraction(seen.at(row[0]).horizons, std::stod(row[3]), sine);
        ++asked;
        wrong += (fraction > 0.5) != (row[6] == "1") ? 1 : 0;
    }
    EXPECT_GT(asked, 15000);
    testing::Test::RecordProperty("wrong_pct", std::to_string(100.0 * wrong / asked));
    EXPECT_LT(wrong, asked / 200);
}

TEST(ShadingOracle, SkyViewsAndSunsAreThoseOfTheClosedForms) {
    const auto scenes = rasterised_scenes(coarser);
    std::map<std::string, Observation> seen;
    for (const auto& [id, place] : scenes) {
        IrradianceResult result = observe(place.raster);
        const CellIndex observer = place.raster.observer;
        seen.emplace(id, Observation{std::move(result.segments.front().solid), result.sky_view.at(observer),
                                     result.diffuse_kwh_m2.at(observer)});
    }
    expect_level_sky_views(scenes, seen);
    expect_tilted_sky_views(scenes, seen);
    expect_suns_where_the_closed_forms_see_them(seen);
}

}  // namespace
}  // namespace sunshed
