#include "errors.hpp"

#include <pybind11/pybind11.h>

#include "sunshed/core/error.hpp"
#include "sunshed/core/usage_error.hpp"

namespace sunshed::python {

namespace py = pybind11;

namespace {

const char* name_of(ErrorCode code) {
    switch (code) {
        case ErrorCode::bad_input:
            return "bad_input";
        case ErrorCode::not_found:
            return "not_found";
        case ErrorCode::unsupported:
            return "unsupported";
        case ErrorCode::io_failure:
            return "io_failure";
        case ErrorCode::cancelled:
            break;
    }
    return "cancelled";
}

void raise(const char* kind, const Error& error) {
    const py::object type = py::module_::import("sunshed._errors").attr(kind);
    const py::object exception =
        type(error.what(), name_of(error.code()), error.where(), error.problem(), error.mend());
    PyErr_SetObject(type.ptr(), exception.ptr());
}

void translate(std::exception_ptr thrown) {
    try {
        std::rethrow_exception(thrown);
    } catch (const UsageError& error) {
        raise("UsageError", error);
    } catch (const Error& error) {
        raise("Error", error);
    }
}

}  // namespace

void register_errors() {
    py::register_exception_translator(&translate);
}

}  // namespace sunshed::python
