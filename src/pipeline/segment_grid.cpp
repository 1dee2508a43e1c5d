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

}  // namespace

SegmentGrid lay_segments_on_grid(const std::vector<RoofPlan>& plans, double obstacle_m, FloatRaster& elevation_m,
                                 NormalField& normals) {
    const GridGeometry& grid = elevation_m.geometry;
    SegmentGrid segment_grid{Raster<std::int32_t>(grid, -1), {}, 0};
    for (const RoofPlan& plan : plans) {
        segment_grid.first_segment.push_back(segment_grid.segment_count);
        for (const RoofSegment& segment : plan.segments) {
            const Vector3 normal = segment.plane.normal();
            for (const CellIndex& cell : segment.cells) {
                std::int32_t& owner = segment_grid.segment_of_cell.at(cell);
                if (owner < 0) {
                    owner = segment_grid.segment_count;
                    set_normal(normals, grid.offset(cell), normal);
                    const double on_plane_m = segment.plane.height_at(grid.cell_center(cell));
                    float& here_m = elevation_m.at(cell);
                    if (std::abs(here_m - on_plane_m) < obstacle_m) {
                        here_m = static_cast<float>(on_plane_m);
                    }
                }
            }
            ++segment_grid.segment_count;
        }
    }
    return segment_grid;
}

std::vector<SegmentIrradiation> segment_irradiation(const SegmentGrid& segment_grid, std::size_t building,
                                                    const RoofPlan& plan, const IrradianceResult& irradiance) {
    std::vector<SegmentIrradiation> found;
    for (std::size_t i = 0; i < plan.segments.size(); ++i) {
        const auto& cells = plan.segments[i].cells;
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
