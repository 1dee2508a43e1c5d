#pragma once

#include <optional>
#include <span>
#include <vector>

#include "sunshed/solar/decomposition.hpp"

namespace sunshed {

// Beam out of global irradiance beside the model of Erbs that runs use (solar/decomposition.hpp).

/// Boland, Scott & Luther 2001; coefficients of Boland & Ridley 2008 for hourly data by default.
BeamDiffuse boland(double ghi_w_m2, double zenith_deg, double extraterrestrial_w_m2, double a = 7.997,
                   double b = 0.586);

/// What DISC finds on its way: the beam, and what DIRINT goes on with.
struct DiscResult {
    double dni_w_m2 = 0.0;
    double clearness = 0.0;
    double air_mass = 0.0;  ///< of the pressure, at most 12; NaN where the sun is down
};
/// Maxwell 1987 (SERI/TR-215-3087), eq. 3 to 5, with its solar constant of 1370 W m-2 and Kasten's air mass of 1966.
/// No beam where the sun stands lower than 3 degrees.
DiscResult disc(double ghi_w_m2, double zenith_deg, int day_of_year, double pressure_pa = 101325.0);

/// A moment as DIRINT needs it.
struct DirintInput {
    double ghi_w_m2 = 0.0;
    double zenith_deg = 0.0;
    int day_of_year = 1;
    double pressure_pa = 101325.0;
    std::optional<double> dew_point_c;
};
/// Perez, Ineichen, Maxwell, Seals & Zelenka 1992, ASHRAE Transactions 98(1): DISC, mended by how clear, how steady
/// and how damp the sky is. One moment by itself: its steadiness is unknown.
double dirint_dni_w_m2(const DirintInput& moment);
/// A series of moments at even steps: each knows its neighbours (eq. 2; at the ends the one neighbour there is).
std::vector<double> dirint_series_dni_w_m2(std::span<const DirintInput> moments);

}  // namespace sunshed
