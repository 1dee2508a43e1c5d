// sunshed irradiance as users of r.sun ask it: days, instants, steps, planes and masks of their own.

#include <fmt/format.h>
#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <memory>
#include <numbers>
#include <sstream>

#include "support/program.hpp"
#include "support/scene_files.hpp"

namespace sunshed::test {
namespace {

using testing::HasSubstr;

/// Open level ground at r.sun's place of the tables: 45.75 N, on its zone's meridian (so that grid north is true), 150
/// m.
class OpenGround {
public:
    static constexpr int cells = 24;
    OpenGround() {
        write("dsm.tif", [](double, double) { return 150.0; });
    }

    [[nodiscard]] std::string file(const std::string& name) const { return folder_.file(name); }
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_.path(); }
    void write(const std::string& name, const std::function<double(double, double)>& value,
               double west = 500000.0) const {
        write_geotiff(file(name), {west, 5066400.0, cells, cells, 1.0, "EPSG:32652"}, value);
    }
    void write_plane(double slope_deg, double aspect_deg) const {
        write("slope.tif", [&](double, double) { return slope_deg; });
        write("aspect.tif", [&](double, double) { return aspect_deg; });
    }
    /// The result goes to "result".
    [[nodiscard]] Outcome irradiance(std::vector<std::string> more) const {
        more.insert(more.begin(), {"irradiance", file("dsm.tif"), "-o", file("result"), "--overwrite"});
        return run_sunshed(more);
    }
    /// The same under r.sun's clear sky of the tables.
    [[nodiscard]] Outcome clear_sky(std::vector<std::string> more) const {
        more.insert(more.end(), {"--clear-sky", "--linke", "4.0", "--transposition", "isotropic"});
        return irradiance(std::move(more));
    }

private:
    ScratchFolder folder_;
};

class Bands {
public:
    explicit Bands(const std::string& path) {
        GDALAllRegister();
        dataset_.reset(static_cast<GDALDataset*>(GDALOpen(path.c_str(), GA_ReadOnly)));
        EXPECT_TRUE(dataset_) << path;
    }
    [[nodiscard]] int count() const { return dataset_->GetRasterCount(); }
    [[nodiscard]] std::string name(int band) const { return dataset_->GetRasterBand(band)->GetDescription(); }
    [[nodiscard]] std::string unit(int band) const { return dataset_->GetRasterBand(band)->GetUnitType(); }
    [[nodiscard]] std::string tag(const char* key) const {
        const char* value = dataset_->GetMetadataItem(key);
        return value != nullptr ? value : "";
    }
    [[nodiscard]] double at(int band, int column = 12, int row = 12) const {
        double value = 0.0;
        EXPECT_EQ(dataset_->GetRasterBand(band)->RasterIO(GF_Read, column, row, 1, 1, &value, 1, 1, GDT_Float64, 0, 0),
                  CE_None);
        return value;
    }

private:
    std::unique_ptr<GDALDataset, decltype([](GDALDataset* dataset) { GDALClose(dataset); })> dataset_;
};

std::vector<std::vector<std::string>> rows_of_table(const std::string& name) {
    std::ifstream file(std::string(SUNSHED_SOURCE_DIR) + "/tests/solar/rsun/" + name);
    std::string line;
    std::getline(file, line);
    std::getline(file, line);
    std::vector<std::vector<std::string>> rows;
    while (std::getline(file, line)) {
        std::istringstream text(line);
        std::vector<std::string> row;
        for (std::string field; std::getline(text, field, ',');) {
            row.push_back(field);
        }
        rows.push_back(row);
    }
    return rows;
}

/// Within a share of a value, or of 1 W m-2 (Wh m-2) where there is next to none.
void expect_like(double ours, const std::string& theirs, double share, const std::string& what) {
    const double want = std::stod(theirs);
    EXPECT_NEAR(ours, want, share * std::max(100.0, want)) << what;
}

TEST(DaysLikeRsun, SumsOfOneDayAreItsOnLevelAndTiltedPlanes) {
    const OpenGround ground;
    int held = 0;
    for (const auto& row : rows_of_table("tilted_planes.csv")) {
        const bool is_ours =
            row[3] == "4.0" && (row[0] == "0" || (row[0] == "30" && row[1] == "180")) && row[2] != "265";
        if (!is_ours) {
            continue;
        }
        ground.write_plane(std::stod(row[0]), std::stod(row[1]));
        const Outcome outcome = ground.clear_sky({"--days", row[2], "--unit", "Wh", "--slope", ground.file("slope.tif"),
                                                  "--aspect", ground.file("aspect.tif")});
        ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
        const Bands sums(ground.file("result/irradiation.tif"));
        const std::string what = fmt::format("tilt {}, day {}", row[0], row[2]);
        EXPECT_EQ(sums.unit(1), "Wh m-2");
        // Its declination is a short series, and its sun has no refraction: 0.4 % of a winter day's beam.
        expect_like(sums.at(2), row[4], 0.01, what + ", beam");
        if (row[0] == "0") {  // on tilted planes its sky is Muneer's, and ours was asked to be uniform
            expect_like(sums.at(3), row[5], 0.01, what + ", sky");
        }
        // It lets the ground reflect no beam while the plane is in shade.
        expect_like(sums.at(4), row[6], row[0] == "0" ? 0.001 : 0.05, what + ", ground");
        ++held;
    }
    EXPECT_EQ(held, 8);
}

TEST(InstantsLikeRsun, AreItsInSolarTimeWithTheAngleOfIncidence) {
    const OpenGround ground;
    int held = 0;
    for (const auto& row : rows_of_table("instants.csv")) {
        if (row[2] != "172" && !(row[2] == "355" && row[3] == "12")) {
            continue;
        }
        ground.write_plane(std::stod(row[0]), std::stod(row[1]));
        const double hour = std::stod(row[3]);
        const std::string date = row[2] == "172" ? "06-21" : "12-21";
        const Outcome outcome = ground.clear_sky(
            {"--at", fmt::format("{}T{:02}:{:02}", date, static_cast<int>(hour), hour == 16.5 ? 30 : 0), "--solar-time",
             "--slope", ground.file("slope.tif"), "--aspect", ground.file("aspect.tif")});
        ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
        std::string file;
        for (const auto& entry : std::filesystem::directory_iterator(ground.file("result"))) {
            file = entry.path().filename().string().starts_with("irradiance_") ? entry.path().string() : file;
        }
        const Bands bands(file);
        const std::string what = fmt::format("tilt {}, day {}, {} h", row[0], row[2], row[3]);
        EXPECT_EQ(bands.unit(1), "W m-2");
        expect_like(bands.at(2), row[4], 0.01, what + ", beam");
        if (row[0] == "0") {
            expect_like(bands.at(3), row[5], 0.01, what + ", sky");
        }
        EXPECT_NEAR(bands.at(1), bands.at(2) + bands.at(3) + bands.at(4), 0.2);
        if (row[7] != "NULL") {  // its angle is the sun's height over the plane
            EXPECT_NEAR(90.0 - bands.at(5), std::stod(row[7]), 0.2) << what;
            expect_like(bands.at(4), row[6], 0.02, what + ", ground");
        }
        ++held;
    }
    EXPECT_EQ(held, 12);
}

TEST(Instants, OfTheNightAreZerosAndSeveralAreFilesOfTheirOwn) {
    const OpenGround ground;
    const Outcome outcome = ground.clear_sky({"--at", "2026-06-21T12:00", "2026-06-21T00:30", "2026-12-21T04:00Z"});
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    const Bands night(ground.file("result/irradiance_20260621T0030.tif"));
    ASSERT_EQ(night.count(), 6);
    EXPECT_EQ(night.name(5), "incidence");
    EXPECT_EQ(night.name(6), "sunlit");
    for (const int band : {1, 2, 3, 4, 6}) {
        EXPECT_EQ(night.at(band), 0.0) << band;
    }
    EXPECT_EQ(night.at(5), -9999.0) << "there is no sun to stand at an angle";
    const Bands noon(ground.file("result/irradiance_20260621T1200.tif"));
    EXPECT_EQ(noon.at(6), 1.0);
    EXPECT_GT(noon.at(2), 700.0);
    EXPECT_LT(Bands(ground.file("result/irradiance_20261221T1200.tif")).at(2), 250.0) << "noon of the town's UTC+8";
}

TEST(Steps, AreABandADayAndAddUpToTheWhole) {
    const OpenGround ground;
    ASSERT_EQ(ground.clear_sky({"--from", "2026-06-20", "--to", "2026-06-22", "--step", "day"}).exit_code, 0);
    const Bands days(ground.file("result/global_by_day.tif"));
    ASSERT_EQ(days.count(), 3);
    EXPECT_EQ(days.name(2), "global_2026-06-21");
    EXPECT_EQ(days.unit(2), "kWh m-2");
    const Bands whole(ground.file("result/irradiation.tif"));
    EXPECT_NEAR(days.at(1) + days.at(2) + days.at(3), whole.at(1), 0.002 * whole.at(1));
    EXPECT_NEAR(days.at(2), 8.345, 0.05) << "r.sun has 6.599 of beam and 1.746 of sky for day 172";
    EXPECT_NEAR(Bands(ground.file("result/sun_hours_by_day.tif")).at(2), 15.7, 0.15) << "sunrise to sunset";
    EXPECT_THAT(whole.tag("PERIOD"), HasSubstr("2026-06-20 00:00 to 2026-06-23 00:00"));

    ASSERT_EQ(ground.clear_sky({"--from", "2026-06-21T10:00", "--to", "2026-06-21T13:00", "--step", "hour"}).exit_code,
              0);
    const Bands hours(ground.file("result/beam_by_hour.tif"));
    ASSERT_EQ(hours.count(), 3);
    EXPECT_EQ(hours.name(1), "beam_2026-06-21T10");
}

TEST(Steps, SumsThroughTablesAndSunBySunAgree) {
    const OpenGround ground;
    ground.write("dsm.tif",
                 [](double x, double y) { return x > 8.0 && x < 14.0 && y > 6.0 && y < 12.0 ? 158.0 : 150.0; });
    ASSERT_EQ(ground.clear_sky({"--days", "80-84"}).exit_code, 0);
    const double table = Bands(ground.file("result/irradiation.tif")).at(1, 10, 9);
    ASSERT_EQ(ground.clear_sky({"--days", "80-84", "--step", "day"}).exit_code, 0);
    EXPECT_NEAR(Bands(ground.file("result/irradiation.tif")).at(1, 10, 9) / table, 1.0, 0.03) << "north of a house";
}

TEST(Periods, WhatCannotBeIsRefused) {
    const OpenGround ground;
    const auto refuse = [&](const std::vector<std::string>& more, const std::string& words) {
        const Outcome outcome = ground.clear_sky(more);
        EXPECT_EQ(outcome.exit_code, 2) << more[1];
        EXPECT_THAT(outcome.err, HasSubstr(words));
        EXPECT_TRUE(nothing_was_left(ground.folder(), "result"));
    };
    refuse({"--days", "366"}, "2019 has 365 days");
    refuse({"--days", "400"}, "1 to 366");
    refuse({"--from", "2026-02-29", "--to", "2026-03-01"}, "'2026-02-29' is no date");
    refuse({"--from", "2026-06-21"}, "--to");
    refuse({"--from", "2026-06-21", "--to", "2026-06-20"}, "ends before it begins");
    refuse({"--at", "2026-06-21"}, "no moment");
    refuse({"--at", "2026-06-21T12:00", "--days", "3"}, "--at");
    refuse({"--step", "day"}, "--days");
    refuse({"--days", "1-40", "--step", "hour"}, "960 steps");
    refuse({"--days", "1", "--hourly-shade"}, "whole year");
    refuse({"--linke", "30"}, "1 to 12");
}

/// 15 days of June 2023 in half hours, on a clock of UTC+8: a clear sky's shape.
std::string fifteen_days(bool with_hole) {
    std::string text =
        "# time_convention: interval-start\n# latitude_deg: 45.75\n# longitude_deg: 129.0\n# utc_offset_h: 8\n"
        "time,ghi [W/m2],temperature [C]\n";
    for (int half_hour = 0; half_hour < 15 * 48; ++half_hour) {
        const double hour = half_hour % 48 / 2.0 + 0.25;
        const double light = 900.0 * std::sin(std::numbers::pi * (hour - 3.65) / 15.5);
        const bool is_missing = with_hole && half_hour > 48 * 9 + 16 && half_hour < 48 * 9 + 32;
        text += fmt::format("2023-06-{:02}T{:02}:{:02},", half_hour / 48 + 1, half_hour % 48 / 2, half_hour % 2 * 30);
        text += is_missing ? std::string("-999") : fmt::format("{:.1f}", std::max(0.0, light));
        text += ",20\n";
    }
    return text;
}

TEST(PartOfAYear, IsEnoughWhereOnlyItsDaysAreWanted) {
    const OpenGround ground;
    write_text(ground.file("june.csv"), fifteen_days(false));
    const auto with = [&](std::vector<std::string> more) {
        more.insert(more.end(), {"--weather", ground.file("june.csv")});
        return ground.irradiance(std::move(more));
    };
    const Outcome outcome = with({"--from", "2023-06-03", "--to", "2023-06-04"});
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_THAT(outcome.err, HasSubstr("its weather spans 2023-06-01 00:00 to 2023-06-16 00:00"));
    const double day_kwh = 900.0 * 15.5 * 2.0 / std::numbers::pi / 1000.0;  // the integral of the sine
    EXPECT_NEAR(Bands(ground.file("result/irradiation.tif")).at(1), 2.0 * day_kwh, 0.01 * day_kwh);
    ASSERT_EQ(with({"--days", "154-155"}).exit_code, 0);
    EXPECT_NEAR(Bands(ground.file("result/irradiation.tif")).at(1), 2.0 * day_kwh, 0.01 * day_kwh);

    for (const auto& [option, value] : {std::pair{"--days", "170-180"}, std::pair{"--days", "1-7"}}) {
        const Outcome missed = with({option, value});
        EXPECT_EQ(missed.exit_code, 1);
        EXPECT_THAT(missed.err,
                    HasSubstr("june.csv: its weather spans 2023-06-01 00:00 to 2023-06-16 00:00, and days"));
        EXPECT_THAT(missed.err, HasSubstr(std::string(value) + " was asked for"));
    }
    const Outcome whole = with({});
    EXPECT_EQ(whole.exit_code, 1) << "a year of it is not there";
    EXPECT_THAT(whole.err, HasSubstr("give a whole year"));
}

TEST(PartOfAYear, AHoleCountsOnlyWhereItIsWanted) {
    const OpenGround ground;
    write_text(ground.file("june.csv"), fifteen_days(true));
    const auto with = [&](const std::string& days, std::vector<std::string> more = {}) {
        more.insert(more.end(), {"--weather", ground.file("june.csv"), "--days", days});
        return ground.irradiance(std::move(more));
    };
    EXPECT_EQ(with("154-155").exit_code, 0) << "10 June is day 161";
    const Outcome refused = with("160-162");
    EXPECT_EQ(refused.exit_code, 1);
    EXPECT_THAT(refused.err, HasSubstr("global irradiance is missing from 2023-06-10 08:30 for 7.5 hours"));
    const Outcome filled = with("160-162", {"--fill-gaps"});
    EXPECT_EQ(filled.exit_code, 0);
    EXPECT_THAT(filled.err, HasSubstr("filled from the same hours of the days around it"));
}

TEST(Planes, OfAnotherGridOrInRadiansAreRefusedByName) {
    const OpenGround ground;
    ground.write_plane(30.0, 180.0);
    ground.write(
        "moved.tif", [](double, double) { return 180.0; }, 500001.0);
    const auto with = [&](const std::string& slope, const std::string& aspect, const std::string& from = "compass") {
        return ground.clear_sky(
            {"--days", "172", "--slope", ground.file(slope), "--aspect", ground.file(aspect), "--aspect-from", from});
    };
    const Outcome moved = with("slope.tif", "moved.tif");
    EXPECT_EQ(moved.exit_code, 1);
    EXPECT_THAT(moved.err,
                HasSubstr("moved.tif: it does not lie on the surface's grid: 24 x 24 cells of 1 x 1 from (500001"));
    EXPECT_THAT(moved.err, HasSubstr("gdalwarp"));
    ASSERT_EQ(with("slope.tif", "aspect.tif").exit_code, 0);
    const double south = Bands(ground.file("result/irradiation.tif")).at(2);
    ground.write_plane(30.0, 270.0);  // south as GRASS counts
    ASSERT_EQ(with("slope.tif", "aspect.tif", "grass").exit_code, 0);
    EXPECT_NEAR(Bands(ground.file("result/irradiation.tif")).at(2), south, 1e-3);
    ground.write_plane(0.52, 3.14);
    EXPECT_THAT(with("slope.tif", "aspect.tif").err, HasSubstr("look like radians"));
    ground.write_plane(120.0, 180.0);
    EXPECT_THAT(with("slope.tif", "aspect.tif").err, HasSubstr("slope.tif: slopes from 120 to 120"));
    EXPECT_EQ(ground.clear_sky({"--slope", ground.file("slope.tif")}).exit_code, 2) << "an aspect belongs to it";
}

TEST(Mask, LeavesCellsOutOfTheResults) {
    const OpenGround ground;
    ground.write("mask.tif", [](double x, double) { return x < 12.0 ? 0.0 : 1.0; });
    ASSERT_EQ(ground.clear_sky({"--days", "172", "--mask", ground.file("mask.tif")}).exit_code, 0);
    const Bands sums(ground.file("result/irradiation.tif"));
    EXPECT_EQ(sums.at(1, 5), -9999.0);
    EXPECT_GT(sums.at(1, 15), 8.0);
    ASSERT_EQ(ground.clear_sky({"--at", "2026-06-21T12:00", "--mask", ground.file("mask.tif")}).exit_code, 0);
    const Bands noon(ground.file("result/irradiance_20260621T1200.tif"));
    EXPECT_EQ(noon.at(1, 5), -9999.0);
    EXPECT_EQ(noon.at(5, 5), -9999.0);
    EXPECT_GT(noon.at(1, 15), 800.0);
}

TEST(Albedo, IsOneNumberOrTwelve) {
    const OpenGround ground;
    ground.write_plane(60.0, 180.0);
    const auto reflected = [&](std::vector<std::string> albedo) {
        albedo.insert(albedo.begin(), "--albedo");
        albedo.insert(albedo.end(),
                      {"--days", "172", "--slope", ground.file("slope.tif"), "--aspect", ground.file("aspect.tif")});
        EXPECT_EQ(ground.clear_sky(albedo).exit_code, 0);
        return Bands(ground.file("result/irradiation.tif")).at(4);
    };
    EXPECT_EQ(reflected({"0"}), 0.0);
    const double fifth = reflected({"0.2"});
    // A quarter of what the plane faces is ground: (1 - cos 60) / 2.
    EXPECT_NEAR(fifth, 8.345 * 0.2 * 0.25, 0.005);
    std::vector<std::string> months(12, "0");
    months[5] = "0.4";
    EXPECT_NEAR(reflected(months), 2.0 * fifth, 0.001 * fifth);
    EXPECT_EQ(ground.clear_sky({"--albedo", "1.2"}).exit_code, 2);
    EXPECT_EQ(ground.clear_sky({"--albedo", "0.1", "0.2"}).exit_code, 2);
}

/// A raster of twelve bands on the ground's grid, one value each.
void write_months(const std::string& path, const OpenGround& ground, const std::vector<double>& months) {
    ground.write("like.tif", [](double, double) { return 0.0; });
    GDALAllRegister();
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GTiff");
    const auto close = [](GDALDataset* dataset) { GDALClose(dataset); };
    const std::unique_ptr<GDALDataset, decltype(close)> like(
        static_cast<GDALDataset*>(GDALOpen(ground.file("like.tif").c_str(), GA_ReadOnly)), close);
    const std::unique_ptr<GDALDataset, decltype(close)> raster(
        driver->Create(path.c_str(), OpenGround::cells, OpenGround::cells, static_cast<int>(months.size()), GDT_Float32,
                       nullptr),
        close);
    double transform[6];
    like->GetGeoTransform(transform);
    raster->SetGeoTransform(transform);
    raster->SetSpatialRef(like->GetSpatialRef());
    for (std::size_t month = 0; month < months.size(); ++month) {
        raster->GetRasterBand(static_cast<int>(month) + 1)->Fill(months[month]);
    }
}

TEST(SkyRasters, EachCellHasTheTurbidityOfItsOwn) {
    const OpenGround ground;
    ground.write("linke.tif", [](double x, double) { return x < 8.0 ? 3.0 : x < 16.0 ? 3.6 : 4.0; });
    const auto run = [&](const std::string& linke, std::vector<std::string> more = {"--days", "172"}) {
        more.insert(more.end(), {"--clear-sky", "--linke", linke});
        const Outcome outcome = ground.irradiance(more);
        EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    };
    run(ground.file("linke.tif"));
    const Bands mixed(ground.file("result/irradiation.tif"));
    const std::vector<double> beam{mixed.at(2, 4), mixed.at(2, 12), mixed.at(2, 20)};
    const std::vector<double> sky{mixed.at(3, 4), mixed.at(3, 12), mixed.at(3, 20)};
    int column = 4;
    for (const char* linke : {"3.0", "3.6", "4.0"}) {
        const auto place = static_cast<std::size_t>(column / 8);
        run(linke);
        const Bands alone(ground.file("result/irradiation.tif"));
        EXPECT_NEAR(beam[place] / alone.at(2, column), 1.0, 0.001) << linke;
        EXPECT_NEAR(sky[place] / alone.at(3, column), 1.0, 0.002) << linke;
        column += 8;
    }
    run(ground.file("linke.tif"), {"--at", "2026-06-21T12:00"});
    const double clear_noon = Bands(ground.file("result/irradiance_20260621T1200.tif")).at(2, 4);
    run("3.0", {"--at", "2026-06-21T12:00"});
    EXPECT_NEAR(Bands(ground.file("result/irradiance_20260621T1200.tif")).at(2, 4) / clear_noon, 1.0, 0.001);
}

TEST(SkyRasters, CoefficientsAreSharesOfTheCloudlessLight) {
    const OpenGround ground;
    ground.write("bh.tif", [](double x, double) { return x < 12.0 ? 0.35 : 1.0; });
    ground.write("dh.tif", [](double, double) { return 1.2; });
    ASSERT_EQ(ground.clear_sky({"--days", "172"}).exit_code, 0);
    const Bands clear(ground.file("result/irradiation.tif"));
    const double beam = clear.at(2);
    const double sky = clear.at(3);
    const Outcome outcome = ground.clear_sky(
        {"--days", "172", "--coef-bh", ground.file("bh.tif"), "--coef-dh", ground.file("dh.tif"), "--clearness"});
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    const Bands real(ground.file("result/irradiation.tif"));
    EXPECT_NEAR(real.at(2, 4), 0.35 * beam, 0.001 * beam);
    EXPECT_NEAR(real.at(2, 20), beam, 0.001 * beam);
    EXPECT_NEAR(real.at(3, 4), 1.2 * sky, 0.002 * sky);
    EXPECT_NEAR(Bands(ground.file("result/clear_sky.tif")).at(1, 4), beam + sky, 0.001 * (beam + sky));
    EXPECT_NEAR(Bands(ground.file("result/clearness.tif")).at(1, 4), (0.35 * beam + 1.2 * sky) / (beam + sky), 0.002);
}

TEST(SkyRasters, TheGroundReflectsWithItsOwnAlbedoAndMonth) {
    const OpenGround ground;
    ground.write_plane(60.0, 180.0);
    ground.write("albedo.tif", [](double x, double) { return x < 12.0 ? 0.1 : 0.4; });
    std::vector<double> months(12, 0.0);
    months[5] = 0.4;
    write_months(ground.file("months.tif"), ground, months);
    const auto reflected = [&](const std::string& albedo, int column, const std::string& days = "172") {
        const Outcome outcome = ground.clear_sky({"--days", days, "--albedo", albedo, "--slope",
                                                  ground.file("slope.tif"), "--aspect", ground.file("aspect.tif")});
        EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
        return Bands(ground.file("result/irradiation.tif")).at(4, column);
    };
    const double tenth = reflected("0.1", 4);
    EXPECT_NEAR(reflected(ground.file("albedo.tif"), 4), tenth, 0.001 * tenth);
    EXPECT_NEAR(reflected(ground.file("albedo.tif"), 20), 4.0 * tenth, 0.004 * tenth);
    EXPECT_NEAR(reflected(ground.file("months.tif"), 4), 4.0 * tenth, 0.004 * tenth);
    EXPECT_EQ(reflected(ground.file("months.tif"), 4, "100"), 0.0) << "April has none";
}

TEST(SkyRasters, WhatCannotBeIsRefusedByName) {
    const OpenGround ground;
    ground.write("thick.tif", [](double, double) { return 30.0; });
    ground.write(
        "moved.tif", [](double, double) { return 3.0; }, 500002.0);
    write_months(ground.file("two.tif"), ground, {3.0, 3.0});
    const auto refuse = [&](const std::string& file, const std::string& words) {
        const Outcome outcome = ground.irradiance({"--clear-sky", "--days", "1", "--linke", ground.file(file)});
        EXPECT_EQ(outcome.exit_code, 1);
        EXPECT_THAT(outcome.err, HasSubstr(file + ": " + words));
        EXPECT_TRUE(nothing_was_left(ground.folder(), "result"));
    };
    refuse("thick.tif", "Linke turbidity from 30 to 30 is not between 1 and 12");
    refuse("moved.tif", "it does not lie on the surface's grid");
    refuse("two.tif", "it has 2 bands");
    EXPECT_EQ(ground.irradiance({"--clear-sky", "--clearness", "--days", "1"}).exit_code, 2);
}

TEST(Clearness, IsTheSkyWithCloudsOverTheCloudlessOne) {
    const OpenGround ground;
    write_text(ground.file("june.csv"), fifteen_days(false));
    const Outcome outcome =
        ground.irradiance({"--weather", ground.file("june.csv"), "--days", "154-155", "--clearness", "--linke", "3.5"});
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    const double real = Bands(ground.file("result/irradiation.tif")).at(1);
    const double clear = Bands(ground.file("result/clear_sky.tif")).at(1);
    EXPECT_NEAR(Bands(ground.file("result/clearness.tif")).at(1), real / clear, 1e-3);
    ASSERT_EQ(
        ground.irradiance({"--clear-sky", "--from", "2023-06-03", "--to", "2023-06-04", "--linke", "3.5"}).exit_code,
        0);
    EXPECT_NEAR(Bands(ground.file("result/irradiation.tif")).at(1), clear, 1e-3 * clear);
}

}  // namespace
}  // namespace sunshed::test
