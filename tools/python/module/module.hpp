#pragma once

#include <pybind11/pybind11.h>

namespace sunshed::python {

void bind_horizon(pybind11::module_& module);
void bind_irradiance(pybind11::module_& module);
void bind_sun(pybind11::module_& module);
void bind_weather(pybind11::module_& module);
void bind_building(pybind11::module_& module);
void bind_project(pybind11::module_& module);
void bind_rasters(pybind11::module_& module);

}  // namespace sunshed::python
