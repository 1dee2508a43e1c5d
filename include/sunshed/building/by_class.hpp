#pragma once

#include <array>
#include <cstddef>

#include "sunshed/building/building_record.hpp"

namespace sunshed {

constexpr std::size_t building_class_count = static_cast<std::size_t>(BuildingClass::unknown) + 1;

/// One value a class of buildings.
template <class T>
class ByClass {
public:
    constexpr ByClass() = default;
    constexpr explicit ByClass(const T& value) { values_.fill(value); }

    constexpr T& operator[](BuildingClass building_class) { return values_[static_cast<std::size_t>(building_class)]; }
    constexpr const T& operator[](BuildingClass building_class) const {
        return values_[static_cast<std::size_t>(building_class)];
    }

private:
    std::array<T, building_class_count> values_{};
};

}  // namespace sunshed
