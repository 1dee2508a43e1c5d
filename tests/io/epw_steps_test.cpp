// EPW by the half and the quarter of an hour: the rows of a day are counted.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <fstream>

#include "sunshed/io/weather_file.hpp"

namespace sunshed {
namespace {

constexpr double utc_offset_h = 8.0;

/// What the sun of a plain day gives in the middle of a row, W m-2.
double plain_day(double hour) {
    return std::max(0.0, 600.0 * std::sin((hour - 6.0) / 12.0 * 3.14159265));
}

std::string epw(int rows_per_hour) {
    std::string text = fmt::format(
        "LOCATION,Steps,-,-,made up,0,45.0,120.0,{:.1f},100\nDESIGN CONDITIONS,0\nTYPICAL/EXTREME PERIODS,0\n"
        "GROUND TEMPERATURES,0\nHOLIDAYS/DAYLIGHT SAVINGS,No,0,0,0\nCOMMENTS 1,\nCOMMENTS 2,\n"
        "DATA PERIODS,1,{},Data,Sunday,1/ 1,12/31\n",
        utc_offset_h, rows_per_hour);
    const double step_h = 1.0 / rows_per_hour;
    for (int day = 0; day < 365; ++day) {
        const CivilTime date = civil_from_utc({utc_from_civil({2019, 1, 1, 0, 0, 0.0}).unix_s + day * 86400.0});
        for (int row = 0; row < 24 * rows_per_hour; ++row) {
            const double ghi = plain_day((row + 0.5) * step_h);
            text += fmt::format("2019,{},{},{},{},?,5,0,60,100000,0,0,250,{:.3f},0,{:.3f},0,0,0,0,180,2\n", date.month,
                                date.day, row / rows_per_hour + 1, (row % rows_per_hour + 1) * 60 / rows_per_hour, ghi,
                                ghi);
        }
    }
    return text;
}

TEST(Epw, RowsWithinTheHourFollowEachOtherFromMidnight) {
    for (const int rows_per_hour : {2, 4}) {
        const std::string path =
            (std::filesystem::temp_directory_path() / fmt::format("sunshed-steps-{}.epw", getpid())).string();
        std::ofstream(path) << epw(rows_per_hour);
        const WeatherSeries series = read_weather_file(path);
        std::filesystem::remove(path);
        const double midnight_s = utc_from_civil({2019, 1, 1, 0, 0, 0.0}).unix_s - utc_offset_h * 3600.0;
        ASSERT_EQ(series.records.size(), 8760U * static_cast<std::size_t>(rows_per_hour));
        for (std::size_t i = 0; i < series.records.size(); ++i) {
            const WeatherRecord& record = series.records[i];
            ASSERT_EQ(record.duration_s, 3600.0 / rows_per_hour);
            ASSERT_EQ(record.begin.unix_s, midnight_s + static_cast<double>(i) * record.duration_s) << i;
            const double middle_h = (record.begin.unix_s + record.duration_s / 2.0 - midnight_s) / 3600.0;
            ASSERT_NEAR(record.ghi_w_m2, plain_day(std::fmod(middle_h, 24.0)), 0.001) << i;
        }
    }
}

}  // namespace
}  // namespace sunshed
