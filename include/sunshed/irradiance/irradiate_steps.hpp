#pragma once

#include <memory>
#include <vector>

#include "sunshed/core/progress.hpp"
#include "sunshed/irradiance/irradiate.hpp"
#include "sunshed/weather/sky_year.hpp"

namespace sunshed {

/// Intervals of a sky that are summed together.
struct SkyStep {
    std::size_t first = 0;  ///< into SkyYear::intervals
    std::size_t count = 0;
};

/// What the plane of each cell gets in one step; finite everywhere.
struct StepResult {
    FloatRaster global_wh_m2;
    FloatRaster beam_wh_m2;
    FloatRaster diffuse_wh_m2;    ///< sky: circumsolar, uniform and horizon band
    FloatRaster reflected_wh_m2;  ///< from what is not sky
    FloatRaster sun_hours;        ///< with the sun above the horizon of the surface and its trees
};

/// Irradiation step by step: each position of the sun by itself, toward its very azimuth.
///
/// Where irradiate() looks the year's suns up between directions, this looks toward each sun: shadows are as sharp as
/// the cells, and the cost is a sweep a sun instead of one a direction. What the cells see of the sky is found once.
/// The light is composed as in irradiate(). The same bytes for any number of threads.
class StepIrradiance {
public:
    /// Finds what each cell sees of the sky.
    /// @param request  kept by reference; its segments and the tables of its trees are not used
    /// @param directions  in which the horizon is found for it
    /// @throws Error{cancelled} where progress is cancelled
    StepIrradiance(const IrradianceRequest& request, int directions, Progress& progress);
    ~StepIrradiance();
    StepIrradiance(const StepIrradiance&) = delete;
    StepIrradiance& operator=(const StepIrradiance&) = delete;

    /// @param grid_convergence_deg  true azimuth = grid azimuth + this
    [[nodiscard]] StepResult irradiate(const SkyYear& sky, const SkyStep& step, double grid_convergence_deg);

    /// Of a horizontal receiver, 0..1, with the mean transmissivity of the trees.
    [[nodiscard]] const FloatRaster& sky_view() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// The angle between the sun and the normal of each cell's plane, degrees, 0 to 180: over 90 the sun is behind it.
[[nodiscard]] FloatRaster incidence_deg(const NormalField& normals, const SunSample& sun, double grid_convergence_deg);

}  // namespace sunshed
