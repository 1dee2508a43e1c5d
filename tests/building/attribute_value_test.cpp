#include "sunshed/building/attribute_value.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace sunshed {
namespace {

FieldValue text(const char* words) {
    return std::string(words);
}

TEST(AttributeValue, HeightsAreReadAsPeopleWriteThem) {
    const std::vector<std::pair<const char*, double>> known{
        {"12", 12.0},         {" 12.5 ", 12.5},    {"12 m", 12.0},      {"12m", 12.0},   {"12,5", 12.5},
        {"12,5 M", 12.5},     {"40 ft", 12.192},   {"40ft", 12.192},    {"40'", 12.192}, {"39'4\"", 11.9888},
        {"39' 4\"", 11.9888}, {"3;4", 4.0},        {"9 m;12 m", 12.0},  {"2-3", 3.0},    {"12 米", 12.0},
        {"1200 cm", 12.0},    {"12 mètres", 12.0}, {"10 yards", 9.144}, {"12 m.", 12.0}, {"１２．５", 12.5},
        {"１２m", 12.0}};
    for (const auto& [words, metres] : known) {
        const AttributeNumber height = read_height_m(text(words));
        ASSERT_TRUE(height.value && height.readable) << words;
        EXPECT_NEAR(*height.value, metres, 1e-9) << words;
    }
    EXPECT_EQ(read_height_m(std::int64_t{7}).value, 7.0);
    EXPECT_EQ(read_height_m(7.25).value, 7.25);
}

TEST(AttributeValue, FloorsAreReadAsPeopleWriteThem) {
    for (const auto& [words, floors] : std::vector<std::pair<const char*, double>>{{"5", 5.0},
                                                                                   {"5F", 5.0},
                                                                                   {"5 floors", 5.0},
                                                                                   {"3 storeys", 3.0},
                                                                                   {"5层", 5.0},
                                                                                   {"地上5層", 5.0},
                                                                                   {"共 6 层", 6.0},
                                                                                   {"３階", 3.0},
                                                                                   {"G+4", 5.0},
                                                                                   {"2-3F", 3.0},
                                                                                   {"1;2", 2.0},
                                                                                   {"3.5", 3.5}}) {
        EXPECT_EQ(read_floors(text(words)).value, floors) << words;
    }
    for (const char* words : {"B1", "5 m", "five", "F", "5/3", "G+"}) {
        EXPECT_FALSE(read_floors(text(words)).readable) << words;
    }
    EXPECT_EQ(read_year(text("2015.6")).value, 2015.0);
    EXPECT_EQ(read_year(text("２０１５年")).value, 2015.0);
    EXPECT_FALSE(read_year(text("2015.13")).readable);
    EXPECT_FALSE(read_year(2015.6).readable);
}

TEST(AttributeValue, WhatIsNotKnownIsNothingAndNoFault) {
    for (const char* words : {"", "  ", "unknown", "Unknown", "N/A", "null", "-1", "0", "-9999", "未知"}) {
        for (const AttributeNumber& number :
             {read_height_m(text(words)), read_floors(text(words)), read_year(text(words))}) {
            EXPECT_FALSE(number.value) << words;
            EXPECT_TRUE(number.readable) << words;
        }
    }
    EXPECT_TRUE(read_height_m(FieldValue()).readable);
    EXPECT_FALSE(read_height_m(-1.0).value);
    EXPECT_TRUE(read_height_m(-1.0).readable);
    EXPECT_FALSE(read_floors(std::int64_t{0}).value);
}

TEST(AttributeValue, WhatIsNoNumberIsUnreadable) {
    for (const char* words : {"tall", "~12", "12 m?", "12 x", "3;tall", "40 ft 13 in", "1e3", "5000", "-4", "nan m"}) {
        const AttributeNumber height = read_height_m(text(words));
        EXPECT_FALSE(height.value) << words;
        EXPECT_FALSE(height.readable) << words;
    }
    EXPECT_FALSE(read_height_m(1500.0).readable);
    EXPECT_FALSE(read_height_m(-3.5).readable);
    EXPECT_FALSE(read_floors(text("ground")).readable);
    EXPECT_FALSE(read_floors(text("3 m")).readable);
    EXPECT_FALSE(read_floors(std::int64_t{900}).readable);
}

TEST(AttributeValue, OfSeveralFloorsTheHighestCounts) {
    for (const char* words : {"3", "2;3", "2-3", "2,3", "3;2", " 1 ; 3 "}) {
        EXPECT_EQ(read_floors(text(words)).value, 3.0) << words;
    }
    EXPECT_EQ(read_floors(text("3.5")).value, 3.5);
}

TEST(AttributeValue, YearsAreReadFromNumbersAndDates) {
    for (const char* words : {"2015", "2015-06-30", "2015/06/30", "2015/6", "20150630", "201506", "2015年", "2015年6月",
                              "2015-06-30T12:00:00Z", "1990-2015", "1990..2015", "2015.0", "30.06.2015", "06/30/2015",
                              "~2015", "circa 2015", "ca. 2015", "~2015-06", "before 2015"}) {
        EXPECT_EQ(read_year(text(words)).value, 2015.0) << words;
        EXPECT_TRUE(read_year(text(words)).readable) << words;
    }
    EXPECT_EQ(read_year(std::int64_t{2015}).value, 2015.0);
    EXPECT_EQ(read_year(20150630.0).value, 2015.0);
    EXPECT_EQ(read_year(std::int64_t{201506}).value, 2015.0);
    for (const FieldValue& wrong :
         {FieldValue(std::int64_t{209}), FieldValue(std::int64_t{3015}), FieldValue(std::int64_t{20151399}),
          FieldValue(2015.5), text("old"), text("before the war"), text("201"), text("C1"), text("197s"), text("1975s"),
          text("1.2.15")}) {
        EXPECT_FALSE(read_year(wrong).value) << as_text(wrong);
        EXPECT_FALSE(read_year(wrong).readable) << as_text(wrong);
    }
}

TEST(AttributeValue, YearsOfOpenStreetMapMayBeSpansWhoseLastYearCounts) {
    EXPECT_EQ(read_year(text("C19")).value, 1900.0);
    EXPECT_EQ(read_year(text("late C18")).value, 1800.0);
    EXPECT_EQ(read_year(text("1970s")).value, 1979.0);
    EXPECT_EQ(read_year(text("early 1990s")).value, 1999.0);
    for (const char* open : {"after 2010", "C21"}) {
        EXPECT_FALSE(read_year(text(open)).value) << open;
        EXPECT_TRUE(read_year(text(open)).readable) << open;
    }
}

TEST(AttributeValue, AmountsMayHaveTheirThousandsMarkedAndBeNothing) {
    EXPECT_EQ(read_amount(text("1,234.5")).value, 1234.5);
    EXPECT_EQ(read_amount(text("1,234,567")).value, 1234567.0);
    EXPECT_EQ(read_amount(text("12,5")).value, 12.5);
    EXPECT_EQ(read_amount(text("0")).value, 0.0);
    EXPECT_FALSE(read_amount(text("-1")).value);
    EXPECT_TRUE(read_amount(text("-1")).readable);
    EXPECT_FALSE(read_amount(text("-5")).readable);
    EXPECT_FALSE(read_amount(text("much")).readable);
}

}  // namespace
}  // namespace sunshed
