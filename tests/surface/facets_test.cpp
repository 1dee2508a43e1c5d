#include "sunshed/surface/facets.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <optional>
#include <random>

#include "sunshed/core/angle.hpp"

namespace sunshed {
namespace {

constexpr double noise_m = 0.08;

using Heights = std::function<double(double x, double y)>;  ///< at a point, m

FloatRaster raster_of(int size, double cell_m, const Heights& height_m, double error_m = 0.0) {
    FloatRaster raster(GridGeometry{0.0, size * cell_m, cell_m, size, size});
    std::mt19937 random(3);
    std::normal_distribution<double> error(0.0, 1.0);
    for (int row = 0; row < size; ++row) {
        for (int column = 0; column < size; ++column) {
            const Point2 p = raster.geometry.cell_center({column, row});
            raster.at({column, row}) = static_cast<float>(height_m(p.x, p.y) + error_m * error(random));
        }
    }
    return raster;
}

/// A plane that falls toward an azimuth.
struct Plane {
    double tilt_deg = 0.0;
    double azimuth_deg = 0.0;

    [[nodiscard]] double east() const { return -std::tan(to_radians(tilt_deg)) * std::sin(to_radians(azimuth_deg)); }
    [[nodiscard]] double north() const { return -std::tan(to_radians(tilt_deg)) * std::cos(to_radians(azimuth_deg)); }
    [[nodiscard]] double height_m(double x, double y) const { return 100.0 + east() * x + north() * y; }
};

/// Angle between the facet of a cell and a plane.
double degrees_off(const Facets& facets, CellIndex cell, const Plane& plane) {
    const double cell_m = facets.elevation_m.geometry.cell_size_m;
    const double east = facets.slopes.east_m.at(cell) / cell_m;
    const double north = -facets.slopes.south_m.at(cell) / cell_m;
    const double cosine = (1.0 + east * plane.east() + north * plane.north()) /
                          std::sqrt((1.0 + east * east + north * north) *
                                    (1.0 + plane.east() * plane.east() + plane.north() * plane.north()));
    return to_degrees(std::acos(std::min(1.0, cosine)));
}

/// The one-sided difference of smaller size, or level where both sides rise or both fall.
float smoother_side(float before, float after) {
    return before * after <= 0.0F ? 0.0F : (std::abs(before) < std::abs(after) ? before : after);
}

void expect_left_as_is(const FloatRaster& elevation_m) {
    const Facets facets = facets_of(elevation_m, {2});
    EXPECT_EQ(facets.elevation_m.values, elevation_m.values);
    const GridGeometry& grid = elevation_m.geometry;
    for (int row = 1; row + 1 < grid.rows; ++row) {
        for (int column = 1; column + 1 < grid.columns; ++column) {
            const auto z = [&](int east, int south) { return elevation_m.at({column + east, row + south}); };
            ASSERT_EQ(facets.slopes.east_m.at({column, row}), smoother_side(z(0, 0) - z(-1, 0), z(1, 0) - z(0, 0)))
                << column << ' ' << row;
            ASSERT_EQ(facets.slopes.south_m.at({column, row}), smoother_side(z(0, 0) - z(0, -1), z(0, 1) - z(0, 0)))
                << column << ' ' << row;
        }
    }
}

/// Streets, houses with flat roofs and gables, hips, a parapet and posts.
double clean_town(double x, double y) {
    const double street_x = std::fmod(x, 32.0);
    const double street_y = std::fmod(y, 26.0);
    if (x < 2.0 && std::fmod(y, 9.0) < 1.0) {
        return 4.0;
    }
    if (street_x > 8.0 && street_y > 10.0) {
        const int house = static_cast<int>(x / 32.0) + static_cast<int>(y / 26.0);
        const double to_gable = 8.0 - std::abs(street_y - 18.0);
        const double to_end = std::min(street_x - 8.0, 32.0 - street_x);
        const double roof_m = house % 3 == 0 ? 0.0 : 0.6 * (house % 3 == 1 ? to_gable : std::min(to_gable, to_end));
        const bool parapet = house % 3 == 0 && std::min(to_gable, to_end) < 0.6;
        return 8.0 + house + roof_m + (parapet ? 0.4 : 0.0);
    }
    return 0.01 * x;
}

TEST(Facets, OfACleanSurfaceAreItsOwnCells) {
    for (const double cell_m : {0.5, 1.0}) {
        expect_left_as_is(raster_of(160, cell_m, clean_town));
        expect_left_as_is(raster_of(160, cell_m, [](double x, double y) {  // walls across the grid
            return x + 0.6 * y > 70.0 && x - 1.7 * y < 20.0 ? 9.0 + 0.3 * x : 0.02 * y;
        }));
    }
}

TEST(Facets, OfANoisyPlaneLieOnIt) {
    for (const double cell_m : {0.5, 1.0}) {
        for (const double tilt_deg : {0.0, 12.0, 20.0, 28.0, 40.0}) {
            for (int azimuth_deg = 0; azimuth_deg < 360; azimuth_deg += 45) {
                const Plane plane{tilt_deg, static_cast<double>(azimuth_deg)};
                const auto height_m = [&](double x, double y) { return plane.height_m(x, y); };
                const Facets facets = facets_of(raster_of(64, cell_m, height_m, noise_m), {2});
                double east = 0.0;
                double north = 0.0;
                double squares_deg = 0.0;
                double squares_m = 0.0;
                int count = 0;
                for (int row = 0; row < 64; ++row) {
                    for (int column = 0; column < 64; ++column) {
                        const CellIndex cell{column, row};
                        const Point2 p = facets.elevation_m.geometry.cell_center(cell);
                        east += facets.slopes.east_m.at(cell) / cell_m;
                        north -= facets.slopes.south_m.at(cell) / cell_m;
                        squares_deg += std::pow(degrees_off(facets, cell, plane), 2);
                        squares_m += std::pow(facets.elevation_m.at(cell) - plane.height_m(p.x, p.y), 2);
                        ++count;
                    }
                }
                SCOPED_TRACE(fmt::format("{} m, {} degrees toward {}", cell_m, tilt_deg, azimuth_deg));
                EXPECT_NEAR(east / count, plane.east(), 0.003);
                EXPECT_NEAR(north / count, plane.north(), 0.003);
                EXPECT_LT(std::sqrt(squares_deg / count), 2.0);
                EXPECT_LT(std::sqrt(squares_m / count), 0.4 * noise_m);
            }
        }
    }
}

/// What facets are off, degrees.
struct Off {
    double square_sum = 0.0;
    double worst = 0.0;
    int count = 0;

