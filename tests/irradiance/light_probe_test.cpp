// Horizons of points anywhere over a surface, against rays marched over it step by step.
#include "sunshed/irradiance/light_probe.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

#include "marched_rays.hpp"
#include "sky_helpers.hpp"
#include "sunshed/core/angle.hpp"

namespace sunshed {
namespace {

constexpr double cell_m = 0.5;
constexpr int columns = 420;
constexpr int rows = 360;
constexpr int directions = 128;

/// Houses with gables and blocks with parapets and stair heads, on a grid of 30 x 24 m, each of another height.
FloatRaster town() {
    FloatRaster raster(GridGeometry{1000.0, 2000.0, cell_m, columns, rows});
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const Point2 p = raster.geometry.cell_center({column, row});
            const double x = std::fmod(p.x, 30.0) - 6.0;
            const double y = std::fmod(p.y, 24.0) - 5.0;
            const int plot = static_cast<int>(p.x / 30.0) * 7 + static_cast<int>(p.y / 24.0) * 11;
            double height_m = 0.0;
            if (x > 0.0 && x < 18.0 && y > 0.0 && y < 12.0) {
                const double eaves_m = 5.0 + plot % 13;
                const double edge_m = std::min({x, 18.0 - x, y, 12.0 - y});
                const bool stair_head = x > 7.0 && x < 10.0 && y > 4.0 && y < 8.0;
                height_m = eaves_m + (plot % 2 == 0  ? 0.6 * (6.0 - std::abs(y - 6.0))
                                      : edge_m < 0.7 ? 0.9
                                      : stair_head   ? 2.6
                                                     : 0.0);
            }
            raster.at({column, row}) = static_cast<float>(height_m);
        }
    }
    return raster;
}

double on_surface_m(const FloatRaster& surface, Point2 p) {
    const GridGeometry& grid = surface.geometry;
    return test::bilinear(surface, (p.x - grid.west_x) / cell_m - 0.5, (grid.north_y - p.y) / cell_m - 0.5);
}

/// Whether so far around a point nothing stands up or drops, as where modules are laid.
bool is_clear(const FloatRaster& surface, Point2 p, double reach_m) {
    const double here_m = on_surface_m(surface, p);
    for (int direction = 0; direction < 16; ++direction) {
        const double azimuth = to_radians(direction * 22.5);
        const Point2 beside{p.x + reach_m * std::sin(azimuth), p.y + reach_m * std::cos(azimuth)};
        if (std::abs(on_surface_m(surface, beside) - here_m) > 0.8) {
            return false;
        }
    }
    return true;
}

/// Points on roofs and in the air over them.
std::vector<PlumbLine> points_over(const FloatRaster& surface, std::size_t count) {
    std::mt19937 random(7);
    const auto between = [&](double low, double high) {
        return low + (high - low) * static_cast<double>(random()) / static_cast<double>(std::mt19937::max());
    };
    std::vector<PlumbLine> lines;
    while (lines.size() < count) {
        const Point2 p{between(1030.0, 1180.0), between(1850.0, 1970.0)};
        const double ground_m = on_surface_m(surface, p);
        if (ground_m > 4.0 && is_clear(surface, p, 0.6) && is_clear(surface, p, 1.2)) {
            const double lift_m = lines.size() % 2 == 0 ? 0.1 : between(0.3, 1.2);
            lines.push_back({p, {ground_m + lift_m}, {0.0, 0.0, 1.0}});
        }
    }
    return lines;
}

/// Rays marched in steps of so many cells from half a cell on, past nothing.
std::vector<PointHorizons> marched(const FloatRaster& surface, const std::vector<PlumbLine>& lines, double step) {
    const GridGeometry& grid = surface.geometry;
    std::vector<PointHorizons> horizons;
    for (const PlumbLine& line : lines) {
        const test::Viewpoint from{(line.position.x - grid.west_x) / cell_m - 0.5,
                                   (grid.north_y - line.position.y) / cell_m - 0.5, line.elevations_m.front()};
        PointHorizons found(directions, 1);
        for (int direction = 0; direction < directions; ++direction) {
            const double azimuth = to_radians(direction * 360.0 / directions);
            double tangent = 0.0;
            for (double cells = 0.5;; cells += step) {
                const double column = from.column + cells * std::sin(azimuth);
                const double row = from.row - cells * std::cos(azimuth);
                if (column < 0.0 || row < 0.0 || column > columns - 1 || row > rows - 1) {
                    break;
                }
                const double over_m = test::bilinear(surface, column, row) - from.elevation_m;
                tangent = std::max(tangent, over_m / (cells * cell_m));
            }
            found.in(direction).front() = tangent;
        }
        horizons.push_back(std::move(found));
    }
    return horizons;
}

