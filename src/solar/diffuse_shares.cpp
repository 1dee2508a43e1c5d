#include "sunshed/solar/diffuse_shares.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "sunshed/core/angle.hpp"
#include "sunshed/solar/air_mass.hpp"

namespace sunshed {

namespace {

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

DiffuseShares hay_davies_shares(double dni_w_m2, double extraterrestrial_w_m2) {
    const double cos_89_deg = 0.01745;
    return {std::clamp(dni_w_m2 / extraterrestrial_w_m2, 0.0, 1.0), 0.0, cos_89_deg};
}

DiffuseShares perez_shares(double zenith_deg, double dni_w_m2, double dhi_w_m2, double extraterrestrial_w_m2) {
    const double cos_85_deg = std::cos(to_radians(85.0));
    if (!(dhi_w_m2 > 0.0) || !(zenith_deg <= 90.0)) {
        return {0.0, 0.0, cos_85_deg};
    }
    const double zenith = to_radians(zenith_deg);
    const double kappa_z3 = 1.041 * zenith * zenith * zenith;
    const double clearness = ((dhi_w_m2 + dni_w_m2) / dhi_w_m2 + kappa_z3) / (1.0 + kappa_z3);       // eq. 1
    const double brightness = dhi_w_m2 * air_mass_kasten_young(zenith_deg) / extraterrestrial_w_m2;  // eq. 2
    const PerezRow& row = perez_row(clearness);
    const double f1 = std::max(0.0, row.f1[0] + row.f1[1] * brightness + row.f1[2] * zenith);
    const double f2 = row.f2[0] + row.f2[1] * brightness + row.f2[2] * zenith;
    return {std::min(f1, 1.0), f2, cos_85_deg};
}

}  // namespace sunshed
