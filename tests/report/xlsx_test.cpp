#include <unistd.h>

#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <cstdio>
#include <memory>

#include "example_city.hpp"
#include "sunshed/report/documents.hpp"

namespace sunshed {
namespace {

class Workbook : public testing::Test {
protected:
    void SetUp() override {
        GDALAllRegister();
        if (GDALGetDriverByName("XLSX") == nullptr) {
            GTEST_SKIP() << "this GDAL reads no XLSX";
        }
        CPLSetConfigOption("OGR_XLSX_HEADERS", "FORCE");
        path_ = testing::TempDir() + "sunshed_report_" + std::to_string(getpid()) + ".xlsx";
        write_report_xlsx(path_, city_.content());
        book_.reset(GDALDataset::Open(path_.c_str(), GDAL_OF_VECTOR));
        ASSERT_NE(book_, nullptr);
    }
    void TearDown() override { std::remove(path_.c_str()); }

    ExampleCity city_ = example_city(500);
    std::string path_;
    std::unique_ptr<GDALDataset> book_;
};

TEST_F(Workbook, HasAYearlyReportsSheets) {
    for (const char* sheet : {"摘要 Summary", "说明 Notes", "区域 Zones", "类别 Classes", "建筑 Buildings",
                              "定义 Definitions", "参数 Factors"}) {
        EXPECT_NE(book_->GetLayerByName(sheet), nullptr) << sheet;
    }
}

TEST_F(Workbook, BuildingsAddUpToTheWhole) {
    OGRLayer* layer = book_->GetLayerByName("建筑 Buildings");
    ASSERT_NE(layer, nullptr);
    double sum_kwh = 0.0;
    int rows = 0;
    for (auto& feature : *layer) {
        ++rows;
        sum_kwh += feature->GetFieldAsDouble("energy_ac_kwh [kWh]");
    }
    EXPECT_EQ(rows, 500);
    EXPECT_NEAR(sum_kwh, city_.summaries.back().total.energy_ac_kwh, 1e-6 * sum_kwh);
}

TEST_F(Workbook, SaysThatTheWeatherIsSyntheticAndWhatIsAPlaceholder) {
    OGRLayer* layer = book_->GetLayerByName("说明 Notes");
    ASSERT_NE(layer, nullptr);
    std::string all;
    for (auto& feature : *layer) {
        all += std::string(feature->GetFieldAsString(1)) + "\n";
    }
    EXPECT_NE(all.find("synthetic weather"), std::string::npos);
    EXPECT_NE(all.find("placeholders [P]"), std::string::npos);
}

TEST_F(Workbook, AMissingIndicatorSaysSo) {
    OGRLayer* layer = book_->GetLayerByName("摘要 Summary");
    ASSERT_NE(layer, nullptr);
    int missing = 0;
    for (auto& feature : *layer) {
        if (std::string(feature->GetFieldAsString("状态 status")) == "no data") {
            ++missing;
            EXPECT_STREQ(feature->GetFieldAsString("值 value"), "暂无数据 no data");
        }
    }
    EXPECT_GE(missing, 6);
}

}  // namespace
}  // namespace sunshed
