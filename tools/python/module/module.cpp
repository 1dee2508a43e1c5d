// The part of the package `sunshed` that is C++: plain functions on arrays, which the package's Python files give
// names, defaults and help.
#include "module.hpp"

#include "errors.hpp"
#include "map_grid.hpp"
#include "sunshed/io/gdal_session.hpp"
#include "sunshed/project/data_folder.hpp"

PYBIND11_MODULE(_sunshed, module) {
    using namespace sunshed;
    using namespace sunshed::python;
    module.attr("version") = SUNSHED_VERSION;
    register_errors();
    bind_map_grid(module);
    bind_rasters(module);
    bind_weather(module);
    bind_sun(module);
    bind_horizon(module);
    bind_irradiance(module);
    bind_building(module);
    bind_project(module);
    module.def("data_folder", &data_folder);
    module.def("allow_remote_data", &allow_remote_data, pybind11::arg("allowed"));
}
