// Months are people's: those of the clock at the weather's place.
#include <gtest/gtest.h>

#include "sunshed/weather/sky_year.hpp"

namespace sunshed {
namespace {

/// The last day of January and the first of February by a clock so far from UTC.
WeatherSeries two_days(double utc_offset_h) {
    WeatherSeries weather;
    weather.place = {"", -45.5, 168.2, 0.0, utc_offset_h};
    const double first_s = utc_from_civil({2019, 1, 31, 0, 0, 0.0}).unix_s - utc_offset_h * 3600.0;
    for (int hour = 0; hour < 48; ++hour) {
        WeatherRecord record;
        record.begin = {first_s + 3600.0 * hour};
        record.duration_s = 3600.0;
        record.ghi_w_m2 = 100.0;
        weather.records.push_back(record);
    }
    return weather;
}

TEST(SkyYear, EveryHourBelongsToTheMonthOfTheLocalClock) {
    for (const double utc_offset_h : {12.0, 8.0, 5.5, 0.0, -9.5}) {
        const WeatherSeries weather = two_days(utc_offset_h);
        const SkyYear sky = build_sky_year(weather, weather.place, {});
        ASSERT_EQ(sky.intervals.size(), 48U);
        for (std::size_t hour = 0; hour < 48; ++hour) {
            EXPECT_EQ(sky.intervals[hour].month, hour < 24 ? 0 : 1) << "hour " << hour << " of UTC" << utc_offset_h;
        }
    }
}

}  // namespace
}  // namespace sunshed
