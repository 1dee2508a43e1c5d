#include <cmath>

#include "arrays.hpp"
#include "map_grid.hpp"
#include "module.hpp"
#include "settings.hpp"
#include "sunshed/core/angle.hpp"
#include "sunshed/core/parallel.hpp"
#include "sunshed/core/usage_error.hpp"
#include "sunshed/horizon/horizon_sweep.hpp"
#include "sunshed/pipeline/tile_site.hpp"
#include "sunshed/surface/build_surface.hpp"
#include "work.hpp"

namespace sunshed::python {

namespace {

/// A surface that is looked over in some directions.
struct View {
    Surface surface;
    double convergence_deg;
    double radius_m;
    int directions;
    Threads threads;
};

/// Of the array, which is read in place once.
View view_of(const FloatArray& elevation_m, const MapGrid& map, int directions, std::optional<double> radius_m,
             int threads) {
    if (directions < 4 || directions > 1024) {
        throw UsageError("directions", std::to_string(directions) + " is not 4 to 1024", "give a number in that range");
    }
    if (radius_m && !(*radius_m > 0.0)) {
        throw UsageError("radius", "it is not above 0", "give metres, or None for no limit");
    }
    const GridGeometry grid = map.geometry(elevation_m);
    return {surface_from_dsm(ArrayRaster(elevation_m, grid).read(grid.whole()), NodataPolicy::open),
            map.convergence_at(middle_of(grid)),
            radius_m.value_or(unlimited_radius_m),
            directions,
            {threads}};
}

/// Calls for each direction with the tangents of its horizons and the cells [begin, end), in parallel.
template <class Cells>
void sweep(const View& view, Progress& progress, const Cells& cells) {
    progress.begin_stage("horizons");
    FloatRaster tangent(view.surface.geometry());
    HorizonSweep horizons(whole_scene(view.surface.elevation_m, view.surface.elevation_m), view.radius_m, view.threads);
    for (int k = 0; k < view.directions; ++k) {
        stop_if_cancelled(progress);
        horizons.sweep(wrap_azimuth_deg(k * 360.0 / view.directions - view.convergence_deg), tangent);
        parallel_for(tangent.values.size(), view.threads, [&](std::size_t begin, std::size_t end) {
            cells(static_cast<std::size_t>(k), tangent, begin, end);
        });
        progress.advance(static_cast<double>(k + 1) / view.directions);
    }
}

py::array horizon(const py::object& elevation, const MapGrid& map, int directions, std::optional<double> radius,
                  int threads, const py::object& progress) {
    const FloatArray heights = elevation_grid(elevation);
    const View view = view_of(heights, map, directions, radius, threads);
    ArrayBands angles(static_cast<std::size_t>(directions), view.surface.geometry());
    do_work(progress, [&](Progress& steps) {
        sweep(view, steps, [&](std::size_t k, const FloatRaster& tangent, std::size_t begin, std::size_t end) {
            float* degrees = angles.band(k);
            for (std::size_t i = begin; i < end; ++i) {
                degrees[i] = view.surface.known.values[i] == 0
                                 ? missing_f
                                 : static_cast<float>(to_degrees(1.0)) * std::atan(tangent.values[i]);
            }
        });
    });
    return angles.array();
}

py::array sky_view_factor(const py::object& elevation, const MapGrid& map, int directions, std::optional<double> radius,
                          int threads, const py::object& progress) {
    const FloatArray heights = elevation_grid(elevation);
    const View view = view_of(heights, map, directions, radius, threads);
    return array_of(result_of_work(progress, [&](Progress& steps) {
        FloatRaster sky(view.surface.geometry(), 0.0F);
        sweep(view, steps, [&](std::size_t, const FloatRaster& tangent, std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i) {
                const float above = std::max(tangent.values[i], 0.0F);
                sky.values[i] += 1.0F / (1.0F + above * above) / static_cast<float>(view.directions);
            }
        });
        for (std::size_t i = 0; i < sky.values.size(); ++i) {
            sky.values[i] = view.surface.known.values[i] == 0 ? missing_f : sky.values[i];
        }
        return sky;
    }));
}

}  // namespace

void bind_horizon(py::module_& module) {
    module.def("horizon", &horizon, py::arg("elevation"), py::arg("grid"), py::arg("directions"), py::arg("radius"),
               py::arg("threads"), py::arg("progress"));
    module.def("sky_view", &sky_view_factor, py::arg("elevation"), py::arg("grid"), py::arg("directions"),
               py::arg("radius"), py::arg("threads"), py::arg("progress"));
}

}  // namespace sunshed::python
