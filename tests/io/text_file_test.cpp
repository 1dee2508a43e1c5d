// Files that no reader should swallow: too large, no text, in other encodings, or made to take memory and time.

#include "sunshed/io/text_file.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "sunshed/core/error.hpp"
#include "sunshed/io/csv_file.hpp"
#include "sunshed/io/json_depth.hpp"
#include "sunshed/io/weather_file.hpp"

namespace sunshed {
namespace {

using testing::Contains;
using testing::HasSubstr;

template <class Reader>
std::string complaint_of(const Reader& reader) {
    try {
        reader();
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

std::string weather_complaint(const std::string& text) {
    return complaint_of([&] { static_cast<void>(read_weather(FileText{"w", text})); });
}

TEST(TextFile, AFileLargerThanIsReadOfItsKindIsRefusedByItsSize) {
    const std::string path = testing::TempDir() + fmt::format("sunshed-large-{}", getpid());
    std::ofstream(path) << std::string(3U << 20U, 'x');
    EXPECT_EQ(read_file_text(path, 3U << 20U).text.size(), 3U << 20U);
    EXPECT_THAT(complaint_of([&] { read_file_text(path, 2U << 20U); }), HasSubstr("larger than 2 MiB"));
    std::filesystem::remove(path);
    EXPECT_THAT(complaint_of([&] { read_file_text(testing::TempDir(), 10); }), HasSubstr("this is a folder"));
    EXPECT_THAT(complaint_of([&] { read_file_text("/dev/zero", 1U << 20U); }), HasSubstr("larger than 1 MiB"));
}

TEST(TextFile, LinesThatAreTooLongOrTooManyAreNamed) {
    const FileText file{"f", "one\n" + std::string(100, 'x') + "\nthree\n"};
    EXPECT_EQ(complaint_of([&] { check_lines(file, 100, 3); }), "");
    EXPECT_THAT(complaint_of([&] { check_lines(file, 99, 3); }), HasSubstr("f:2: the line has more than 99"));
    EXPECT_THAT(complaint_of([&] { check_lines(file, 100, 2); }), HasSubstr("more than 2 lines"));
}

TEST(TextFile, EncodingsAndLineEndsAreBroughtToOneForm) {
    std::vector<std::string> notes;
    const auto utf8 = [&](const std::string& bytes, OtherEncoding otherwise = OtherEncoding::none) {
        return as_utf8({"f", bytes}, otherwise, notes).text;
    };
    EXPECT_EQ(utf8("\xEF\xBB\xBFx"), "x");
    EXPECT_EQ(utf8("a\rb\r"), "a\nb\n");
    EXPECT_EQ(utf8("a\r\nb\rc"), "a\r\nb\rc");
    EXPECT_EQ(utf8(std::string("\xFE\xFF\0a\xD8\x34\xDD\x1E\xD8\x34\0b", 12)),
              "a\xF0\x9D\x84\x9E\xEF\xBF\xBD"
              "b");
    EXPECT_TRUE(utf8("\xE3\x83", OtherEncoding::none) == "\xE3\x83");
    EXPECT_EQ(utf8("S\xE3o", OtherEncoding::latin1), "São");
    EXPECT_THAT(notes, Contains(HasSubstr("ISO 8859-1")));
    EXPECT_THAT(complaint_of([&] { utf8(std::string("a\0b", 3)); }), HasSubstr("zero bytes"));
    EXPECT_THAT(complaint_of([&] {
                    utf8(
                        std::string("\xFF\xFE"
                                    "a\0\0\0",
                                    6));
                }),
                HasSubstr("zero bytes"));
}

TEST(TextFile, ANumberOfTenThousandGroupsIsNoNumber) {
    std::string huge = "1";
    for (int i = 0; i < 10000; ++i) {
        huge += ",000";
    }
    EXPECT_FALSE(number_in(huge));
    EXPECT_FALSE(number_in(std::string(1000000, ' ') + "1"));
    EXPECT_EQ(number_in("1,000,000,000,000,000,000,000.5"), 1e21 + 0.5);
    for (const char* text : {"1,000,", "1,00", ",000", "1,000.", "1,000.5x", "1234,567", "1e999", "-1e999"}) {
        EXPECT_FALSE(number_in(text)) << text;
    }
}

TEST(TextFile, ATableOfAMillionColumnsIsRefused) {
    EXPECT_THAT(complaint_of([] { read_csv(FileText{"t", std::string(1000000, ',')}); }), HasSubstr("1000 columns"));
    EXPECT_THAT(complaint_of([] {
                    read_csv(FileText{"t", "a,b\n" + std::string(3U << 20U, 'x')});
                }),
                HasSubstr("t:2: the line has more than"));
    EXPECT_THAT(weather_complaint("# time_convention: instant\ntime" + std::string(100000, ',') + "\n2019-01-01,1\n"),
                HasSubstr("1000 columns"));
}

const char* const plain_head =
    "# time_convention: interval-start\n# latitude_deg: 45\n# longitude_deg: 8\n# utc_offset_h: 0\n"
    "time,ghi [W/m2],dhi [W/m2],temperature [C]\n";

TEST(TextFile, WeatherInStepsOfSecondsOrOfAFewRowsTakesNoMemory) {
    std::string seconds = plain_head;
    std::string minutes = plain_head;
    for (int i = 0; i < 3; ++i) {
        seconds += fmt::format("2019-01-01T00:00:0{},0,0,1\n", i);
        minutes += fmt::format("2019-01-01T00:0{},0,0,1\n", i);
    }
    EXPECT_THAT(weather_complaint(seconds), HasSubstr("rows are 1 seconds apart; give values at steps of a minute"));
    EXPECT_THAT(weather_complaint(minutes), HasSubstr("there are 3 rows of data instead of 525600"));
}

TEST(TextFile, WeatherOfAYearThatIsNoneIsRefusedByItsRow) {
    EXPECT_THAT(weather_complaint(plain_head + std::string("9999-01-01T00:00,0,0,1\n9999-01-01T01:00,0,0,1\n")),
                HasSubstr("w:6: there is no weather of the year 9999"));
    const std::string sam = "Year,Month,Day,Hour,GHI\n";
    EXPECT_THAT(weather_complaint(sam + "1e30,1,1,0,5\n"), HasSubstr("'1e30' is no Year"));
    EXPECT_THAT(weather_complaint(sam + "nan,1,1,0,5\n"), HasSubstr("'nan' is no Year"));
    EXPECT_THAT(weather_complaint(sam + "2019,1,1,0,inf\n"), HasSubstr("'inf' is not a number"));
}

TEST(TextFile, WeatherOfNoPlaceOrClockIsRefused) {
    const auto with = [](const std::string& line) {
        return "# time_convention: instant\n# latitude_deg: 45\n# longitude_deg: 8\n" + line +
               "\ntime,ghi [W/m2]\n2019-01-01T00:00,0\n2019-01-01T01:00,0\n";
    };
    EXPECT_THAT(weather_complaint(with("# utc_offset_h: 1e300")), HasSubstr("no clock is 1e+300 hours from UTC"));
    EXPECT_THAT(weather_complaint(with("# utc_offset_h: nan")), HasSubstr("no clock is nan hours from UTC"));
    EXPECT_THAT(weather_complaint(with("# altitude_m: 1e9")), HasSubstr("no place is 1e+09 m high"));
}

TEST(TextFile, JsonOfAMillionBracketsIsRefused) {
    EXPECT_FALSE(is_nested_deeper(R"([{"a": "[[[\"[["}, [2], [3]])", 2));
    EXPECT_TRUE(is_nested_deeper(R"([{"a": [1]}])", 2));
    EXPECT_THAT(weather_complaint("{\"inputs\": " + std::string(1000000, '[')), HasSubstr("nested more than 16 deep"));
}

TEST(TextFile, AnEpwOfABillionRecordsAnHourIsRefused) {
    std::string epw = "LOCATION,x,-,-,-,-,45,126,8,140\n";
    for (int i = 0; i < 6; ++i) {
        epw += "COMMENTS 1,x\n";
    }
    EXPECT_THAT(weather_complaint(epw + "DATA PERIODS,1,1000000000,Data\n2019,1,1,1\n"),
                HasSubstr("w:8: 1e+09 records an hour"));
}

TEST(TextFile, AValueThatCannotBeIsAGapWithANote) {
    std::string text = plain_head;
    for (int hour = 0; hour < 8760; ++hour) {
        const CivilTime time = civil_from_utc({utc_from_civil({2019, 1, 1}).unix_s + 3600.0 * hour});
        const char* temperature = hour == 100 ? "88" : hour == 200 ? "-98" : "5";
        text += fmt::format("2019-{:02}-{:02}T{:02}:00,{},0,{}\n", time.month, time.day, time.hour,
                            hour == 4332 ? "-50" : "100", temperature);
    }
    const WeatherFile file = inspect_weather(FileText{"w", text});
    const WeatherSeries& series = file.series;
    std::vector<std::string> problems;
    for (const Finding& finding : file.findings) {
        const bool is_few = finding.problem.find("cannot be") != std::string::npos;
        EXPECT_EQ(finding.severity, is_few ? Severity::note : Severity::doubt) << finding.problem;
        problems.push_back(finding.problem);
    }
    EXPECT_THAT(problems, Contains(HasSubstr("air temperature cannot be 88 (row 106): 2 such values")));
    EXPECT_THAT(problems, Contains(HasSubstr("global irradiance cannot be -50")));
    EXPECT_EQ(series.records[100].temperature_air_c, 5.0);
    EXPECT_GE(series.records[4332].ghi_w_m2, 0.0);
}

}  // namespace
}  // namespace sunshed