    [[nodiscard]] double root_mean_square() const { return std::sqrt(square_sum / count); }
};

using PlaneAt = std::function<std::optional<Plane>(double x, double y)>;  ///< none where it is not asked for

/// In cells that have all their neighbours.
Off off_from(const PlaneAt& plane_at, const Facets& facets) {
    const GridGeometry& grid = facets.elevation_m.geometry;
    Off off;
    for (int row = 1; row + 1 < grid.rows; ++row) {
        for (int column = 1; column + 1 < grid.columns; ++column) {
            const Point2 p = grid.cell_center({column, row});
            if (const auto plane = plane_at(p.x, p.y)) {
                const double degrees = degrees_off(facets, {column, row}, *plane);
                off.square_sum += degrees * degrees;
                off.worst = std::max(off.worst, degrees);
                ++off.count;
            }
        }
    }
    return off;
}

TEST(Facets, AtTheFootOfAWallAndAtEavesAreThoseOfTheirOwnSide) {
    for (const double turned_deg : {0.0, 10.0, 30.0, 45.0}) {
        const auto beyond_m = [&](double x, double y) {
            return std::cos(to_radians(turned_deg)) * (x - 32.0) + std::sin(to_radians(turned_deg)) * (y - 32.0);
        };
        const Plane roof{25.0, 180.0};
        const auto height_m = [&](double x, double y) {
            return beyond_m(x, y) > 0.0 ? 10.0 + roof.height_m(x, y) : 80.0;
        };
        const auto beside = [&](double x, double y) -> std::optional<Plane> {
            const double m = beyond_m(x, y);
            return std::abs(m) > 1.0 ? std::nullopt : std::optional(m > 0.0 ? roof : Plane());
        };
        const Off off = off_from(beside, facets_of(raster_of(128, 0.5, height_m, noise_m), {2}));
        EXPECT_GT(off.count, 400);
        EXPECT_LT(off.root_mean_square(), 2.0) << turned_deg;
        EXPECT_LT(off.worst, 15.0) << turned_deg;
    }
}

TEST(Facets, BesideARidgeAreThoseOfTheirOwnSide) {
    const Plane east{30.0, 90.0};
    const Plane west{30.0, 270.0};
    const auto height_m = [&](double x, double) { return 100.0 - std::tan(to_radians(30.0)) * std::abs(x - 32.0); };
    const auto beside = [&](double x, double) {
        return std::abs(x - 32.0) > 1.0 ? std::nullopt : std::optional(x > 32.0 ? east : west);
    };
    const Off off = off_from(beside, facets_of(raster_of(128, 0.5, height_m, noise_m), {2}));
    EXPECT_LT(off.root_mean_square(), 2.5);
    EXPECT_LT(off.worst, 15.0);
}

TEST(Facets, KeepWhatStandsOutOfTheNoise) {
    const auto height_m = [](double x, double y) {
        return std::abs(x - 16.25) < 0.3 && std::abs(y - 16.25) < 0.3 ? 101.5 : 100.0;  // a cell's chimney
    };
    const FloatRaster elevation_m = raster_of(64, 0.5, height_m, noise_m);
    const Facets facets = facets_of(elevation_m, {2});
    const CellIndex chimney = *elevation_m.geometry.cell_at({16.25, 16.25});
    EXPECT_EQ(facets.elevation_m.at(chimney), elevation_m.at(chimney));
    for (const int aside : {-1, 1}) {
        EXPECT_NEAR(facets.elevation_m.at({chimney.column + aside, chimney.row}), 100.0, noise_m);
        EXPECT_LT(degrees_off(facets, {chimney.column + aside, chimney.row}, Plane()), 4.0);
    }
}

TEST(Facets, OfARoofOnCleanGroundLeaveTheGroundAlone) {
    const auto is_roof = [](double x, double y) { return std::abs(x - 32.0) < 10.0 && std::abs(y - 32.0) < 8.0; };
    const Plane roof{20.0, 180.0};
    FloatRaster elevation_m = raster_of(
        128, 0.5, [&](double x, double y) { return roof.height_m(x, y); }, noise_m);
    for (int row = 0; row < 128; ++row) {
        for (int column = 0; column < 128; ++column) {
            const Point2 p = elevation_m.geometry.cell_center({column, row});
            if (!is_roof(p.x, p.y)) {
                elevation_m.at({column, row}) = 50.0F;
            }
        }
    }
    const Facets facets = facets_of(elevation_m, {2});
    const auto of_roof = [&](double x, double y) { return is_roof(x, y) ? std::optional(roof) : std::nullopt; };
    const auto of_ground = [&](double x, double y) { return is_roof(x, y) ? std::nullopt : std::optional(Plane()); };
    EXPECT_EQ(off_from(of_ground, facets).worst, 0.0);
    EXPECT_LT(off_from(of_roof, facets).root_mean_square(), 2.5);
}

TEST(Facets, DependOnWhatLiesWithinNineCellsAlone) {
    const FloatRaster whole = raster_of(200, 0.5, clean_town, noise_m);
    const Facets all = facets_of(whole, {2});
    const Window read{37, 21, 120, 131};
    const Facets part = facets_of(part_of(whole, read), {1});
    const Window inner{9, 9, read.columns - 18, read.rows - 18};
    const Window same{read.column + 9, read.row + 9, inner.columns, inner.rows};
    EXPECT_EQ(part_of(part.elevation_m, inner).values, part_of(all.elevation_m, same).values);
    EXPECT_EQ(part_of(part.slopes.east_m, inner).values, part_of(all.slopes.east_m, same).values);
    EXPECT_EQ(part_of(part.slopes.south_m, inner).values, part_of(all.slopes.south_m, same).values);
}

TEST(Facets, OfAFewCells) {
    for (const int size : {1, 2, 3, 5}) {
        const Facets facets = facets_of(raster_of(
                                            size, 1.0, [](double, double) { return 3.0; }, noise_m),
                                        {1});
        for (const float value : facets.elevation_m.values) {
            EXPECT_NEAR(value, 3.0, 0.4);
        }
    }
}

}  // namespace
}  // namespace sunshed
