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

/// The segments' own numbers, and one for those that are another tile's.
constexpr std::int32_t no_segment = -1;
constexpr std::int32_t of_others = -2;

/// Takes the cells that no segment has yet: lays them on the plane and tells their owner.
class PlaneLayer {
public:
    PlaneLayer(const Window& served, double obstacle_m, FloatRaster& elevation_m, NormalField& normals)
        : served_(served),
          obstacle_m_(obstacle_m),
          elevation_m_(elevation_m),
          normals_(normals),
          owners_(elevation_m.geometry, no_segment) {}

    void lay(const RoofSegment& segment, std::int32_t owner) {
        const GridGeometry& grid = elevation_m_.geometry;
        const GridGeometry& served_grid = normals_.x.geometry;
        const Vector3 normal = segment.plane.normal();
        for (const CellIndex& cell : segment.cells) {
            if (owners_.at(cell) != no_segment) {
                continue;
            }
            owners_.at(cell) = owner;
            const CellIndex in_served{cell.column - served_.column, cell.row - served_.row};
            if (served_grid.contains(in_served)) {
                set_normal(normals_, served_grid.offset(in_served), normal);
            }
            const double on_plane_m = segment.plane.height_at(grid.cell_center(cell));
            float& here_m = elevation_m_.at(cell);
            if (std::abs(here_m - on_plane_m) < obstacle_m_) {
                here_m = static_cast<float>(on_plane_m);
            }
        }
    }

    [[nodiscard]] Raster<std::int32_t> served_owners() const { return part_of(owners_, served_); }

private:
    Window served_;
    double obstacle_m_;
    FloatRaster& elevation_m_;
    NormalField& normals_;
    Raster<std::int32_t> owners_;
};

}  // namespace

SegmentGrid lay_segments_on_grid(const std::vector<TileBuilding>& buildings, const Window& served, double obstacle_m,
                                 FloatRaster& elevation_m, NormalField& normals) {
    SegmentGrid segment_grid{served, {}, {}, 0};
    PlaneLayer layer(served, obstacle_m, elevation_m, normals);
    for (const TileBuilding& building : buildings) {
        segment_grid.first_segment.push_back(segment_grid.segment_count);
        for (const RoofSegment& segment : building.plan.segments) {
            layer.lay(segment, building.is_own ? segment_grid.segment_count : of_others);
            segment_grid.segment_count += building.is_own ? 1 : 0;
        }
    }
    segment_grid.segment_of_cell = layer.served_owners();
    return segment_grid;
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
