#pragma once

#include <span>
#include <string>
#include <vector>

#include "sunshed/policy/indicator.hpp"

namespace sunshed {

/// An indicator in per cent, which is a column of the layer zones.
struct ZoneShare {
    std::string name;  ///< the indicator's id and kind, of what is required with the target's year
    std::string zh;
    std::string meaning;
};

/// Whether a row is a column of zones: in per cent, under the project's own switches, and no path of many years.
bool is_zone_share(const Indicator& indicator);
/// The column of such a row.
std::string zone_share_name(const Indicator& indicator);

/// Plain sums are columns of zones already; what is reported in per cent gets one of its own, in the order of the rows.
std::vector<ZoneShare> zone_shares(std::span<const Indicator> indicators);

}  // namespace sunshed
