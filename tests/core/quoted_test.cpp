#include "sunshed/core/quoted.hpp"

#include <gtest/gtest.h>

#include <iomanip>

#include "sunshed/core/error.hpp"

namespace sunshed {
namespace {

TEST(Quoted, PlainTextStandsInQuotesAsItIs) {
    EXPECT_EQ(quoted("12,5"), "'12,5'");
    EXPECT_EQ(quoted(std::string("哈尔滨 办公")), "'哈尔滨 办公'");
    EXPECT_EQ(quoted(""), "''");
}

TEST(Quoted, LongTextIsCutBetweenCharacters) {
    EXPECT_EQ(quoted(std::string(1000000, 'x'), 5), "'xxxxx...'");
    EXPECT_EQ(quoted("哈尔滨", 2), "'哈尔...'");
    EXPECT_EQ(quoted("哈尔滨", 3), "'哈尔滨'");
}

TEST(Quoted, ControlCharactersAndMarksOfDirectionAreWrittenOut) {
    EXPECT_EQ(quoted("a\nb\r\tc"), "'a\\nb\\r\\tc'");
    EXPECT_EQ(quoted("\x1b[31mred"), "'\\x1b[31mred'");
    EXPECT_EQ(quoted(std::string_view("a\0b", 3)), "'a\\x00b'");
    EXPECT_EQ(quoted("a\u202Eb\u2028c\u0085d"), "'a\\u202eb\\u2028c\\x85d'");
}

TEST(Quoted, BytesThatAreNoUtf8AreWrittenOut) {
    EXPECT_EQ(quoted("a\xFF"
                     "b\xC3"),
              "'a\\xffb\\xc3'");
    EXPECT_EQ(quoted("\xC0\x80"), "'\\xc0\\x80'");           // an overlong zero
    EXPECT_EQ(quoted("\xED\xA0\x80"), "'\\xed\\xa0\\x80'");  // half a surrogate pair
}

TEST(Quoted, DocumentsGetTextWithoutControlCharactersAndBrokenBytes) {
    EXPECT_EQ(clean_text("名 a\tb\nc"), "名 a\tb\nc");
    EXPECT_EQ(clean_text(std::string_view("a\0\x1b\x7f\xff", 5)), "a\uFFFD\uFFFD\uFFFD\uFFFD");
}

TEST(Quoted, AnErrorIsOneLineOfAtMost400CharactersWhateverItIsMadeOf) {
    const std::string huge(1000000, 'x');
    const Error error(ErrorCode::bad_input, huge + "/weather.csv:12", "'a\nb' " + huge, huge);
    const std::string line = error.what();
    EXPECT_LE(line.size(), 400U);
    EXPECT_NE(line.find("/weather.csv:12: 'a\\nb' xxx"), std::string::npos) << line;
    EXPECT_EQ(line.find('\n'), std::string::npos);
    const std::string bells(1000, '\a');
    EXPECT_LE(std::string(Error(ErrorCode::bad_input, bells, bells, bells).what()).size(), 400U);
    EXPECT_STREQ(Error(ErrorCode::bad_input, "哈尔滨.csv:1", "bad", "mend it").what(), "哈尔滨.csv:1: bad; mend it");
}

}  // namespace
}  // namespace sunshed
