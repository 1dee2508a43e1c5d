#pragma once

#include <cstdint>
#include <vector>

#include "sunshed/core/parallel.hpp"
#include "sunshed/core/progress.hpp"
#include "sunshed/core/raster.hpp"
#include "sunshed/core/site.hpp"
#include "sunshed/horizon/far_horizon.hpp"
#include "sunshed/horizon/radius.hpp"

namespace sunshed {

struct HourlyShadeRequest {
    const FloatRaster& elevation_m;   ///< what shades, and is shaded
    const FarHorizon* far = nullptr;  ///< terrain outside; as many directions
    int directions = 128;
    double radius_m = unlimited_radius_m;  ///< beyond it nothing shades
    Site site;                             ///< whose sun it is; the clock of its place makes the local hours
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
    /// @throws Error{cancelled} where progress is cancelled
    HourlyShade(const HourlyShadeRequest& request, Progress& progress);

    /// 24 masks of a month 0..11, one an hour of local standard time: bit (day - 1) is set where the sun is seen at
    /// half past that hour.
    [[nodiscard]] std::vector<Raster<std::uint32_t>> month(int month) const;

private:
    GridGeometry grid_;
    int directions_;
    Site site_;
    int year_;
    Threads threads_;
    std::vector<std::vector<std::uint16_t>> horizons_;  ///< t / (1 + t) of the tangent, in 1/65535
};

}  // namespace sunshed
