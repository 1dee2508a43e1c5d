#include "sunshed/irradiance/plane_series.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "sunshed/core/angle.hpp"
#include "sunshed/irradiance/sky_integrals.hpp"
#include "sunshed/irradiance/sky_table.hpp"

namespace sunshed {

namespace {

/// What a plane sees of the uniform sky and of the band along the horizon (1 = a vertical plane over a level horizon).
struct DiffuseView {
    double sky_view = 0.0;
    double band = 0.0;
};

DiffuseView open_view(const Vector3& normal) {
    return {(1.0 + normal.z) / 2.0, std::hypot(normal.x, normal.y)};
}

/// Integrals and band by bin of a SunlitTable, at the middle of the range of horizons that open in that bin.
struct BinIntegrals {
    std::array<double, SunlitTable::bins + 1> sine{};
    std::array<SkyIntegrals, SunlitTable::bins + 1> integrals{};

    BinIntegrals() {
        for (std::size_t bin = 0; bin < sine.size(); ++bin) {
            sine[bin] = bin == 0 ? 0.0 : (static_cast<double>(bin) - 0.5) / SunlitTable::bins;
            integrals[bin] = sky_integrals(sine[bin]);
        }
    }
};

DiffuseView view_in_direction(const std::uint16_t* shares, double toward, double up) {
    static const BinIntegrals bins;
    const double plane_sine = plane_horizon_sine(toward, up);
    const SkyIntegrals plane = sky_integrals(plane_sine);
    DiffuseView view;
    double below = 0.0;
    for (std::size_t bin = 0; bin <= SunlitTable::bins; ++bin) {
        const double share = shares[bin] / 65535.0 - below;
        if (share <= 0.0) {
            continue;
        }
        below += share;
        const bool hidden_by_plane = plane_sine > bins.sine[bin];
        const SkyIntegrals& sky = hidden_by_plane ? plane : bins.integrals[bin];
        view.sky_view += share * (toward * sky.toward + up * sky.upward);
        view.band += share * std::max(0.0, toward) * visible_band(bins.sine[bin]);
    }
    return view;
}

DiffuseView shaded_view(const SunlitTable& horizons, const Vector3& normal) {
    DiffuseView view;
    for (int direction = 0; direction < horizons.directions; ++direction) {
        const double azimuth = to_radians(direction * 360.0 / horizons.directions);
        const double toward = normal.x * std::sin(azimuth) + normal.y * std::cos(azimuth);
        const DiffuseView part = view_in_direction(horizons.direction_shares(direction), toward, normal.z);
        view.sky_view += part.sky_view * 2.0 / horizons.directions;
        view.band += part.band * std::numbers::pi / horizons.directions;
    }
    return view;
}

DiffuseView view_of(const SunlitTable* horizons, const Vector3& normal) {
    return horizons == nullptr || horizons->cell_count == 0 ? open_view(normal) : shaded_view(*horizons, normal);
}

/// What a plane sees in each month.
MonthArray<DiffuseView> views_by_month(const SunlitTables* surroundings, const Vector3& normal) {
    if (surroundings == nullptr) {
        return each_month(open_view(normal));
    }
    const DiffuseView solid = view_of(&surroundings->solid, normal);
    MonthArray<DiffuseView> views = each_month(solid);
    if (surroundings->has_trees()) {
        const DiffuseView trees = view_of(&surroundings->with_trees, normal);
        for (std::size_t month = 0; month < 12; ++month) {
            const double through = surroundings->tree_transmissivity[month];
            views[month] = {through * solid.sky_view + (1.0 - through) * trees.sky_view,
                            through * solid.band + (1.0 - through) * trees.band};
        }
    }
    return views;
}

double uniform_wh_m2(const SkyInterval& interval, const DiffuseView& view) {
    return std::max(0.0, interval.isotropic_wh_m2 * view.sky_view + interval.horizon_band_wh_m2 * view.band);
}

double ground_wh_m2(const SkyInterval& interval, const DiffuseView& view) {
    return interval.global_horizontal_wh_m2 * interval.albedo * (1.0 - view.sky_view);
}

/// The sun of one interval on a plane.
struct SunOnPlane {
    float open_wh_m2 = 0.0F;
    float wh_m2 = 0.0F;
    float cosine_weighted = 0.0F;
};

/// A plane under the sun.
struct SunnyPlane {
    const SkyInGridAxes& grid_sky;
    const SunlitTables* surroundings;
    std::array<float, 3> normal;

