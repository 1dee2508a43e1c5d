#include "sunshed/irradiance/point_irradiance.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

#include "sunshed/core/angle.hpp"
#include "sunshed/irradiance/sky_integrals.hpp"

namespace sunshed {

namespace {

constexpr double near_cells = 40.0;   // followed in half cells
constexpr double step_share = 0.015;  // of the distance, beyond
constexpr std::array<int, 2> block_cells{8, 64};

/// Does not leave the blocks around, with bilinear neighbours.
constexpr double block_step(int level) {
    return block_cells[static_cast<std::size_t>(level)] - 1.0;
}

bool between_centres(const GridGeometry& grid, double column, double row) {
    return column >= 0.0 && row >= 0.0 && column < grid.columns - 1 && row < grid.rows - 1;
}

double bilinear(const FloatRaster& raster, double column, double row) {
    const CellIndex cell{static_cast<int>(column), static_cast<int>(row)};
    const double right = column - cell.column;
    const double down = row - cell.row;
    const float* first = raster.values.data() + raster.geometry.offset(cell);
    const float* second = first + raster.geometry.columns;
    return (1.0 - down) * ((1.0 - right) * first[0] + right * first[1]) +
           down * ((1.0 - right) * second[0] + right * second[1]);
}

/// The highest cell of each block of cells and of the eight blocks around it.
FloatRaster highest_around(const FloatRaster& raster, int cells_a_side) {
    const GridGeometry& grid = raster.geometry;
    const auto blocks = [&](int cells) { return (cells + cells_a_side - 1) / cells_a_side; };
    FloatRaster own(
        {grid.west_x, grid.north_y, grid.cell_size_m * cells_a_side, blocks(grid.columns), blocks(grid.rows)},
        std::numeric_limits<float>::lowest());
    for (int row = 0; row < grid.rows; ++row) {
        for (int column = 0; column < grid.columns; ++column) {
            float& block = own.at({column / cells_a_side, row / cells_a_side});
            block = std::max(block, raster.at({column, row}));
        }
    }
    FloatRaster around = own;
    for (int row = 0; row < own.geometry.rows; ++row) {
        for (int column = 0; column < own.geometry.columns; ++column) {
            for (int side = 0; side < 9; ++side) {
                const CellIndex beside{column + side % 3 - 1, row + side / 3 - 1};
                if (own.geometry.contains(beside)) {
                    around.at({column, row}) = std::max(around.at({column, row}), own.at(beside));
                }
            }
        }
    }
    return around;
}

/// The horizon of points one above the other, while a ray goes out.
class RisingHorizons {
public:
    explicit RisingHorizons(std::span<const double> elevations_m)
        : elevations_m_(elevations_m), tangents_(elevations_m.size(), 0.0) {}

    /// Whether ground of this elevation, there or farther on, would raise the horizon of any point.
    [[nodiscard]] bool would_rise(double ground_m, double distance_m) const {
        for (std::size_t i = 0; i < tangents_.size(); ++i) {
            if (ground_m - elevations_m_[i] > tangents_[i] * distance_m) {
                return true;
            }
        }
        return false;
    }

    void raise(double ground_m, double distance_m) {
        const double per_metre = 1.0 / distance_m;
        for (std::size_t i = 0; i < tangents_.size(); ++i) {
            tangents_[i] = std::max(tangents_[i], (ground_m - elevations_m_[i]) * per_metre);
        }
    }

    [[nodiscard]] std::vector<double> take() { return std::move(tangents_); }

private:
    std::span<const double> elevations_m_;
    std::vector<double> tangents_;
};

/// A ray in cells from the middle of the grid's first one.
struct CellRay {
    double column = 0.0;
    double row = 0.0;
    double east = 0.0;  ///< unit vector
    double south = 0.0;

