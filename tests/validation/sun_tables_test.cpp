// A year of sunrises in Harbin and a year of DIRINT in Greensboro against independent tables.

#include <gtest/gtest.h>

#include <cmath>

#include "reference_files.hpp"
#include "sunshed/core/time.hpp"
#include "sunshed/reference_models/decomposition.hpp"
#include "sunshed/solar/sun_position.hpp"

namespace sunshed {
namespace {

TEST(SunTables, EverySunriseTransitAndSunsetOfAYearIsRightToASecond) {
    const auto rows = test::csv_rows(test::reference_table("sun_rise_set_harbin2023.csv"));
    double worst_s = 0.0;
    for (const auto& row : rows) {
        const UtcTime transit = *parse_iso8601(row.at("transit_utc"));
        const SunDay day = sun_day({transit.unix_s + 1200.0}, {45.75, 126.65}, 69.2);
        for (const auto& [ours, column] : {std::pair{day.transit, "transit_utc"},
                                           {day.rise, "sunrise_geocentric_utc"},
                                           {day.set, "sunset_geocentric_utc"}}) {
            worst_s = std::max(worst_s, std::abs(ours.unix_s - parse_iso8601(row.at(column))->unix_s));
        }
    }
    RecordProperty("worst_s", std::to_string(worst_s));
    EXPECT_EQ(rows.size(), 365U);
    EXPECT_LT(worst_s, 1.0);
}

TEST(SunTables, DirintFollowsAYearWithAndWithoutDewPoint) {
    const auto rows = test::csv_rows(test::reference_table("decomposition_year_greensboro.csv"));
    std::vector<DirintInput> dry;
    for (const auto& row : rows) {
        dry.push_back({std::stod(row.at("ghi")), std::stod(row.at("apparent_zenith")), std::stoi(row.at("doy_utc")),
                       std::stod(row.at("pressure_pa")), std::nullopt});
    }
    std::vector<DirintInput> damp = dry;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        damp[i].dew_point_c = std::stod(rows[i].at("temp_dew_c"));
    }
    const auto without = dirint_series_dni_w_m2(dry);
    const auto with = dirint_series_dni_w_m2(damp);
    int compared = 0;
    for (std::size_t i = 1; i + 1 < rows.size(); ++i) {
        // The table halves the difference where one neighbour is in the night; the paper does not say.
        const auto up = [&](std::size_t j) { return dry[j].zenith_deg < 90.0; };
        if (!up(i - 1) || !up(i) || !up(i + 1)) {
            continue;
        }
        EXPECT_NEAR(without[i], std::stod(rows[i].at("dirint_dni")), 0.01) << rows[i].at("time_mid_utc");
        EXPECT_NEAR(with[i], std::stod(rows[i].at("dirint_dew_dni")), 0.01) << rows[i].at("time_mid_utc");
        ++compared;
    }
    EXPECT_GT(compared, 3000);
}

}  // namespace
}  // namespace sunshed
