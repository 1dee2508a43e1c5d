#pragma once

#include <span>
#include <string>
#include <vector>

#include "sunshed/policy/indicator.hpp"

namespace sunshed {

/// An indicator in per cent, which is a column of the layer zones.
struct ZoneShare {
    std::string name;  ///< the indicator's id; with the year of its target where that is not 2025
    std::string zh;
    std::string meaning;
};

/// The column of an indicator.
std::string zone_share_name(const Indicator& indicator);

/// Plain sums are columns of zones already; what is reported in per cent gets one of its own, in the order of the rows.
std::vector<ZoneShare> zone_shares(std::span<const Indicator> indicators);

}  // namespace sunshed
