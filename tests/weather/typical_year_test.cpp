#include "sunshed/weather/typical_year.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <sstream>

#include "sky_helpers.hpp"
#include "sunshed/weather/clearness_distribution.hpp"
#include "sunshed/weather/sun_interval.hpp"

namespace sunshed {
namespace {

using namespace test;

TEST(TypicalYear, MeetsItsMonthsAndSaysThatItIsSynthetic) {
    const WeatherSeries year = harbin_weather();
    ASSERT_EQ(year.records.size(), 8760U);
    EXPECT_TRUE(year.synthetic);
    MonthArray<double> months{};
    for (const WeatherRecord& record : year.records) {
        const CivilTime local = civil_from_utc({record.begin.unix_s + 8 * 3600.0});
        months[static_cast<std::size_t>(local.month - 1)] += record.ghi_w_m2 / 1000.0;
        ASSERT_GE(record.dni_w_m2, 0.0);
        ASSERT_LE(record.dni_w_m2, 1400.0);
        ASSERT_LE(record.dhi_w_m2, record.ghi_w_m2 + 1e-9);
    }
    for (std::size_t month = 0; month < 12; ++month) {
        EXPECT_NEAR(months[month] / harbin_climate().ghi_kwh_m2[month], 1.0, 0.01) << month;
    }
}

TEST(TypicalYear, IsTheSameForTheSameSeedAndAnotherForAnother) {
    const auto a = synthesize_typical_year(harbin_climate(), harbin(), 5);
    const auto b = synthesize_typical_year(harbin_climate(), harbin(), 5);
    const auto c = synthesize_typical_year(harbin_climate(), harbin(), 6);
    EXPECT_EQ(a.records[4000].ghi_w_m2, b.records[4000].ghi_w_m2);
    EXPECT_NE(a.records[4000].ghi_w_m2, c.records[4000].ghi_w_m2);
}

/// The seats of Heilongjiang's prefectures with their monthly means.
struct Seat {
    Place place;
    MonthlyClimatology climate;
};

std::vector<Seat> thirteen_seats() {
    std::ifstream file(std::string(SUNSHED_SOURCE_DIR) + "/datasets/climatology/heilongjiang.csv");
    std::map<std::string, Seat> seats;
    for (std::string line; std::getline(file, line);) {
        std::vector<std::string> fields;
        std::stringstream stream(line);
        for (std::string field; std::getline(stream, field, ',');) {
            fields.push_back(field);
        }
        if (fields.size() < 10 || fields[0].front() == '#' || fields[0] == "adcode") {
            continue;
        }
        Seat& seat = seats[fields[0]];
        seat.place = {fields[2], std::stod(fields[3]), std::stod(fields[4]), std::stod(fields[5]), 8.0};
        const auto month = static_cast<std::size_t>(std::stoi(fields[6])) - 1;
        seat.climate.ghi_kwh_m2.at(month) = std::stod(fields[7]);
        seat.climate.temperature_c.at(month) = std::stod(fields[8]);
        seat.climate.wind_m_s.at(month) = std::stod(fields[9]);
    }
    std::vector<Seat> list;
    for (const auto& [code, seat] : seats) {
        list.push_back(seat);
    }
    return list;
}

struct Day {
    int month = 0;
    double clearness = 0.0;
};

/// The daily clearness of a year: each day's irradiation over what comes from outside.
std::vector<Day> days_of(const WeatherSeries& year) {
    const SunPath path = sun_path_of(year);
    std::vector<Day> days(365);
    std::vector<double> outside(365);
    for (std::size_t i = 0; i < year.records.size(); ++i) {
        const WeatherRecord& record = year.records[i];
        days[i / 24].clearness += record.ghi_w_m2;
        outside[i / 24] += sun_interval(path, year.place, record.begin, record.duration_s).outside_w_m2();
        days[i / 24].month = civil_from_utc({record.begin.unix_s + 8.5 * 3600.0}).month - 1;
    }
    for (std::size_t i = 0; i < days.size(); ++i) {
        days[i].clearness /= outside[i];
    }
    return days;
}

MonthArray<double> mean_clearness(const std::vector<Day>& days) {
    MonthArray<double> means{};
    for (const Day& day : days) {
        means.at(static_cast<std::size_t>(day.month)) +=
            day.clearness / days_per_month.at(static_cast<std::size_t>(day.month));
    }
    return means;
}

TEST(TypicalYear, MeetsTheMonthsOfAllThirteenSeats) {
    const auto seats = thirteen_seats();
    ASSERT_EQ(seats.size(), 13U);
    for (const Seat& seat : seats) {
        const WeatherSeries year = synthesize_typical_year(seat.climate, seat.place, 2025);
        EXPECT_TRUE(year.synthetic);
        MonthArray<double> ghi{};
        MonthArray<double> temperature{};
        MonthArray<int> hours{};
        for (const WeatherRecord& record : year.records) {
            const auto month = static_cast<std::size_t>(civil_from_utc({record.begin.unix_s + 8.5 * 3600.0}).month - 1);
            ghi.at(month) += record.ghi_w_m2 / 1000.0;
            temperature.at(month) += record.temperature_air_c;
            ++hours.at(month);
        }
        for (std::size_t month = 0; month < 12; ++month) {
            EXPECT_NEAR(ghi.at(month) / seat.climate.ghi_kwh_m2.at(month), 1.0, 0.01) << seat.place.name << month;
            EXPECT_NEAR(temperature.at(month) / hours.at(month), seat.climate.temperature_c.at(month), 0.3)
                << seat.place.name << month;
        }
    }
}

/// Largest distance of shares that should be even on 0..1.
double kolmogorov_distance(std::vector<double> shares) {
    std::sort(shares.begin(), shares.end());
    double worst = 0.0;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const auto n = static_cast<double>(shares.size());
        worst = std::max({worst, std::abs(shares[i] - static_cast<double>(i) / n),
                          std::abs(shares[i] - static_cast<double>(i + 1) / n)});
    }
    return worst;
}

// Each day's place in the curve of its month's mean: over all seats and a few seeds the places are spread evenly.
TEST(TypicalYear, DailyClearnessFollowsThePublishedCurves) {
    std::vector<double> shares;
    double products = 0.0;
    double squares = 0.0;
    for (const Seat& seat : thirteen_seats()) {
        for (const std::uint64_t seed : {1U, 2U, 3U}) {
            const auto days = days_of(synthesize_typical_year(seat.climate, seat.place, seed));
            const MonthArray<double> means = mean_clearness(days);
            double before = 0.0;
            for (const Day& day : days) {
                const ClearnessDistribution curve(means.at(static_cast<std::size_t>(day.month)));
                shares.push_back(curve.share_below(day.clearness));
                const double here = shares.back() - 0.5;
                products += here * before;
                squares += here * here;
                before = here;
            }
        }
    }
    const double distance = kolmogorov_distance(shares);
    RecordProperty("kolmogorov_distance", std::to_string(distance));
    RecordProperty("lag_one", std::to_string(products / squares));
    EXPECT_LT(distance, 0.05);
    EXPECT_NEAR(products / squares, 0.29, 0.04);  // as Graham, Hollands & Brunger 1988 found
}

TEST(ClearnessDistribution, AgreesWithTheExplicitExponentAndItsOwnMean) {
    for (const double mean : {0.3, 0.4, 0.5, 0.6, 0.7}) {
        const ClearnessDistribution curve(mean);
        // Herzog 1985 (in Duffie & Beckman, eq. 2.9.7): the exponent in closed form, nearly.
        const double span = curve.highest() - ClearnessDistribution::lowest;
        const double xi = span / (curve.highest() - mean);
        const double herzog = -1.498 + (1.184 * xi - 27.182 * std::exp(-1.5 * xi)) / span;
        EXPECT_NEAR(curve.gamma(), herzog, 0.35) << mean;
        double sum = 0.0;
        for (int i = 0; i < 10000; ++i) {
            const double share = (i + 0.5) / 10000.0;
            sum += curve.quantile(share) / 10000.0;
            ASSERT_NEAR(curve.share_below(curve.quantile(share)), share, 1e-9);
        }
        EXPECT_NEAR(sum, mean, 1e-4);
    }
}

}  // namespace
}  // namespace sunshed
