#include "io/text_encoding.hpp"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <gtest/gtest.h>

#include "sunshed/core/error.hpp"

namespace sunshed {
namespace {

std::string in(const char* encoding, const std::string& utf8) {
    char* bytes = CPLRecode(utf8.c_str(), CPL_ENC_UTF8, encoding);
    std::string result = bytes;
    CPLFree(bytes);
    return result;
}

FeatureLayer layer_of(const std::string& field, const std::vector<std::string>& words) {
    FeatureLayer layer;
    layer.field_names = {field, "height"};
    for (const std::string& word : words) {
        Feature feature;
        feature.fields[field] = word;
        feature.fields["height"] = 12.0;
        layer.features.push_back(feature);
    }
    return layer;
}

std::vector<std::string> words_of(const FeatureLayer& layer, const std::string& field) {
    std::vector<std::string> words;
    for (const Feature& feature : layer.features) {
        words.push_back(as_text(feature.fields.at(field)));
    }
    return words;
}

// The bytes of the first four in GBK happen to be valid UTF-8.
const std::vector<std::string> uses{"学校", "医院", "住宅", "小学", "厂房", "仓库", "职业学校"};

TEST(TextEncoding, IsDecidedForTheWholeLayer) {
    std::vector<std::string> bytes;
    for (const std::string& word : uses) {
        bytes.push_back(in("GBK", word));
    }
    ASSERT_NE(CPLIsUTF8(bytes[0].c_str(), -1), 0) << "the word that deceives";
    FeatureLayer layer = layer_of(in("GBK", "用途"), bytes);
    convert_to_utf8(layer);
    EXPECT_EQ(layer.field_names[0], "用途");
    EXPECT_EQ(words_of(layer, "用途"), uses);
    EXPECT_EQ(layer.features[0].fields.at("height"), FieldValue(12.0));
}

TEST(TextEncoding, WordsThatAreUtf8ByChanceAllOfThemAreToldByTheirLetters) {
    const std::vector<std::string> words{"学校", "医院", "住宅", "小学"};
    std::vector<std::string> bytes;
    for (const std::string& word : words) {
        bytes.push_back(in("GBK", word));
        ASSERT_NE(CPLIsUTF8(bytes.back().c_str(), -1), 0) << word;
    }
    FeatureLayer layer = layer_of("use", bytes);
    EXPECT_EQ(convert_to_utf8(layer).name, "GB18030");
    EXPECT_EQ(words_of(layer, "use"), words);
    for (const std::vector<std::string>& others :
         {std::vector<std::string>{"дом", "школа"}, {"σπίτι", "καλό"}, {"בית"}, {"مدرسة"}, {"école", "Büro 25 µm²"}}) {
        FeatureLayer kept = layer_of("use", others);
        EXPECT_EQ(convert_to_utf8(kept).name, "") << others[0];
        EXPECT_EQ(words_of(kept, "use"), others);
    }
}

TEST(TextEncoding, Utf8AndPlainLettersStayAsTheyAre) {
    FeatureLayer layer = layer_of("用途", uses);
    convert_to_utf8(layer);
    EXPECT_EQ(words_of(layer, "用途"), uses);
    FeatureLayer plain = layer_of("use", {"school", ""});
    convert_to_utf8(plain);
    EXPECT_EQ(words_of(plain, "use"), (std::vector<std::string>{"school", ""}));
}

TEST(TextEncoding, LettersWithAccentsAreOfTheWesternCodePage) {
    FeatureLayer layer = layer_of("use", {in("CP1252", "école"), in("CP1252", "Bürogebäude")});
    convert_to_utf8(layer);
    EXPECT_EQ(words_of(layer, "use"), (std::vector<std::string>{"école", "Bürogebäude"}));
}

struct Written {
    const char* encoding;
    std::vector<std::string> words;
};

/// How the words of a layer in an encoding are found.
FoundEncoding found_in(const Written& written, FeatureLayer& layer) {
    std::vector<std::string> bytes;
    for (const std::string& word : written.words) {
        bytes.push_back(in(written.encoding, word));
    }
    layer = layer_of("use", bytes);
    return convert_to_utf8(layer);
}

TEST(TextEncoding, IsFoundByTheLettersThatPeopleWrite) {
    const std::vector<Written> layers{
        {"GB18030", {"学校"}},
        {"GB18030", {"住宅", "商业", "教学楼3号", "A区厂房"}},
        {"BIG5", {"學校"}},
        {"BIG5", {"住宅"}},
        {"BIG5", {"醫院", "商業大樓", "國民小學", "工廠"}},
        {"CP932", {"学校"}},
        {"CP932", {"病院", "共同住宅", "店舗併用住宅", "アパート", "コンビニ（駅前）"}},
        {"CP1251", {"школа", "жилой дом", "Больница №1"}},
        {"CP1251", {"ШКОЛА", "Жилой дом", "Склад"}},
        {"CP866", {"школа", "жилой дом", "Больница"}},
        {"CP1253", {"σχολείο", "νοσοκομείο", "Κατοικία"}},
        {"CP1252", {"école", "Bürogebäude", "hôpital"}},
        {"CP1252", {"créé en été", "Größe 25 m²", "naïve"}},
    };
    for (const Written& written : layers) {
        FeatureLayer layer;
        const FoundEncoding found = found_in(written, layer);
        EXPECT_EQ(found.name, written.encoding) << written.words[0];
        EXPECT_FALSE(found.is_doubtful) << written.words[0];
        EXPECT_EQ(words_of(layer, "use"), written.words) << written.encoding;
    }
}

TEST(TextEncoding, ThatMayBeAnotherAsWellIsDoubtful) {
    const std::vector<Written> layers{{"CP949", {"학교", "병원"}},
                                      {"CP1250", {"szkoła", "źródło", "ąę"}},
                                      {"CP1255", {"בית ספר", "מפעל"}},
                                      {"CP949", {"주택", "공장", "창고", "상가", "교회", "사무실", "체육관"}}};
    for (const Written& written : layers) {
        FeatureLayer layer;
        EXPECT_TRUE(found_in(written, layer).is_doubtful) << written.encoding;
    }
}

TEST(TextEncoding, ThatIsNamedIsTaken) {
    for (const Written& written : std::vector<Written>{{"CP949", {"학교", "병원"}},
                                                       {"CP1250", {"szkoła", "źródło"}},
                                                       {"EUC-JP", {"学校", "病院"}},
                                                       {"KOI8-R", {"школа"}}}) {
        std::vector<std::string> bytes;
        for (const std::string& word : written.words) {
            bytes.push_back(in(written.encoding, word));
        }
        FeatureLayer layer = layer_of("use", bytes);
        convert_to_utf8(layer, written.encoding);
        EXPECT_EQ(words_of(layer, "use"), written.words) << written.encoding;
    }
    FeatureLayer layer = layer_of("use", {in("CP936", "学校")});
    convert_to_utf8(layer, "936");
    EXPECT_EQ(words_of(layer, "use"), (std::vector<std::string>{"学校"}));
    EXPECT_THROW(convert_to_utf8(layer, "klingon"), Error);
}

TEST(TextEncoding, OneBrokenWordLeavesTheOthersUtf8) {
    const std::string broken = std::string("职业学校").replace(4, 1, "\xFF");
    FeatureLayer layer = layer_of("use", {"学校", "医院", broken});
    const FoundEncoding found = convert_to_utf8(layer);
    EXPECT_EQ(found.name, "");
    EXPECT_EQ(found.broken, 1U);
    EXPECT_EQ(words_of(layer, "use"), (std::vector<std::string>{"学校", "医院", "职学校"}));
}

TEST(TextEncoding, ACharacterThatTheFieldCutIsDropped) {
    const std::string cut_utf8 = std::string("职业学校").substr(0, 11);
    FeatureLayer layer = layer_of("use", {cut_utf8, "学校"});
    convert_to_utf8(layer);
    EXPECT_EQ(words_of(layer, "use"), (std::vector<std::string>{"职业学", "学校"}));
    FeatureLayer gbk = layer_of("use", {in("GBK", "职业学校").substr(0, 7), in("GBK", "厂房")});
    convert_to_utf8(gbk);
    EXPECT_EQ(words_of(gbk, "use"), (std::vector<std::string>{"职业学", "厂房"}));
}

}  // namespace
}  // namespace sunshed
