#include "arrays.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sunshed/core/usage_error.hpp"

namespace sunshed::python {

namespace {

[[noreturn]] void refuse(const std::string& name, const std::string& problem, const std::string& mend) {
    throw UsageError(name, problem, mend);
}

/// What numpy makes of an argument.
py::array as_array(const py::object& given, const std::string& name) {
    py::array array = py::array::ensure(given);
    if (!array) {
        PyErr_Clear();
        refuse(name, fmt::format("it is a {}, which numpy cannot make an array of", Py_TYPE(given.ptr())->tp_name),
               "give a numpy array");
    }
    return array;
}

std::string shape_words(const py::array& array) {
    std::string words = "(";
    for (py::ssize_t axis = 0; axis < array.ndim(); ++axis) {
        words += (axis == 0 ? "" : ", ") + std::to_string(array.shape(axis));
    }
    words += array.ndim() == 1 ? ",)" : ")";
    return words;
}

void need_floats(const py::array& array, const std::string& name) {
    if (array.dtype().kind() != 'f') {
        refuse(name, fmt::format("its type is {}", std::string(py::str(array.dtype()))),
               fmt::format("give floats, with NaN where there is no value: {}.astype('float32')", name));
    }
}

/// Masked cells as NaN; any other array as it is.
py::object unmasked(const py::object& given) {
    const py::module_ masked = py::module_::import("numpy.ma");
    if (!py::isinstance(given, masked.attr("MaskedArray"))) {
        return given;
    }
    return given.attr("dtype").attr("kind").cast<std::string>() == std::string("f")
               ? given.attr("filled")(std::numeric_limits<float>::quiet_NaN())
               : given.attr("data");
}

}  // namespace

FloatArray float_grid(const py::object& given, const std::string& name) {
    const py::array array = as_array(unmasked(given), name);
    if (array.ndim() != 2 || array.size() == 0) {
        refuse(name, fmt::format("its shape is {}", shape_words(array)),
               "give (rows, columns), row 0 the northernmost");
    }
    need_floats(array, name);
    return FloatArray::ensure(array);
}

FloatArray metres_grid(const py::object& given, const std::string& name, float lowest, float highest) {
    FloatArray array = float_grid(given, name);
    const float* values = array.data();
    const float* end = values + array.size();
    const float* bad = std::find_if(
        values, end, [&](float value) { return !std::isnan(value) && !(value >= lowest && value <= highest); });
    if (bad != end) {
        const auto place = bad - values;
        refuse(fmt::format("{}[{}, {}]", name, place / array.shape(1), place % array.shape(1)),
               fmt::format("it is {:g}, which lies beyond {:g} to {:g} m", *bad, lowest, highest),
               "set cells without a value to NaN, and give metres");
    }
    if (std::all_of(values, end, [](float value) { return std::isnan(value); })) {
        refuse(name, "every cell is NaN", "give an array with values");
    }
    return array;
}

void need_same_shape(const py::array& array, const py::array& elevation, const std::string& name) {
    if (array.shape(0) != elevation.shape(0) || array.shape(1) != elevation.shape(1)) {
        refuse(name, fmt::format("its shape is {}, that of elevation {}", shape_words(array), shape_words(elevation)),
               "give both on one grid");
    }
}

DoubleArray number_row(const py::object& given, const std::string& name) {
    const py::array array = as_array(given, name);
    const char kind = array.dtype().kind();
    if (array.ndim() != 1 || array.size() == 0) {
        refuse(name, fmt::format("its shape is {}", shape_words(array)), "give a row of numbers, (n,)");
    }
    if (kind != 'f' && kind != 'i' && kind != 'u') {
        refuse(name, fmt::format("its type is {}", std::string(py::str(array.dtype()))), "give numbers");
    }
    DoubleArray numbers = DoubleArray::ensure(array);
    for (py::ssize_t i = 0; i < numbers.size(); ++i) {
        if (!std::isfinite(numbers.data()[i])) {
            refuse(fmt::format("{}[{}]", name, i), fmt::format("it is {}", numbers.data()[i]), "give a finite number");
        }
    }
    return numbers;
}

FloatRaster ArrayRaster::read(const Window& window) {
    FloatRaster part(grid_.part(window));
    for (int row = 0; row < window.rows; ++row) {
        std::copy_n(values_ + grid_.offset({window.column, window.row + row}), window.columns, part.row(row).begin());
    }
    return part;
}

py::array array_of(FloatRaster raster) {
    const auto rows = static_cast<std::size_t>(raster.geometry.rows);
    const auto columns = static_cast<std::size_t>(raster.geometry.columns);
    return array_of(std::move(raster.values)).reshape({rows, columns});
}

void ArrayBands::write(std::size_t number, const Window& window, const FloatRaster& values) {
    float* target = band(number);
    for (int row = 0; row < window.rows; ++row) {
        std::copy_n(values.row(row).begin(), window.columns, target + grid_.offset({window.column, window.row + row}));
    }
}

}  // namespace sunshed::python
