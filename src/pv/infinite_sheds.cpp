#include "sunshed/pv/infinite_sheds.hpp"

#include <algorithm>
#include <cmath>

#include "over_slope.hpp"
#include "sunshed/core/angle.hpp"

namespace sunshed {

namespace {

/// Nothing is counted that is lower than this over the horizon: neither gaps between rows nor a sun on the ground.
constexpr double lowest_deg = 5.0;

/// The angles under which a row is seen, from the side that its face looks to: 0 = level, pi = level behind.
struct RowAngles {
    double low = 0.0;
    double high = 0.0;
};

RowAngles row_angles(const Sheds& sheds, double pitches_away) {
    const double tilt = to_radians(sheds.rows.tilt_deg);
    const double up = sheds.rows.ground_cover_ratio / 2.0 * std::sin(tilt);
    const double along = sheds.rows.ground_cover_ratio / 2.0 * std::cos(tilt);
    const double one = std::atan2(sheds.height_over_pitch + up, pitches_away + along);
    const double other = std::atan2(sheds.height_over_pitch - up, pitches_away - along);
    return {std::min(one, other), std::max(one, other)};
}

/// What a point of the ground sees of the sky through the gaps of the rows, by Lambert's cosine law.
double ground_point_sky_view(const Sheds& sheds, double position) {
    const int reach = static_cast<int>(std::ceil(sheds.height_over_pitch / std::tan(to_radians(lowest_deg))));
    double view = 0.0;
    RowAngles before = row_angles(sheds, reach - position);
    for (int row = reach - 1; row >= -reach; --row) {
        const RowAngles next = row_angles(sheds, row - position);
        view += std::max(0.0, (std::cos(before.high) - std::cos(next.low)) / 2.0);
        before = next;
    }
    return view;
}

/// What a face sees of the ground, averaged over the slope: down from the foot of the row before it.
double face_ground_view(const RowGeometry& rows) {
    const double tilt = to_radians(rows.tilt_deg);
    return over_slope([&](double position) {
        const double below = rows.ground_cover_ratio * position;
        const double foot = std::atan2(below * std::sin(tilt), 1.0 + below * std::cos(tilt));
        return (1.0 - std::cos(tilt - foot)) / 2.0;
    });
}

}  // namespace

Sheds back_of(const Sheds& front) {
    Sheds back = front;
    back.rows.tilt_deg = 180.0 - front.rows.tilt_deg;
    return back;
}

ShedViews shed_views(const Sheds& sheds) {
    return {row_sky_view(sheds.rows), face_ground_view(sheds.rows),
            over_line([&](double position) { return ground_point_sky_view(sheds, position); })};
}

double lit_ground_share(const RowGeometry& rows, double sun_lean) {
    static const double longest_lean = 1.0 / std::tan(to_radians(lowest_deg));
    if (std::abs(sun_lean) > longest_lean) {
        return 0.0;
    }
    const double tilt = to_radians(rows.tilt_deg);
    const double shadow = rows.ground_cover_ratio * std::abs(std::cos(tilt) + std::sin(tilt) * sun_lean);
    return 1.0 - std::min(1.0, shadow);
}

double shed_ground_share(const ShedViews& views, double lit_ground, double diffuse_share) {
    return lit_ground * (1.0 - diffuse_share) + diffuse_share * views.ground_sky;
}

}  // namespace sunshed
