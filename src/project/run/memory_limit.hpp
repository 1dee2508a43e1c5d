#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

#include "sunshed/core/error.hpp"

namespace sunshed {

/// The memory that a user allows, in bytes.
/// @param limit  e.g. "2GiB", "800MB"; empty = no limit
/// @throws Error where the limit is not understood
std::optional<double> allowed_bytes(const std::string& limit);

/// What there is: the machine's memory, or the process's limit (ulimit -v) where that is less.
/// @throws Error where the limit leaves too little to begin at all
double machine_bytes();

/// A raster of so many cells is always read: where memory is too little for the work on it, a later check refuses it.
constexpr double cells_of_any_machine = 1e6;

/// What a user allows, or what is usual, but no more than there is.
/// @throws Error where the limit is not understood
double usable_bytes(const std::string& limit, double usual);

/// Memory of a city's run where no limit is given.
constexpr double usual_city_bytes = 2147483648.0;

/// How many cells of a raster there is memory for.
/// @throws Error where the limit is not understood
double most_cells(const std::string& limit, double bytes_per_cell);

/// @throws Error always: with the least that is enough
[[noreturn]] void refuse_memory(const std::string& limit, double usable,
                                const std::function<bool(double bytes)>& is_enough);

/// What a plan makes of the memory that may be used.
/// @param plan  throws Error where the memory is too little
/// @throws Error with the least that is enough
template <class Plan>
auto plan_within(const std::string& limit, double usable, const Plan& plan) {
    const auto is_enough = [&](double bytes) {
        try {
            static_cast<void>(plan(bytes));
            return true;
        } catch (const Error&) {
            return false;
        }
    };
    try {
        return plan(usable);
    } catch (const Error&) {
        refuse_memory(limit, usable, is_enough);
    }
}

/// Refuses a surface that would need more memory than the user allows, before the work begins.
/// @param bytes_per_cell  that the work needs at its peak
/// @throws Error where the limit is not understood or too small for the cells
void check_memory(const std::string& limit, std::size_t cells, double bytes_per_cell);

}  // namespace sunshed
