#include "sunshed/irradiance/point_irradiance.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "sunshed/core/angle.hpp"
#include "sunshed/irradiance/sky_integrals.hpp"

namespace sunshed {

namespace {

constexpr double near_cells = 40.0;   // followed in half cells
constexpr double step_share = 0.015;  // of the distance, beyond

/// Bilinear between cell centres; beyond the outermost centres there is nothing (NaN).
double elevation_at(const FloatRaster& raster, double column, double row) {
    const double left = std::floor(column);
    const double top = std::floor(row);
    const GridGeometry& grid = raster.geometry;
    if (left < 0.0 || top < 0.0 || left >= grid.columns - 1 || top >= grid.rows - 1) {
        return missing_d;
    }
    const CellIndex cell{static_cast<int>(left), static_cast<int>(top)};
    const double right = column - left;
    const double down = row - top;
    const float* first = raster.values.data() + grid.offset(cell);
    const float* second = first + grid.columns;
    return (1.0 - down) * ((1.0 - right) * first[0] + right * first[1]) +
           down * ((1.0 - right) * second[0] + right * second[1]);
}

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

PointLight::PointLight(const FloatRaster& obstacles_m, const SkyTable& table, double radius_m)
    : obstacles_m_(obstacles_m),
      table_(table),
      radius_m_(radius_m),
      highest_m_(*std::max_element(obstacles_m.values.begin(), obstacles_m.values.end())) {}

double PointLight::horizon_tangent_at(Point2 position, double elevation_m, double grid_azimuth_deg) const {
    const GridGeometry& grid = obstacles_m_.geometry;
    const double column = (position.x - grid.west_x) / grid.cell_size_m - 0.5;
    const double row = (grid.north_y - position.y) / grid.cell_size_m - 0.5;
    const double east = std::sin(to_radians(grid_azimuth_deg));
    const double south = -std::cos(to_radians(grid_azimuth_deg));
    const double reach = radius_m_ / grid.cell_size_m;
    double highest = 0.0;
    for (double cells = 0.5; cells <= reach; cells += cells < near_cells ? 0.5 : std::max(0.5, step_share * cells)) {
        const double ground_m = elevation_at(obstacles_m_, column + east * cells, row + south * cells);
        const double distance_m = cells * grid.cell_size_m;
        // Off the grid, or so far that nothing in it could rise above the horizon found.
        if (std::isnan(ground_m) || (highest_m_ - elevation_m) < highest * distance_m) {
            break;
        }
        highest = std::max(highest, (ground_m - elevation_m) / distance_m);
    }
    return highest;
}

PointIrradiation PointLight::at(const SurfacePoint& point) const {
    PointIrradiation result;
    double band = 0.0;
    std::array<double, SkyTableEntry::channels> energy{};
    const double share = 1.0 / table_.directions;
    for (int direction = 0; direction < table_.directions; ++direction) {
        const double azimuth_deg = direction * 360.0 * share;
        const double toward =
            point.normal.x * std::sin(to_radians(azimuth_deg)) + point.normal.y * std::cos(to_radians(azimuth_deg));
        if (toward <= 0.0 && point.normal.z <= 1e-9) {
            continue;  // behind a wall
        }
        const double horizon = horizon_tangent_at(point.position, point.elevation_m, azimuth_deg);
        const double own_plane = point.normal.z > 1e-9 ? -toward / point.normal.z : 0.0;
        const auto bin = static_cast<std::size_t>(horizon_bin(static_cast<float>(std::max(horizon, own_plane))));
        const SkyTableEntry& entry = table_.direction_entries(direction)[bin];
        for (std::size_t c = 0; c < energy.size(); ++c) {
            energy[c] += point.normal.x * entry.x[c] + point.normal.y * entry.y[c] + point.normal.z * entry.z[c];
        }
        const double sine = bin_sine(static_cast<int>(bin));
        const SkyIntegrals sky = sky_integrals(sine);
        result.sky_view += 2.0 * share * (toward * sky.toward + point.normal.z * sky.upward);
        band += std::max(0.0, toward) * visible_band(sine) * share * std::numbers::pi;
    }
    result.sky_view = std::clamp(result.sky_view, 0.0, 1.0);
    for (std::size_t month = 0; month < 12; ++month) {
        const double uniform =
            std::max(0.0, table_.isotropic_kwh_m2[month] * result.sky_view + table_.horizon_band_kwh_m2[month] * band);
        const double ground = table_.ground_reflected_kwh_m2[month] * (1.0 - result.sky_view);
        result.monthly_kwh_m2[month] = std::max(0.0, energy[month]) + uniform + ground;
    }
    result.beam_kwh_m2 = std::max(0.0, energy[SkyTableEntry::beam_channel]);
    return result;
}

}  // namespace sunshed
