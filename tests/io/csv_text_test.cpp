#include "sunshed/io/csv_text.hpp"

#include <gtest/gtest.h>

#include <string>

namespace sunshed {
namespace {

TEST(CsvText, QuotesWhatWouldBreakARow) {
    EXPECT_EQ(csv_field("plain 名"), "plain 名");
    EXPECT_EQ(csv_field("a,b"), "\"a,b\"");
    EXPECT_EQ(csv_field("a;b"), "\"a;b\"");
    EXPECT_EQ(csv_field("say \"a\""), "\"say \"\"a\"\"\"");
    EXPECT_EQ(csv_field("two\nlines"), "\"two\nlines\"");
    EXPECT_EQ(csv_field("# no remark"), "\"# no remark\"");
}

TEST(CsvText, TakesFromSpreadsheetsWhatTheyWouldCalculate) {
    EXPECT_EQ(csv_field("=cmd|' /C calc'!A0"), "'=cmd|' /C calc'!A0");
    EXPECT_EQ(csv_field("+1+1"), "'+1+1");
    EXPECT_EQ(csv_field("-2+3"), "'-2+3");
    EXPECT_EQ(csv_field("@SUM(A1)"), "'@SUM(A1)");
    EXPECT_EQ(csv_field("\t=1"), "\"'\t=1\"");
    EXPECT_EQ(csv_field("\r=1"), "\"'\r=1\"");
    EXPECT_EQ(csv_field("\uFF1D1+1"), "'\uFF1D1+1");
}

TEST(CsvText, LeavesNumbersAndInnerSignsAlone) {
    for (const char* text : {"-5", "+106.47", "-1e-3", "a=b", "3-4", "x@y", ""}) {
        EXPECT_EQ(csv_field(text), text);
        EXPECT_EQ(without_formula_guard(text), text);
    }
}

TEST(CsvText, ComesBackAsItWas) {
    for (const std::string text : {"=1+1", "'=1+1", "''-a", "@x", "'quoted'", "-5", "'-5", "'", "plain"}) {
        EXPECT_EQ(without_formula_guard(csv_field(text)), text);
    }
}

}  // namespace
}  // namespace sunshed
