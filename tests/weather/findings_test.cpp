// What a year of weather can have wrong with it, and what is then said and done.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "sky_helpers.hpp"
#include "sunshed/core/raster.hpp"
#include "sunshed/weather/components.hpp"
#include "sunshed/weather/stamp_choice.hpp"
#include "sunshed/weather/station_distance.hpp"
#include "sunshed/weather/sun_interval.hpp"
#include "sunshed/weather/time_check.hpp"

namespace sunshed {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

/// Harbin's year with all three components, which close: beam after a simple share, diffuse what it leaves.
WeatherSeries closed_year() {
    WeatherSeries series = test::harbin_weather();
    const SunPath path = sun_path_of(series);
    for (WeatherRecord& record : series.records) {
        const double cos_zenith = sun_interval(path, series.place, record.begin, record.duration_s).mean_cos_zenith;
        record.dhi_w_m2 = cos_zenith > 0.05 ? 0.4 * record.ghi_w_m2 : record.ghi_w_m2;
        record.dni_w_m2 = cos_zenith > 0.05 ? 0.6 * record.ghi_w_m2 / cos_zenith : 0.0;
    }
    return series;
}

WeatherSeries changed(const std::function<void(WeatherRecord&, std::size_t)>& change) {
    WeatherSeries series = closed_year();
    for (std::size_t i = 0; i < series.records.size(); ++i) {
        change(series.records[i], i);
    }
    return series;
}

WeatherSeries moved(double minutes) {
    return changed([=](WeatherRecord& record, std::size_t) { record.begin.unix_s += minutes * 60.0; });
}

std::vector<Finding> findings(const WeatherSeries& series, const Accepted& accepted = {}) {
    return findings_of(check_time(series, series.place), accepted);
}

testing::Matcher<const Finding&> is(Severity severity, const char* words) {
    return testing::AllOf(testing::Field(&Finding::severity, severity),
                          testing::Field(&Finding::problem, HasSubstr(words)));
}

double ghi_kwh_m2(const WeatherSeries& series) {
    double sum = 0.0;
    for (const WeatherRecord& record : series.records) {
        sum += record.ghi_w_m2 * record.duration_s / 3.6e6;
    }
    return sum;
}

TEST(WeatherFindings, AYearThatIsRightHasNone) {
    EXPECT_THAT(findings(closed_year()), IsEmpty());
}

TEST(WeatherFindings, MoreLightThanAboveTheAtmosphereIsRefusedUnlessAccepted) {
    const WeatherSeries thrice = changed([](WeatherRecord& record, std::size_t) {
        record.ghi_w_m2 *= 3.0;
        record.dni_w_m2 *= 3.0;
        record.dhi_w_m2 *= 3.0;
    });
    EXPECT_THAT(findings(thrice), Contains(is(Severity::refusal, "times the light that comes from outside")));
    EXPECT_THAT(findings(thrice, {.light = true}), Contains(is(Severity::doubt, "times the light that comes from")));
}

TEST(WeatherFindings, LightInAnotherUnitIsRefused) {
    const WeatherSeries kilowatts = changed([](WeatherRecord& record, std::size_t) { record.ghi_w_m2 /= 1000.0; });
    EXPECT_THAT(findings(kilowatts), Contains(is(Severity::refusal, "only 0.000")));
}

TEST(WeatherFindings, MonthsOfZerosAreRefusedAndDaysOfZerosAreDoubted) {
    const auto dark_until = [](std::size_t hour) {
        return changed([=](WeatherRecord& record, std::size_t i) {
            if (i >= 4000 && i < hour) {
                record.ghi_w_m2 = record.dni_w_m2 = record.dhi_w_m2 = 0.0;
            }
        });
    };
    EXPECT_THAT(findings(dark_until(5600)), Contains(is(Severity::refusal, "no light in")));
    EXPECT_THAT(findings(dark_until(4096)), Contains(is(Severity::doubt, "no light in")));
    const TimeCheck day = check_time(dark_until(4024), test::harbin());
    // A day in June has 15 hours of sun, some 13 of them over 10 degrees.
    EXPECT_GE(day.dark_intervals, 12);
    EXPECT_LE(day.dark_intervals, 14);
}

TEST(WeatherFindings, AClockThatIsHoursOffIsNamedBeforeTheDarknessItMakes) {
    EXPECT_THAT(findings(moved(480.0)).front(), is(Severity::refusal, "480 minutes later than the sun"));
}

TEST(WeatherFindings, ClearnessIsTheYearsLightOverWhatComesFromOutside) {
    // Of the level in Harbin, 45.75 N: daily means of 26.4 MJ m-2 (Duffie & Beckman's closed form, mid-month days).
    const double outside_kwh_m2 = 26.4 / 3.6 * 365.0;
    const WeatherSeries series = closed_year();
    EXPECT_NEAR(check_time(series, series.place).clearness, ghi_kwh_m2(series) / outside_kwh_m2, 0.01);
}

TEST(SmallLag, IsMovedWhereTheLightAndTheClosureShowIt) {
    for (const double minutes : {-15.0, 20.0}) {
        WeatherSeries series = moved(minutes);
        TimeCheck check = check_time(series, series.place);
        EXPECT_TRUE(mend_small_lag(series, series.place, check)) << minutes;
        EXPECT_NEAR(check.shift_min, 0.0, 4.0);
        EXPECT_NEAR(series.records[0].begin.unix_s, closed_year().records[0].begin.unix_s, 300.0);
        EXPECT_THAT(series.notes, Contains(HasSubstr("the intervals were moved by")));
    }
}

TEST(SmallLag, IsOnlyToldWhereTheComponentsCloseAsTheyStand) {
    WeatherSeries series = moved(15.0);
    const SunPath path = sun_path_of(series);
    for (WeatherRecord& record : series.records) {
        const double cos_zenith = sun_interval(path, series.place, record.begin, record.duration_s).mean_cos_zenith;
        record.dhi_w_m2 = cos_zenith > 0.05 ? 0.4 * record.ghi_w_m2 : record.ghi_w_m2;
        record.dni_w_m2 = cos_zenith > 0.05 ? 0.6 * record.ghi_w_m2 / cos_zenith : 0.0;
    }
    TimeCheck check = check_time(series, series.place);
    EXPECT_FALSE(mend_small_lag(series, series.place, check));
    EXPECT_THAT(findings_of(check), Contains(is(Severity::doubt, "minutes later than the sun")));
}

TEST(SmallLag, LeavesClocksThatAreRightOrFarOff) {
    for (const double minutes : {0.0, 5.0, 30.0}) {
        WeatherSeries series = moved(minutes);
        TimeCheck check = check_time(series, series.place);
        EXPECT_FALSE(mend_small_lag(series, series.place, check)) << minutes;
    }
}

TEST(Components, GlobalThatIsZeroBesideTheOthersIsAddedUp) {
    WeatherSeries series = changed([](WeatherRecord& record, std::size_t) { record.ghi_w_m2 = 0.0; });
    const auto findings = mend_components(series, series.place);
    EXPECT_NEAR(ghi_kwh_m2(series) / ghi_kwh_m2(closed_year()), 1.0, 0.01);
    EXPECT_THAT(findings, Contains(is(Severity::doubt, "it was added up from them")));
}

TEST(Components, PartsThatAreZeroUnderGlobalAreMissing) {
    WeatherSeries series = changed([](WeatherRecord& record, std::size_t) { record.dni_w_m2 = record.dhi_w_m2 = 0.0; });
    const auto findings = mend_components(series, series.place);
    const auto noon = static_cast<std::size_t>(180 * 24 + 11);
    EXPECT_TRUE(std::isnan(series.records[noon].dni_w_m2));
    EXPECT_TRUE(std::isnan(series.records[noon].dhi_w_m2));
    EXPECT_THAT(findings, Contains(is(Severity::doubt, "neither direct nor diffuse")));
}

TEST(Components, DiffuseOrDirectThatIsZeroIsWhatTheOtherLeaves) {
    const WeatherSeries right = closed_year();
    const auto noon = static_cast<std::size_t>(180 * 24 + 11);
    WeatherSeries no_diffuse = changed([](WeatherRecord& record, std::size_t) { record.dhi_w_m2 = 0.0; });
    mend_components(no_diffuse, no_diffuse.place);
    EXPECT_NEAR(no_diffuse.records[noon].dhi_w_m2, right.records[noon].dhi_w_m2, 1e-6);
    WeatherSeries no_direct = changed([](WeatherRecord& record, std::size_t) { record.dni_w_m2 = 0.0; });
    mend_components(no_direct, no_direct.place);
    EXPECT_TRUE(std::isnan(no_direct.records[noon].dni_w_m2));
    EXPECT_EQ(no_direct.records[noon].dhi_w_m2, right.records[noon].dhi_w_m2);
}

TEST(Components, DiffuseThatIsMissingIsLeftByDirectAndNotDecomposed) {
    WeatherSeries series = changed([](WeatherRecord& record, std::size_t) { record.dhi_w_m2 = missing_d; });
    double beam = 0.0;
    double expected = 0.0;
    for (const SunSample& sample : build_sky_year(series, series.place, {}).samples) {
        beam += sample.beam_wh_m2 * sample.direction.z;
    }
    for (const SunSample& sample : build_sky_year(closed_year(), series.place, {}).samples) {
        expected += sample.beam_wh_m2 * sample.direction.z;
    }
    EXPECT_NEAR(beam / expected, 1.0, 0.01);
}

TEST(Components, WhatIsRightStaysAsItIs) {
    WeatherSeries series = closed_year();
    EXPECT_THAT(mend_components(series, series.place), IsEmpty());
    const WeatherSeries right = closed_year();
    for (std::size_t i = 0; i < series.records.size(); ++i) {
        ASSERT_EQ(series.records[i].dhi_w_m2, right.records[i].dhi_w_m2);
    }
}

TEST(StampChoice, TheLightTellsWhetherStampsBeginOrEndTheirInterval) {
    // Read with stamps that end the interval: those that begin it were then laid an hour early.
    for (const auto& [minutes, stamps] : {std::pair{0.0, StampConvention::interval_end},
                                          {-60.0, StampConvention::interval_start},
                                          {-30.0, StampConvention::interval_center}}) {
        WeatherSeries series = moved(minutes);
        EXPECT_TRUE(choose_stamps(series, series.place));
        EXPECT_EQ(series.stamps, stamps);
        EXPECT_EQ(series.records[0].begin.unix_s, closed_year().records[0].begin.unix_s);
        EXPECT_THAT(series.notes, Contains(HasSubstr("does not say what its stamps mean")));
    }
}

TEST(StampChoice, OfStartAndEndTheNearerIsTakenWhereTheClockIsSomewhatOff) {
    for (const auto& [minutes, stamps] :
         {std::pair{-14.0, StampConvention::interval_end}, {-46.0, StampConvention::interval_start}}) {
        WeatherSeries series = moved(minutes);
        EXPECT_FALSE(choose_stamps(series, series.place));
        EXPECT_TRUE(choose_start_or_end(series, series.place));
        EXPECT_EQ(series.stamps, stamps);
        EXPECT_THAT(series.notes, Contains(HasSubstr("they rather ")));
    }
    WeatherSeries between = moved(-28.0);
    EXPECT_FALSE(choose_start_or_end(between, between.place)) << "as near to the one as to the other";
    WeatherSeries off = moved(180.0);
    EXPECT_FALSE(choose_start_or_end(off, off.place));
}

TEST(StampChoice, NoReadingFitsAClockThatIsHoursOff) {
    WeatherSeries series = moved(180.0);
    EXPECT_FALSE(choose_stamps(series, series.place));
    EXPECT_EQ(series.records[0].begin.unix_s, moved(180.0).records[0].begin.unix_s);
}

TEST(StationDistance, IsAlongTheGreatCircleAndAcrossTheDateLine) {
    const Place turin{"", 45.07, 7.69, 240.0, 1.0};
    EXPECT_NEAR(distance_km(turin, test::harbin()), 8300.0, 150.0);
    EXPECT_NEAR(distance_km({"", 0.0, 179.5}, {"", 0.0, -179.5}), 111.2, 0.1);  // a degree of 40,030 km
    EXPECT_NEAR(distance_km({"", 60.0, 538.4}, {"", 60.0, 178.4}), 0.0, 1e-6);
}

TEST(StationDistance, FarAwayIsToldAndFartherIsRefused) {
    const Place harbin = test::harbin();
    const auto at = [&](double degrees_south, double higher_m) {
        return Place{"", harbin.latitude_deg - degrees_south, harbin.longitude_deg, harbin.altitude_m + higher_m, 8.0};
    };
    EXPECT_THAT(findings_of_distance(at(1.7, 0.0), harbin, 1000.0), IsEmpty());
    EXPECT_THAT(findings_of_distance(at(2.0, 0.0), harbin, 1000.0),
                Contains(is(Severity::doubt, "222 km from the scene")));
    EXPECT_THAT(findings_of_distance(at(10.0, 0.0), harbin, 1000.0),
                Contains(is(Severity::refusal, "1112 km from the scene")));
    EXPECT_THAT(findings_of_distance(at(10.0, 0.0), harbin, 1200.0), Contains(is(Severity::doubt, "1112 km")));
    EXPECT_THAT(findings_of_distance(at(0.0, 310.0), harbin, 1000.0),
                testing::AllOf(SizeIs(1), Contains(is(Severity::doubt, "310 m above the scene"))));
    EXPECT_THAT(findings_of_distance(at(0.0, std::nan("")), harbin, 1000.0), IsEmpty()) << "its height is not known";
}

}  // namespace
}  // namespace sunshed
