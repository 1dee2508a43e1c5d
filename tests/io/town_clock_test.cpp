#include "sunshed/io/town_clock.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "sunshed/core/error.hpp"

namespace sunshed {
namespace {

using testing::HasSubstr;

const std::string shipped = SUNSHED_SOURCE_DIR "/datasets/clocks/places.csv";

/// Two towns of different clocks, 100 km apart on one parallel.
class TwoTowns : public testing::Test {
protected:
    void SetUp() override {
        path_ = (std::filesystem::temp_directory_path() / ("sunshed-clocks-" + std::to_string(getpid()))).string();
        std::ofstream(path_) << "latitude_deg,longitude_deg,zone\n50.0,127.0,Asia/Shanghai\n50.0,128.4,Asia/Yakutsk\n";
    }
    void TearDown() override { std::filesystem::remove(path_); }

    std::string path_;
};

TEST_F(TwoTowns, ATownHasTheClockOfTheNearestPlace) {
    const TownClock west = town_clock_at(50.1, 126.9, path_);
    EXPECT_EQ(west.utc_offset_h, 8.0);
    EXPECT_EQ(west.how, "Asia/Shanghai");
    EXPECT_EQ(west.doubt, "");
    EXPECT_EQ(town_clock_at(50.1, 128.6, path_).utc_offset_h, 9.0);
}

TEST_F(TwoTowns, NearTheBorderOfTwoClocksTheDoubtAndTheOtherAreTold) {
    const TownClock clock = town_clock_at(50.0, 127.6, path_);
    EXPECT_EQ(clock.utc_offset_h, 8.0);
    EXPECT_EQ(clock.other_utc_offset_h, 9.0);
    EXPECT_THAT(clock.doubt, HasSubstr("Asia/Yakutsk (UTC+9) begins"));
    EXPECT_THAT(clock.doubt, HasSubstr("project.timezone"));
}

TEST_F(TwoTowns, FarFromEveryPlaceTheLongitudeIsTakenAndTold) {
    const TownClock clock = town_clock_at(0.0, -140.0, path_);
    EXPECT_EQ(clock.utc_offset_h, -9.0);
    EXPECT_THAT(clock.doubt, HasSubstr("longitude"));
}

TEST(TownClock, IsNamedByZoneOrOffset) {
    EXPECT_EQ(town_clock_named("Asia/Kathmandu", "key").utc_offset_h, 5.75);
    EXPECT_EQ(town_clock_named("-09:30", "key").utc_offset_h, -9.5);
    try {
        static_cast<void>(town_clock_named("Asia/Harbin", "project.timezone"));
        FAIL() << "it was taken";
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), HasSubstr("project.timezone: 'Asia/Harbin' is no time zone"));
    }
}

struct Town {
    const char* name;
    double latitude_deg;
    double longitude_deg;
    double utc_offset_h;
};

// Legal standard times; towns at the edges of zones, of zones off the whole hour, and beyond 180 degrees.
TEST(TownClock, TheShippedTableKnowsTheLegalTimeOfTowns) {
    for (const Town& town : {Town{"Harbin", 45.75, 126.65, 8},    {"Fuyuan", 48.36, 134.3, 8},
                             {"Mohe", 52.97, 122.53, 8},          {"Suifenhe", 44.4, 131.15, 8},
                             {"Kashgar", 39.47, 75.99, 8},        {"Tashkurgan", 37.77, 75.23, 8},
                             {"Lhasa", 29.65, 91.1, 8},           {"New Delhi", 28.6, 77.2, 5.5},
                             {"Kathmandu", 27.7, 85.3, 5.75},     {"Tehran", 35.7, 51.4, 3.5},
                             {"Kabul", 34.5, 69.2, 4.5},          {"Yangon", 16.8, 96.15, 6.5},
                             {"Chatham", -43.95, -176.56, 12.75}, {"Kiritimati", 1.87, -157.4, 14},
                             {"Marquesas", -9.8, -139.0, -9.5},   {"St John's", 47.56, -52.7, -3.5},
                             {"Adelaide", -34.9, 138.6, 9.5},     {"Madrid", 40.4, -3.7, 1},
                             {"Gothenburg", 57.7, 11.97, 1},      {"Phoenix", 33.45, -112.0, -7},
                             {"Apia", -13.83, -171.77, 13},       {"Fiji, beyond 180", -17.8, 178.4, 12},
                             {"Suva as 538 E", -17.8, 538.4, 12}}) {
        EXPECT_EQ(town_clock_at(town.latitude_deg, town.longitude_deg, shipped).utc_offset_h, town.utc_offset_h)
            << town.name;
    }
}

}  // namespace
}  // namespace sunshed
