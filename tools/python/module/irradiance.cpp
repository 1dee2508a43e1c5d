#include <pybind11/stl.h>

#include <mutex>

#include "arrays.hpp"
#include "map_grid.hpp"
#include "module.hpp"
#include "project/run/results.hpp"
#include "scene_sky.hpp"
#include "settings.hpp"
#include "sunshed/pipeline/irradiate_raster.hpp"
#include "work.hpp"

namespace sunshed::python {

namespace {

/// What irradiance() gives, filled tile by tile.
struct IrradianceArrays {
    explicit IrradianceArrays(const GridGeometry& grid)
        : annual(4, grid), monthly(12, grid), sky_view(1, grid), sun_hours(1, grid) {}

    void write(const Window& cells, const ResultRasters& rasters) {
        const FloatRaster* parts[] = {&rasters.global_kwh_m2, &rasters.beam_kwh_m2, &rasters.diffuse_kwh_m2,
                                      &rasters.reflected_kwh_m2};
        for (std::size_t band = 0; band < 4; ++band) {
            annual.write(band, cells, *parts[band]);
        }
        for (std::size_t month = 0; month < 12; ++month) {
            monthly.write(month, cells, rasters.monthly_kwh_m2.at(month));
        }
        sky_view.write(0, cells, rasters.sky_view);
        sun_hours.write(0, cells, rasters.sun_hours);
    }

    ArrayBands annual;
    ArrayBands monthly;
    ArrayBands sky_view;
    ArrayBands sun_hours;
};

py::dict irradiance(const py::object& elevation, const MapGrid& map, const CheckedWeather* weather,
                    const py::object& tree_height, const std::vector<std::string>& values, int threads,
                    const py::object& progress) {
    const FloatArray heights = elevation_grid(elevation);
    const GridGeometry grid = map.geometry(heights);
    ArrayRaster elevation_m(heights, grid);
    FloatArray tree_heights;
    std::optional<ArrayRaster> tree_height_m;
    if (!tree_height.is_none()) {
        tree_heights = metres_grid(tree_height, "tree_height", 0.0F, 130.0F);
        need_same_shape(tree_heights, heights, "tree_height");
        tree_height_m.emplace(tree_heights, grid);
    }
    const Project settings = settings_of(values, {"weather.", "sky.", "horizon.directions", "project.timezone",
                                                  "surface.nodata", "surface.canopy_transmissivity"});
    const ProjectConfig& config = settings.config();
    Site middle = map.site_at(middle_of(grid));
    middle.place.altitude_m = median_m(heights);
    IrradianceArrays arrays(grid);
    std::vector<std::string> notes;
    do_work(progress, [&](Progress& steps) {
        steps.begin_stage("reading");
        const SceneSky sky = read_scene_sky(config, middle.place, weather, {threads});
        notes = sky.notes;
        const auto site_at = [&](Point2 point) {
            Site site = map.site_at(point);
            site.place.altitude_m = sky.place.altitude_m;
            site.place.utc_offset_h = sky.place.utc_offset_h;
            return site;
        };
        steps.begin_stage("irradiance");
        irradiate_raster(
            {.elevation_m = elevation_m,
             .tree_height_m = tree_height_m ? &*tree_height_m : nullptr,
             .tree_transmissivity = config.tree_transmissivity,
             .site_at = site_at,
             .sky_at = [&](const Place& place) { return build_sky_year(sky.weather, place, config.sky); },
             .nodata = config.nodata,
             .directions = config.directions,
             .threads = {threads}},
            raster_tiles(grid),
            [&](const Window& cells, IrradianceResult result, const Raster<std::uint8_t>& known) {
                arrays.write(cells, result_rasters(std::move(result), {}, known));
            },
            steps);
    });
    py::dict result;
    result["annual"] = arrays.annual.array();
    result["monthly"] = arrays.monthly.array();
    result["sky_view"] = arrays.sky_view.array()[py::int_(0)];
    result["sun_hours"] = arrays.sun_hours.array()[py::int_(0)];
    result["notes"] = notes;
    return result;
}

}  // namespace

void bind_irradiance(py::module_& module) {
    module.def("irradiance", &irradiance, py::arg("elevation"), py::arg("grid"), py::arg("weather"),
               py::arg("tree_height"), py::arg("settings"), py::arg("threads"), py::arg("progress"));
}

}  // namespace sunshed::python
