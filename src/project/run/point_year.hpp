#pragma once

#include <optional>
#include <string>

#include "sunshed/core/horizon_line.hpp"
#include "sunshed/core/month.hpp"
#include "sunshed/irradiance/point_series.hpp"
#include "sunshed/weather/sky_year.hpp"

namespace sunshed {

/// Irradiation on a plane over a month or a year, kWh/m2.
struct PointLight {
    double beam_kwh_m2 = 0.0;
    double circumsolar_kwh_m2 = 0.0;  ///< in the diffuse
    double diffuse_kwh_m2 = 0.0;
    double reflected_kwh_m2 = 0.0;

    [[nodiscard]] double global_kwh_m2() const { return beam_kwh_m2 + diffuse_kwh_m2 + reflected_kwh_m2; }
};

/// A place's year on one plane.
struct PointYear {
    double tilt_deg = 0.0;
    double azimuth_deg = 180.0;
    SkyYear sky;
    PointSeries series;
    MonthArray<PointLight> months;  ///< on the clock of the sky's place

    [[nodiscard]] PointLight year() const;
};

/// @param skyline  nullptr = level
PointYear point_year(SkyYear sky, const HorizonLine* skyline, double tilt_deg, double azimuth_deg);

/// A line each interval: its beginning in UTC, and what comes in W/m2.
std::string point_hours_csv(const PointYear& year);

}  // namespace sunshed
