// Yields of modules alone in the open against published full-load hours and a measured plant.

#include <gtest/gtest.h>

#include <cmath>

#include "reference_files.hpp"
#include "sunshed/building/assess_building.hpp"
#include "sunshed/io/weather_file.hpp"
#include "sunshed/weather/clear_sky_year.hpp"
#include "sunshed/weather/typical_year.hpp"

namespace sunshed {
namespace {

/// Heilongjiang's profile as far as it goes into the chain.
AssessOptions heilongjiang_options() {
    AssessOptions options;
    options.pv.snow.fall_cm = {4.0, 5.0, 9.5, 3.0, 0.0, 0.0, 0.0, 0.0, 0.0, 3.5, 12.5, 7.0};
    options.pv.snow.events = {7.2, 5.3, 6.8, 3.1, 0.1, 0.0, 0.0, 0.0, 0.0, 2.1, 6.6, 9.0};
    options.pv.snow.humidity_pct = {70.0, 57.0, 60.0, 48.0, 45.0, 63.0, 77.0, 82.0, 70.0, 61.0, 68.0, 63.0};
    return options;
}

SkyYear heilongjiang_sky(const std::string& seat) {
    const Climatology found =
        read_climatology(std::string(SUNSHED_SOURCE_DIR) + "/datasets/climatology/heilongjiang.csv", seat);
    SkyOptions options;
    options.albedo = {0.60, 0.60, 0.45, 0.20, 0.20, 0.20, 0.20, 0.20, 0.20, 0.20, 0.45, 0.60};
    return build_sky_year(synthesize_typical_year(found.climate, found.place, 1), found.place, options);
}

/// AC kWh of a kWp that stands alone and faces the equator.
ChainResult alone(const ChainWeather& weather, double tilt_deg, const AssessOptions& options) {
    ModuleLayout layout;
    layout.tilt_deg = tilt_deg;
    layout.azimuth_deg = 180.0;
    layout.in_rows = true;
    layout.slope_length_m = 2.278;
    return plane_energy(weather, nullptr, layout, options);
}

struct Seat {
    const char* name;
    double least_40_deg;  ///< published full-load hours at 35 to 42 degrees
    double most_40_deg;
};

class HeilongjiangYields : public testing::TestWithParam<Seat> {};

// Harbin: 1150 to 1300 h at 35 to 42 degrees; Daqing and Qiqihar have about 5 % more sun; Mudanjiang as Harbin. What is
// published is from plants and sellers, so a tenth more is let pass: the monthly means are NASA POWER's, which are 8 to
// 10 % over the station's.
TEST_P(HeilongjiangYields, AreNearPublishedFullLoadHours) {
    const Seat& seat = GetParam();
    const SkyYear sky = heilongjiang_sky(seat.name);
    const AssessOptions options = heilongjiang_options();
    const ChainWeather weather(sky, 0.0, options);
    const ChainResult steep = alone(weather, 40.0, options);
    const ChainResult low = alone(weather, 10.0, options);
    EXPECT_GT(steep.ac_kwh, seat.least_40_deg);
    EXPECT_LT(steep.ac_kwh, 1.15 * seat.most_40_deg);
    EXPECT_LT(low.ac_kwh, steep.ac_kwh);
    std::printf("[ %s: 40 degrees %.0f h, snow %.1f %%; 10 degrees %.0f h, snow %.1f %%; PR %.3f ]\n", seat.name,
                steep.ac_kwh, 100.0 * (1.0 - steep.after(LossLink::snow) / steep.after(LossLink::soiling)), low.ac_kwh,
                100.0 * (1.0 - low.after(LossLink::snow) / low.after(LossLink::soiling)),
                steep.ac_kwh / steep.poa_kwh_m2);
}
INSTANTIATE_TEST_SUITE_P(Seats, HeilongjiangYields,
                         testing::Values(Seat{"Harbin", 1150.0, 1300.0}, Seat{"Daqing", 1207.0, 1365.0},
                                         Seat{"Qiqihar", 1207.0, 1365.0}, Seat{"Mudanjiang", 1150.0, 1300.0}),
                         [](const auto& seat) { return std::string(seat.param.name); });

/// A year of the plant at Almeria as shares of its rating, by the hour (UTC).
std::vector<double> almeria() {
    std::vector<double> power;
    for (const auto& row : test::csv_rows(test::shared_folder() / "data" / "measured" / "Almeria_Almeria2023.csv")) {
        power.push_back(std::stod(row.at("Normalized PV power corrected")));
    }
    return power;
}

class Almeria : public testing::Test {
protected:
    void SetUp() override {
        if (!std::filesystem::exists(test::shared_folder() / "data" / "measured" / "Almeria_Almeria2023.csv")) {
            GTEST_SKIP() << "the measured plant is not here: " << test::shared_folder();
        }
    }

    /// Fixed bifacial rows at 22 degrees on open ground, under a cloudless year: no weather of the place is at hand.
    static ChainResult cloudless() {
        const Place place{"Almeria", 36.931, -2.472, 500.0, 0.0};
        const SkyYear sky = build_sky_year(clear_sky_year(place, each_month(3.0)), place, {});
        AssessOptions options;
        options.pv.module.bifaciality = 0.7;
        options.pv.snow.rows_edge_m = 0.8;
        const ChainWeather weather(sky, 0.0, options);
        ModuleLayout rows;
        rows.tilt_deg = 22.0;
        rows.azimuth_deg = 178.0;
        rows.in_rows = true;
        rows.slope_length_m = 4.0;
        rows.row_pitch_m = 9.0;
        return plane_energy(weather, nullptr, rows, options);
    }
};

// 15 October 2023 is a day that its owners call clear.
TEST_F(Almeria, AClearDayIsReproduced) {
    const std::vector<double> measured = almeria();
    ASSERT_EQ(measured.size(), 8760U);
    const ChainResult ours = cloudless();
    constexpr std::size_t first = 287 * 24;
    double sum = 0.0;
    double measured_sum = 0.0;
    double square = 0.0;
    for (std::size_t hour = first; hour < first + 24; ++hour) {
        sum += ours.ac_kw[hour];
        measured_sum += measured[hour];
        square += std::pow(ours.ac_kw[hour] - measured[hour], 2) / 24.0;
    }
    std::printf("[ clear day: %.2f kWh per kWp measured, %.2f ours; hourly RMSE %.3f ]\n", measured_sum, sum,
                std::sqrt(square));
    EXPECT_NEAR(sum / measured_sum, 1.0, 0.05);
    EXPECT_LT(std::sqrt(square), 0.03);
}

// Clouds take some of a cloudless year; a semi-arid coast keeps more than three quarters of it.
TEST_F(Almeria, TheYearLiesUnderACloudlessOne) {
    double measured = 0.0;
    for (const double share : almeria()) {
        measured += share;
    }
    const ChainResult ours = cloudless();
    std::printf("[ year: %.0f kWh per kWp measured, %.0f under a cloudless sky ]\n", measured, ours.ac_kwh);
    EXPECT_LT(measured, ours.ac_kwh);
    EXPECT_GT(measured, 0.75 * ours.ac_kwh);
}

}  // namespace
}  // namespace sunshed