    [[nodiscard]] double column_at(double cells) const { return column + east * cells; }
    [[nodiscard]] double row_at(double cells) const { return row + south * cells; }
};

/// How far the ray goes before it is no longer between the grid's cells.
double cells_inside_grid(const CellRay& ray, const GridGeometry& grid) {
    constexpr double never = 1e12;
    const auto along = [](double from, double by, double last) {
        return by > 0.0 ? (last - from) / by : by < 0.0 ? -from / by : never;
    };
    return std::max(
        0.0, std::min(along(ray.column, ray.east, grid.columns - 1.0), along(ray.row, ray.south, grid.rows - 1.0)));
}

/// Follows a ray from where it leaves the grid, over blocks of at most a 32nd of the distance, as the sweep does.
void raise_beyond(const CellRay& ray, const GridGeometry& grid, const PartOfRaster& raster, double highest_beyond_m,
                  double reach, RisingHorizons& horizons) {
    constexpr int blocks_to_the_distance = 32;
    const FarHorizonOptions earth;
    int level = 0;
    for (double cells = cells_inside_grid(ray, grid) + ElevationPyramid::block_cells(0) / 2.0; cells <= reach;
         cells += ElevationPyramid::block_cells(level)) {
        while (level + 1 < raster.beyond->levels() &&
               ElevationPyramid::block_cells(level + 1) * blocks_to_the_distance <= cells) {
            ++level;
        }
        const double distance_m = cells * grid.cell_size_m;
        const double column = raster.part.first_column + ray.column_at(cells) + 0.5;
        const double row = raster.part.first_row + ray.row_at(cells) + 0.5;
        const bool is_inside =
            column >= 0.0 && row >= 0.0 && column < raster.part.raster_columns && row < raster.part.raster_rows;
        if (!is_inside || !horizons.would_rise(highest_beyond_m, distance_m)) {
            return;
        }
        const float highest_m = raster.beyond->highest_m(level, static_cast<int>(column), static_cast<int>(row));
        horizons.raise(highest_m - curvature_drop_m(distance_m, earth), distance_m);
    }
}

double toward_direction(const Vector3& normal, double azimuth_deg) {
    return normal.x * std::sin(to_radians(azimuth_deg)) + normal.y * std::cos(to_radians(azimuth_deg));
}

/// A wall does not see what is behind it.
bool is_behind(const Vector3& normal, double azimuth_deg) {
    return normal.z <= 1e-9 && toward_direction(normal, azimuth_deg) <= 0.0;
}

/// What is summed for one point while directions pass.
struct PointSums {
    std::array<double, SkyTableEntry::channels> energy{};
    double sky_view = 0.0;
    double band = 0.0;

    /// @param toward  of the normal, in the direction
    void add(const SkyTableEntry& entry, const Vector3& normal, double toward, double sine, double sector_share) {
        for (std::size_t c = 0; c < energy.size(); ++c) {
            energy[c] += normal.x * entry.x[c] + normal.y * entry.y[c] + normal.z * entry.z[c];
        }
        const SkyIntegrals sky = sky_integrals(sine);
        sky_view += 2.0 * sector_share * (toward * sky.toward + normal.z * sky.upward);
        band += std::max(0.0, toward) * visible_band(sine) * sector_share * std::numbers::pi;
    }

