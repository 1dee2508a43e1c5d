#include <gtest/gtest.h>

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "sunshed/catalogue/building_reason.hpp"
#include "sunshed/catalogue/building_words.hpp"
#include "sunshed/catalogue/caution.hpp"
#include "sunshed/catalogue/coverage_words.hpp"
#include "sunshed/catalogue/energy_words.hpp"
#include "sunshed/catalogue/indicator_words.hpp"
#include "sunshed/catalogue/reason.hpp"
#include "sunshed/catalogue/remark.hpp"
#include "sunshed/catalogue/target_words.hpp"
#include "sunshed/catalogue/unit.hpp"
#include "sunshed/catalogue/yield_words.hpp"

namespace sunshed {
namespace {

bool is_chinese(const std::string& text) {
    return text.find_first_not_of(
               " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`"
               "abcdefghijklmnopqrstuvwxyz{|}~") != std::string::npos;
}

template <class Enum>
class Words : public testing::Test {};
using Enums = testing::Types<BuildingClass, Vintage, BuildingStatus, CoverageReading, CoverageGroup, CoalConvention,
                             TargetKind, RankBy, PlanOutcome, IndicatorKind, IndicatorStatus, IndicatorBasis, Better,
                             YearlyReports, LossLink, Suitability, RoofQuality, Renewable, Answer, BuildingReasonKind,
                             LoadBasis, BuildingOutcome, FlatOption>;
TYPED_TEST_SUITE(Words, Enums);

TYPED_TEST(Words, HaveBothLanguagesAndAnIdOfTheirOwn) {
    std::set<std::string> ids;
    for (const Word<TypeParam>& word : words_of(TypeParam())) {
        EXPECT_TRUE(ids.insert(word.id).second) << word.id << " stands for two values";
        EXPECT_EQ(from_id<TypeParam>(word.id), word.value) << word.id;
        EXPECT_EQ(to_string(word.value), word.id);
        if (word.id != std::string()) {
            EXPECT_TRUE(is_chinese(word.zh)) << word.id << " has no Chinese word";
            EXPECT_NE(word.en, std::string()) << word.id << " has no English word";
            EXPECT_FALSE(is_chinese(word.en)) << word.id;
        }
    }
    EXPECT_FALSE(from_id<TypeParam>("no such id"));
}

/// One sentence of each alternative of a variant.
template <class Variant, std::size_t... Places>
std::vector<Sentence> one_of_each(std::index_sequence<Places...> /*unused*/) {
    return {sentence_of(Variant(std::in_place_index<Places>))...};
}

TEST(BuildingReasons, TellTheSameDetailsInBothLanguages) {
    for (const Word<BuildingReasonKind>& word : words_of(BuildingReasonKind())) {
        const BuildingReason reason{word.value, {"(a)", "(b)", "(c)"}};
        const Sentence sentence = sentence_of(reason);
        for (std::size_t i = 0; i < reason.details.size(); ++i) {
            const bool is_told = i < details_of(word.value);
            EXPECT_EQ(sentence.zh.find(reason.details[i]) != std::string::npos, is_told) << word.id;
            EXPECT_EQ(sentence.en.find(reason.details[i]) != std::string::npos, is_told) << word.id;
        }
        EXPECT_EQ(sentence.en.find('{'), std::string::npos) << word.id;
        EXPECT_EQ(sentence.zh.find('{'), std::string::npos) << word.id;
    }
}

TEST(BuildingReasons, OfAGeometryNameItsFault) {
    EXPECT_EQ(sentence_of(reason_of(GeometryFault::not_polygonal, "LINESTRING")).en, "it is a LINESTRING and no area");
    EXPECT_EQ(sentence_of(reason_of(GeometryFault::repaired, "ring")).zh, "轮廓有误，已修复：ring");
}

template <class Variant>
class Sentences : public testing::Test {};
using Variants = testing::Types<Reason, Remark, Caution>;
TYPED_TEST_SUITE(Sentences, Variants);

TYPED_TEST(Sentences, HaveBothLanguagesAndAnIdOfTheirOwn) {
    std::set<std::string> ids;
    for (const Sentence& sentence :
         one_of_each<TypeParam>(std::make_index_sequence<std::variant_size_v<TypeParam>>())) {
        EXPECT_TRUE(ids.insert(sentence.id).second) << sentence.id << " stands for two sentences";
        if (std::string(sentence.id) != "of_input") {  // in the words of whoever read it
            EXPECT_TRUE(is_chinese(sentence.zh)) << sentence.id << " has no Chinese words";
            EXPECT_NE(sentence.en, std::string()) << sentence.id << " has no English words";
            EXPECT_FALSE(is_chinese(sentence.en)) << sentence.id;
        }
    }
}

TEST(SentenceWords, TellTheirArgumentsInBothLanguages) {
    const Sentence missing = sentence_of(Reason(reason::MissingStatistics{{{"散煤", "coal"}, {"天然气", "gas"}}}));
    EXPECT_EQ(missing.zh, "缺少统计：散煤、天然气");
    EXPECT_EQ(missing.en, "missing statistics: coal, gas");
    const Sentence elsewhere =
        sentence_of(Remark(remark::TargetElsewhere{2.5e7, Unit::square_metre, "230000", "黑建科"}));
    EXPECT_NE(elsewhere.zh.find("25000000 m² 是为 230000 定的（黑建科）"), std::string::npos) << elsewhere.zh;
    const Sentence not_given = sentence_of(
        Caution(caution::FiguresNotGiven{{{Answer::money, {"economics.capex_cny_w", "economics.om_cny_w"}}}}));
    EXPECT_NE(not_given.zh.find("经济（[economics] capex_cny_w, om_cny_w）"), std::string::npos) << not_given.zh;
}

TEST(Units, HaveAWordWhereTheyHaveAnId) {
    std::set<std::string> ids;
    for (const Word<Unit>& word : words_of(Unit())) {
        EXPECT_TRUE(ids.insert(word.id).second) << word.id;
        if (word.value != Unit::none && word.value != Unit::one) {
            EXPECT_NE(word.zh, std::string()) << word.id;
            EXPECT_NE(word.en, std::string()) << word.id;
        }
    }
}

TEST(IndicatorDefinitions, HaveBothLanguagesAUnitAndWhatIsCounted) {
    std::set<std::string> ids;
    for (const IndicatorDefinition& d : indicator_definitions()) {
        EXPECT_TRUE(ids.insert(d.id).second) << d.id << " stands twice";
        EXPECT_TRUE(is_chinese(d.name_zh)) << d.id;
        EXPECT_NE(d.name_en, std::string()) << d.id;
        EXPECT_FALSE(is_chinese(d.name_en)) << d.id;
        EXPECT_NE(d.unit, Unit::none) << d.id;
        EXPECT_NE(d.formula, std::string()) << d.id;
    }
}

TEST(IndicatorKeys, AreReadBackFromTheirIds) {
    EXPECT_EQ(to_string(IndicatorKey(IndicatorId::pv_coverage_c1, CoverageGroup::new_factory)),
              "pv_coverage_c1_new_factory");
    for (const IndicatorDefinition& d : indicator_definitions()) {
        EXPECT_EQ(indicator_from_id(d.id), IndicatorKey(d.value));
        for (const Word<CoverageGroup>& group : words_of(CoverageGroup())) {
            const IndicatorKey key(d.value, group.value);
            EXPECT_EQ(indicator_from_id(to_string(key)).has_value(),
                      group.value == CoverageGroup::target || has_groups(d.value))
                << to_string(key);
        }
    }
    EXPECT_FALSE(indicator_from_id("pv_coverage_c1_of_nobody"));
    EXPECT_FALSE(indicator_from_id(""));
}

TEST(IndicatorKeys, NameTheBuildingsOfAGroup) {
    const IndicatorKey key(IndicatorId::pv_coverage_c2, CoverageGroup::existing_factory);
    EXPECT_EQ(name_zh(key), "屋顶光伏覆盖率 C2（既有厂房）");
    EXPECT_EQ(name_en(key), "Roof-PV coverage C2 (existing factories)");
}

TEST(Conventions, AreThoseOfTheIds) {
    for (const IndicatorDefinition& d : indicator_definitions()) {
        const std::string id = d.id;
        const auto convention = convention_of(d.value);
        EXPECT_EQ(convention == CoalConvention::calorific, id.ends_with("_calorific")) << id;
        EXPECT_EQ(convention == CoalConvention::coal_equivalent, id.ends_with("_coal_equivalent")) << id;
    }
}

TEST(CoverageGroups, CountTheBuildingsThatTheyName) {
    EXPECT_TRUE(is_in_group(CoverageGroup::target, BuildingClass::school, Vintage::new_building));
    EXPECT_TRUE(is_in_group(CoverageGroup::target, BuildingClass::factory, Vintage::new_building));
    EXPECT_FALSE(is_in_group(CoverageGroup::target, BuildingClass::factory, Vintage::existing));
    EXPECT_FALSE(is_in_group(CoverageGroup::target, BuildingClass::residential, Vintage::new_building));
    EXPECT_TRUE(is_in_group(CoverageGroup::existing_public_institution, BuildingClass::hospital, Vintage::existing));
    EXPECT_FALSE(is_in_group(CoverageGroup::existing_factory, BuildingClass::factory, Vintage::unknown));
}

}  // namespace
}  // namespace sunshed
