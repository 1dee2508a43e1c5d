// The beam that rows take from each other, against the closed form for endless rows.
#include <gtest/gtest.h>

#include <cmath>

#include "sky_helpers.hpp"
#include "sunshed/building/assess_building.hpp"
#include "sunshed/building/plane_energy.hpp"
#include "sunshed/core/angle.hpp"

namespace sunshed {
namespace {

constexpr double tilt_deg = 35.0;
constexpr double slope_m = 2.0;

/// Nothing but the beam, one sun an hour.
SkyYear beam_alone() {
    SkyOptions options;
    options.positions_per_hour = 1;
    options.albedo = each_month(0.0);
    SkyYear sky = build_sky_year(test::harbin_weather(), test::harbin(), options);
    for (SunSample& sun : sky.samples) {
        sun.circumsolar_wh_m2 = 0.0;
    }
    for (SkyInterval& interval : sky.intervals) {
        interval.isotropic_wh_m2 = 0.0;
        interval.horizon_band_wh_m2 = 0.0;
    }
    return sky;
}

/// Across rows that face south, the sun stands at an angle p over the ground: between two rows there is a band of sun
/// pitch * sin p wide, of which a row that stands alone would take slope * sin(tilt + p).
double lit_share(const Vector3& sun, double pitch_m) {
    const double p = std::atan2(sun.z, -sun.y);
    return std::min(1.0, pitch_m * std::sin(p) / (slope_m * std::sin(to_radians(tilt_deg) + p)));
}

/// Share of the year's beam on the rows' plane that is left.
double expected_share(const SkyYear& sky, double pitch_m) {
    const Vector3 normal = normal_from_tilt_azimuth(tilt_deg, 180.0);
    double alone = 0.0;
    double in_rows = 0.0;
    for (const SunSample& sun : sky.samples) {
        const double beam = sun.beam_wh_m2 * std::max(0.0, dot(normal, sun.direction));
        alone += beam;
        in_rows += beam > 0.0 ? beam * lit_share(sun.direction, pitch_m) : 0.0;
    }
    return in_rows / alone;
}

TEST(PlaneEnergy, RowsTakeFromEachOthersBeamWhatTheClosedFormSays) {
    const SkyYear sky = beam_alone();
    const AssessOptions options;
    const ChainWeather weather(sky, 0.0, options);
    for (const double pitch_m : {2.4, 3.2, 4.5}) {
        ModuleLayout rows;
        rows.tilt_deg = tilt_deg;
        rows.azimuth_deg = 180.0;
        rows.in_rows = true;
        rows.slope_length_m = slope_m;
        rows.row_pitch_m = pitch_m;
        const ChainResult result = plane_energy(weather, nullptr, rows, options);
        const double expected = expected_share(sky, pitch_m);
        EXPECT_LT(expected, 0.985) << "there is something to see";
        EXPECT_NEAR(result.after(LossLink::rows) / result.after(LossLink::string_shading), expected, 5e-4) << pitch_m;
    }
}

}  // namespace
}  // namespace sunshed
