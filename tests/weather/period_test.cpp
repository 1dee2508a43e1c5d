// Days and dates as people name them, and what of a weather series they are.
#include "sunshed/weather/period.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "sunshed/core/error.hpp"
#include "sunshed/weather/clear_sky_series.hpp"
#include "sunshed/weather/clear_sky_year.hpp"
#include "sunshed/weather/series_part.hpp"

namespace sunshed {
namespace {

UtcTime utc(int year, int month, int day, int hour = 0) {
    return utc_from_civil({year, month, day, hour, 0, 0.0});
}

Period from_to(const std::string& from, const std::string& to) {
    return {.days = {},
            .from = calendar_time_from_string(from),
            .to = calendar_time_from_string(to),
            .words = from + " to " + to};
}

Period days(const std::string& text) {
    return {.days = *day_ranges_from_string(text), .words = "days " + text};
}

/// Hours of so many days at Harbin from a day on, whose light tells which hour it is.
WeatherSeries some_days(UtcTime first, int count) {
    WeatherSeries series;
    series.place = {"Harbin", 45.75, 126.65, 140.0, 8.0};
    for (int hour = 0; hour < 24 * count; ++hour) {
        WeatherRecord record;
        record.begin = {first.unix_s - 8.0 * 3600.0 + hour * 3600.0};
        record.ghi_w_m2 = hour;
        series.records.push_back(record);
    }
    return series;
}

TEST(Period, DatesAreReadWithAndWithoutYearTimeAndZone) {
    const auto whole_day = calendar_time_from_string("2026-06-21");
    ASSERT_TRUE(whole_day);
    EXPECT_EQ(whole_day->year, 2026);
    EXPECT_FALSE(whole_day->second_of_day);
    const auto leap_day = calendar_time_from_string("02-29T06:30");
    ASSERT_TRUE(leap_day);
    EXPECT_FALSE(leap_day->year);
    EXPECT_EQ(leap_day->second_of_day, 6.5 * 3600.0);
    EXPECT_EQ(moment_of(*calendar_time_from_string("2026-06-21T12:00"), {2019, 8.0, 0.0}), utc(2026, 6, 21, 4));
    EXPECT_EQ(moment_of(*calendar_time_from_string("2026-06-21T12:00Z"), {2019, 8.0, 0.0}), utc(2026, 6, 21, 12));
    EXPECT_EQ(moment_of(*calendar_time_from_string("06-21T12:00+02:00"), {2019, 8.0, 0.0}), utc(2019, 6, 21, 10));
    for (const char* text : {"", "June", "2026-13-01", "2026-02-29", "2026-06-21T25:00", "2026-06-21Z", "21", "6-21",
                             "1500-01-01", "2026-06-21 12:00 o'clock"}) {
        EXPECT_FALSE(calendar_time_from_string(text)) << text;
    }
    EXPECT_THROW(static_cast<void>(moment_of(*leap_day, {2019, 8.0, 0.0})), Error);
}

TEST(Period, DaysOfTheYearAreRangesInOrder) {
    using Ranges = std::vector<DayRange>;
    EXPECT_EQ(*day_ranges_from_string("172"), (Ranges{{172, 172}}));
    EXPECT_EQ(*day_ranges_from_string("350-366,1-7"), (Ranges{{1, 7}, {350, 366}}));
    for (const char* text : {"", "0", "367", "7-1", "1-", "-7", "1,1", "1-7,7-9", "1-7,", "a", "1.5"}) {
        EXPECT_FALSE(day_ranges_from_string(text)) << text;
    }
    const auto spans = spans_of(days("1-7,365"), {2019, 8.0, 0.0});
    ASSERT_EQ(spans.size(), 2U);
    EXPECT_EQ(spans[0], (TimeSpan{utc(2018, 12, 31, 16), utc(2019, 1, 7, 16)}));
    EXPECT_EQ(spans[1].end, utc(2019, 12, 31, 16));
    EXPECT_THROW(static_cast<void>(spans_of(days("366"), {2019, 8.0, 0.0})), Error);
    EXPECT_NO_THROW(static_cast<void>(spans_of(days("366"), {2020, 8.0, 0.0})));
}

TEST(Period, TheLastDayIsInItAndATimeIsItsEnd) {
    EXPECT_EQ(spans_of(from_to("2026-06-21", "2026-06-21"), {2019, 0.0, 0.0}).front(),
              (TimeSpan{utc(2026, 6, 21), utc(2026, 6, 22)}));
    EXPECT_EQ(spans_of(from_to("2026-06-21T06:00", "2026-06-21T18:00"), {2019, 0.0, 0.0}).front(),
              (TimeSpan{utc(2026, 6, 21, 6), utc(2026, 6, 21, 18)}));
    EXPECT_EQ(spans_of(from_to("12-25", "01-05"), {2019, 0.0, 0.0}).front(),
              (TimeSpan{utc(2019, 12, 25), utc(2020, 1, 6)}));
    EXPECT_THROW(static_cast<void>(spans_of(from_to("2026-06-21", "2026-06-20"), {2019, 0.0, 0.0})), Error);
}

TEST(Period, AnInstantIsTheSecondAroundIt) {
    const Period noon{.instants = {*calendar_time_from_string("2026-11-03T12:00")}, .words = ""};
    const TimeSpan span = spans_of(noon, {2019, 8.0, 120.0}).front();
    EXPECT_EQ(span.begin.unix_s, utc(2026, 11, 3, 4).unix_s - 0.5);
    EXPECT_EQ(span.end.unix_s, utc(2026, 11, 3, 4).unix_s + 0.5);
    // On 3 November the sun is 16.4 minutes early (the year's most), and 2 degrees west of the meridian 8 minutes late.
    Period solar = noon;
    solar.solar_time = true;
    const double later_s = spans_of(solar, {2019, 8.0, 118.0}).front().begin.unix_s - span.begin.unix_s;
    EXPECT_NEAR(later_s, (8.0 - 16.4) * 60.0, 5.0);
}

TEST(SeriesPart, HoursAreThoseOfTheDayOnThePlacesClock) {
    const WeatherSeries series = some_days(utc(2023, 6, 1), 15);
    const auto spans = find_spans(from_to("2023-06-03", "2023-06-04"), series, false, series.place, "june.csv");
    const WeatherSeries part = part_of(series, spans);
    ASSERT_EQ(part.records.size(), 48U);
    EXPECT_EQ(part.records.front().ghi_w_m2, 48.0);
    EXPECT_EQ(part.records.back().ghi_w_m2, 95.0);
    EXPECT_EQ(find_spans(days("154-155"), series, false, series.place, "june.csv"), spans) << "3 June is day 154";
}

TEST(SeriesPart, AnIntervalIsCutAtTheEndsAndKeepsItsMean) {
    const WeatherSeries series = some_days(utc(2023, 6, 1), 2);
    const auto spans =
        find_spans(from_to("2023-06-01T10:15", "2023-06-01T12:30"), series, false, series.place, "june.csv");
    const WeatherSeries part = part_of(series, spans);
    ASSERT_EQ(part.records.size(), 3U);
    EXPECT_EQ(part.records[0].duration_s, 2700.0);
    EXPECT_EQ(part.records[1].duration_s, 3600.0);
    EXPECT_EQ(part.records[2].duration_s, 1800.0);
    EXPECT_EQ(part.records[2].ghi_w_m2, 12.0);
}

TEST(SeriesPart, DaysThatItDoesNotHaveAreRefusedWithBothSpans) {
    const WeatherSeries series = some_days(utc(2023, 6, 1), 15);
    for (const Period& period :
         {from_to("2023-06-10", "2023-06-16"), from_to("2022-06-03", "2022-06-04"), days("1-7")}) {
        try {
            static_cast<void>(find_spans(period, series, false, series.place, "june.csv"));
            FAIL() << period.words;
        } catch (const Error& error) {
            const std::string line = error.what();
            EXPECT_NE(line.find("june.csv: its weather spans 2023-06-01 00:00 to 2023-06-16 00:00"), std::string::npos)
                << line;
            EXPECT_NE(line.find(period.words + " was asked for"), std::string::npos) << line;
        }
    }
    EXPECT_NO_THROW(static_cast<void>(
        find_spans(from_to("2023-06-15", "2023-06-16T02:00"), series, false, series.place, "june.csv")))
        << "nothing is missed at night";
}

TEST(SeriesPart, ANominalYearStandsForEveryYear) {
    WeatherSeries series = some_days(utc(2019, 1, 1), 365);
    const auto spans = find_spans(from_to("2026-12-31", "2027-01-02"), series, true, series.place, "typical.epw");
    const WeatherSeries part = part_of(series, spans);
    ASSERT_EQ(part.records.size(), 72U);
    EXPECT_EQ(part.records[0].ghi_w_m2, 364.0 * 24.0);
    EXPECT_EQ(part.records[24].ghi_w_m2, 0.0) << "1 January is its first day again";
    EXPECT_THROW(static_cast<void>(find_spans(from_to("2026-06-01", "2026-06-02"), series, false, series.place, "")),
                 Error);
}

TEST(SeriesPart, AWholeYearOfAnotherClockHasAllOfItsDays) {
    WeatherSeries series = some_days(utc(2019, 1, 1, 8), 365);  // a year of UTC
    const auto spans = find_spans(days("1-365"), series, false, series.place, "utc.csv");
    const WeatherSeries part = part_of(series, spans);
    EXPECT_EQ(part.records.size(), 8760U);
    double sum = 0.0;
    for (const WeatherRecord& record : part.records) {
        sum += record.ghi_w_m2;
    }
    EXPECT_EQ(sum, 8759.0 * 8760.0 / 2.0) << "each hour once";
}

TEST(SeriesPart, StepsBeginWithTheClocksDays) {
    const TimeSpan span{utc(2026, 6, 20, 22), utc(2026, 6, 22, 4)};
    const auto steps = cut_by_clock(std::vector{span}, StepLength::day, 8.0);
    ASSERT_EQ(steps.size(), 2U);
    EXPECT_EQ(steps[0], (TimeSpan{span.begin, utc(2026, 6, 21, 16)}));
    EXPECT_EQ(steps[1], (TimeSpan{utc(2026, 6, 21, 16), span.end}));
    EXPECT_EQ(cut_by_clock(std::vector{span}, StepLength::hour, 5.5).size(), 31U) << "30 hours, cut at half past";
}

TEST(ClearSky, TheYearThatIsNotNamedIsOne) {
    const Place place{"", 45.75, 126.65, 140.0, 8.0};
    const WeatherSeries year = clear_sky_year(place, each_month(3.0));
    EXPECT_EQ(civil_from_utc({year.records.front().begin.unix_s + 8.0 * 3600.0}).year, clear_sky_default_year);
}

TEST(ClearSky, PartsOfItAreThoseOfTheYear) {
    const Place place{"", 45.75, 126.65, 140.0, 8.0};
    const WeatherSeries year = clear_sky_year(place, each_month(3.0), 2026);
    const auto spans = spans_of(from_to("2026-06-20", "2026-06-22"), {2026, 8.0, 0.0});
    const WeatherSeries days_alone = clear_sky_series(place, each_month(3.0), spans);
    const WeatherSeries part = part_of(year, spans);
    ASSERT_EQ(days_alone.records.size(), part.records.size());
    for (std::size_t i = 0; i < part.records.size(); ++i) {
        EXPECT_EQ(days_alone.records[i].begin, part.records[i].begin);
        EXPECT_NEAR(days_alone.records[i].ghi_w_m2, part.records[i].ghi_w_m2, 1e-3);
    }
}

}  // namespace
}  // namespace sunshed
