#pragma once

#include <optional>
#include <string>

#include "sunshed/io/crs.hpp"

namespace sunshed {

/// A grid of datum shifts that PROJ knows and this machine does not have.
struct MissingGrid {
    std::string name;         ///< of its file
    double accuracy_m = 0.0;  ///< of the way that needs it
};

/// The grid of the best way from one CRS to another at a place, where that is better than what there is.
/// @param than_m  what ways without it promise; NaN = there is none
std::optional<MissingGrid> missing_grid(const CrsInfo& from, const CrsInfo& to, const GeographicPoint& near,
                                        double than_m);

}  // namespace sunshed
