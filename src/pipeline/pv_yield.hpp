#pragma once

#include <array>

#include "sunshed/building/assess_building.hpp"
#include "sunshed/irradiance/irradiate.hpp"

namespace sunshed {

/// kWh per kWp a year for a flush module in the plane of a cell: its monthly irradiation times the AC energy that a kWp
/// gives per kWh m-2 in an open plane of like tilt and azimuth (a table, interpolated).
class YieldTable {
public:
    YieldTable(const ChainWeather& weather, const AssessOptions& options, Threads threads);

    [[nodiscard]] FloatRaster raster(const IrradianceResult& irradiance, const NormalField& normals,
                                     Threads threads) const;

private:
    static constexpr std::size_t tilts = 7;     // 0, 15 .. 90 degrees
    static constexpr std::size_t azimuths = 8;  // every 45 degrees

    [[nodiscard]] double yield(const TiltAzimuth& plane, const MonthArray<double>& monthly_kwh_m2) const;

    std::array<MonthArray<double>, tilts * azimuths> ratios_{};  ///< AC kWh of a kWp per kWh m-2 on its plane
};

}  // namespace sunshed
