#pragma once

#include <pybind11/pybind11.h>

#include <array>
#include <optional>
#include <string>

#include "arrays.hpp"
#include "sunshed/core/site.hpp"
#include "sunshed/io/crs.hpp"

namespace sunshed::python {

/// Where an array lies: its cells, and either their map or the place on the earth.
struct MapGrid {
    double cell_size_m = 1.0;
    Point2 corner;                         ///< outer corner of cell [0, 0], the north-western one
    CrsInfo crs;                           ///< without a name where none was given
    std::optional<GeographicPoint> place;  ///< where there is no CRS
    double convergence_deg = 0.0;          ///< likewise: true azimuth = grid azimuth + this

    [[nodiscard]] GridGeometry geometry(const py::array& array) const;
    /// Place and north at a point of the map; altitude and clock stay 0.
    /// @throws UsageError where neither a CRS nor a place was given
    [[nodiscard]] Site site_at(Point2 point) const;
    /// From the CRS or as given; 0 where nothing is known.
    [[nodiscard]] double convergence_at(Point2 point) const;
};

/// Half of the cells lie below, as a run has it of a file.
double median_m(const FloatArray& elevation_m);

void bind_map_grid(py::module_& module);

}  // namespace sunshed::python
