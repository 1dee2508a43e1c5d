#pragma once

#include <pybind11/numpy.h>

#include <string>
#include <vector>

#include "sunshed/core/ports.hpp"
#include "sunshed/core/raster.hpp"

namespace sunshed::python {

namespace py = pybind11;

using FloatArray = py::array_t<float, py::array::c_style | py::array::forcecast>;
using DoubleArray = py::array_t<double, py::array::c_style | py::array::forcecast>;

/// A caller's (rows, columns) of floats: the very array where it is C-contiguous float32, else a copy that is. What a
/// masked array masks is NaN.
/// @param name  of the argument, for messages
/// @throws UsageError where it is no array, has another shape, is empty, or holds anything but floats
FloatArray float_grid(const py::object& given, const std::string& name);

/// The same of elevations or heights in metres; NaN where unknown.
/// @throws UsageError also for a value that is beyond [lowest, highest], and where none is known
FloatArray metres_grid(const py::object& given, const std::string& name, float lowest, float highest);

/// @throws UsageError where an array has other rows and columns than the elevations
void need_same_shape(const py::array& array, const py::array& elevation, const std::string& name);

/// Elevations of a town and the ground under it.
inline FloatArray elevation_grid(const py::object& given) {
    return metres_grid(given, "elevation", -500.0F, 9000.0F);
}

/// A caller's row of numbers, finite all.
/// @throws UsageError as above
DoubleArray number_row(const py::object& given, const std::string& name);

/// Windows of an array, which is read in place; the caller keeps it alive.
class ArrayRaster final : public RasterSource {
public:
    ArrayRaster(const FloatArray& array, const GridGeometry& grid) : values_(array.data()), grid_(grid) {}
    [[nodiscard]] GridGeometry geometry() const override { return grid_; }
    [[nodiscard]] FloatRaster read(const Window& window) override;

private:
    const float* values_;
    GridGeometry grid_;
};

/// A raster's values as an array (rows, columns), without a copy.
py::array array_of(FloatRaster raster);

/// Numbers as an array (n,), without a copy.
template <class Number>
py::array array_of(std::vector<Number> values) {
    auto* kept = new std::vector<Number>(std::move(values));
    const py::capsule owner(kept, [](void* vector) { delete static_cast<std::vector<Number>*>(vector); });
    return py::array_t<Number>(static_cast<py::ssize_t>(kept->size()), kept->data(), owner);
}

/// Bands of one grid, (bands, rows, columns), that are filled window by window.
class ArrayBands {
public:
    ArrayBands(std::size_t bands, const GridGeometry& grid)
        : grid_(grid), array_({bands, static_cast<std::size_t>(grid.rows), static_cast<std::size_t>(grid.columns)}) {}

    /// Safe without Python's lock.
    void write(std::size_t band, const Window& window, const FloatRaster& values);
    [[nodiscard]] float* band(std::size_t band) { return values_ + band * grid_.cell_count(); }
    [[nodiscard]] const py::array_t<float>& array() const { return array_; }

private:
    GridGeometry grid_;
    py::array_t<float> array_;
    float* values_ = array_.mutable_data();
};

}  // namespace sunshed::python
