#include "row_light.hpp"

#include <algorithm>
#include <cmath>

#include "sunshed/core/angle.hpp"
#include "sunshed/pv/infinite_sheds.hpp"

namespace sunshed {

namespace {

/// One face of rows under the sun.
class Face {
public:
    Face(const Sheds& sheds, double azimuth_deg)
        : shadow_(sheds.rows),
          views_(shed_views(sheds)),
          toward_x_(std::sin(to_radians(azimuth_deg))),
          toward_y_(std::cos(to_radians(azimuth_deg))),
          sin_tilt_(std::sin(to_radians(sheds.rows.tilt_deg))),
          cos_tilt_(std::cos(to_radians(sheds.rows.tilt_deg))) {}

    [[nodiscard]] const ShedViews& views() const { return views_; }
    /// Share of the face that the sun would see if it stood before it, 0..1.
    [[nodiscard]] double lit(const SkyByInterval& sky, std::size_t i) const { return lit_slope_share(shadow(sky, i)); }
    [[nodiscard]] double cos_incidence(const SkyByInterval& sky, std::size_t i) const {
        return toward(sky, i) * sin_tilt_ + sky.sun_z[i] * cos_tilt_;
    }
    /// Share of the light on open ground that the ground between rows has.
    [[nodiscard]] double ground_share(const SkyByInterval& sky, std::size_t i, double sunlit) const {
        const double beam = sky.sun_w_m2[i] * sky.sun_z[i];
        const double total = beam + sky.sky_w_m2[i];
        if (total <= 0.0) {
            return views_.ground_sky;
        }
        const double lit = beam > 0.0 ? lit_ground_share(shadow_, toward(sky, i) / sky.sun_z[i]) : 0.0;
        return shed_ground_share(views_, lit * sunlit, sky.sky_w_m2[i] / total);
    }

private:
    [[nodiscard]] double toward(const SkyByInterval& sky, std::size_t i) const {
        return toward_x_ * sky.sun_x[i] + toward_y_ * sky.sun_y[i];
    }
    [[nodiscard]] double shadow(const SkyByInterval& sky, std::size_t i) const {
        return sky.sun_z[i] > 0.0F ? shadow_.length(toward(sky, i) / sky.sun_z[i]) : 0.0;
    }

    RowShadow shadow_;
    ShedViews views_;
    double toward_x_;
    double toward_y_;
    double sin_tilt_;
    double cos_tilt_;
};

double open_sky_view(double tilt_deg) {
    return (1.0 + std::cos(to_radians(tilt_deg))) / 2.0;
}

}  // namespace

RowSeries row_series(const SkyByInterval& sky, std::span<const float> sunlit_share, const RowRequest& request) {
    const Sheds sheds{request.rows, request.height_over_pitch};
    const Face front(sheds, request.azimuth_deg);
    const std::size_t count = sky.sun_z.size();
    RowSeries series;
    series.lit_share.assign(count, 1.0F);
    series.ground_share.assign(count, 0.0F);
    const double open_ground = 1.0 - open_sky_view(request.rows.tilt_deg);
    series.sky_share = front.views().sky / open_sky_view(request.rows.tilt_deg);
    const double ground_view = open_ground > 1e-6 ? front.views().ground / open_ground : 0.0;
    for (std::size_t i = 0; i < count; ++i) {
        if (sky.global_w_m2[i] <= 0.0F) {
            continue;
        }
        series.lit_share[i] = static_cast<float>(front.lit(sky, i));
        series.ground_share[i] = static_cast<float>(ground_view * front.ground_share(sky, i, sunlit_share[i]));
    }
    if (!request.back) {
        return series;
    }
    const Face back(back_of(sheds), request.azimuth_deg + 180.0);
    series.back_w_m2.assign(count, 0.0F);
    for (std::size_t i = 0; i < count; ++i) {
        if (sky.global_w_m2[i] <= 0.0F) {
            continue;
        }
        const double sun = sky.sun_w_m2[i] * std::max(0.0, back.cos_incidence(sky, i)) * back.lit(sky, i);
        const double ground = sky.global_w_m2[i] * sky.albedo[i] * back.ground_share(sky, i, sunlit_share[i]);
        series.back_w_m2[i] = static_cast<float>(sun * sunlit_share[i] + sky.sky_w_m2[i] * back.views().sky +
                                                 ground * back.views().ground);
    }
    return series;
}

}  // namespace sunshed
