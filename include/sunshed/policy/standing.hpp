#pragma once

#include <string>
#include <vector>

#include "sunshed/policy/indicator.hpp"

namespace sunshed {

/// An indicator of one area and target year with its kinds of figures side by side; nullptr for a kind that it has not.
struct Standing {
    const Indicator* actual = nullptr;
    const Indicator* potential_p50 = nullptr;
    const Indicator* potential_p90 = nullptr;
    const Indicator* required = nullptr;  ///< for the data year of the actual figure

    /// What stands, where it is told of at all; else the potential.
    [[nodiscard]] const Indicator& headline() const { return actual != nullptr ? *actual : *potential_p50; }
};

/// Those of an area in the order of its rows, under the project's own switches. Paths, which only ask, are left out.
/// @param rows  must outlive the result
std::vector<Standing> standings_of(const std::vector<Indicator>& rows, const std::string& zone_id);

}  // namespace sunshed
