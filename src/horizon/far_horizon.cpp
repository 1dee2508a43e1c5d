#include "sunshed/horizon/far_horizon.hpp"

#include <algorithm>
#include <cmath>

#include "sunshed/core/angle.hpp"
#include "sunshed/core/error.hpp"

namespace sunshed {

namespace {

// Steps grow to this share of the distance: a mountain 50 km away is sampled every 100 m.
constexpr double step_share = 0.002;

/// Bilinear between cell centres; NaN outside and beside unknown cells.
float elevation_at(const FloatRaster& terrain, Point2 point) {
    const GridGeometry& grid = terrain.geometry;
    const double x = (point.x - grid.west_x) / grid.cell_size_m - 0.5;
    const double y = (grid.north_y - point.y) / grid.cell_size_m - 0.5;
    const double column = std::floor(x);
    const double row = std::floor(y);
    if (column < 0.0 || row < 0.0 || column >= grid.columns - 1 || row >= grid.rows - 1) {
        return missing_f;
    }
    const CellIndex cell{static_cast<int>(column), static_cast<int>(row)};
    const double right = x - column;
    const double down = y - row;
    const auto at = [&](int c, int r) { return static_cast<double>(terrain.at({cell.column + c, cell.row + r})); };
    return static_cast<float>((1.0 - down) * ((1.0 - right) * at(0, 0) + right * at(1, 0)) +
                              down * ((1.0 - right) * at(0, 1) + right * at(1, 1)));
}

/// Where a ray from inside a box leaves it.
double distance_to_border(const Box2& box, Point2 from, double east, double north) {
    const double infinite = 1e12;
    const double across = east > 0.0   ? (box.max_x - from.x) / east
                          : east < 0.0 ? (box.min_x - from.x) / east
                                       : infinite;
    const double along = north > 0.0   ? (box.max_y - from.y) / north
                         : north < 0.0 ? (box.min_y - from.y) / north
                                       : infinite;
    return std::max(0.0, std::min(across, along));
}

/// The cell under a node of the observers' net.
int node_cell(int node, int nodes, int cells) {
    return nodes == 1 ? cells / 2
                      : static_cast<int>(std::lround(static_cast<double>(node) * (cells - 1) / (nodes - 1)));
}

}  // namespace

double curvature_drop_m(double distance_m, const FarHorizonOptions& options) {
    return distance_m * distance_m * (1.0 - options.refraction) / (2.0 * options.earth_radius_m);
}

FarHorizon::FarHorizon(const FloatRaster& terrain_m, const FloatRaster& elevation_m, int directions, Threads threads,
                       const FarHorizonOptions& options, double first_grid_azimuth_deg)
    : scene_(elevation_m.geometry), options_(options), directions_(directions) {
    expects(directions > 0 && options.most_observers_per_side > 1, "there are directions and observers");
    // Observers no nearer to each other than the terrain's cells.
    const auto nodes = [&](int cells) {
        const double size_m = cells * scene_.cell_size_m;
        return std::clamp(static_cast<int>(size_m / terrain_m.geometry.cell_size_m) + 1, 2,
                          options.most_observers_per_side);
    };
    columns_ = nodes(scene_.columns);
    rows_ = nodes(scene_.rows);
    const auto observers = static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_);
    observer_elevation_m_.resize(observers);
    skylines_.resize(observers * static_cast<std::size_t>(directions));
    parallel_for(
        observers, threads,
        [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i) {
                const CellIndex cell{node_cell(static_cast<int>(i) % columns_, columns_, scene_.columns),
                                     node_cell(static_cast<int>(i) / columns_, rows_, scene_.rows)};
                observer_elevation_m_[i] = elevation_m.at(cell);
                for (int direction = 0; direction < directions_; ++direction) {
                    skylines_[static_cast<std::size_t>(direction) * observers + i] =
                        skyline_from(terrain_m, scene_.cell_center(cell), observer_elevation_m_[i],
                                     first_grid_azimuth_deg + direction * 360.0 / directions_);
                }
            }
        },
        1);
}

