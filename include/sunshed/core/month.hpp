#pragma once

#include <array>

namespace sunshed {

/// One value a month, January first.
template <class T>
using MonthArray = std::array<T, 12>;

constexpr MonthArray<int> days_per_month{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

template <class T>
constexpr MonthArray<T> each_month(T value) {
    MonthArray<T> months{};
    months.fill(value);
    return months;
}

}  // namespace sunshed