    [[nodiscard]] SunOnPlane in(const SkyInterval& interval) const {
        const float through =
            surroundings == nullptr
                ? 1.0F
                : static_cast<float>(surroundings->tree_transmissivity[static_cast<std::size_t>(interval.month)]);
        SunOnPlane sum;
        const GridSun* sun = grid_sky.suns.data() + interval.first_sample;
        for (const GridSun* end = sun + interval.sample_count; sun != end; ++sun) {
            const float cosine = normal[0] * sun->x + normal[1] * sun->y + normal[2] * sun->z;
            const float open = sun->wh_m2 * cosine;
            if (open <= 0.0F) {
                continue;
            }
            const float seen =
                surroundings == nullptr ? open : open * surroundings->light_at(sun->turn, sun->z, through);
            sum.open_wh_m2 += open;
            sum.wh_m2 += seen;
            sum.cosine_weighted += seen * cosine;
        }
        return sum;
    }
};

}  // namespace

SkyInGridAxes::SkyInGridAxes(const SkyYear& sky_year, double grid_convergence_deg) : sky(&sky_year) {
    directions.reserve(sky_year.samples.size());
    grid_azimuth_deg.reserve(sky_year.samples.size());
    suns.reserve(sky_year.samples.size());
    for (const SunSample& sample : sky_year.samples) {
        const Vector3 toward = to_grid_axes(sample.direction, grid_convergence_deg);
        const double azimuth_deg = wrap_azimuth_deg(sample.azimuth_deg - grid_convergence_deg);
        directions.push_back(toward);
        grid_azimuth_deg.push_back(azimuth_deg);
        suns.push_back({static_cast<float>(toward.x), static_cast<float>(toward.y),
                        static_cast<float>(std::max(0.0, toward.z)), static_cast<float>(azimuth_deg / 360.0),
                        static_cast<float>(sample.beam_wh_m2 + sample.circumsolar_wh_m2)});
    }
}

double plane_sky_view(const SunlitTable& horizons, const Vector3& normal) {
    return view_of(&horizons, normal).sky_view;
}

PlaneSeries plane_series(const SkyInGridAxes& grid_sky, const SunlitTables* surroundings, double tilt_deg,
                         double grid_azimuth_deg) {
    const auto& intervals = grid_sky.sky->intervals;
    const Vector3 normal = normal_from_tilt_azimuth(tilt_deg, grid_azimuth_deg);
    const MonthArray<DiffuseView> views = views_by_month(surroundings, normal);
    const DiffuseView open = open_view(normal);
    const SunnyPlane plane{grid_sky,
                           surroundings,
                           {static_cast<float>(normal.x), static_cast<float>(normal.y), static_cast<float>(normal.z)}};
    PlaneSeries series;
    series.sunlit_share.assign(intervals.size(), 1.0F);
    for (auto* values : {&series.beam_w_m2, &series.sky_diffuse_w_m2, &series.ground_w_m2, &series.cos_incidence}) {
        values->assign(intervals.size(), 0.0F);
    }
    for (std::size_t i = 0; i < intervals.size(); ++i) {
        const SkyInterval& interval = intervals[i];
        if (interval.global_horizontal_wh_m2 <= 0.0 && interval.sample_count == 0) {
            continue;  // night
        }
        const DiffuseView& view = views[static_cast<std::size_t>(interval.month)];
        const SunOnPlane sun = plane.in(interval);
        const double sky_wh_m2 = uniform_wh_m2(interval, view);
        const double reflected_wh_m2 = ground_wh_m2(interval, view);
        series.beam_w_m2[i] = static_cast<float>(sun.wh_m2 / interval.duration_h);
        series.sky_diffuse_w_m2[i] = static_cast<float>(sky_wh_m2 / interval.duration_h);
        series.ground_w_m2[i] = static_cast<float>(reflected_wh_m2 / interval.duration_h);
        if (sun.wh_m2 > 0.0F) {
            series.cos_incidence[i] = sun.cosine_weighted / sun.wh_m2;
        }
        if (sun.open_wh_m2 > 0.0F) {
            series.sunlit_share[i] = sun.wh_m2 / sun.open_wh_m2;
        }
        const double open_sky_wh_m2 = uniform_wh_m2(interval, open);
        series.open_beam_kwh_m2 += sun.open_wh_m2 / 1000.0;
        series.open_total_kwh_m2 += (sun.open_wh_m2 + open_sky_wh_m2 + ground_wh_m2(interval, open)) / 1000.0;
        series.hidden_kwh_m2 +=
            (std::max(0.0F, sun.open_wh_m2 - sun.wh_m2) + std::max(0.0, open_sky_wh_m2 - sky_wh_m2)) / 1000.0;
        series.total_kwh_m2 += (sun.wh_m2 + sky_wh_m2 + reflected_wh_m2) / 1000.0;
    }
    return series;
}

}  // namespace sunshed
