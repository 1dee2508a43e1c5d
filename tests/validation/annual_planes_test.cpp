// A year on 120 planes in Greensboro: pvlib's sums with one sun in the middle of each hour's sunlit part, the way that
// PVWatts has it, against ours with several suns inside the hour.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "reference_files.hpp"
#include "sunshed/core/time.hpp"
#include "sunshed/irradiance/plane_series.hpp"
#include "sunshed/weather/weather_series.hpp"

namespace sunshed {
namespace {

constexpr TranspositionModel model_of(std::string_view name) {
    return name == "isotropic"   ? TranspositionModel::isotropic
           : name == "haydavies" ? TranspositionModel::hay_davies
                                 : TranspositionModel::perez;
}

/// How far our sums are from the table's, share of them: the worst of 360 planes and models, and the mean.
struct Difference {
    double worst = 0.0;
    double mean = 0.0;
    int planes = 0;
};

/// NREL's TMY3 of Greensboro, its light alone.
WeatherSeries greensboro() {
    WeatherSeries series;
    series.place = {"Greensboro", 36.1, -79.95, 273.0, -5.0};
    const UtcTime first = utc_from_civil({1990, 1, 1, 5});
    for (const auto& row : test::csv_rows(test::reference_table("annual_poa_greensboro_hours.csv"))) {
        WeatherRecord hour;
        hour.begin.unix_s = first.unix_s + 3600.0 * static_cast<double>(series.records.size());
        hour.ghi_w_m2 = std::stod(row.at("ghi"));
        hour.dni_w_m2 = std::stod(row.at("dni"));
        hour.dhi_w_m2 = std::stod(row.at("dhi"));
        series.records.push_back(hour);
    }
    return series;
}

Difference difference_with(int positions_per_hour) {
    const auto rows = test::csv_rows(test::reference_table("annual_poa_greensboro.csv"));
    const WeatherSeries weather = greensboro();
    Difference difference;
    for (const char* model : {"isotropic", "haydavies", "perez"}) {
        SkyOptions options;
        options.transposition = model_of(model);
        options.positions_per_hour = positions_per_hour;
        const SkyYear sky = build_sky_year(weather, weather.place, options);
        const SkyInGridAxes grid(sky, 0.0);
        for (const auto& row : rows) {
            if (row.at("model") != model) {
                continue;
            }
            const PlaneSeries series =
                plane_series(grid, nullptr, std::stod(row.at("surface_tilt")), std::stod(row.at("surface_azimuth")));
            const double off = series.total_kwh_m2 / std::stod(row.at("annual_kwh_m2")) - 1.0;
            difference.worst = std::max(difference.worst, std::abs(off));
            difference.mean += off / 360.0;
            ++difference.planes;
        }
    }
    return difference;
}

TEST(AnnualPlanes, WithOneSunAnHourAgreeWithTheIndependentChain) {
    const Difference difference = difference_with(1);
    EXPECT_EQ(difference.planes, 360);
    EXPECT_LT(difference.worst, 0.002);
    EXPECT_LT(std::abs(difference.mean), 0.0005);
    RecordProperty("worst", std::to_string(difference.worst));
}

// One sun an hour misses that the sun comes around a wall's corner within the hour: steep planes to east and west get
// up to 0.7 % more when it moves.
TEST(AnnualPlanes, WithAMovingSunSteepPlanesGetALittleMore) {
    const Difference difference = difference_with(6);
    EXPECT_LT(difference.worst, 0.01);
    EXPECT_LT(std::abs(difference.mean), 0.001);
    RecordProperty("worst", std::to_string(difference.worst));
}

}  // namespace
}  // namespace sunshed
