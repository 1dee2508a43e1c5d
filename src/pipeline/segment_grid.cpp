#include "segment_grid.hpp"

#include <algorithm>
#include <cmath>

namespace sunshed {

namespace {

void set_normal(NormalField& normals, std::size_t offset, const Vector3& normal) {
    normals.x.values[offset] = static_cast<float>(normal.x);
    normals.y.values[offset] = static_cast<float>(normal.y);
    normals.z.values[offset] = static_cast<float>(normal.z);
}

/// Mean over cells; NaN where there are none.
double mean_of(const FloatRaster& raster, const std::vector<CellIndex>& cells) {
    double sum = 0.0;
    for (const CellIndex& cell : cells) {
        sum += raster.at(cell);
    }
    return sum / static_cast<double>(cells.size());
}

constexpr std::int32_t no_segment = -1;

}  // namespace

RoofPlanes::RoofPlanes(FloatRaster& elevation_m, double obstacle_m)
    : elevation_m_(elevation_m), obstacle_m_(obstacle_m), planes_of_cells_(elevation_m.geometry, no_segment) {}

void RoofPlanes::add(std::size_t building, const RoofPlan& plan) {
    first_planes_[building] = static_cast<std::int32_t>(normals_.size());
    for (const RoofSegment& segment : plan.segments) {
        const auto number = static_cast<std::int32_t>(normals_.size());
        normals_.push_back(segment.plane.normal());
        for (const CellIndex& cell : segment.cells) {
            if (planes_of_cells_.at(cell) != no_segment) {
                continue;
            }
            planes_of_cells_.at(cell) = number;
            const double on_plane_m = segment.plane.height_at(elevation_m_.geometry.cell_center(cell));
            float& here_m = elevation_m_.at(cell);
            if (std::abs(here_m - on_plane_m) < obstacle_m_) {
                here_m = static_cast<float>(on_plane_m);
            }
        }
    }
}

SegmentGrid RoofPlanes::segments_of(const std::vector<PlannedBuilding>& buildings, const Window& served,
                                    NormalField& normals) const {
    SegmentGrid grid{served, part_of(planes_of_cells_, served), {}, 0};
    std::vector<std::int32_t> segment_of_plane(normals_.size(), no_segment);
    for (const PlannedBuilding& building : buildings) {
        grid.first_segment.push_back(grid.segment_count);
        const auto first_plane = static_cast<std::size_t>(first_planes_.at(building.index));
        for (std::size_t i = 0; i < building.plan.segments.size(); ++i) {
            segment_of_plane[first_plane + i] = grid.segment_count++;
        }
    }
    for (std::size_t i = 0; i < grid.segment_of_cell.values.size(); ++i) {
        std::int32_t& cell = grid.segment_of_cell.values[i];
        if (cell != no_segment) {
            const auto plane = static_cast<std::size_t>(cell);
            set_normal(normals, i, normals_[plane]);
            cell = segment_of_plane[plane];
        }
    }
    return grid;
}

std::vector<SegmentIrradiation> segment_irradiation(const SegmentGrid& segment_grid, std::size_t building,
                                                    const RoofPlan& plan, const IrradianceResult& irradiance) {
    std::vector<SegmentIrradiation> found;
    for (std::size_t i = 0; i < plan.segments.size(); ++i) {
        std::vector<CellIndex> cells = plan.segments[i].cells;
        for (CellIndex& cell : cells) {
            cell = {cell.column - segment_grid.served.column, cell.row - segment_grid.served.row};
        }
        SegmentIrradiation segment;
        segment.annual_kwh_m2 = mean_of(irradiance.global_kwh_m2, cells);
        for (std::size_t month = 0; month < irradiance.monthly_kwh_m2.size(); ++month) {
            segment.monthly_kwh_m2[month] = mean_of(irradiance.monthly_kwh_m2[month], cells);
        }
        segment.sky_view = mean_of(irradiance.sky_view, cells);
        for (const CellIndex& cell : cells) {
            segment.cell_annual_kwh_m2.push_back(irradiance.global_kwh_m2.at(cell));
        }
        segment.surroundings = &irradiance.segments[static_cast<std::size_t>(segment_grid.first_segment[building]) + i];
        found.push_back(std::move(segment));
    }
    return found;
}

}  // namespace sunshed
