#include "sunshed/pv/infinite_sheds.hpp"

#include <algorithm>
#include <cmath>

#include "mean_over_line.hpp"
#include "sunshed/core/angle.hpp"

namespace sunshed {

namespace {

/// Nothing is counted that is lower than this over the horizon: neither gaps between rows nor a sun on the ground.
constexpr double lowest_deg = 5.0;

/// Cosines of the angles under which a row is seen, from the side that its face looks to: 1 = level, -1 = behind.
struct RowEdges {
    double low = 0.0;
    double high = 0.0;
};

class RowsOverGround {
public:
    explicit RowsOverGround(const Sheds& sheds)
        : height_(sheds.height_over_pitch),
          up_(sheds.rows.ground_cover_ratio / 2.0 * std::sin(to_radians(sheds.rows.tilt_deg))),
          along_(sheds.rows.ground_cover_ratio / 2.0 * std::cos(to_radians(sheds.rows.tilt_deg))),
          reach_(static_cast<int>(std::ceil(height_ / std::tan(to_radians(lowest_deg))))) {}

    /// What a point of the ground sees of the sky through the gaps of the rows, by Lambert's cosine law.
    [[nodiscard]] double sky_view(double position) const {
        double view = 0.0;
        RowEdges before = edges(reach_ - position);
        for (int row = reach_ - 1; row >= -reach_; --row) {
            const RowEdges next = edges(row - position);
            view += std::max(0.0, (before.high - next.low) / 2.0);
            before = next;
        }
        return view;
    }

private:
    [[nodiscard]] RowEdges edges(double pitches_away) const {
        const double one = cosine(pitches_away + along_, height_ + up_);
        const double other = cosine(pitches_away - along_, height_ - up_);
        return {std::max(one, other), std::min(one, other)};
    }
    static double cosine(double x, double z) { return x / std::sqrt(x * x + z * z); }

    double height_;
    double up_;
    double along_;
    int reach_;
};

/// What a face sees of the ground under the foot of the row before it, averaged over the slope (crossed strings).
double face_ground_view(const RowGeometry& rows) {
    const double pitch = 1.0 / rows.ground_cover_ratio;
    const double to_next_foot = std::sqrt(pitch * pitch + 2.0 * pitch * std::cos(to_radians(rows.tilt_deg)) + 1.0);
    return (1.0 + pitch - to_next_foot) / 2.0;
}

}  // namespace

Sheds back_of(const Sheds& front) {
    Sheds back = front;
    back.rows.tilt_deg = 180.0 - front.rows.tilt_deg;
    return back;
}

ShedViews shed_views(const Sheds& sheds) {
    const RowsOverGround ground(sheds);
    return {row_sky_view(sheds.rows), face_ground_view(sheds.rows),
            mean_over_line<60>([&](double position) { return ground.sky_view(position); })};
}

double lit_ground_share(const RowShadow& shadow, double sun_lean) {
    static const double longest_lean = 1.0 / std::tan(to_radians(lowest_deg));
    return std::abs(sun_lean) > longest_lean ? 0.0 : 1.0 - std::min(1.0, std::abs(shadow.length(sun_lean)));
}

double shed_ground_share(const ShedViews& views, double lit_ground, double diffuse_share) {
    return lit_ground * (1.0 - diffuse_share) + diffuse_share * views.ground_sky;
}

}  // namespace sunshed
