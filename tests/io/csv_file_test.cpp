#include "sunshed/io/csv_file.hpp"

#include <unistd.h>

#include <cpl_conv.h>
#include <cpl_string.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>

#include "sunshed/core/error.hpp"

namespace sunshed {
namespace {

class CsvFileTest : public testing::Test {
protected:
    void TearDown() override { std::remove(path_.c_str()); }

    CsvFile read(const std::string& bytes) {
        std::ofstream(path_, std::ios::binary) << bytes;
        return read_csv(path_, {{"区域", "zone_id"}});
    }
    std::string problem_of(const std::string& bytes) {
        try {
            read(bytes).each.finish();
        } catch (const Error& error) {
            return error.what();
        }
        return "";
    }

    std::string path_ = testing::TempDir() + "sunshed_csv_" + std::to_string(getpid()) + ".csv";
};

TEST_F(CsvFileTest, ReadsQuotesCommentsEmptyLinesAndShortRows) {
    const CsvFile file = read("a,b,c\n# a comment\n\n1,\"x, \"\"y\"\"\nz\",3\r\n4\n,,\n");
    ASSERT_EQ(file.rows.size(), 2U);
    EXPECT_EQ(file.cell(file.rows[0], "b"), "x, \"y\"\nz");
    EXPECT_EQ(file.rows[0].line, 4U);
    EXPECT_EQ(file.rows[1].line, 6U);
    EXPECT_EQ(file.cell(file.rows[1], "c"), "");
    EXPECT_EQ(file.place(file.rows[1], "c"), path_ + ":6:c");
    EXPECT_TRUE(file.notes.empty());
}

TEST_F(CsvFileTest, ReadsWhatExcelSaves) {
    const std::string text = "区域;值\n哈尔滨;5\n";
    const auto check = [&](const CsvFile& file) {
        ASSERT_EQ(file.rows.size(), 1U);
        EXPECT_EQ(file.cell(file.rows[0], "zone_id"), "哈尔滨");
        EXPECT_EQ(file.cell(file.rows[0], "值"), "5");
    };
    check(read("\xEF\xBB\xBF" + text));
    char* gb = CPLRecode(text.c_str(), CPL_ENC_UTF8, "GB18030");
    const CsvFile recoded = read(gb);
    CPLFree(gb);
    check(recoded);
    ASSERT_EQ(recoded.notes.size(), 1U);
    EXPECT_NE(recoded.notes[0].find("GB 18030"), std::string::npos);
    // "Unicode text": UTF-16, little endian, tabs.
    std::string utf16 = "\xFF\xFE";
    for (const int code :
         std::initializer_list<int>{0x533A, 0x57DF, '\t', 0x503C, '\n', 0x54C8, 0x5C14, 0x6EE8, '\t', '5', '\n'}) {
        utf16 += static_cast<char>(code & 0xFF);
        utf16 += static_cast<char>(code >> 8);
    }
    check(read(utf16));
}

TEST_F(CsvFileTest, NamesTheRowThatCannotBeRead) {
    EXPECT_NE(problem_of("a,b\n1,2\n3,1,234\n").find(":3: the row has 3 cells and the header 2"), std::string::npos);
    EXPECT_NE(problem_of("a,b\n1,\"2\n").find(":2: a quote is never closed"), std::string::npos);
    EXPECT_NE(problem_of("").find("empty"), std::string::npos);
    EXPECT_NE(problem_of(std::string("PK\x03\x04\0\0", 6)).find("no text file"), std::string::npos);
}

TEST(NumberIn, ReadsWhatPeopleWriteAndRefusesWhatCouldBeTwoThings) {
    EXPECT_EQ(number_in("1234.5"), 1234.5);
    EXPECT_EQ(number_in("1,234,567.8"), 1234567.8);
    EXPECT_EQ(number_in("12 345"), 12345.0);
    EXPECT_EQ(number_in("12\xC2\xA0"
                        "345"),
              12345.0);
    EXPECT_EQ(number_in("55%"), 55.0);
    EXPECT_EQ(number_in("+1.5e3"), 1500.0);
    EXPECT_EQ(number_in("-3"), -3.0);
    for (const char* text : {"12,5", "1,23,456", "abc", "", "1.2.3", "nan", "inf", "12 kWh", "１２", "--3"}) {
        EXPECT_FALSE(number_in(text)) << text;
    }
}

}  // namespace
}  // namespace sunshed
