// ASHRAE 140 (BESTEST), case 600: what six programs make of the sun on a house in Denver.

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>

#include "reference_files.hpp"
#include "sunshed/io/weather_file.hpp"
#include "sunshed/irradiance/plane_series.hpp"

namespace sunshed {
namespace {

using test::csv_rows;

struct Surface {
    const char* name;
    double tilt_deg;
    double azimuth_deg;
};

constexpr std::array<Surface, 5> surfaces{{{"horizontal", 0.0, 180.0},
                                           {"north", 90.0, 0.0},
                                           {"east", 90.0, 90.0},
                                           {"south", 90.0, 180.0},
                                           {"west", 90.0, 270.0}}};

class Bestest : public testing::Test {
protected:
    static void SetUpTestSuite() {
        const auto file = test::shared_folder() / "data" / "weather" / "725650TYCST_Denver_Stapleton.epw";
        if (!std::filesystem::exists(file)) {
            return;
        }
        weather_ = read_weather_file(file.string());
        const SkyYear sky = build_sky_year(weather_, weather_.place, {});  // ground reflectance 0.2 is the default
        const SkyInGridAxes grid(sky, 0.0);
        for (const Surface& surface : surfaces) {
            const PlaneSeries series = plane_series(grid, nullptr, surface.tilt_deg, surface.azimuth_deg);
            std::vector<double>& w_m2 = incident_w_m2_[surface.name];
            for (std::size_t i = 0; i < series.beam_w_m2.size(); ++i) {
                w_m2.push_back(series.beam_w_m2[i] + series.sky_diffuse_w_m2[i] + series.ground_w_m2[i]);
            }
        }
    }

    void SetUp() override {
        if (incident_w_m2_.empty()) {
            GTEST_SKIP() << "Denver's weather file of ASHRAE 140 is not here: " << test::shared_folder();
        }
    }

    static inline WeatherSeries weather_;
    static inline std::map<std::string, std::vector<double>> incident_w_m2_;
};

TEST_F(Bestest, AnnualIncidentSolarLiesWithinTheSixPrograms) {
    for (const auto& row : csv_rows(test::shared_folder() / "oracles" / "bestest600_annual.csv")) {
        const std::string name = row.at("surface");
        double kwh_m2 = 0.0;
        for (const double w_m2 : incident_w_m2_.at(name)) {
            kwh_m2 += w_m2 / 1000.0;
        }
        RecordProperty(name, std::to_string(kwh_m2));
        EXPECT_GE(kwh_m2, std::stod(row.at("min"))) << name;
        EXPECT_LE(kwh_m2, std::stod(row.at("max"))) << name;
    }
}

/// Lowest and highest of the six programs in each hour, 1..24.
struct Spread {
    std::array<double, 24> low{};
    std::array<double, 24> high{};
    double peak = 0.0;
};

Spread spread_of(const std::string& column) {
    Spread spread;
    spread.low.fill(1e9);
    for (const auto& row : csv_rows(test::shared_folder() / "oracles" / "bestest600_hourly_incident.csv")) {
        const auto hour = static_cast<std::size_t>(std::stoi(row.at("hour"))) - 1;
        const double value = std::stod(row.at(column));
        spread.low.at(hour) = std::min(spread.low.at(hour), value);
        spread.high.at(hour) = std::max(spread.high.at(hour), value);
        spread.peak = std::max(spread.peak, value);
    }
    return spread;
}

TEST_F(Bestest, HoursOfACloudyAndAClearDayLieWithinTheirSpread) {
    const std::map<std::string, int> first_hours{{"may4", (31 + 28 + 31 + 30 + 3) * 24},
                                                 {"jul14", (31 + 28 + 31 + 30 + 31 + 30 + 13) * 24}};
    int inside = 0;
    int hours = 0;
    for (const auto& [day, first] : first_hours) {
        for (const char* surface : {"horizontal", "south", "west"}) {
            const Spread spread = spread_of(day + "_" + surface);
            for (std::size_t hour = 0; hour < 24; ++hour) {
                const double got = incident_w_m2_.at(surface).at(static_cast<std::size_t>(first) + hour);
                const double outside =
                    std::max({0.0, spread.low.at(hour) - got, got - spread.high.at(hour)}) / spread.peak;
                EXPECT_LE(outside, 0.10) << day << " " << surface << " hour " << hour + 1 << ": " << got << " not in "
                                         << spread.low.at(hour) << " to " << spread.high.at(hour);
                inside += outside == 0.0 ? 1 : 0;
                ++hours;
            }
        }
    }
    RecordProperty("hours_inside", std::to_string(inside) + " of " + std::to_string(hours));
    EXPECT_GT(inside, hours * 6 / 10);
}

}  // namespace
}  // namespace sunshed
