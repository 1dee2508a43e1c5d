#include <pybind11/stl.h>

#include <fmt/format.h>

#include "arrays.hpp"
#include "map_grid.hpp"
#include "module.hpp"
#include "sunshed/core/usage_error.hpp"
#include "sunshed/io/atomic_output.hpp"
#include "sunshed/io/cog_writer.hpp"
#include "sunshed/io/raster_file.hpp"
#include "work.hpp"

namespace sunshed::python {

namespace {

py::tuple read_raster(const std::string& path, const std::string& crs, const std::string& vertical_unit) {
    RasterInput input = result_of_work(py::none(), [&](Progress& progress) {
        RasterReadOptions options;
        options.crs = crs;
        options.vertical_unit = vertical_unit;
        options.unit_option = "vertical_unit";
        options.progress = &progress;
        return read_elevation(path, options);
    });
    const GridGeometry grid = input.raster.geometry;
    const MapGrid map{grid.cell_size_m, {grid.west_x, grid.north_y}, input.crs, std::nullopt, 0.0};
    std::vector<std::string> notes = input.notes;
    notes.insert(notes.end(), input.findings.begin(), input.findings.end());
    return py::make_tuple(array_of(std::move(input.raster)), map, notes);
}

void write_raster(const std::string& path, const py::object& bands, const MapGrid& map,
                  const std::vector<std::string>& names, const std::string& unit, bool overwrite) {
    if (map.crs.wkt.empty()) {
        throw UsageError("grid", "it has no crs", "give it the map that the array lies on");
    }
    std::vector<FloatRaster> rasters;
    for (const py::handle& band : bands) {
        const FloatArray values = float_grid(py::reinterpret_borrow<py::object>(band), "array");
        const GridGeometry grid = map.geometry(values);
        rasters.push_back(ArrayRaster(values, grid).read(grid.whole()));
    }
    if (names.size() != rasters.size()) {
        throw UsageError("names", fmt::format("there are {} for {} bands", names.size(), rasters.size()),
                         "give one for each band");
    }
    std::vector<RasterBand> written;
    for (std::size_t i = 0; i < rasters.size(); ++i) {
        written.push_back({names[i], names[i], unit, &rasters[i]});
    }
    do_work(py::none(), [&](Progress&) {
        AtomicOutput output(path, AtomicOutput::Kind::file, overwrite);
        write_cog(output.working_path().string(), map.crs.wkt, written);
        output.commit();
    });
}

}  // namespace

void bind_rasters(py::module_& module) {
    module.def("float_grid", &float_grid, py::arg("given"), py::arg("name"));
    module.def("read_raster", &read_raster, py::arg("path"), py::arg("crs"), py::arg("vertical_unit"));
    module.def("write_raster", &write_raster, py::arg("path"), py::arg("bands"), py::arg("grid"), py::arg("names"),
               py::arg("unit"), py::arg("overwrite"));
}

}  // namespace sunshed::python
