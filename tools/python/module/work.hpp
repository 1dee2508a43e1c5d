#pragma once

#include <pybind11/pybind11.h>

#include <functional>
#include <optional>
#include <utility>

#include "sunshed/core/progress.hpp"

namespace sunshed::python {

/// Does work on a thread of its own, without Python's lock, while the calling thread hands progress to a callback and
/// heeds Ctrl-C: then the work is stopped and KeyboardInterrupt is raised. What the callback raises stops it too.
/// @param callback  None, or called as callback(stage: str, fraction: float), always from the calling thread
void do_work(const pybind11::object& callback, const std::function<void(Progress&)>& work);

/// The same of work with a result.
template <class Work>
auto result_of_work(const pybind11::object& callback, const Work& work) {
    std::optional<decltype(work(std::declval<Progress&>()))> result;
    do_work(callback, [&](Progress& progress) { result.emplace(work(progress)); });
    return std::move(*result);
}

}  // namespace sunshed::python
