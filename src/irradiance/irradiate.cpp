#include "sunshed/irradiance/irradiate.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "cell_sums.hpp"
#include "scene_horizons.hpp"
#include "segment_horizons.hpp"
#include "sunshed/core/error.hpp"

namespace sunshed {

namespace {

/// One pass over all directions.
class Engine {
public:
    /// @param obstacles_m  what shades
    Engine(const IrradianceRequest& request, const FloatRaster& obstacles_m, const MaxPyramid* beyond,
           const SkyTable& table)
        : request_(request),
          horizons_(request, obstacles_m, beyond),
          table_(table),
          sums_(request.normals, table, request.sun_hours_by_month),
          segments_(request.segment_of_cell, request.segment_count, table.directions) {}

    /// @param from, to  share of the whole work before and after, for progress
    void sweep(Progress& progress, double from, double to) {
        FloatRaster tangent;
        for (int direction = 0; direction < table_.directions; ++direction) {
            stop_if_cancelled(progress);
            horizons_.find_toward(direction * 360.0 / table_.directions, tangent);
            segments_.add_direction(direction, tangent, request_.threads);
            sums_.add_direction(direction, tangent, request_.threads);
            progress.advance(from + (to - from) * (direction + 1) / table_.directions);
        }
    }

    [[nodiscard]] IrradianceResult result() {
        IrradianceResult result;
        const GridGeometry& grid = request_.normals.x.geometry;
        std::vector<FloatRaster*> rasters{&result.global_kwh_m2, &result.beam_kwh_m2, &result.diffuse_kwh_m2,
                                          &result.reflected_kwh_m2};
        for (FloatRaster& raster : result.monthly_kwh_m2) {
            rasters.push_back(&raster);
        }
        parallel_for(rasters.size(), request_.threads, [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i) {
                *rasters[i] = FloatRaster(grid);
            }
        });
        result.sky_view = sums_.release_sky_view();
        result.sun_hours = sums_.release_sun_hours();
        result.sun_hours_by_month = sums_.release_sun_hours_by_month();
        parallel_for(
            grid.cell_count(), request_.threads,
            [&](std::size_t begin, std::size_t end) {
                for (std::size_t i = begin; i < end; ++i) {
                    write_cell(i, result);
                }
            },
            4096);
        for (SunlitTable& table : segments_.release()) {
            result.segments.push_back({std::move(table), {}, each_month(1.0)});
        }
        return result;
    }

private:
    void write_cell(std::size_t i, IrradianceResult& result) const {
        const CellSums::Energy& energy = sums_.energy(i);
        const double sky_view = std::clamp(sums_.plane_sky_view(i), 0.0, 1.0);
        double global = 0.0;
        double diffuse = 0.0;
        double reflected = 0.0;
        for (std::size_t month = 0; month < 12; ++month) {
            // The band may darken the sky (Perez's F2 < 0), but not below nothing.
            const double uniform = std::max(0.0, table_.isotropic_kwh_m2[month] * sky_view +
                                                     table_.horizon_band_kwh_m2[month] * sums_.horizon_band(i));
            const double ground = table_.ground_reflected_kwh_m2[month] * (1.0 - sky_view);
            const double sun = std::max(0.0F, energy[month]);
            result.monthly_kwh_m2[month].values[i] = static_cast<float>(sun + uniform + ground);
            global += sun + uniform + ground;
            diffuse += sun + uniform;
            reflected += ground;
        }
        const double beam = std::max(0.0F, energy[SkyTableEntry::beam_channel]);
        result.global_kwh_m2.values[i] = static_cast<float>(global);
        result.beam_kwh_m2.values[i] = static_cast<float>(beam);
        result.diffuse_kwh_m2.values[i] = static_cast<float>(std::max(0.0, diffuse - beam));
        result.reflected_kwh_m2.values[i] = static_cast<float>(reflected);
        result.sky_view.values[i] = std::clamp(result.sky_view.values[i], 0.0F, 1.0F);
    }

    const IrradianceRequest& request_;
    SceneHorizons horizons_;
    const SkyTable& table_;
    CellSums sums_;
    SegmentHorizons segments_;
};

void add(FloatRaster& sum, const FloatRaster& part) {
    for (std::size_t i = 0; i < sum.values.size(); ++i) {
        sum.values[i] += part.values[i];
    }
}

/// Brings the pass with trees to that without: their tables hold 1 - t and t of the light.
void add_trees(IrradianceResult& result, IrradianceResult trees, const MonthArray<double>& transmissivity) {
    add(result.global_kwh_m2, trees.global_kwh_m2);
    add(result.beam_kwh_m2, trees.beam_kwh_m2);
    add(result.diffuse_kwh_m2, trees.diffuse_kwh_m2);
    add(result.reflected_kwh_m2, trees.reflected_kwh_m2);
    double through = 0.0;
    for (std::size_t month = 0; month < 12; ++month) {
        add(result.monthly_kwh_m2[month], trees.monthly_kwh_m2[month]);
        through += transmissivity[month] / 12.0;
    }
    for (std::size_t i = 0; i < result.sky_view.values.size(); ++i) {
        float& view = result.sky_view.values[i];
        view = static_cast<float>(through * view + (1.0 - through) * trees.sky_view.values[i]);
    }
    result.sun_hours = std::move(trees.sun_hours);
    result.sun_hours_by_month = std::move(trees.sun_hours_by_month);
    for (std::size_t i = 0; i < result.segments.size(); ++i) {
        result.segments[i].with_trees = std::move(trees.segments[i].solid);
        result.segments[i].tree_transmissivity = transmissivity;
    }
}

}  // namespace

IrradianceResult irradiate(const IrradianceRequest& request, const SkyTable& table, Progress& progress) {
    const GridGeometry served =
        request.tile ? request.surface.geometry().part(request.tile->served) : request.surface.geometry();
    expects(request.normals.x.geometry == served, "normals lie on the grid of the served cells");
    expects(request.segment_of_cell == nullptr || request.segment_of_cell->geometry == served,
            "segments lie on the grid of the served cells");
    const bool trees = request.trees != nullptr;
    Engine solid(request, request.surface.elevation_m, request.tile ? request.tile->beyond : nullptr, table);
    solid.sweep(progress, 0.0, trees ? 0.5 : 1.0);
    IrradianceResult result = solid.result();
    if (trees) {
        Engine leaves(request, request.trees->top_m, request.trees->beyond, request.trees->table);
        leaves.sweep(progress, 0.5, 1.0);
        add_trees(result, leaves.result(), request.trees->transmissivity);
    }
    return result;
}

}  // namespace sunshed
