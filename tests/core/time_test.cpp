#include "sunshed/core/time.hpp"

#include <gtest/gtest.h>

namespace sunshed {
namespace {

TEST(UtcTime, KnowsTheEpochAndAnHourOf2023) {
    EXPECT_EQ(utc_from_civil({1970, 1, 1, 0, 0, 0.0}).unix_s, 0.0);
    EXPECT_EQ(utc_from_civil({2023, 6, 21, 4, 30, 0.0}).unix_s, 1687321800.0);
}

TEST(UtcTime, RoundTripsEveryDayOfFourCenturies) {
    for (std::int64_t day = days_from_civil(1800, 1, 1); day < days_from_civil(2200, 1, 1); ++day) {
        const CivilTime civil = civil_from_utc({static_cast<double>(day) * 86400.0 + 3661.0});
        ASSERT_EQ(days_from_civil(civil.year, civil.month, civil.day), day);
        ASSERT_EQ(civil.hour, 1);
        ASSERT_EQ(civil.minute, 1);
    }
}

TEST(UtcTime, CountsLeapDays) {
    EXPECT_EQ(day_of_year(utc_from_civil({2024, 12, 31, 12, 0, 0.0})), 366);
    EXPECT_EQ(day_of_year(utc_from_civil({2023, 12, 31, 23, 59, 59.0})), 365);
    EXPECT_EQ(days_in_month(2000, 2), 29);
    EXPECT_EQ(days_in_month(1900, 2), 28);
}

TEST(ParseIso8601, ReadsZonesAndShortForms) {
    const UtcTime noon = utc_from_civil({2023, 6, 21, 4, 0, 0.0});
    for (const char* text : {"2023-06-21T04:00:00Z", "2023-06-21 04:00", "2023-06-21T12:00:00+08:00",
                             "2023-06-20T23:00:00-0500", "2023-06-21T04:00:00.000Z"}) {
        EXPECT_EQ(parse_iso8601(text), noon) << text;
    }
    EXPECT_EQ(parse_iso8601("2023-06-21"), utc_from_civil({2023, 6, 21, 0, 0, 0.0}));
    EXPECT_EQ(format_iso8601(noon), "2023-06-21T04:00:00Z");
}

TEST(ParseIso8601, RefusesWhatIsNoTime) {
    for (const char* text : {"", "2023", "2023-13-01", "2023-02-29", "2023-06-21T25:00", "2023-06-21T04:00:00 PST",
                             "21.06.2023", "2023-06-21T04:61"}) {
        EXPECT_FALSE(parse_iso8601(text)) << text;
    }
}

}  // namespace
}  // namespace sunshed
