#include "sunshed/core/length_unit.hpp"

#include <gtest/gtest.h>

#include <string>

namespace sunshed {
namespace {

constexpr double us_foot = 1200.0 / 3937.0;

TEST(LengthUnit, IsFoundBehindEverySpelling) {
    for (const char* word : {"foot", "feet", "ft", "Foot", "international foot", "[ft_i]"}) {
        const auto unit = length_unit(word);
        ASSERT_EQ(unit.has_value(), std::string(word) != "[ft_i]") << word;
        EXPECT_EQ(unit.value_or(LengthUnit{"", 0.3048}).metres, 0.3048) << word;
    }
    for (const char* word : {"US survey foot", "us-ft", "ftUS", "Foot_US", "US Survey Feet", "ft (US)", "foot_us"}) {
        ASSERT_TRUE(length_unit(word)) << word;
        EXPECT_EQ(length_unit(word)->metres, us_foot) << word;
    }
    EXPECT_EQ(length_unit("Metre")->metres, 1.0);
    EXPECT_EQ(length_unit("cm")->metres, 0.01);
    EXPECT_EQ(length_unit("dm")->metres, 0.1);
    EXPECT_EQ(length_unit("mm")->metres, 0.001);
    EXPECT_EQ(length_unit("米")->metres, 1.0);
    for (const char* word : {"", " ", "parsec", "m ft", "DN"}) {
        EXPECT_FALSE(length_unit(word)) << word;
    }
}

}  // namespace
}  // namespace sunshed
