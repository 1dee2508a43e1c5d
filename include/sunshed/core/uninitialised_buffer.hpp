#pragma once

#include <cstddef>
#include <memory>

namespace sunshed {

/// Room for values that are all written before they are read: unlike a vector's, its memory is first touched by those
/// who write it, which takes longer than the writing and may be shared by threads.
template <class T>
using UninitialisedBuffer =
    std::unique_ptr<T[]>;  // NOLINT(modernize-avoid-c-arrays): the only owner of so many without values

template <class T>
[[nodiscard]] UninitialisedBuffer<T> uninitialised_buffer(std::size_t count) {
    return std::make_unique_for_overwrite<T[]>(count);  // NOLINT(modernize-avoid-c-arrays)
}

}  // namespace sunshed
