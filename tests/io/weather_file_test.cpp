#include "sunshed/io/weather_file.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <unistd.h>
#include <cstdlib>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>

#include "reference_files.hpp"
#include "sky_helpers.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/core/raster.hpp"
#include "sunshed/weather/time_check.hpp"

namespace sunshed {
namespace {

using test::shared_folder;
using testing::AllOf;
using testing::HasSubstr;

std::string scratch_file(const std::string& name) {
    return (std::filesystem::temp_directory_path() / ("sunshed-weather-" + std::to_string(getpid()) + "-" + name))
        .string();
}

std::string read_all(const std::string& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

void write_all(const std::string& path, const std::string& text) {
    std::ofstream(path, std::ios::binary) << text;
}

/// What an Error says when a file is read.
std::string complaint(const std::string& text) {
    const std::string path = scratch_file("bad.epw");
    write_all(path, text);
    try {
        static_cast<void>(read_weather_file(path));
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

std::string harbin_epw() {
    const std::string path = scratch_file("harbin.epw");
    write_epw(test::harbin_weather(), path);
    return read_all(path);
}

TEST(Epw, RoundTripsASyntheticYear) {
    const WeatherSeries written = test::harbin_weather();
    write_epw(written, scratch_file("round.epw"));
    const WeatherSeries read = read_weather_file(scratch_file("round.epw"));
    ASSERT_EQ(read.records.size(), 8760U);
    EXPECT_TRUE(read.synthetic);
    EXPECT_NEAR(read.place.latitude_deg, 45.75, 1e-9);
    EXPECT_EQ(read.place.utc_offset_h, 8.0);
    EXPECT_EQ(read.records[0].begin, written.records[0].begin);
    for (std::size_t i = 0; i < read.records.size(); ++i) {
        ASSERT_NEAR(read.records[i].ghi_w_m2, written.records[i].ghi_w_m2, 0.051);
        ASSERT_NEAR(read.records[i].temperature_air_c, written.records[i].temperature_air_c, 0.051);
    }
    EXPECT_TRUE(std::isnan(read.records[0].snow_depth_cm));
}

TEST(Epw, HoursEndAtTheirStampOnTheFilesClock) {
    const WeatherSeries read = [] {
        write_all(scratch_file("harbin.epw"), harbin_epw());
        return read_weather_file(scratch_file("harbin.epw"));
    }();
    // Hour 1 of 1 January in Harbin begins at 16:00 UTC the day before.
    EXPECT_EQ(format_iso8601(read.records[0].begin), "2018-12-31T16:00:00Z");
}

TEST(Epw, AssumedTimeMovesTheHours) {
    write_all(scratch_file("harbin.epw"), harbin_epw());
    const auto as_start =
        read_weather_file(scratch_file("harbin.epw"), {std::nullopt, StampConvention::interval_start});
    EXPECT_EQ(format_iso8601(as_start.records[0].begin), "2018-12-31T17:00:00Z");
}

TEST(Epw, ComplaintsNameFileAndRow) {
    const std::string good = harbin_epw();
    EXPECT_THAT(complaint(""), HasSubstr("empty"));
    EXPECT_THAT(complaint("hello\n"), HasSubstr("not a weather file"));
    EXPECT_THAT(complaint(good.substr(0, good.rfind('\n', good.size() - 2) + 30)), HasSubstr("bad.epw:8768"));
    EXPECT_THAT(complaint(good.substr(0, good.size() - 60)), HasSubstr("bad.epw:8768"));  // what is needed is there
    const std::string one_hour_less = good.substr(0, good.rfind('\n', good.size() - 2) + 1);
    EXPECT_THAT(complaint(one_hour_less), HasSubstr("8759 rows"));
}

/// The year with a field of the row of 5 May, noon, replaced; or, without a field, the row itself.
std::string with_noon(const std::function<std::string(std::vector<std::string>)>& change) {
    std::string text = harbin_epw();
    const auto begin = text.find("\n2019,5,5,12") + 1;
    const auto end = text.find('\n', begin);
    std::vector<std::string> fields{""};
    for (const char c : text.substr(begin, end - begin)) {
        c == ',' ? fields.emplace_back() : fields.back() += c;
    }
    return text.replace(begin, end - begin, change(std::move(fields)));
}

std::string with_noon_field(std::size_t field, const std::string& word) {
    return with_noon([&](std::vector<std::string> fields) {
        fields.at(field) = word;
        return fmt::format("{}", fmt::join(fields, ","));
    });
}

WeatherFile look_into_text(const std::string& text) {
    write_all(scratch_file("odd.epw"), text);
    return inspect_weather_file(scratch_file("odd.epw"));
}

TEST(Epw, OneValueThatCannotBeReadIsAGapThatIsTold) {
    constexpr std::size_t noon = 124 * 24 + 11;
    const WeatherFile good = look_into_text(harbin_epw());
    for (const char* word : {"x", "5o0", "1e999"}) {
        const WeatherFile odd = look_into_text(with_noon_field(13, word));
        EXPECT_GT(odd.series.records[noon].ghi_w_m2, 50.0) << word;
        EXPECT_EQ(odd.series.records[noon + 1].ghi_w_m2, good.series.records[noon + 1].ghi_w_m2) << word;
        ASSERT_FALSE(odd.series.gaps.empty()) << word;
        EXPECT_EQ(odd.series.gaps.front().quantity, "global irradiance");
        ASSERT_FALSE(odd.findings.empty()) << word;
        EXPECT_EQ(odd.findings.front().severity, Severity::doubt);
        EXPECT_THAT(odd.findings.front().where, HasSubstr("odd.epw:2996"));
        EXPECT_THAT(odd.findings.front().problem, HasSubstr("not a number (global horizontal radiation)"));
    }
    for (const char* nothing : {"", "-", "NA", "nan", " "}) {
        const WeatherFile odd = look_into_text(with_noon_field(21, nothing));
        ASSERT_EQ(odd.series.gaps.size(), 1U) << nothing;
        EXPECT_EQ(odd.series.gaps.front().quantity, "wind speed");
        EXPECT_TRUE(odd.findings.empty()) << nothing;
    }
}

TEST(Epw, OneRowThatCannotBeReadOrIsMissingIsAGap) {
    const std::vector<std::string> rows{
        with_noon_field(1, "May"), with_noon_field(3, "99"), with_noon_field(13, "12,5"),
        with_noon([](const std::vector<std::string>& fields) {
            return fmt::format("{}", fmt::join(fields.begin(), fields.begin() + 9, ","));
        })};
    for (const std::string& text : rows) {
        const WeatherFile odd = look_into_text(text);
        ASSERT_EQ(odd.series.records.size(), 8760U);
        EXPECT_GT(odd.series.records[124 * 24 + 11].ghi_w_m2, 100.0);
        ASSERT_EQ(odd.findings.size(), 1U);
        EXPECT_THAT(odd.findings.front().where, HasSubstr("odd.epw:2996"));
    }
    std::string missing = with_noon([](const auto&) { return std::string(); });
    EXPECT_EQ(look_into_text(missing).series.records.size(), 8760U) << "a blank line in its place";
    missing.erase(missing.find("\n\n"), 1);
    EXPECT_FALSE(look_into_text(missing).series.gaps.empty()) << "no line";
}

/// The row of 5 May, noon, as it is and changed.
std::string noon_twice(std::size_t field, const std::string& word) {
    return with_noon([&](std::vector<std::string> fields) {
        const std::string row = fmt::format("{}", fmt::join(fields, ","));
        fields.at(field) = word;
        return fmt::format("{}\n{}", row, fmt::join(fields, ","));
    });
}

TEST(Epw, OfRowsOfOneTimeTheFirstCountsAndBothAreTold) {
    const WeatherFile good = look_into_text(harbin_epw());
    const WeatherFile twice = look_into_text(noon_twice(4, "0"));
    const WeatherFile differing = look_into_text(noon_twice(13, "1"));
    for (const WeatherFile* file : {&twice, &differing}) {
        ASSERT_EQ(file->series.records.size(), 8760U);
        for (std::size_t i = 0; i < good.series.records.size(); ++i) {
            ASSERT_EQ(file->series.records[i].ghi_w_m2, good.series.records[i].ghi_w_m2) << i;
        }
        ASSERT_EQ(file->findings.size(), 1U);
        EXPECT_THAT(file->findings[0].where, HasSubstr("odd.epw:2997"));
        EXPECT_THAT(file->findings[0].problem, HasSubstr("the time 2019-05-05 12:00 stands in rows 2996 and 2997"));
    }
    EXPECT_EQ(twice.findings[0].severity, Severity::note);
    EXPECT_EQ(differing.findings[0].severity, Severity::doubt);
}

TEST(Epw, ManyRowsOfOneTimeAreRefused) {
    const std::string text = harbin_epw();
    const auto last_hundred = [&] {
        std::size_t at = text.size() - 1;
        for (int i = 0; i < 100; ++i) {
            at = text.rfind('\n', at - 1);
        }
        return at + 1;
    }();
    EXPECT_THAT(complaint(text + text.substr(last_hundred)),
                AllOf(HasSubstr("bad.epw:8769"), HasSubstr("stands in rows"), HasSubstr("(100 such rows)")));
}

TEST(Epw, OneRowWithATimeOfElsewhereIsAGapThatIsTold) {
    const WeatherFile good = look_into_text(harbin_epw());
    for (const auto& [field, word] : std::vector<std::pair<std::size_t, std::string>>{
             {0, "2091"}, {0, "3019"}, {1, "3"}, {1, "9"}, {2, "6"}, {3, "21"}}) {
        const WeatherFile odd = look_into_text(with_noon_field(field, word));
        ASSERT_EQ(odd.series.records.size(), 8760U) << word;
        EXPECT_EQ(odd.series.records[0].begin, good.series.records[0].begin) << word;
        EXPECT_NEAR(odd.series.records[124 * 24 + 11].ghi_w_m2, good.series.records[124 * 24 + 11].ghi_w_m2, 30.0);
        EXPECT_EQ(odd.series.records[124 * 24 + 12].ghi_w_m2, good.series.records[124 * 24 + 12].ghi_w_m2) << word;
        ASSERT_EQ(odd.findings.size(), 1U) << word;
        EXPECT_EQ(odd.findings[0].severity, Severity::doubt);
        EXPECT_THAT(odd.findings[0].where, HasSubstr("odd.epw:2996")) << word;
        EXPECT_THAT(odd.findings[0].problem, HasSubstr("does not stand where it follows (1 such rows)"));
    }
}

TEST(Epw, AnEndWithATimeOfElsewhereIsAGapToo) {
    const std::string text = harbin_epw();
    std::string first = text;
    first.replace(first.find("\n2019,1,1,1,") + 1, 7, "2019,7,");
    std::string last = text;
    last.replace(last.rfind("\n2019,12,31,24,") + 1, 4, "2001");
    for (const std::string& odd : {first, last}) {
        const WeatherFile file = look_into_text(odd);
        EXPECT_EQ(file.series.records.size(), 8760U);
        ASSERT_EQ(file.findings.size(), 1U);
        EXPECT_THAT(file.findings[0].problem, HasSubstr("does not stand where it follows"));
    }
}

TEST(Epw, ManyValuesThatCannotBeReadAreRefusedAndAllCounted) {
    std::string text = harbin_epw();
    for (auto at = text.find(",?9,"); at != std::string::npos; at = text.find(",?9,", at + 1)) {
        text[at + 4] = at % 40 == 0 ? 'x' : text[at + 4];
    }
    EXPECT_THAT(complaint(text), AllOf(HasSubstr("not a number (dry bulb temperature)"), HasSubstr(" more")));
}

TEST(Epw, TemperaturesInKelvinsAreToldAndNotTakenForMissingOnes) {
    std::string text = harbin_epw();
    for (auto at = text.find(",?9,"); at != std::string::npos; at = text.find(",?9,", at + 1)) {
        text.replace(at + 4, text.find(',', at + 4) - at - 4, "283.1");
    }
    const WeatherFile kelvins = look_into_text(text);
    ASSERT_EQ(kelvins.findings.size(), 1U);
    EXPECT_EQ(kelvins.findings.front().severity, Severity::doubt);
    EXPECT_THAT(kelvins.findings.front().problem, HasSubstr("air temperature cannot be 283.1 (row 9)"));
}

TEST(Epw, FillsShortGapsAndRefusesLongOnes) {
    const auto with_gap = [](int hours) {
        WeatherSeries series = test::harbin_weather();
        for (int i = 0; i < hours; ++i) {
            WeatherRecord& record = series.records[4000 + static_cast<std::size_t>(i)];
            record.ghi_w_m2 = record.dni_w_m2 = record.dhi_w_m2 = missing_d;
        }
        const std::string path = scratch_file("gap.epw");
        write_epw(series, path);
        return path;
    };
    const WeatherSeries filled = read_weather_file(with_gap(2));
    EXPECT_FALSE(std::isnan(filled.records[4000].ghi_w_m2));
    ASSERT_FALSE(filled.gaps.empty());
    EXPECT_EQ(filled.gaps.front().quantity, "global irradiance");
    EXPECT_EQ(filled.gaps.front().hours, 2.0);
    EXPECT_THROW(static_cast<void>(read_weather_file(with_gap(5))), Error);
}

/// The demo's year, and the real files beside the project where they are there.
std::vector<std::filesystem::path> real_files() {
    std::vector<std::filesystem::path> files{std::filesystem::path(SUNSHED_SOURCE_DIR) / "datasets/demo/weather.epw"};
    const auto folder = shared_folder() / "data" / "weather";
    if (std::filesystem::is_directory(folder)) {
        for (const auto& entry : std::filesystem::directory_iterator(folder)) {
            if (entry.path().extension() == ".epw" || entry.path().extension() == ".csv") {
                files.push_back(entry.path());
            }
        }
        EXPECT_GE(files.size(), 12U) << folder;
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// Piedmont, for PVGIS's table without its head.
const Place where_not_told{"", 45.0, 8.0, 250.0, 0.0};

Place place_of(const WeatherSeries& series) {
    return series.place_known ? series.place : where_not_told;
}

TEST(RealWeather, EveryFileGivesItsOwnGlobalIrradiationToAnOpenRoof) {
    for (const auto& file : real_files()) {
        const WeatherSeries series = read_weather_file(file.string());
        double file_kwh = 0.0;
        for (const WeatherRecord& record : series.records) {
            file_kwh += record.ghi_w_m2 * record.duration_s / 3.6e6;
        }
        const SkyYear sky = build_sky_year(series, place_of(series), {});
        RecordProperty(file.filename().string(), std::to_string(test::global_horizontal_kwh_m2(sky) / file_kwh));
        EXPECT_NEAR(test::global_horizontal_kwh_m2(sky) / file_kwh, 1.0, 0.003) << file;
    }
}

TEST(RealWeather, EveryClockAgreesWithTheSunOrItsFaultIsNamed) {
    int lagging = 0;
    for (const auto& file : real_files()) {
        WeatherSeries series = read_weather_file(file.string());
        lagging += mend_known_lag(series, check_time(series, place_of(series))) ? 1 : 0;
        const TimeCheck check = check_time(series, place_of(series));
        ASSERT_TRUE(check.possible) << file;
        // Without its head, PVGIS's table does not tell that its satellite looked 10.6 minutes after the hour.
        EXPECT_NEAR(check.shift_min, file.filename() == "pvgis_tmy_test.csv" ? -10.6 : 0.0, 3.0) << file;
        EXPECT_LT(check.sun_down_share, 0.001) << file;
        EXPECT_LT(std::abs(check.closure_bias_pct), 1.0) << file;
    }
    EXPECT_EQ(lagging, std::filesystem::exists(shared_folder() / "data" / "weather") ? 3 : 0)
        << "the three TMYx files bring their light half an hour late";
}

TEST(RealWeather, ShiftsOfRealFilesAreFound) {
    for (const auto& file : real_files()) {
        const WeatherSeries series = read_weather_file(file.string());
        const double straight = check_time(series, place_of(series)).shift_min;
        for (const double minutes : {-60.0, -30.0, 30.0, 60.0}) {
            WeatherSeries shifted = series;
            for (WeatherRecord& record : shifted.records) {
                record.begin.unix_s += minutes * 60.0;
            }
            EXPECT_NEAR(check_time(shifted, place_of(series)).shift_min, straight + minutes, 3.0) << file << minutes;
        }
    }
}

TEST(RealWeather, ANsrdbFileWithoutItsHeadTellsItsPlaceByItsZenithAngles) {
    const auto file = shared_folder() / "data" / "weather" / "test_psm4_tmy-2023.csv";
    if (!std::filesystem::exists(file)) {
        GTEST_SKIP() << "the real weather files are not here: " << shared_folder();
    }
    const WeatherSeries series = read_weather_file(file.string());
    EXPECT_TRUE(series.place_known);
    EXPECT_FALSE(series.clock_known);
    EXPECT_NEAR(series.place.latitude_deg, 40.5, 0.3);
    EXPECT_NEAR(series.place.longitude_deg, -3.5, 0.3);
}

TEST(RealWeather, UmepFilesAreReadWithTheirNoonWhereTheSunsIs) {
    const auto folder = shared_folder() / "data";
    if (!std::filesystem::is_directory(folder)) {
        GTEST_SKIP() << "the real weather files are not here: " << folder;
    }
    for (const char* name : {"goteborg_kronenhuset/GBG_TMY_1977.txt", "goteborg_city_2m/ERA5_GBG_2018_UMEP.txt"}) {
        const WeatherSeries series = read_weather_file((folder / name).string(), {1.0, std::nullopt});
        ASSERT_EQ(series.records.size(), 8760U);
        double weighted = 0.0;
        double sum = 0.0;
        for (const WeatherRecord& record : series.records) {
            weighted += std::fmod(record.begin.unix_s + 1800.0, 86400.0) / 3600.0 * record.ghi_w_m2;
            sum += record.ghi_w_m2;
        }
        EXPECT_NEAR(weighted / sum, 12.0 - 11.96 / 15.0, 0.3) << name;
    }
}

}  // namespace
}  // namespace sunshed