class PointLights : public ::testing::Test {
protected:
    SkyTable table_ = build_sky_table(test::harbin_sky(), directions, 0.0);
    FloatRaster surface_ = town();
    LightProbe light_{surface_, table_, 1e9};
    std::vector<PlumbLine> lines_ = points_over(surface_, 300);

    void lean_south() {
        for (PlumbLine& line : lines_) {
            line.normal = normal_from_tilt_azimuth(25.0, 180.0);
        }
    }
};

TEST_F(PointLights, SeeTheYearThatMarchedRaysSay) {
    const auto horizons = light_.horizons(lines_);
    const auto by_quarters = marched(surface_, lines_, 0.25);
    const auto by_halves = marched(surface_, lines_, 0.5);
    lean_south();
    const std::vector<double> year = light_.year_kwh_m2(lines_, horizons);
    const auto spread_from = [&](const std::vector<PointHorizons>& reference) {
        const std::vector<double> expected = light_.year_kwh_m2(lines_, reference);
        std::vector<double> errors_pct;
        for (std::size_t i = 0; i < year.size(); ++i) {
            errors_pct.push_back(100.0 * (year[i] / expected[i] - 1.0));
        }
        return test::ErrorSpread(errors_pct);
    };
    const test::ErrorSpread quarters = spread_from(by_quarters);
    const test::ErrorSpread halves = spread_from(by_halves);
    RecordProperty("bias_pct", std::to_string(quarters.bias));
    RecordProperty("median_pct", std::to_string(quarters.median));
    RecordProperty("p95_pct", std::to_string(quarters.p95));
    RecordProperty("bias_from_halves_pct", std::to_string(halves.bias));
    EXPECT_LT(std::abs(quarters.bias), 0.25) << "half cells miss the tops of parapets as thin as a cell";
    EXPECT_LT(quarters.median, 0.15);
    EXPECT_LT(quarters.p95, 0.9);
    EXPECT_LT(halves.bias, 0.0)
        << "what is passed at once would not have been seen: borders of blocks are seen besides";
    EXPECT_LT(halves.median, 0.1);
}

TEST_F(PointLights, SeeTheSameAloneAndTogether) {
    const auto together = light_.horizons(lines_);
    for (std::size_t i = 0; i < 20; ++i) {
        EXPECT_EQ(light_.horizons({&lines_[i], 1}).front().tangents, together[i].tangents) << i;
    }
}

TEST_F(PointLights, SeeTheSameWhenTheHorizonOfALowerSurfaceIsKnown) {
    FloatRaster lower = surface_;
    for (float& elevation_m : lower.values) {
        elevation_m *= 0.9F;
    }
    const auto low = LightProbe(lower, table_, 1e9).horizons(lines_);
    const auto from_low = light_.horizons(lines_, low);
    const auto horizons = light_.horizons(lines_);
    std::vector<double> differences;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        for (std::size_t direction = 0; direction < directions; ++direction) {
            EXPECT_GE(from_low[i].tangents[direction], low[i].tangents[direction] - 1e-6);
            differences.push_back(std::atan(from_low[i].tangents[direction]) -
                                  std::atan(horizons[i].tangents[direction]));
        }
    }
    const test::ErrorSpread spread(differences);
    EXPECT_LT(std::abs(spread.bias), to_radians(0.02));
    EXPECT_LT(spread.p95, to_radians(0.1));
}

TEST_F(PointLights, HaveAYearThatIsTheSumOfItsMonths) {
    const auto horizons = light_.horizons(lines_);
    lean_south();
    const std::vector<double> year = light_.year_kwh_m2(lines_, horizons);
    for (std::size_t i = 0; i < 20; ++i) {
        const auto months = light_.along(lines_[i]).front().monthly_kwh_m2;
        EXPECT_NEAR(year[i], std::accumulate(months.begin(), months.end(), 0.0), 1e-2) << i;
    }
}

TEST_F(PointLights, SeeNothingFromOutsideTheSurface) {
    const PlumbLine outside{{900.0, 1900.0}, {1.0}, {0.0, 0.0, 1.0}};
    const auto horizons = light_.horizons({&outside, 1});
    for (const double tangent : horizons.front().tangents) {
        EXPECT_EQ(tangent, 0.0);
    }
}

}  // namespace
}  // namespace sunshed
