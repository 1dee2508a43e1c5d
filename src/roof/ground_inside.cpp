#include "sunshed/roof/ground_inside.hpp"

#include <algorithm>
#include <cmath>

#include "roof_cells.hpp"

namespace sunshed {

namespace {

// No roof that one walks under is lower.
constexpr double door_m = 1.5;
// A step down of this height at a rim is a wall.
constexpr double wall_m = 1.0;
// Of the heights around a footprint this share is ground, if little of it.
constexpr double ground_share = 0.05;

/// The ground under a footprint.
class Ground {
public:
    Ground(const FloatRaster& elevation_m, const FloatRaster& ground_m, const RoofCells& inside) : ground_m_(ground_m) {
        if (ground_m_.empty()) {
            level_m_ = low_level_m(elevation_m, inside);
        }
    }

    /// NaN where unknown.
    [[nodiscard]] double at(const CellIndex& cell) const { return ground_m_.empty() ? level_m_ : ground_m_.at(cell); }

private:
    /// The lowest level around the footprint, but for the odd pit.
    static double low_level_m(const FloatRaster& elevation_m, const RoofCells& inside) {
        std::vector<char> is_inside(elevation_m.geometry.cell_count(), 0);
        for (std::size_t i = 0; i < inside.size(); ++i) {
            is_inside[elevation_m.geometry.offset(inside.cell(i))] = 1;
        }
        std::vector<float> around_m;
        for (std::size_t i = 0; i < is_inside.size(); ++i) {
            if (is_inside[i] == 0 && std::isfinite(elevation_m.values[i])) {
                around_m.push_back(elevation_m.values[i]);
            }
        }
        if (around_m.empty()) {
            return missing_d;
        }
        const auto place =
            around_m.begin() + static_cast<std::ptrdiff_t>(ground_share * static_cast<double>(around_m.size()));
        std::nth_element(around_m.begin(), place, around_m.end());
        return *place;
    }

    const FloatRaster& ground_m_;
    double level_m_ = missing_d;
};

/// Whether four cells of a part lie in a square.
bool is_wide(const RoofCells& cells, const std::vector<std::size_t>& members, const std::vector<char>& is_low) {
    const auto is_low_at = [&](std::size_t i, int columns, int rows) {
        const int j = cells.neighbour(i, columns, rows);
        return j != RoofCells::none && is_low[static_cast<std::size_t>(j)] != 0;
    };
    return std::any_of(members.begin(), members.end(),
                       [&](std::size_t i) { return is_low_at(i, 1, 0) && is_low_at(i, 0, 1) && is_low_at(i, 1, 1); });
}

/// Whether the surface goes on without a wall where a part reaches the footprint's rim.
bool goes_on_outside(const RoofCells& cells, const std::vector<std::size_t>& members, const FloatRaster& elevation_m) {
    constexpr double most_walls = 0.3;
    int rim = 0;
    int walls = 0;
    for (const std::size_t i : members) {
        for (const CellIndex& step : {CellIndex{0, -1}, {-1, 0}, {1, 0}, {0, 1}}) {
            const CellIndex beside{cells.cell(i).column + step.column, cells.cell(i).row + step.row};
            if (cells.neighbour(i, step.column, step.row) == RoofCells::none && elevation_m.geometry.contains(beside)) {
                ++rim;
                walls += cells.z(i) - elevation_m.at(beside) > wall_m ? 1 : 0;
            }
        }
    }
    return walls <= most_walls * rim;
}

}  // namespace

std::vector<CellIndex> ground_inside(const FloatRaster& elevation_m, const FloatRaster& ground_m,
                                     const MultiPolygon& footprint) {
    const std::vector<CellIndex> inside = cells_inside(elevation_m.geometry, footprint);
    if (inside.empty()) {
        return {};
    }
    const RoofCells cells(elevation_m, inside);
    const Ground ground(elevation_m, ground_m, cells);
    std::vector<char> is_low(cells.size(), 0);
    bool has_roof = false;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        is_low[i] = cells.z(i) < ground.at(cells.cell(i)) + door_m ? 1 : 0;
        has_roof = has_roof || cells.z(i) > ground.at(cells.cell(i)) + door_m + wall_m;
    }
    std::vector<CellIndex> found;
    if (!has_roof) {
        return found;
    }
    std::vector<char> seen(cells.size(), 0);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (is_low[i] == 0 || seen[i] != 0) {
            continue;
        }
        const auto members = cells.connected(i, seen, [&](std::size_t j) { return is_low[j] != 0; });
        if (is_wide(cells, members, is_low) && goes_on_outside(cells, members, elevation_m)) {
            for (const std::size_t member : members) {
                found.push_back(cells.cell(member));
            }
        }
    }
    return found;
}

}  // namespace sunshed
