#pragma once

#include <vector>

#include "sunshed/irradiance/sunlit_table.hpp"
#include "sunshed/weather/sky_year.hpp"

namespace sunshed {

/// Irradiance on one plane through the year: means over each interval of the SkyYear, after shading.
struct PlaneSeries {
    std::vector<float> beam_w_m2;  ///< sun and its surroundings, on the plane
    std::vector<float> sky_diffuse_w_m2;
    std::vector<float> ground_w_m2;
    std::vector<float> cos_incidence;  ///< of the sun on the plane, weighted by energy; 0 where there is none
    std::vector<float> sunlit_share;   ///< of the plane's open beam, what surroundings leave; 1 where there is none
    double open_beam_kwh_m2 = 0.0;     ///< the year's beam if nothing stood around
    double open_total_kwh_m2 = 0.0;    ///< likewise with sky and ground
    /// What of the open plane's sun and sky surroundings hide, each interval for itself: 0..open_total_kwh_m2. What
    /// they reflect in its stead is in total_kwh_m2, which may be more than the open plane's: under a clear sky what is
    /// lit by the sun is brighter than the sky that it hides.
    double hidden_kwh_m2 = 0.0;
    double total_kwh_m2 = 0.0;
};

/// A sample of the SkyYear as planes take it.
struct GridSun {
    float x = 0.0F;  ///< direction in the grid's axes
    float y = 0.0F;
    float z = 0.0F;
    float turn = 0.0F;   ///< grid azimuth, 0..1
    float wh_m2 = 0.0F;  ///< beam and circumsolar, on a plane normal to the sun
};

/// Turns the sun into a grid's axes once, for many planes.
struct SkyInGridAxes {
    const SkyYear* sky = nullptr;
    std::vector<Vector3> directions;       ///< of the samples, in the grid's axes
    std::vector<double> grid_azimuth_deg;  ///< of the samples
    std::vector<GridSun> suns;             ///< both, short, with their light

    SkyInGridAxes(const SkyYear& sky_year, double grid_convergence_deg);
};

/// @param surroundings  of the cells under the plane, or nullptr for an open horizon
/// @param tilt_deg, grid_azimuth_deg  of the plane
PlaneSeries plane_series(const SkyInGridAxes& grid_sky, const SunlitTables* surroundings, double tilt_deg,
                         double grid_azimuth_deg);

/// Share of the uniform sky that a plane sees over the horizons of its cells (mean over the cells), 0..1.
double plane_sky_view(const SunlitTable& horizons, const Vector3& normal);

}  // namespace sunshed
