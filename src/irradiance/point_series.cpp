#include "sunshed/irradiance/point_series.hpp"

#include <algorithm>
#include <cmath>

#include "sunshed/core/angle.hpp"
#include "sunshed/irradiance/plane_series.hpp"

namespace sunshed {

namespace {

constexpr int skyline_directions = 720;
constexpr double all_open = 65535.0;

/// The table is linear between its bins: over the bins around the skyline it rises so that a sun that climbs past sees
/// as much of it as it sees over a sharp edge.
void open_above(double elevation_deg, std::uint16_t* shares) {
    const double edge = std::sin(to_radians(elevation_deg)) * SunlitTable::bins;
    for (int bin = 0; bin <= SunlitTable::bins; ++bin) {
        const double share = elevation_deg <= 0.0 ? 1.0 : std::clamp(bin - edge + 0.5, 0.0, 1.0);
        shares[bin] = static_cast<std::uint16_t>(std::lround(share * all_open));
    }
}

SkyYear without_circumsolar(SkyYear sky) {
    for (SunSample& sample : sky.samples) {
        sample.circumsolar_wh_m2 = 0.0;
    }
    return sky;
}

}  // namespace

SunlitTable sunlit_table_of(const HorizonLine& skyline, double grid_convergence_deg) {
    SunlitTable table;
    table.directions = skyline_directions;
    table.cell_count = 1;
    table.open_share.resize(static_cast<std::size_t>(skyline_directions) * (SunlitTable::bins + 1));
    for (int direction = 0; direction < skyline_directions; ++direction) {
        const double grid_azimuth_deg = direction * 360.0 / skyline_directions;
        open_above(skyline.elevation_deg(grid_azimuth_deg + grid_convergence_deg),
                   table.open_share.data() + static_cast<std::ptrdiff_t>(direction) * (SunlitTable::bins + 1));
    }
    return table;
}

PointSeries point_series(const SkyYear& sky, const HorizonLine* skyline, double tilt_deg, double azimuth_deg) {
    SunlitTables around;
    if (skyline != nullptr) {
        around.solid = sunlit_table_of(*skyline);
    }
    const SunlitTables* surroundings = skyline != nullptr ? &around : nullptr;
    const PlaneSeries all = plane_series(SkyInGridAxes(sky, 0.0), surroundings, tilt_deg, azimuth_deg);
    const SkyYear of_the_disc = without_circumsolar(sky);
    PointSeries series;
    series.beam_w_m2 = plane_series(SkyInGridAxes(of_the_disc, 0.0), surroundings, tilt_deg, azimuth_deg).beam_w_m2;
    series.reflected_w_m2 = all.ground_w_m2;
    for (std::size_t i = 0; i < all.beam_w_m2.size(); ++i) {
        series.circumsolar_w_m2.push_back(std::max(0.0F, all.beam_w_m2[i] - series.beam_w_m2[i]));
        series.diffuse_w_m2.push_back(all.sky_diffuse_w_m2[i] + series.circumsolar_w_m2[i]);
    }
    series.sky_view = skyline != nullptr ? plane_sky_view(around.solid, {0.0, 0.0, 1.0}) : 1.0;
    return series;
}

}  // namespace sunshed
