#include "map_grid.hpp"

#include <fmt/format.h>
#include <pybind11/stl.h>

#include <cmath>
#include <limits>

#include "io/elevation_survey.hpp"
#include "sunshed/core/usage_error.hpp"

namespace sunshed::python {

namespace {

CrsInfo projected_crs(const std::string& text) {
    CrsInfo crs = crs_from_text(text, "crs");
    if (!crs.projected || crs.metres_per_unit != 1.0) {
        throw UsageError("crs", fmt::format("{} is no map in metres", crs.name),
                         "lay the array on one, such as the UTM zone of its place");
    }
    return crs;
}

void check_number(const char* name, double value, double lowest, double highest, const char* mend) {
    if (!(value >= lowest && value <= highest)) {
        throw UsageError(name, fmt::format("it is {:g}", value), mend);
    }
}

MapGrid make_grid(double cell_size, double west, double north, const std::optional<std::string>& crs,
                  std::optional<double> latitude, std::optional<double> longitude, double convergence) {
    constexpr double any = std::numeric_limits<double>::max();
    check_number("cell_size", cell_size, 0.01, 1e5, "give the side of a cell in metres");
    check_number("west", west, -any, any, "give the x of the array's western edge in metres");
    check_number("north", north, -any, any, "give the y of the array's northern edge in metres");
    check_number("convergence", convergence, -180.0, 180.0, "give degrees");
    MapGrid grid{cell_size, {west, north}, {}, std::nullopt, convergence};
    if (crs) {
        if (latitude || longitude || convergence != 0.0) {
            throw UsageError("crs", "latitude, longitude and convergence follow from it", "give it or them");
        }
        grid.crs = projected_crs(*crs);
    } else if (latitude.has_value() != longitude.has_value()) {
        throw UsageError(latitude ? "longitude" : "latitude", "it is missing", "give both");
    } else if (latitude) {
        check_number("latitude", *latitude, -90.0, 90.0, "give degrees, north positive");
        check_number("longitude", *longitude, -180.0, 360.0, "give degrees, east positive");
        grid.place = GeographicPoint{*longitude > 180.0 ? *longitude - 360.0 : *longitude, *latitude};
    }
    return grid;
}

std::string words_of(const MapGrid& grid) {
    std::string words =
        fmt::format("Grid(cell_size={}, west={}, north={}", grid.cell_size_m, grid.corner.x, grid.corner.y);
    if (!grid.crs.name.empty()) {
        words += fmt::format(", crs={:?}", grid.crs.name);
    }
    if (grid.place) {
        words += fmt::format(", latitude={}, longitude={}, convergence={}", grid.place->latitude_deg,
                             grid.place->longitude_deg, grid.convergence_deg);
    }
    return words + ")";
}

}  // namespace

GridGeometry MapGrid::geometry(const py::array& array) const {
    return {corner.x, corner.y, cell_size_m, static_cast<int>(array.shape(1)), static_cast<int>(array.shape(0))};
}

Site MapGrid::site_at(Point2 point) const {
    if (crs.wkt.empty() && !place) {
        throw UsageError("grid", "it does not say where on the earth it lies",
                         "give it a crs, or latitude and longitude");
    }
    const GeographicPoint at = place ? *place : to_geographic(crs.wkt, point);
    Site site;
    site.place.latitude_deg = at.latitude_deg;
    site.place.longitude_deg = at.longitude_deg;
    site.grid_convergence_deg = convergence_at(point);
    return site;
}

double MapGrid::convergence_at(Point2 point) const {
    return crs.wkt.empty() ? convergence_deg : grid_convergence_deg(crs.wkt, point);
}

double median_m(const FloatArray& elevation_m) {
    ElevationSurvey survey{BandMeaning{}};
    const auto columns = static_cast<std::size_t>(elevation_m.shape(1));
    std::vector<double> row(columns);
    for (py::ssize_t r = 0; r < elevation_m.shape(0); ++r) {
        std::copy_n(elevation_m.data(r, 0), columns, row.begin());
        survey.add(row);
    }
    survey.finish();
    return std::isfinite(survey.median_m()) ? survey.median_m() : 0.0;
}

void bind_map_grid(py::module_& module) {
    py::class_<MapGrid>(module, "Grid", R"(Where an array of elevations lies.

    Rows run from north to south, columns from west to east; cells are square and in metres.

    cell_size: side of a cell, metres.
    west, north: outer corner of cell [0, 0] on the map, metres.
    crs: the map, in metres ("EPSG:32633", WKT, PROJ); place and true north follow from it.
    latitude, longitude: where there is no crs: degrees, north and east positive.
    convergence: degrees from grid north to true north, where there is no crs.)")
        .def(py::init(&make_grid), py::arg("cell_size"), py::kw_only(), py::arg("west") = 0.0, py::arg("north") = 0.0,
             py::arg("crs") = py::none(), py::arg("latitude") = py::none(), py::arg("longitude") = py::none(),
             py::arg("convergence") = 0.0)
        .def_readonly("cell_size", &MapGrid::cell_size_m, "side of a cell, metres")
        .def_property_readonly(
            "west", [](const MapGrid& grid) { return grid.corner.x; }, "x of the western edge, metres")
        .def_property_readonly(
            "north", [](const MapGrid& grid) { return grid.corner.y; }, "y of the northern edge, metres")
        .def_property_readonly(
            "crs", [](const MapGrid& grid) { return grid.crs.wkt; }, "WKT; empty where none was given")
        .def(
            "place",
            [](const MapGrid& grid, double x, double y) {
                const Place place = grid.site_at({x, y}).place;
                return py::module_::import("sunshed.arrays").attr("Place")(place.latitude_deg, place.longitude_deg);
            },
            py::arg("x"), py::arg("y"), "(latitude, longitude) of a point of the map, degrees")
        .def("__repr__", &words_of);
}

}  // namespace sunshed::python
