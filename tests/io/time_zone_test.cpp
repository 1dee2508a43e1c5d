#include "sunshed/io/time_zone.hpp"

#include <gtest/gtest.h>

namespace sunshed {
namespace {

TEST(TimeZone, OffsetsAreReadAsPeopleWriteThem) {
    EXPECT_EQ(fixed_offset_h("+08:00"), 8.0);
    EXPECT_EQ(fixed_offset_h("8"), 8.0);
    EXPECT_EQ(fixed_offset_h("UTC+5:45"), 5.75);
    EXPECT_EQ(fixed_offset_h("-9:30"), -9.5);
    EXPECT_EQ(fixed_offset_h("+5.5"), 5.5);
    EXPECT_EQ(fixed_offset_h("0"), 0.0);
}

TEST(TimeZone, WhatIsNoOffsetIsNone) {
    for (const char* text : {"", "+", "Asia/Shanghai", "+15", "-14:30", "8:60", "8:", "nan", "+-8", "8 h", "1e1"}) {
        EXPECT_FALSE(fixed_offset_h(text).has_value()) << text;
    }
}

// The legal standard times, as their countries publish them.
TEST(TimeZone, ZonesHaveTheirStandardTimeWithoutSummerTime) {
    EXPECT_EQ(zone_offset_h("Asia/Shanghai"), 8.0);
    EXPECT_EQ(zone_offset_h("Asia/Kolkata"), 5.5);
    EXPECT_EQ(zone_offset_h("Asia/Kathmandu"), 5.75);
    EXPECT_EQ(zone_offset_h("Pacific/Chatham"), 12.75);
    EXPECT_EQ(zone_offset_h("Pacific/Marquesas"), -9.5);
    EXPECT_EQ(zone_offset_h("Pacific/Kiritimati"), 14.0);
    EXPECT_EQ(zone_offset_h("America/St_Johns"), -3.5);
    EXPECT_EQ(zone_offset_h("Australia/Sydney"), 10.0);
    EXPECT_EQ(zone_offset_h("Europe/Berlin"), 1.0);
    EXPECT_EQ(zone_offset_h("Europe/Dublin"), 0.0);  // whose law calls its summer time standard
    EXPECT_EQ(zone_offset_h("UTC"), 0.0);
}

TEST(TimeZone, NamesThatAreNoZoneReadNoFile) {
    for (const char* name :
         {"", "Asia/Harbin", "Asia", "../../../etc/passwd", "/etc/passwd", "zone.tab", "Asia/../UTC"}) {
        EXPECT_FALSE(zone_offset_h(name).has_value()) << name;
    }
}

TEST(TimeZone, WordsNameTheMinutesWhereThereAreSome) {
    EXPECT_EQ(utc_words(8.0), "UTC+8");
    EXPECT_EQ(utc_words(-9.5), "UTC-9:30");
    EXPECT_EQ(utc_words(12.75), "UTC+12:45");
    EXPECT_EQ(utc_words(0.0), "UTC");
}

}  // namespace
}  // namespace sunshed