    [[nodiscard]] PointIrradiation light(const SkyTable& table) const {
        PointIrradiation result;
        result.sky_view = std::clamp(sky_view, 0.0, 1.0);
        for (std::size_t month = 0; month < 12; ++month) {
            const double uniform = std::max(
                0.0, table.isotropic_kwh_m2[month] * result.sky_view + table.horizon_band_kwh_m2[month] * band);
            const double ground = table.ground_reflected_kwh_m2[month] * (1.0 - result.sky_view);
            result.monthly_kwh_m2[month] = std::max(0.0, energy[month]) + uniform + ground;
        }
        result.beam_kwh_m2 = std::max(0.0, energy[SkyTableEntry::beam_channel]);
        return result;
    }
};

}  // namespace

PointIrradiation& PointIrradiation::operator+=(const PointIrradiation& other) {
    for (std::size_t month = 0; month < 12; ++month) {
        monthly_kwh_m2[month] += other.monthly_kwh_m2[month];
    }
    beam_kwh_m2 += other.beam_kwh_m2;
    sky_view += other.sky_view;
    return *this;
}

PointIrradiation& PointIrradiation::operator*=(double factor) {
    for (double& month : monthly_kwh_m2) {
        month *= factor;
    }
    beam_kwh_m2 *= factor;
    sky_view *= factor;
    return *this;
}

PointLight::PointLight(const FloatRaster& obstacles_m, const SkyTable& table, double radius_m, const FarHorizon* far,
                       const PartOfRaster& raster)
    : obstacles_m_(obstacles_m),
      table_(table),
      radius_m_(radius_m),
      far_(far),
      raster_(raster),
      highest_beyond_m_(raster.beyond != nullptr ? raster.beyond->highest_m() : 0.0F),
      highest_m_(*std::max_element(obstacles_m.values.begin(), obstacles_m.values.end())),
      block_highest_m_{highest_around(obstacles_m, block_cells[0]), highest_around(obstacles_m, block_cells[1])} {}

std::vector<double> PointLight::horizon_tangents(Point2 position, std::span<const double> elevations_m,
                                                 double grid_azimuth_deg) const {
    const GridGeometry& grid = obstacles_m_.geometry;
    const CellRay ray{(position.x - grid.west_x) / grid.cell_size_m - 0.5,
                      (grid.north_y - position.y) / grid.cell_size_m - 0.5, std::sin(to_radians(grid_azimuth_deg)),
                      -std::cos(to_radians(grid_azimuth_deg))};
    const double reach = radius_m_ / grid.cell_size_m;
    RisingHorizons horizons(elevations_m);
    for (double cells = 0.5; cells <= reach;) {
        const double column = ray.column_at(cells);
        const double row = ray.row_at(cells);
        const double distance_m = cells * grid.cell_size_m;
        if (!between_centres(grid, column, row) || !horizons.would_rise(highest_m_, distance_m)) {
            break;
        }
        const auto is_low = [&](std::size_t level) {
            const CellIndex block{static_cast<int>(column) / block_cells[level],
                                  static_cast<int>(row) / block_cells[level]};
            return !horizons.would_rise(block_highest_m_[level].at(block), distance_m);
        };
        if (is_low(1)) {
            cells += block_step(1);
        } else if (is_low(0)) {
            cells += block_step(0);
        } else {
            horizons.raise(bilinear(obstacles_m_, column, row), distance_m);
            cells += cells < near_cells ? 0.5 : std::max(0.5, step_share * cells);
        }
    }
    if (raster_.beyond != nullptr) {
        raise_beyond(ray, grid, raster_, highest_beyond_m_, reach, horizons);
    }
    return horizons.take();
}

PointHorizons PointLight::horizons(const PlumbLine& line) const {
    PointHorizons found;
    for (int direction = 0; direction < table_.directions; ++direction) {
        const double azimuth_deg = direction * 360.0 / table_.directions;
        if (is_behind(line.normal, azimuth_deg)) {
            found.emplace_back();
            continue;
        }
        found.push_back(horizon_tangents(line.position, line.elevations_m, azimuth_deg));
        for (std::size_t i = 0; far_ != nullptr && i < line.elevations_m.size(); ++i) {
            const int far_direction = direction * (far_->directions() / table_.directions);
            const double far_tangent = far_->tangent(far_direction, line.position, line.elevations_m[i]);
            found.back()[i] = std::max(found.back()[i], far_tangent);
        }
    }
    return found;
}

std::vector<PointIrradiation> PointLight::light(const PlumbLine& line, const PointHorizons& horizons) const {
    const Vector3& normal = line.normal;
    std::vector<PointSums> sums(line.elevations_m.size());
    for (int direction = 0; direction < table_.directions; ++direction) {
        const std::vector<double>& tangents = horizons[static_cast<std::size_t>(direction)];
        const double azimuth_deg = direction * 360.0 / table_.directions;
        if (tangents.empty() || is_behind(normal, azimuth_deg)) {
            continue;
        }
        const double toward = toward_direction(normal, azimuth_deg);
        const double own_plane = normal.z > 1e-9 ? -toward / normal.z : 0.0;
        for (std::size_t i = 0; i < sums.size(); ++i) {
            const int bin = horizon_bin(static_cast<float>(std::max(tangents[i], own_plane)));
            sums[i].add(table_.direction_entries(direction)[bin], normal, toward, bin_sine(bin),
                        1.0 / table_.directions);
        }
    }
    std::vector<PointIrradiation> lights;
    for (const PointSums& sum : sums) {
        lights.push_back(sum.light(table_));
    }
    return lights;
}

std::vector<PointIrradiation> PointLight::along(const PlumbLine& line) const {
    return light(line, horizons(line));
}

}  // namespace sunshed