FarHorizon::Skyline FarHorizon::skyline_from(const FloatRaster& terrain_m, Point2 from, double elevation_m,
                                             double grid_azimuth_deg) const {
    const double east = std::sin(to_radians(grid_azimuth_deg));
    const double north = std::cos(to_radians(grid_azimuth_deg));
    const double cell_m = terrain_m.geometry.cell_size_m;
    double highest = -1e9;
    Skyline skyline;
    for (double distance =
             distance_to_border(options_.covered.value_or(scene_.bounds()), from, east, north) + cell_m / 2.0;
         distance <= options_.reach_m; distance += std::max(cell_m, step_share * distance)) {
        const float ground_m = elevation_at(terrain_m, {from.x + east * distance, from.y + north * distance});
        if (std::isnan(ground_m)) {
            continue;
        }
        const double tangent = (ground_m - curvature_drop_m(distance, options_) - elevation_m) / distance;
        if (tangent > highest) {
            highest = tangent;
            skyline = {static_cast<float>(tangent), static_cast<float>(1.0 / distance)};
        }
    }
    return skyline;
}

FarHorizon::Between::Between(double cell, int cells, int observers) {
    const double place = std::clamp(cell / std::max(1, cells - 1), 0.0, 1.0) * (observers - 1);
    first = std::min(static_cast<int>(place), observers - 2);
    beyond = static_cast<float>(place - first);
}

float FarHorizon::tangent_at(int direction, const Between& x, const Between& y, float here_m) const {
    const Skyline* seen = skylines_.data() + static_cast<std::size_t>(direction) * observer_elevation_m_.size();
    float sum = 0.0F;
    for (int corner = 0; corner < 4; ++corner) {
        const int c = corner % 2;
        const int r = corner / 2;
        const auto node = static_cast<std::size_t>(y.first + r) * static_cast<std::size_t>(columns_) +
                          static_cast<std::size_t>(x.first + c);
        const float weight = (c == 1 ? x.beyond : 1.0F - x.beyond) * (r == 1 ? y.beyond : 1.0F - y.beyond);
        sum += weight * (seen[node].tangent - (here_m - observer_elevation_m_[node]) * seen[node].per_metre);
    }
    return sum;
}

float FarHorizon::tangent(int direction, Point2 position, double elevation_m) const {
    const double column = (position.x - scene_.west_x) / scene_.cell_size_m - 0.5;
    const double row = (scene_.north_y - position.y) / scene_.cell_size_m - 0.5;
    return tangent_at(direction, {column, scene_.columns, columns_}, {row, scene_.rows, rows_},
                      static_cast<float>(elevation_m));
}

void FarHorizon::raise(int direction, const FloatRaster& elevation_m, Threads threads, FloatRaster& tangent) const {
    const GridGeometry& part = tangent.geometry;
    const auto first_column = static_cast<int>(std::lround((part.west_x - scene_.west_x) / scene_.cell_size_m));
    const auto first_row = static_cast<int>(std::lround((scene_.north_y - part.north_y) / scene_.cell_size_m));
    std::vector<Between> across;
    for (int column = 0; column < part.columns; ++column) {
        across.emplace_back(first_column + column, scene_.columns, columns_);
    }
    const auto raise_row = [&](int row) {
        const Between y(first_row + row, scene_.rows, rows_);
        for (int column = 0; column < part.columns; ++column) {
            float& target = tangent.at({column, row});
            const Between& x = across[static_cast<std::size_t>(column)];
            target = std::max(target, tangent_at(direction, x, y, elevation_m.at({column, row})));
        }
    };
    parallel_for(
        static_cast<std::size_t>(part.rows), threads,
        [&](std::size_t begin, std::size_t end) {
            for (std::size_t row = begin; row < end; ++row) {
                raise_row(static_cast<int>(row));
            }
        },
        16);
}

double FarHorizon::highest_deg() const {
    float highest = 0.0F;
    for (const Skyline& skyline : skylines_) {
        highest = std::max(highest, skyline.tangent);
    }
    return to_degrees(std::atan(highest));
}

}  // namespace sunshed
