#include "horizon_checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "sunshed/core/angle.hpp"
#include "sunshed/core/error.hpp"

namespace sunshed {

namespace {

constexpr double widest_gap_deg = 45.0;

[[noreturn]] void refuse(const std::string& place, const std::string& problem, const std::string& mend) {
    throw Error(ErrorCode::bad_input, place, problem, mend);
}

bool is_west_of(const HorizonPoint& a, const HorizonPoint& b) {
    return a.azimuth_deg < b.azimuth_deg;
}

}  // namespace

void CheckedSkyline::add(double azimuth_deg, double elevation_deg, const std::string& place) {
    if (!(std::abs(elevation_deg) <= 90.0)) {
        refuse(place, fmt::format("a height of {:g} degrees is none", elevation_deg),
               "give heights above the horizontal, up to 90 degrees");
    }
    if (!(azimuth_deg >= -180.0 && azimuth_deg <= 360.0)) {
        refuse(place, fmt::format("an azimuth of {:g} degrees is none", azimuth_deg), "give 0 to 360 degrees");
    }
    points_.push_back({azimuth_deg, elevation_deg});
}

HorizonFile CheckedSkyline::finish(std::string format, AzimuthZero zero, bool is_told) {
    if (points_.empty()) {
        refuse(path_, "there is no height in it", "give azimuths and heights");
    }
    check_radians();
    check_zero(zero, is_told);
    for (HorizonPoint& point : points_) {
        point.azimuth_deg = wrap_azimuth_deg(point.azimuth_deg + (zero == AzimuthZero::south ? 180.0 : 0.0));
    }
    join_doubles();
    check_gaps();
    return finish_even(std::move(format));
}

HorizonFile CheckedSkyline::finish_even(std::string format) {
    int below = 0;
    for (HorizonPoint& point : points_) {
        below += point.elevation_deg < 0.0 ? 1 : 0;
        point.elevation_deg = std::max(0.0, point.elevation_deg);
    }
    if (below > 0) {
        note(fmt::format("{} heights below the horizontal count as 0", below));
    }
    return {HorizonLine(std::move(points_)), std::move(format), std::move(notes_)};
}

double CheckedSkyline::most_azimuth_deg() const {
    return std::max_element(points_.begin(), points_.end(), is_west_of)->azimuth_deg;
}

void CheckedSkyline::check_radians() const {
    const bool may_be = std::all_of(points_.begin(), points_.end(), [](const HorizonPoint& point) {
        return std::abs(point.azimuth_deg) <= 2.0 * std::numbers::pi + 0.01 && point.elevation_deg <= highest_radians;
    });
    if (may_be && points_.size() > 2) {
        refuse(path_, "its angles are in radians: no azimuth is over 2 pi", "give degrees (times 57.29578)");
    }
}

void CheckedSkyline::check_zero(AzimuthZero zero, bool is_told) const {
    const bool has_negative = std::min_element(points_.begin(), points_.end(), is_west_of)->azimuth_deg < 0.0;
    const bool has_large = most_azimuth_deg() > 180.0;
    if (has_negative && has_large) {
        refuse(path_, "its azimuths run below 0 and over 180 degrees",
               "count them from one zero: 0 to 360, or -180 to 180");
    }
    if (is_told) {
        return;
    }
    if (zero == AzimuthZero::north && has_negative) {
        refuse(path_, "its azimuths run below 0: they may be counted from south",
               "say which with --horizon-from (south or north)");
    }
    if (zero == AzimuthZero::south && has_large) {
        refuse(path_, "its azimuths run over 180 degrees, but such files count them from south, -180 to 180",
               "say which with --horizon-from (south or north)");
    }
}

/// 0 and 360 degrees are one direction.
void CheckedSkyline::join_doubles() {
    std::stable_sort(points_.begin(), points_.end(), is_west_of);
    const auto are_one = [&](const HorizonPoint& a, const HorizonPoint& b) {
        if (a.azimuth_deg == b.azimuth_deg && a.elevation_deg != b.elevation_deg) {
            refuse(path_,
                   fmt::format("the direction of {:g} degrees from north stands twice, with heights of {:g} and {:g} "
                               "degrees (0 and 360 are one direction)",
                               a.azimuth_deg, a.elevation_deg, b.elevation_deg),
                   "leave one of them out");
        }
        return a.azimuth_deg == b.azimuth_deg;
    };
    const auto end = std::unique(points_.begin(), points_.end(), are_one);
    if (end != points_.end()) {
        note(fmt::format("{} directions stand twice, with the same height", std::distance(end, points_.end())));
        points_.erase(end, points_.end());
    }
}

void CheckedSkyline::check_gaps() const {
    for (std::size_t i = 0; i < points_.size(); ++i) {
        const double from = points_[i].azimuth_deg;
        const double to = points_[(i + 1) % points_.size()].azimuth_deg;
        const double gap = points_.size() == 1 ? 360.0 : wrap_azimuth_deg(to - from);
        if (gap > widest_gap_deg) {
            refuse(path_, fmt::format("there is no height between {:g} and {:g} degrees from north", from, to),
                   "give one at least every 45 degrees; 0 where the horizon is level");
        }
    }
}

}  // namespace sunshed
