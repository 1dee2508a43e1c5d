#include "sunshed/core/horizon_line.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "sunshed/core/angle.hpp"
#include "sunshed/core/error.hpp"

namespace sunshed {

HorizonLine::HorizonLine(std::vector<HorizonPoint> points) : points_(std::move(points)) {
    expects(!points_.empty(), "a skyline has a point");
    for (HorizonPoint& point : points_) {
        point.azimuth_deg = wrap_azimuth_deg(point.azimuth_deg);
    }
    std::sort(points_.begin(), points_.end(),
              [](const HorizonPoint& a, const HorizonPoint& b) { return a.azimuth_deg < b.azimuth_deg; });
}

double HorizonLine::elevation_deg(double azimuth_deg) const {
    const double wanted_deg = wrap_azimuth_deg(azimuth_deg);
    const auto beyond = std::upper_bound(points_.begin(), points_.end(), wanted_deg,
                                         [](double azimuth, const HorizonPoint& p) { return azimuth < p.azimuth_deg; });
    const HorizonPoint& after = beyond == points_.end() ? points_.front() : *beyond;
    const HorizonPoint& before = beyond == points_.begin() ? points_.back() : *std::prev(beyond);
    const double gap_deg = wrap_azimuth_deg(after.azimuth_deg - before.azimuth_deg);
    const double share = gap_deg > 0.0 ? wrap_azimuth_deg(wanted_deg - before.azimuth_deg) / gap_deg : 0.0;
    return before.elevation_deg + share * (after.elevation_deg - before.elevation_deg);
}

}  // namespace sunshed
