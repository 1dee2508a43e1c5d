#include "sunshed/catalogue/class_map.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string_view>

#include "catalogue/class_words.hpp"

namespace sunshed {
namespace {

TEST(Classify, KnowsChineseWordsOpenStreetMapAndItsOwnNames) {
    EXPECT_EQ(classify("学校", {}), BuildingClass::school);
    EXPECT_EQ(classify(" Hospital ", {}), BuildingClass::hospital);
    EXPECT_EQ(classify("厂房", {}), BuildingClass::factory);
    EXPECT_EQ(classify("party_government", {}), BuildingClass::party_government);
    EXPECT_EQ(classify("Skola", {{"Skola", "school"}}), BuildingClass::school);
    EXPECT_EQ(classify("", {}), BuildingClass::unknown);
    EXPECT_EQ(classify("xyzzy", {}), BuildingClass::unknown);
}

TEST(ClassMap, KnowsOpenStreetMapTagsAndChineseLandUse) {
    EXPECT_EQ(classify("amenity=school", {}), BuildingClass::school);
    EXPECT_EQ(classify("yes;clinic", {}), BuildingClass::hospital);
    EXPECT_EQ(classify("yes", {}), BuildingClass::unknown);
    EXPECT_EQ(classify("一类工业用地", {}), BuildingClass::factory);
    EXPECT_EQ(classify("0804教育用地", {}), BuildingClass::school);
    EXPECT_EQ(classify("村委会", {}), BuildingClass::other_public_institution);
    EXPECT_EQ(classify("yes", {{"yes", "residential"}}), BuildingClass::residential);
}

TEST(ClassMap, NumericCodesNeedTheirStandardAndLetterCodesDoNot) {
    EXPECT_EQ(classify("A33", {}), BuildingClass::school);
    EXPECT_EQ(classify("M1", {}), BuildingClass::factory);
    EXPECT_EQ(classify("R2", {}), BuildingClass::residential);
    EXPECT_EQ(classify("A1", {}), BuildingClass::party_government);
    // 0803 is education in one standard and culture in the other.
    EXPECT_EQ(classify("0803", {}), BuildingClass::unknown);
    EXPECT_EQ(classify("0803", {}, LandUseCodes::gbt21010_2017), BuildingClass::school);
    EXPECT_EQ(classify("0803", {}, LandUseCodes::land_sea_2023), BuildingClass::other_public_institution);
    EXPECT_EQ(classify("080403", {}, LandUseCodes::land_sea_2023), BuildingClass::school);
    EXPECT_EQ(classify("100101", {}, LandUseCodes::land_sea_2023), BuildingClass::factory);
    EXPECT_EQ(classify("0701", {}, LandUseCodes::gbt21010_2017), BuildingClass::residential);
}

TEST(ClassMap, NoWordMeansTwoThings) {
    std::set<std::string_view> texts;
    for (const auto& word : class_words) {
        EXPECT_TRUE(texts.insert(word.text).second) << word.text;
    }
}

}  // namespace
}  // namespace sunshed
