#include "sunshed/solar/transposition.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "sunshed/core/angle.hpp"
#include "sunshed/core/vector.hpp"
#include "sunshed/solar/air_mass.hpp"

namespace sunshed {

namespace {

// Near the horizon the ratio of incidence on the plane to that on the ground is held back (cos 89 degrees).
constexpr double min_cos_zenith_ratio = 0.01745;

double cos_deg(double angle_deg) {
    return std::cos(to_radians(angle_deg));
}

double sky_share(double tilt_deg) {
    return (1.0 + cos_deg(tilt_deg)) / 2.0;
}

/// Beam on the plane over beam on the ground.
double beam_ratio(const SkyMoment& sky, const PlaneOrientation& plane) {
    return std::max(cos_incidence(sky.zenith_deg, sky.azimuth_deg, plane), 0.0) /
           std::max(cos_deg(sky.zenith_deg), min_cos_zenith_ratio);
}

/// One row of Perez et al. 1990, table 6, for a range of the sky's clearness.
struct PerezRow {
    double clearness_below;
    std::array<double, 3> f1;
    std::array<double, 3> f2;
};

constexpr std::array<PerezRow, 8> perez_table{{
    {1.065, {-0.008, 0.588, -0.062}, {-0.060, 0.072, -0.022}},
    {1.23, {0.130, 0.683, -0.151}, {-0.019, 0.066, -0.029}},
    {1.5, {0.330, 0.487, -0.221}, {0.055, -0.064, -0.026}},
    {1.95, {0.568, 0.187, -0.295}, {0.109, -0.152, -0.014}},
    {2.8, {0.873, -0.392, -0.362}, {0.226, -0.462, 0.001}},
    {4.5, {1.132, -1.237, -0.412}, {0.288, -0.823, 0.056}},
    {6.2, {1.060, -1.600, -0.359}, {0.264, -1.127, 0.131}},
    {1e30, {0.678, -0.327, -0.250}, {0.156, -1.377, 0.251}},
}};

const PerezRow& perez_row(double clearness) {
    return *std::find_if(perez_table.begin(), perez_table.end() - 1,
                         [&](const PerezRow& row) { return clearness < row.clearness_below; });
}

}  // namespace

double cos_incidence(double zenith_deg, double sun_azimuth_deg, const PlaneOrientation& plane) {
    return dot(direction_from_azimuth_elevation(sun_azimuth_deg, 90.0 - zenith_deg),
               normal_from_tilt_azimuth(plane.tilt_deg, plane.azimuth_deg));
}

double beam_on_plane_w_m2(const SkyMoment& sky, const PlaneOrientation& plane) {
    return std::max(0.0, sky.dni_w_m2 * cos_incidence(sky.zenith_deg, sky.azimuth_deg, plane));
}

double ground_on_plane_w_m2(double ghi_w_m2, double albedo, double tilt_deg) {
    return ghi_w_m2 * albedo * (1.0 - cos_deg(tilt_deg)) / 2.0;
}

SkyDiffuse isotropic_sky(const SkyMoment& sky, const PlaneOrientation& plane) {
    return {sky.dhi_w_m2 * sky_share(plane.tilt_deg), 0.0, 0.0};
}

SkyDiffuse klucher_sky(const SkyMoment& sky, const PlaneOrientation& plane) {
    const double ratio = sky.ghi_w_m2 > 0.0 ? sky.dhi_w_m2 / sky.ghi_w_m2 : 1.0;
    const double f = 1.0 - ratio * ratio;
    const double cos_aoi = std::max(0.0, cos_incidence(sky.zenith_deg, sky.azimuth_deg, plane));
    const double sin_half_tilt = std::sin(to_radians(plane.tilt_deg / 2.0));
    const double sin_zenith = std::sin(to_radians(sky.zenith_deg));
    const double horizon_term = 1.0 + f * std::pow(sin_half_tilt, 3);
    const double sun_term = 1.0 + f * cos_aoi * cos_aoi * std::pow(sin_zenith, 3);
    return {sky.dhi_w_m2 * sky_share(plane.tilt_deg) * horizon_term * sun_term, 0.0, 0.0};
}

SkyDiffuse hay_davies_sky(const SkyMoment& sky, const PlaneOrientation& plane) {
    const double anisotropy = sky.dni_w_m2 / sky.extraterrestrial_w_m2;
    return {std::max(0.0, sky.dhi_w_m2 * (1.0 - anisotropy) * sky_share(plane.tilt_deg)),
            std::max(0.0, sky.dhi_w_m2 * anisotropy * beam_ratio(sky, plane)), 0.0};
}

SkyDiffuse reindl_sky(const SkyMoment& sky, const PlaneOrientation& plane) {
    SkyDiffuse diffuse = hay_davies_sky(sky, plane);
    const double horizontal_beam = std::max(0.0, sky.dni_w_m2 * cos_deg(sky.zenith_deg));
    const double brightening = sky.ghi_w_m2 > 0.0 ? std::sqrt(horizontal_beam / sky.ghi_w_m2) : 0.0;
    const double sin_half_tilt = std::sin(to_radians(plane.tilt_deg / 2.0));
    diffuse.horizon_w_m2 = diffuse.isotropic_w_m2 * brightening * std::pow(sin_half_tilt, 3);
    return diffuse;
}

PerezCoefficients perez_coefficients(double zenith_deg, double dni_w_m2, double dhi_w_m2,
                                     double extraterrestrial_w_m2) {
    if (!(dhi_w_m2 > 0.0) || !(zenith_deg <= 90.0)) {
        return {};
    }
    const double zenith = to_radians(zenith_deg);
    const double kappa_z3 = 1.041 * zenith * zenith * zenith;
    const double clearness = ((dhi_w_m2 + dni_w_m2) / dhi_w_m2 + kappa_z3) / (1.0 + kappa_z3);       // eq. 1
    const double brightness = dhi_w_m2 * air_mass_kasten_young(zenith_deg) / extraterrestrial_w_m2;  // eq. 2
    const PerezRow& row = perez_row(clearness);
    return {std::max(0.0, row.f1[0] + row.f1[1] * brightness + row.f1[2] * zenith),
            row.f2[0] + row.f2[1] * brightness + row.f2[2] * zenith};
}

SkyDiffuse perez_sky(const SkyMoment& sky, const PlaneOrientation& plane) {
    const PerezCoefficients f =
        perez_coefficients(sky.zenith_deg, sky.dni_w_m2, sky.dhi_w_m2, sky.extraterrestrial_w_m2);
    const double a = std::max(0.0, cos_incidence(sky.zenith_deg, sky.azimuth_deg, plane));
    const double b = std::max(cos_deg(85.0), cos_deg(sky.zenith_deg));
    return {sky.dhi_w_m2 * (1.0 - f.f1) * sky_share(plane.tilt_deg), sky.dhi_w_m2 * f.f1 * a / b,
            sky.dhi_w_m2 * f.f2 * std::sin(to_radians(plane.tilt_deg))};
}

}  // namespace sunshed
