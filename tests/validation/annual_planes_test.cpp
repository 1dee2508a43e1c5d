// A year on 120 planes in Greensboro: pvlib's sums with one sun in the middle of each hour's sunlit part, the way that
// PVWatts has it, against ours with several suns inside the hour.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "reference_files.hpp"
#include "sunshed/io/weather_file.hpp"
#include "sunshed/irradiance/plane_series.hpp"

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

Difference difference_with(int positions_per_hour) {
    const auto rows = test::csv_rows(test::shared_folder() / "oracles" / "annual_poa_greensboro_dev.csv");
    const WeatherSeries weather =
        read_weather_file((test::shared_folder() / "data" / "weather" / "723170TYA_Greensboro_TMY3.csv").string());
    Difference difference;
    for (const char* model : {"isotropic", "haydavies", "perez"}) {
        SkyOptions options;
        options.transposition = model_of(model);
        options.positions_per_hour = positions_per_hour;
        const SkyYear sky = build_sky_year(weather, weather.place, options);
        const SkyInGridAxes grid(sky, 0.0);
        for (const auto& row : rows) {
            if (row.at("variant") != "sunlitmid" || row.at("model") != model) {
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

class AnnualPlanes : public testing::Test {
protected:
    void SetUp() override {
        if (!std::filesystem::exists(test::shared_folder() / "oracles" / "annual_poa_greensboro_dev.csv")) {
            GTEST_SKIP() << "the reference sums and Greensboro's TMY3 are not here: " << test::shared_folder();
        }
    }
};

TEST_F(AnnualPlanes, WithOneSunAnHourAgreeWithTheIndependentChain) {
    const Difference difference = difference_with(1);
    EXPECT_EQ(difference.planes, 360);
    EXPECT_LT(difference.worst, 0.002);
    EXPECT_LT(std::abs(difference.mean), 0.0005);
    RecordProperty("worst", std::to_string(difference.worst));
}

// One sun an hour misses that the sun comes around a wall's corner within the hour: steep planes to east and west get
// up to 0.7 % more when it moves.
TEST_F(AnnualPlanes, WithAMovingSunSteepPlanesGetALittleMore) {
    const Difference difference = difference_with(6);
    EXPECT_LT(difference.worst, 0.01);
    EXPECT_LT(std::abs(difference.mean), 0.001);
    RecordProperty("worst", std::to_string(difference.worst));
}

}  // namespace
}  // namespace sunshed
