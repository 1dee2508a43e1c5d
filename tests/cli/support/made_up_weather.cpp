#include "support/made_up_weather.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sunshed::test {

namespace {

constexpr double turn = 2.0 * std::numbers::pi;
constexpr double degree = std::numbers::pi / 180.0;
constexpr int month_days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

/// Cosine of the sun's zenith angle. Spencer (1971): declination and equation of time.
double cos_zenith(const MadeUpClimate& climate, double day, double hour) {
    const double b = turn * day / 365.0;
    const double declination = 0.006918 - 0.399912 * std::cos(b) + 0.070257 * std::sin(b) - 0.006758 * std::cos(2 * b) +
                               0.000907 * std::sin(2 * b) - 0.002697 * std::cos(3 * b) + 0.00148 * std::sin(3 * b);
    const double equation_min = 229.18 * (0.000075 + 0.001868 * std::cos(b) - 0.032077 * std::sin(b) -
                                          0.014615 * std::cos(2 * b) - 0.040849 * std::sin(2 * b));
    const double solar_hour = hour + equation_min / 60.0 + climate.longitude_deg / 15.0 - climate.utc_offset_h;
    const double latitude = climate.latitude_deg * degree;
    return std::sin(latitude) * std::sin(declination) +
           std::cos(latitude) * std::cos(declination) * std::cos((solar_hour - 12.0) * turn / 24.0);
}

struct Light {
    double ghi = 0.0;
    double dni = 0.0;
    double dhi = 0.0;
};

/// Share of the beam that clouds let through, 0.1 to 1.
double clearness(double day, double hour) {
    return 0.55 + 0.35 * std::sin(1.7 * day) + 0.1 * std::sin(0.9 * hour + day);
}

/// The mean of one interval, from its twelve parts.
Light mean_light(const MadeUpClimate& climate, double day, double hour, double duration_h) {
    constexpr int parts = 12;
    Light mean;
    for (int i = 0; i < parts; ++i) {
        const double h = hour + (i + 0.5) / parts * duration_h;
        const double cosine = cos_zenith(climate, day + h / 24.0, h);
        if (cosine <= 0.02) {
            continue;
        }
        const double clear_beam = 1353.0 * std::pow(0.7, std::pow(1.0 / cosine, 0.678));
        const double through = clearness(day, h);
        const double dni = clear_beam * through;
        const double dhi = cosine * (110.0 + 180.0 * through * (1.0 - through));
        mean.ghi += (dni * cosine + dhi) / parts;
        mean.dni += dni / parts;
        mean.dhi += dhi / parts;
    }
    return mean;
}

/// 1 in the middle of the hemisphere's summer, -1 in its winter.
double summer(const MadeUpClimate& climate, int day) {
    return (climate.latitude_deg > 0.0 ? -1.0 : 1.0) * std::cos(turn * (day + 10) / 365.0);
}

/// Snow on the ground: 8 cm every ninth day of frost, 1 cm less each day after, 4 cm less where it thaws.
double next_snow_cm(double depth_cm, int day, double temperature_c) {
    const double fall = temperature_c < 0.0 && day % 9 == 4 ? 8.0 : 0.0;
    return std::max(0.0, depth_cm + fall - (temperature_c < 0.0 ? 1.0 : 4.0));
}

std::string header(const MadeUpClimate& climate) {
    return fmt::format(
        "LOCATION,{},-,-,made up,0,{:.3f},{:.3f},{:.1f},100.0\n"
        "DESIGN CONDITIONS,0\nTYPICAL/EXTREME PERIODS,0\nGROUND TEMPERATURES,0\nHOLIDAYS/DAYLIGHT SAVINGS,No,0,0,0\n"
        "COMMENTS 1,made up for tests\nCOMMENTS 2,\nDATA PERIODS,1,{},Data,Sunday,1/ 1,12/31\n",
        climate.name, climate.latitude_deg, climate.longitude_deg, climate.utc_offset_h, climate.rows_per_hour);
}

}  // namespace

std::string made_up_epw(const MadeUpClimate& climate) {
    std::string text = header(climate);
    const double step_h = 1.0 / climate.rows_per_hour;
    int day_of_year = 0;
    double snow_cm = summer(climate, 0) < 0.0 ? 12.0 : 0.0;
    for (int month = 1; month <= 12; ++month) {
        for (int day = 1; day <= month_days[month - 1]; ++day, ++day_of_year) {
            const double season = summer(climate, day_of_year);
            const double mean_c = 4.0 + 14.0 * season;
            snow_cm = next_snow_cm(snow_cm, day_of_year, mean_c);
            for (int row = 0; row < 24 * climate.rows_per_hour; ++row) {
                const double hour = row * step_h;
                const Light light = mean_light(climate, day_of_year, hour, step_h);
                const double air_c = mean_c - 5.0 * std::cos(turn * (hour - 3.0) / 24.0);
                const int minute = climate.rows_per_hour == 1 ? 0 : (row % 2 + 1) * 30;
                text += fmt::format(
                    "2019,{},{},{},{},?9,{:.1f},{:.1f},60,100000,0,0,250,{:.1f},{:.1f},{:.1f},0,0,0,0,180,{:.1f},5,5,"
                    "20,"
                    "77777,9,999999999,10,0.1,{:.0f},88,0.2,0.0,0.0\n",
                    month, day, row / climate.rows_per_hour + 1, minute, air_c, air_c - 6.0, light.ghi, light.dni,
                    light.dhi, 2.5 + std::sin(0.7 * day_of_year), snow_cm);
            }
        }
    }
    return text;
}

}  // namespace sunshed::test
