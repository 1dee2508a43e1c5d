#pragma once

#include <cstdint>
#include <vector>

#include "sunshed/core/parallel.hpp"
#include "sunshed/core/progress.hpp"
#include "sunshed/core/raster.hpp"
#include "sunshed/horizon/far_horizon.hpp"
#include "sunshed/horizon/radius.hpp"
#include "sunshed/weather/weather_series.hpp"

namespace sunshed {

struct HourlyShadeRequest {
    const FloatRaster& elevation_m;   ///< what shades, and is shaded
    const FarHorizon* far = nullptr;  ///< terrain outside; as many directions
    int directions = 128;
    double radius_m = unlimited_radius_m;  ///< beyond it nothing shades
    Place place;                           ///< where the sun is computed; its `utc_offset_h` makes the local hours
    double grid_convergence_deg = 0.0;     ///< true azimuth = grid azimuth + this
    int year = 2019;
    Threads threads{};
};

/// Whether each cell sees the sun in the middle of each hour of the year, a bit a day.
///
/// A day lasts while the middle of the sun stands above the level without refraction, as in the programs that take such
/// masks (r.sun, UMEP, pvlib's elevation): below it refraction still shows a sun, but clear-sky models give it no beam.
/// Against horizons the sun counts where it is seen, with refraction.
///
/// Holds the horizons of all directions, two bytes a cell and direction; between two directions they are interpolated.
/// Trees do not count.
class HourlyShade {
public:
    /// @throws Error{cancelled} where progress asks to stop
    HourlyShade(const HourlyShadeRequest& request, Progress& progress);

    /// 24 masks of a month 0..11, one an hour of local standard time: bit (day - 1) is set where the sun is seen at
    /// half past that hour.
    [[nodiscard]] std::vector<Raster<std::uint32_t>> month(int month) const;

private:
    GridGeometry grid_;
    int directions_;
    Place place_;
    double grid_convergence_deg_;
    int year_;
    Threads threads_;
    std::vector<std::vector<std::uint16_t>> horizons_;  ///< t / (1 + t) of the tangent, in 1/65535
};

}  // namespace sunshed
