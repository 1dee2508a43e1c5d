#include <pybind11/stl.h>

#include "arrays.hpp"
#include "module.hpp"
#include "sunshed/core/parallel.hpp"
#include "sunshed/solar/air_mass.hpp"
#include "sunshed/solar/sun_position.hpp"
#include "work.hpp"

namespace sunshed::python {

namespace {

struct SunAngles {
    std::vector<double> zenith;
    std::vector<double> apparent_zenith;
    std::vector<double> azimuth;
};

py::dict sun_positions(const py::object& unix_seconds, double latitude, double longitude, double altitude,
                       std::optional<double> pressure, double temperature) {
    const DoubleArray times = number_row(unix_seconds, "times");
    const double* seconds = times.data();
    const auto count = static_cast<std::size_t>(times.size());
    const Observer observer{latitude, longitude, altitude, pressure.value_or(pressure_at_altitude_pa(altitude)),
                            temperature};
    SunAngles angles = result_of_work(py::none(), [&](Progress&) {
        SunAngles found{std::vector<double>(count), std::vector<double>(count), std::vector<double>(count)};
        parallel_for(count, {}, [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i) {
                const UtcTime time{seconds[i]};
                const SunPosition sun = sun_position(time, observer, delta_t_s(time));
                found.zenith[i] = sun.zenith_deg;
                found.apparent_zenith[i] = sun.apparent_zenith_deg;
                found.azimuth[i] = sun.azimuth_deg;
            }
        });
        return found;
    });
    py::dict result;
    result["zenith"] = array_of(std::move(angles.zenith));
    result["apparent_zenith"] = array_of(std::move(angles.apparent_zenith));
    result["azimuth"] = array_of(std::move(angles.azimuth));
    return result;
}

}  // namespace

void bind_sun(py::module_& module) {
    module.def("sun_position", &sun_positions, py::arg("unix_seconds"), py::arg("latitude"), py::arg("longitude"),
               py::arg("altitude"), py::arg("pressure"), py::arg("temperature"));
}

}  // namespace sunshed::python
