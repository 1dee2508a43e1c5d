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

TEST(ClassMap, ReadsTraditionalAndJapaneseCharacters) {
    for (const auto& [word, building_class] :
         std::vector<std::pair<std::string, BuildingClass>>{{"學校", BuildingClass::school},
                                                            {"國民小學", BuildingClass::school},
                                                            {"高級中學", BuildingClass::school},
                                                            {"小学校", BuildingClass::school},
                                                            {"保育園", BuildingClass::school},
                                                            {"病院", BuildingClass::hospital},
                                                            {"醫院", BuildingClass::hospital},
                                                            {"診療所", BuildingClass::hospital},
                                                            {"市役所", BuildingClass::party_government},
                                                            {"県庁", BuildingClass::party_government},
                                                            {"図書館", BuildingClass::other_public_institution},
                                                            {"體育館", BuildingClass::other_public_institution},
                                                            {"事務所", BuildingClass::commercial},
                                                            {"店舗", BuildingClass::commercial},
                                                            {"辦公", BuildingClass::commercial},
                                                            {"工場", BuildingClass::factory},
                                                            {"廠房", BuildingClass::factory},
                                                            {"倉庫", BuildingClass::warehouse},
                                                            {"共同住宅", BuildingClass::residential},
                                                            {"戸建住宅", BuildingClass::residential},
                                                            {"透天厝", BuildingClass::residential},
                                                            {"農家住宅", BuildingClass::rural_house},
                                                            {"駐車場", BuildingClass::other},
                                                            {"\u3000住宅\u3000", BuildingClass::residential},
                                                            {"\u00A0school", BuildingClass::school}}) {
        EXPECT_EQ(classify(word, {}), building_class) << word;
    }
}

TEST(ClassMap, ItsOwnWordsStandInSimplifiedCharacters) {
    for (const ClassWord& word : class_words) {
        EXPECT_EQ(classify(std::string(word.text), {}), word.building_class) << word.text;
    }
}

TEST(ClassMap, KnowsOpenStreetMapTagsAndChineseLandUse) {
    EXPECT_EQ(classify("amenity=school", {}), BuildingClass::school);
    EXPECT_EQ(classify("yes;clinic", {}), BuildingClass::hospital);
    EXPECT_EQ(classify("yes", {}), BuildingClass::unknown);
    for (const char* list : {"住宅/商业", "住宅、商业", "住宅，商业", "yes|住宅", "住宅；商业", "residential, shop"}) {
        EXPECT_EQ(classify(list, {}), BuildingClass::residential) << list;
    }
    EXPECT_EQ(classify("住宅/商业", {{"住宅/商业", "commercial"}}), BuildingClass::commercial);
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
