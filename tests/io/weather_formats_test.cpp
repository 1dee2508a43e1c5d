// Each format, from a small file made on the spot: what its stamps mean, its units and its codes for "missing".

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <functional>

#include "sunshed/core/error.hpp"
#include "sunshed/io/weather_file.hpp"
#include "sunshed/weather/clear_sky_year.hpp"

namespace sunshed {
namespace {

using testing::Contains;
using testing::HasSubstr;

class WeatherFormats : public testing::Test {
protected:
    void SetUp() override {
        folder_ = std::filesystem::temp_directory_path() / fmt::format("sunshed-formats-{}", getpid());
        std::filesystem::create_directories(folder_);
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    std::string write(const std::string& text) const {
        const std::string path = (folder_ / "weather.txt").string();
        std::ofstream(path, std::ios::binary) << text;
        return path;
    }

    WeatherFile look_into(const std::string& text, const WeatherReadOptions& options = {}) const {
        return inspect_weather_file(write(text), options);
    }
    WeatherSeries read(const std::string& text, const WeatherReadOptions& options = {}) const {
        return look_into(text, options).series;
    }

    std::string complaint(const std::string& text, const WeatherReadOptions& options = {}) const {
        try {
            static_cast<void>(read(text, options));
        } catch (const Error& error) {
            return error.what();
        }
        return "";
    }

private:
    std::filesystem::path folder_;
};

struct Moment {
    int index = 0;
    CivilTime time;
    double ghi = 0.0;  ///< a plain day: 0 at night, up to 600 at 12:00
};

/// A line for each step of a year, made by `line`.
std::string year_of_lines(int year, int step_min, const std::function<std::string(const Moment&)>& line) {
    std::string text;
    const double first_s = utc_from_civil({year, 1, 1, 0, 0, 0.0}).unix_s;
    const int steps = (is_leap_year(year) ? 366 : 365) * 1440 / step_min;
    for (int i = 0; i < steps; ++i) {
        Moment moment;
        moment.index = i;
        moment.time = civil_from_utc({first_s + i * step_min * 60.0});
        const double hour = moment.time.hour + moment.time.minute / 60.0;
        moment.ghi = std::max(0.0, 600.0 * std::sin((hour - 6.0) / 12.0 * 3.14159265));
        text += line(moment) + "\n";
    }
    return text;
}

std::string begin_of(const WeatherSeries& series, std::size_t record) {
    return format_iso8601(series.records[record].begin);
}

std::string tmy3(const std::function<std::string(int)>& ghi) {
    std::string text =
        "723170,\"GREENSBORO, PIEDMONT\",NC,-5.0,36.100,-79.950,273\n"
        "Date (MM/DD/YYYY),Time (HH:MM),ETR (W/m^2),GHI (W/m^2),DNI (W/m^2),DHI (W/m^2),Dry-bulb (C),Pressure (mbar),"
        "Wspd (m/s),Alb (unitless),Lprecip depth (mm)\n";
    return text + year_of_lines(2001, 60, [&](const Moment& m) {
               // The months of a typical year come from many years.
               const int year = 1980 + m.time.month * 3 % 7;
               return fmt::format("{:02}/{:02}/{},{:02}:00,0,{},0,0,3.5,993,2.1,0.18,-9900", m.time.month, m.time.day,
                                  year, m.time.hour + 1, ghi(m.index));
           });
}

TEST_F(WeatherFormats, Tmy3HoursEndAtTheirStampAndMinus9900IsMissing) {
    const WeatherSeries series = read(tmy3([](int i) { return fmt::format("{}", i % 24); }));
    ASSERT_EQ(series.records.size(), 8760U);
    EXPECT_EQ(series.place.name, "GREENSBORO, PIEDMONT");
    EXPECT_EQ(begin_of(series, 0), "2019-01-01T05:00:00Z");  // 01:00 at UTC-5 ends the hour
    EXPECT_EQ(series.stamps, StampConvention::interval_end);
    EXPECT_EQ(series.records[5].ghi_w_m2, 5.0);
    EXPECT_EQ(series.records[0].pressure_pa, 99300.0);
    EXPECT_EQ(series.records[0].albedo, 0.18);
    EXPECT_TRUE(std::isnan(series.records[0].precipitation_mm));
    EXPECT_THAT(series.notes, Contains(HasSubstr("typical year")));
}

TEST_F(WeatherFormats, MissingCodesBecomeGapsNotSunlight) {
    for (const char* code : {"9999", "-9900", "-999", "99999", "nan", ""}) {
        const WeatherSeries series = read(tmy3([&](int i) { return i == 4332 ? std::string(code) : "400"; }));
        ASSERT_FALSE(series.gaps.empty()) << code;
        EXPECT_EQ(begin_of(series, 4332), format_iso8601(series.gaps[0].begin)) << code;
        EXPECT_LT(series.records[4332].ghi_w_m2, 900.0) << code;
    }
}

const char* const nsrdb_station =
    "Source,Location ID,City,State,Country,Latitude,Longitude,Time Zone,Elevation,Local Time Zone\n"
    "NSRDB,123,-,-,-,{},{},{},1650,-7\n";

TEST_F(WeatherFormats, NsrdbValuesAreSnapshotsAtTheirStamp) {
    const std::string hourly =
        fmt::format(fmt::runtime(nsrdb_station), 39.74, -105.18, -7) +
        "Year,Month,Day,Hour,Minute,GHI,DNI,DHI,Temperature,Wind Speed,Pressure,Surface Albedo\n" +
        year_of_lines(2021, 60, [](const Moment& m) {
            return fmt::format("{},{},{},{},30,{:.0f},0,0,5,2,830,0.2", m.time.year, m.time.month, m.time.day,
                               m.time.hour, m.ghi);
        });
    const WeatherSeries series = read(hourly);
    ASSERT_EQ(series.records.size(), 8760U);
    EXPECT_EQ(begin_of(series, 0), "2021-01-01T07:00:00Z");
    EXPECT_EQ(series.records[0].pressure_pa, 83000.0);
    EXPECT_EQ(series.place.altitude_m, 1650.0);
}

TEST_F(WeatherFormats, NsrdbHalfHoursAndTenMinutesStandAroundTheirStamp) {
    for (const int step : {30, 10}) {
        const std::string text = fmt::format(fmt::runtime(nsrdb_station), -43.5, 172.6, 12) +
                                 "Year,Month,Day,Hour,Minute,GHI,DNI,DHI,Temperature,Wind Speed\n" +
                                 year_of_lines(2020, step, [](const Moment& m) {
                                     return fmt::format("{},{},{},{},{},{:.0f},0,0,5,2", m.time.year, m.time.month,
                                                        m.time.day, m.time.hour, m.time.minute, m.ghi);
                                 });
        const WeatherSeries series = read(text);
        EXPECT_EQ(series.records.size(), 366U * 1440U / static_cast<std::size_t>(step)) << "a leap year";
        EXPECT_EQ(series.records[0].duration_s, step * 60.0);
        EXPECT_EQ(begin_of(series, 0), step == 30 ? "2019-12-31T11:45:00Z" : "2019-12-31T11:55:00Z");
        EXPECT_EQ(series.place.longitude_deg, 172.6);
    }
}

TEST_F(WeatherFormats, PlacesEastOf180AreTurnedToTheWest) {
    const std::string text = fmt::format(fmt::runtime(nsrdb_station), -43.9, 183.5, 12.75) +
                             "Year,Month,Day,Hour,Minute,GHI,DNI,DHI,Temperature,Wind Speed\n" +
                             year_of_lines(2021, 60, [](const Moment& m) {
                                 return fmt::format("{},{},{},{},30,{:.0f},0,0,5,2", m.time.year, m.time.month,
                                                    m.time.day, m.time.hour, m.ghi);
                             });
    const WeatherSeries series = read(text);
    EXPECT_NEAR(series.place.longitude_deg, -176.5, 1e-9);
    EXPECT_EQ(begin_of(series, 0), "2020-12-31T11:15:00Z");
}

TEST_F(WeatherFormats, SamHoursWithoutMinutesBeginAtTheirStamp) {
    const std::string text =
        "Source,Location ID,City,State,Country,Latitude,Longitude,Time Zone,Elevation\n"
        "TMY2,14914,Fargo,ND,USA,46.9,-96.8,-6,274\nYear,Month,Day,Hour,GHI,DNI,DHI,Tdry,Tdew,Wspd,Snow Depth\n" +
        year_of_lines(1990, 60, [](const Moment& m) {
            return fmt::format("{},{},{},{},{:.0f},0,0,-20,-25,7,18", m.time.year, m.time.month, m.time.day,
                               m.time.hour, m.ghi);
        });
    const WeatherSeries series = read(text);
    EXPECT_EQ(begin_of(series, 0), "1990-01-01T06:00:00Z");
    EXPECT_EQ(series.records[0].snow_depth_cm, 18.0);
    EXPECT_EQ(series.place.name, "Fargo");
}

std::string pvgis_tmy_csv(const std::string& above) {
    return above + "time(UTC),T2m,RH,G(h),Gb(n),Gd(h),IR(h),WS10m,WD10m,SP\n" +
           year_of_lines(2001, 60,
                         [](const Moment& m) {
                             return fmt::format("{}{:02}{:02}:{:02}00,2.0,94.4,{:.1f},-0.0,0.0,283.6,0.7,257,99870",
                                                2005 + m.time.month % 5, m.time.month, m.time.day, m.time.hour, m.ghi);
                         }) +
           "\nT2m: 2-m air temperature (degree Celsius)\n\nPVGIS (c) European Union\n";
}

TEST_F(WeatherFormats, PvgisTypicalYearsAreInUtcAtTheSatellitesMinute) {
    const WeatherSeries series =
        read(pvgis_tmy_csv("Latitude (decimal degrees): 45.000\nLongitude (decimal degrees): 8.000\nElevation (m): "
                           "250.0\nIrradiance Time Offset (h): 0.1761\n"));
    ASSERT_EQ(series.records.size(), 8760U);
    EXPECT_NEAR(series.records[0].begin.unix_s,
                utc_from_civil({2019, 1, 1, 0, 0, 0.0}).unix_s + 0.1761 * 3600.0 - 1800.0, 1e-6);
    EXPECT_EQ(series.place.altitude_m, 250.0);
    const WeatherSeries headless = read(pvgis_tmy_csv(""));
    EXPECT_FALSE(headless.place_known);
    EXPECT_THAT(headless.notes, Contains(HasSubstr("neither the place")));
}

TEST_F(WeatherFormats, PvgisHourlySeriesAddBeamAndDiffuseOnTheLevelAndOneYearIsChosen) {
    const auto text = [](const char* slope) {
        std::string body = fmt::format(
            "Latitude (decimal degrees):\t45.000\nLongitude (decimal degrees):\t8.000\nElevation (m):\t250\n"
            "Radiation database:\tPVGIS-SARAH3\n\n\nSlope: {} deg. \nAzimuth: 0 deg. \n"
            "time,Gb(i),Gd(i),Gr(i),H_sun,T2m,WS10m,Int\n",
            slope);
        for (const int year : {2015, 2016}) {
            body += year_of_lines(year, 60, [](const Moment& m) {
                return fmt::format("{}{:02}{:02}:{:02}11,{:.1f},{:.1f},0.0,10,3,1,0", m.time.year, m.time.month,
                                   m.time.day, m.time.hour, 0.75 * m.ghi, 0.25 * m.ghi);
            });
        }
        return body + "\nGb(i): Beam\n";
    };
    EXPECT_THAT(complaint(text("0")), HasSubstr("several years, 2015 to 2016; choose one with weather.year"));
    const WeatherSeries series = read(text("0"), {.year = 2016});
    ASSERT_EQ(series.records.size(), 8784U);
    EXPECT_EQ(begin_of(series, 0), "2015-12-31T23:41:00Z");
    EXPECT_NEAR(series.records[12].ghi_w_m2, 600.0, 0.2);
    EXPECT_NEAR(series.records[12].dhi_w_m2, 150.0, 0.2);
    EXPECT_TRUE(std::isnan(series.records[12].dni_w_m2));
    EXPECT_THAT(complaint(text("30"), {.year = 2016}), HasSubstr("leans by 30 degrees"));
    EXPECT_THAT(complaint(text("0"), {.year = 2010}), HasSubstr("no year 2010"));
}

TEST_F(WeatherFormats, PvgisJsonIsReadLikeItsCsv) {
    std::string rows = year_of_lines(2001, 60, [](const Moment& m) {
        return fmt::format(
            R"~({}{{"time(UTC)": "{}{:02}{:02}:{:02}00", "T2m": 2.0, "RH": 94.4, "G(h)": {:.1f}, "Gb(n)": 0.0, "Gd(h)": 1.5, "WS10m": 0.7, "SP": 99870.0}})~",
            m.index == 0 ? "" : ",", 2005 + m.time.month % 5, m.time.month, m.time.day, m.time.hour, m.ghi);
    });
    const std::string text =
        R"({"inputs": {"location": {"latitude": 45.0, "longitude": 8.0, "elevation": 250.0, "irradiance_time_offset": 0.1761},
 "meteo_data": {"radiation_db": "PVGIS-SARAH3"}}, "outputs": {"months_selected": [], "tmy_hourly": [)" +
        rows + "]}}";
    const WeatherSeries series = read(text);
    ASSERT_EQ(series.records.size(), 8760U);
    EXPECT_NEAR(series.records[12].ghi_w_m2, 600.0, 0.1);
    EXPECT_EQ(series.records[12].dhi_w_m2, 1.5);
    EXPECT_EQ(series.place.latitude_deg, 45.0);
    EXPECT_NEAR(series.records[0].begin.unix_s,
                utc_from_civil({2019, 1, 1, 0, 0, 0.0}).unix_s + 0.1761 * 3600.0 - 1800.0, 1e-6);
    EXPECT_THAT(complaint(text.substr(0, text.size() - 100)), HasSubstr("not the JSON of PVGIS"));

    rows = year_of_lines(2016, 60, [](const Moment& m) {
        return fmt::format(
            R"~({}{{"time": "{}{:02}{:02}:{:02}10", "G(i)": {:.1f}, "H_sun": 10.0, "T2m": 3.0, "WS10m": 1.0, "Int": 0.0}})~",
            m.index == 0 ? "" : ",", m.time.year, m.time.month, m.time.day, m.time.hour, m.ghi);
    });
    const WeatherSeries hourly = read(
        R"({"inputs": {"location": {"latitude": 45.0, "longitude": 8.0, "elevation": 250.0}, "mounting_system": {"fixed":
 {"slope": {"value": 0}}}}, "outputs": {"hourly": [)" +
        rows + "]}}");
    EXPECT_EQ(hourly.records.size(), 8784U);
    EXPECT_EQ(begin_of(hourly, 0), "2015-12-31T23:40:00Z");
}

TEST_F(WeatherFormats, PlainCsvReadsUnitsAndItsDeclaredConvention) {
    const auto text = [](const std::string& convention, const std::string& header) {
        return "# latitude_deg: 45.75\n# longitude_deg: 126.65\n# altitude_m: 145\n# utc_offset_h: 8\n" + convention +
               header + "\n" + year_of_lines(2023, 60, [](const Moment& m) {
                   return fmt::format("{:04}-{:02}-{:02} {:02}:00,{:.3f},{},36,0.2", m.time.year, m.time.month,
                                      m.time.day, m.time.hour, m.ghi * 0.0036, 273.15 - 20.0);
               });
    };
    const std::string header = "time,GHI [MJ/m2],temperature (K),wind_speed [km/h],snow_depth [m]";
    const WeatherSeries series = read(text("# time_convention: interval-center\n", header));
    EXPECT_NEAR(series.records[12].ghi_w_m2, 600.0, 0.5);
    EXPECT_NEAR(series.records[12].temperature_air_c, -20.0, 1e-9);
    EXPECT_NEAR(series.records[12].wind_speed_m_s, 10.0, 1e-9);
    EXPECT_NEAR(series.records[12].snow_depth_cm, 20.0, 1e-9);
    EXPECT_EQ(begin_of(series, 0), "2022-12-31T15:30:00Z");
    EXPECT_EQ(begin_of(read(text("# time_convention: interval-start\n", header)), 0), "2022-12-31T16:00:00Z");
    EXPECT_EQ(begin_of(read(text("# time_convention: interval-end\n", header)), 0), "2022-12-31T15:00:00Z");
    const std::string dark = year_of_lines(2023, 60, [](const Moment& m) {
        return fmt::format("{:04}-{:02}-{:02} {:02}:00,0,253.15,36,0.2", m.time.year, m.time.month, m.time.day,
                           m.time.hour);
    });
    EXPECT_THAT(complaint("# latitude_deg: 45.75\n# longitude_deg: 126.65\n# utc_offset_h: 8\n" + header + "\n" + dark),
                HasSubstr("does not say what its time stamps mean"));
    EXPECT_THAT(complaint(text("# time_convention: interval-end\n", "time,GHI,temperature [C],a,b")),
                HasSubstr("column 'GHI' has no unit"));
    EXPECT_THAT(complaint(text("# time_convention: whenever\n", header)),
                HasSubstr("'whenever' is no time convention"));
}

TEST_F(WeatherFormats, PlainCsvTakesSuffixUnitsAndZonedTimes) {
    const WeatherSeries series = read(
        "# time_convention: interval-start\n# latitude_deg: -43.5\n# longitude_deg: 172.6\n"
        "time,ghi_w_m2,temperature_c,extra\n" +
        year_of_lines(2023, 30, [](const Moment& m) {
            return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:00Z,{:.1f},-3,1", m.time.year, m.time.month, m.time.day,
                               m.time.hour, m.time.minute, m.ghi);
        }));
    ASSERT_EQ(series.records.size(), 17520U);
    EXPECT_EQ(begin_of(series, 0), "2023-01-01T00:00:00Z");
    EXPECT_THAT(series.notes, Contains(HasSubstr("column 'extra' is not used")));
}

TEST_F(WeatherFormats, PlainCsvUnderstandsOtherWordsForTheSame) {
    const WeatherSeries series = read(
        "# Latitude: 45.75\n# lon: 126.65\n# Elevation: 145\n# time_zone: +8\n# time_convention: hour-ending\n"
        "Timestamp,GHI (W/m^2),Temp [degC]\n" +
        year_of_lines(2023, 60, [](const Moment& m) {
            return fmt::format("{:04}-{:02}-{:02} {:02}:00:00,{:.1f},-3", m.time.year, m.time.month, m.time.day,
                               m.time.hour, m.ghi);
        }));
    EXPECT_EQ(series.place.latitude_deg, 45.75);
    EXPECT_EQ(series.place.altitude_m, 145.0);
    EXPECT_EQ(begin_of(series, 0), "2022-12-31T15:00:00Z");
    EXPECT_EQ(series.records[0].temperature_air_c, -3.0);
}

TEST_F(WeatherFormats, RowsThatAreMissingBecomeGaps) {
    const auto without = [](int from, int count) {
        return "# time_convention: interval-end\n# latitude_deg: 45.75\n# longitude_deg: 126.65\n# utc_offset_h: "
               "8\n"
               "time,ghi_w_m2,temperature_c\n" +
               year_of_lines(2023, 60, [=](const Moment& m) {
                   const bool skipped = m.index >= from && m.index < from + count;
                   return skipped ? std::string("#")
                                  : fmt::format("{:04}-{:02}-{:02}T{:02}:00,{:.1f},5", m.time.year, m.time.month,
                                                m.time.day, m.time.hour, m.ghi);
               });
    };
    std::string two = without(4000, 2);
    two.erase(two.find("\n#\n"), 4);
    const WeatherSeries series = read(two);
    EXPECT_EQ(series.records.size(), 8760U);
    EXPECT_THAT(series.gaps, testing::Not(testing::IsEmpty()));
    EXPECT_THAT(complaint(without(4000, 30)), HasSubstr("missing from"));
}

TEST_F(WeatherFormats, ARepeatedOrShuffledRowIsNamed) {
    std::string text = "# time_convention: interval-end\ntime,ghi_w_m2\n";
    text += "2023-01-01T01:00,0\n2023-01-01T02:00,0\n2023-01-01T02:00,0\n2023-01-01T03:00,0\n";
    EXPECT_THAT(complaint(text),
                HasSubstr("weather.txt:5: the time 2023-01-01 02:00 stands in rows 4 and 5 with the same values"));
    text = "# time_convention: interval-end\ntime,ghi_w_m2\n";
    for (const char* hour : {"01", "02", "03", "06", "05", "07"}) {
        text += fmt::format("2023-01-01T{}:00,0\n", hour);
    }
    EXPECT_THAT(complaint(text), HasSubstr("weather.txt:7: the time does not follow the row before it"));
}

TEST_F(WeatherFormats, TwelveMonthsMakeASyntheticYear) {
    const std::string months =
        "# latitude_deg: 45.8\n# longitude_deg: 126.5\n# altitude_m: 138\n# utc_offset_h: 8\n"
        "month,ghi_kwh_m2,temperature_c,wind_m_s,snow_depth_cm,linke\n"
        "1,64.4,-17.1,3.9,12,2.5\n2,88.5,-11.8,4.3,10,2.6\n3,131.9,-2.2,4.7,4,2.9\n4,148,7.6,5,0,3.3\n"
        "5,171.8,15.4,4.8,0,3.6\n6,171.7,21.1,3.8,0,3.9\n7,163.8,23.5,3.4,0,4\n8,148.6,21.6,3.3,0,3.8\n"
        "9,127.8,15.2,3.7,0,3.3\n10,92.9,6.3,4.2,0,2.9\n11,59.1,-5.4,4.2,3,2.7\n12,50.1,-14.8,4,8,2.5\n";
    const WeatherSeries series = read(months);
    EXPECT_TRUE(series.synthetic);
    EXPECT_THAT(series.source, HasSubstr("synthetic"));
    EXPECT_EQ(series.records.size(), 8760U);
    EXPECT_EQ(series.records[0].snow_depth_cm, 12.0);
    double ghi = 0.0;
    for (const WeatherRecord& record : series.records) {
        ghi += record.ghi_w_m2 / 1000.0;
    }
    EXPECT_NEAR(ghi, 1418.6, 14.0);
    EXPECT_THAT(complaint(months.substr(0, months.find("12,50.1"))), HasSubstr("11 rows instead of twelve months"));
}

TEST_F(WeatherFormats, MonthsHaveTheirLightWhereverLongitudesBeginAndWhateverTheClock) {
    const auto year = [&](double longitude_deg, const std::string& clock) {
        std::string months = fmt::format("# latitude_deg: 45.8\n# longitude_deg: {}\n{}", longitude_deg, clock);
        months += "month,ghi_kwh_m2,temperature_c\n";
        for (int month = 1; month <= 12; ++month) {
            months += fmt::format("{},60,5\n", month);
        }
        return read(months);
    };
    const auto ghi_kwh_m2 = [](const WeatherSeries& series) {
        double sum = 0.0;
        for (const WeatherRecord& record : series.records) {
            sum += record.ghi_w_m2 / 1000.0;
        }
        return sum;
    };
    const WeatherSeries east = year(252.5, "");
    const WeatherSeries west = year(-107.5, "");
    EXPECT_EQ(east.place.longitude_deg, -107.5);
    EXPECT_EQ(east.place.utc_offset_h, -7.0);
    EXPECT_EQ(ghi_kwh_m2(east), ghi_kwh_m2(west));
    EXPECT_NEAR(ghi_kwh_m2(west), 720.0, 8.0);
    EXPECT_NEAR(ghi_kwh_m2(year(-107.5, "# utc_offset_h: 10\n")), 720.0, 8.0);
}

TEST_F(WeatherFormats, APlaceThatCannotBeIsNamed) {
    EXPECT_THAT(complaint(fmt::format(fmt::runtime(nsrdb_station), 139.74, -105.18, -7) +
                          "Year,Month,Day,Hour,GHI,Temperature\n2021,1,1,0,0,5\n2021,1,1,1,0,5\n2021,1,1,2,0,5\n"),
                HasSubstr("no place at latitude 139.74"));
    std::string months = "# latitude_deg: 20\n# longitude_deg: 10\nmonth,ghi_kwh_m2,temperature_c\n";
    for (int month = 1; month <= 12; ++month) {
        months += fmt::format("{},500,5\n", month);
    }
    EXPECT_THAT(complaint(months), HasSubstr("weather.txt: 500 kWh/m2 in month 1 is a clearness of"));
}

TEST_F(WeatherFormats, TheProjectsOwnClimatologyHoldsThirteenSeats) {
    const std::string path = std::string(SUNSHED_SOURCE_DIR) + "/datasets/climatology/heilongjiang.csv";
    EXPECT_THROW(static_cast<void>(read_weather_file(path)), Error);
    const Climatology mohe = read_climatology(path, "Daqing");
    EXPECT_NEAR(mohe.place.latitude_deg, 46.6, 0.3);
    EXPECT_EQ(mohe.place.utc_offset_h, 8.0);
    EXPECT_TRUE(read_weather_file(path, {.place_name = "230100"}).synthetic);
}

/// A cloudless year at Harbin as rows "time,ghi,temperature", whose stamps are `late_min` after their interval begins.
std::string clear_rows(double late_min) {
    const Place place{"", 45.75, 126.65, 145.0, 8.0};
    std::string text;
    for (const WeatherRecord& record : clear_sky_year(place, linke_turbidity_city).records) {
        const CivilTime t = civil_from_utc({record.begin.unix_s + 8.0 * 3600.0 + late_min * 60.0});
        text += fmt::format("{:04}-{:02}-{:02}T{:02}:{:02},{:.1f},5\n", t.year, t.month, t.day, t.hour, t.minute,
                            record.ghi_w_m2);
    }
    return text;
}

TEST_F(WeatherFormats, ThePlainCsvThatDoesNotSayIsReadAsItsLightShows) {
    const std::string head =
        "# latitude_deg: 45.75\n# longitude_deg: +126.65\n# utc_offset_h: 8\ntime,ghi [W/m2],temperature [C]\n";
    const WeatherSeries ends = read(head + clear_rows(60.0));
    EXPECT_EQ(ends.stamps, StampConvention::interval_end);
    EXPECT_EQ(begin_of(ends, 0), "2018-12-31T16:00:00Z");
    const WeatherSeries begins = read(head + clear_rows(0.0));
    EXPECT_EQ(begins.stamps, StampConvention::interval_start);
    EXPECT_EQ(begin_of(begins, 0), "2018-12-31T16:00:00Z");
    EXPECT_THAT(begins.notes, Contains(HasSubstr("by its light they begin their interval")));
}

TEST_F(WeatherFormats, UnitsInBracketsOfAnyKindAreRead) {
    const std::string keys = "# time_convention: interval-end\n# latitude_deg: 45.75\n# longitude_deg: 126.65\n";
    const std::string rows = clear_rows(60.0);
    for (const char* header : {"time,ghi [W/m2,air temperature (°C)", "time,GHI（W/m²）,temperature（℃）",
                               "time,[W/m2] ghi,temp [degC]", "time,ghi {W/m2},temperature C",
                               "time,ghi_[W/m2],temperature (air) [C]", "time,\"ghi [W/m2]\",temp_air [C]"}) {
        const WeatherSeries series = read(keys + header + "\n" + rows);
        EXPECT_GT(series.records[180 * 24 + 11].ghi_w_m2, 700.0) << header;
        EXPECT_EQ(series.records[0].temperature_air_c, 5.0) << header;
    }
}

TEST_F(WeatherFormats, SamColumnsWithUnitsInBracketsAreReadInThem) {
    std::string text =
        "Latitude,Longitude,Time Zone,Elevation\n+45.75,+126.65,+8.0,145\n"
        "Year,Month,Day,Hour,GHI [W/m2],Temperature [K],Pressure [kPa]\n";
    text += year_of_lines(2023, 60, [](const Moment& m) {
        return fmt::format("{},{},{},{},{:.1f},280.15,101.3", m.time.year, m.time.month, m.time.day, m.time.hour,
                           m.ghi);
    });
    const WeatherSeries series = read(text);
    EXPECT_EQ(series.place.longitude_deg, 126.65);
    EXPECT_GT(series.records[12].ghi_w_m2, 500.0);
    EXPECT_NEAR(series.records[0].temperature_air_c, 7.0, 1e-9);
    EXPECT_NEAR(series.records[0].pressure_pa, 101300.0, 1e-6);
}

TEST_F(WeatherFormats, RowsThatEndEarlyAreReadWhereTheirLightIsThere) {
    const std::string keys = "# time_convention: interval-end\n# latitude_deg: 45.75\n# longitude_deg: 126.65\n";
    const auto with = [&](const char* row) {
        std::string text = keys + "time,ghi [W/m2],temperature [C],extra\n" + clear_rows(60.0);
        const auto at = text.find("2019-01-01T05:00");
        text.replace(at, text.find('\n', at) - at, row);
        return text;
    };
    EXPECT_EQ(read(with("2019-01-01T05:00,1.5")).records[4].ghi_w_m2, 1.5);
    EXPECT_EQ(read(with("2019-01-01T05:00,+1.5,+6")).records[4].temperature_air_c, 6.0);
    const WeatherFile no_light = look_into(with("2019-01-01T05:00"));
    ASSERT_EQ(no_light.findings.size(), 1U);
    EXPECT_THAT(no_light.findings[0].problem, HasSubstr("the row has 1 fields instead of at least 2"));
    const WeatherFile no_number = look_into(with("2019-01-01T05:00,+-1"));
    ASSERT_EQ(no_number.findings.size(), 1U);
    EXPECT_THAT(no_number.findings[0].problem, HasSubstr("'+-1' is not a number (ghi)"));
    EXPECT_EQ(no_number.series.gaps.size(), 2U) << "of its temperature, too";
}

TEST_F(WeatherFormats, DecimalCommasThatShiftColumnsAreRefused) {
    const std::string keys = "# time_convention: interval-end\n# latitude_deg: 45.75\n# longitude_deg: 126.65\n";
    std::string rows = clear_rows(60.0);
    std::replace(rows.begin(), rows.end(), '.', ',');
    EXPECT_THAT(complaint(keys + "time,ghi [W/m2],temperature [C]\n" + rows),
                HasSubstr("the row has 4 fields and not 3"));
    std::string trailing = clear_rows(60.0);
    for (auto end = trailing.find('\n'); end != std::string::npos; end = trailing.find('\n', end + 3)) {
        trailing.insert(end, ",,");
    }
    EXPECT_TRUE(look_into(keys + "time,ghi [W/m2],temperature [C]\n" + trailing).findings.empty())
        << "empty ones name nothing";
}

}  // namespace
}  // namespace sunshed
