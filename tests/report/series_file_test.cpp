#include "sunshed/report/series_file.hpp"

#include <gdal_priv.h>
#include <gtest/gtest.h>

#include <unistd.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "sunshed/core/error.hpp"

namespace sunshed {
namespace {

SeriesHead two_series() {
    SeriesHead head;
    for (int hour = 0; hour < 48; ++hour) {
        head.begins.push_back({hour * 3600.0 + 1546272000.0});  // 2018-12-31T16:00Z
    }
    head.id = {"series_id", "序列编号", "zone and class", {"n/school", "n/factory"}};
    head.labels = {{"zone_id", "区域编号", "zone", {"n", "n"}},
                   {"class", "类别", "class of building", {"school", "factory"}}};
    head.tags = {{"SOFTWARE", "sunshed test"}, {"WEATHER", "made up"}};
    return head;
}

std::vector<double> ramp(double first) {
    std::vector<double> values;
    for (int hour = 0; hour < 48; ++hour) {
        values.push_back(first + hour);
    }
    return values;
}

std::string scratch(const std::string& name) {
    return (std::filesystem::temp_directory_path() / ("sunshed_series_" + std::to_string(getpid()) + name)).string();
}

std::string attribute(const GDALIHasAttribute& owner, const char* name) {
    const auto found = owner.GetAttribute(name);
    return found ? found->ReadAsString() : "";
}

TEST(SeriesNetcdf, IsATimeSeriesAfterCf) {
    const std::string path = scratch(".nc");
    const auto file = make_series_netcdf(path, two_series());
    file->write(1, ramp(100.0));
    file->write(0, ramp(0.0));
    file->close();

    GDALAllRegister();
    const std::unique_ptr<GDALDataset> dataset(GDALDataset::Open(path.c_str(), GDAL_OF_MULTIDIM_RASTER));
    ASSERT_NE(dataset, nullptr);
    const auto root = dataset->GetRootGroup();
    EXPECT_EQ(attribute(*root, "Conventions"), "CF-1.8");
    EXPECT_EQ(attribute(*root, "featureType"), "timeSeries");
    EXPECT_EQ(attribute(*root, "WEATHER"), "made up");
    const auto power = root->OpenMDArray("ac_power");
    ASSERT_NE(power, nullptr);
    EXPECT_EQ(power->GetUnit(), "kW");
    EXPECT_EQ(attribute(*power, "coordinates"), "series_id zone_id class");
    EXPECT_EQ(attribute(*power, "cell_methods"), "time: mean");
    std::array<float, 96> values{};
    const std::array<GUInt64, 2> start{0, 0};
    const std::array<size_t, 2> count{2, 48};
    ASSERT_TRUE(power->Read(start.data(), count.data(), nullptr, nullptr, GDALExtendedDataType::Create(GDT_Float32),
                            values.data()));
    EXPECT_EQ(values[5], 5.0F);
    EXPECT_EQ(values[48 + 5], 105.0F);
    const auto time = root->OpenMDArray("time");
    EXPECT_EQ(time->GetUnit(), "seconds since 1970-01-01 00:00:00");
    std::array<double, 2> stamps{};
    const std::array<size_t, 1> two{2};
    ASSERT_TRUE(time->Read(start.data(), two.data(), nullptr, nullptr, GDALExtendedDataType::Create(GDT_Float64),
                           stamps.data()));
    EXPECT_EQ(stamps[0], 1546272000.0);
    EXPECT_EQ(stamps[1] - stamps[0], 3600.0);
    const auto classes = root->OpenMDArray("class");
    std::array<char*, 2> words{};
    ASSERT_TRUE(
        classes->Read(start.data(), two.data(), nullptr, nullptr, GDALExtendedDataType::CreateString(), words.data()));
    EXPECT_STREQ(words[1], "factory");
    CPLFree(words[0]);
    CPLFree(words[1]);
    EXPECT_EQ(attribute(*root->OpenMDArray("series_id"), "cf_role"), "timeseries_id");
    std::filesystem::remove(path);
}

TEST(SeriesNetcdf, SaysWhereItCannotBeWritten) {
    EXPECT_THROW(make_series_netcdf("/nowhere/at/all.nc", two_series()), Error);
}

// Parquet's writer, with a driver that every GDAL has.
TEST(SeriesTable, HasARowASeriesAndHour) {
    const std::string path = scratch(".csv");
    const auto file = make_series_table(path, two_series(), "CSV");
    file->write(1, ramp(100.0));
    file->close();
    std::ifstream stream(std::filesystem::is_directory(path) ? path + "/series.csv" : path);
    std::string head;
    std::string first;
    std::getline(stream, head);
    std::getline(stream, first);
    EXPECT_EQ(head, "series_id,zone_id,class,time,ac_kw");
    EXPECT_EQ(first, "n/factory,n,factory,2018/12/31 16:00:00+00,100");
    int rows = 1;
    for (std::string line; std::getline(stream, line);) {
        ++rows;
    }
    EXPECT_EQ(rows, 48);
    std::filesystem::remove_all(path);
}

TEST(SeriesTable, SaysWhereTheDriverIsNotThere) {
    EXPECT_THROW(make_series_table(scratch(".x"), two_series(), "NoSuchDriver"), Error);
}

}  // namespace
}  // namespace sunshed
