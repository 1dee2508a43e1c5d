#include <unistd.h>

#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
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
    for (const char* sheet : {"摘要 Summary", "指标 Indicators", "区域 Zones", "类别 Classes", "月度 Months",
                              "建筑 Buildings", "定义 Definitions", "参数 Factors", "说明 Notes"}) {
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
        sum_kwh += feature->GetFieldAsDouble("年发电量 energy_ac_kwh [kWh]");
    }
    EXPECT_EQ(rows, 500);
    EXPECT_NEAR(sum_kwh, city_.summaries.back().total.amounts.energy_ac_kwh, 1e-6 * sum_kwh);
}

TEST_F(Workbook, TellsTheQualityOfBuildingsInChinese) {
    int told = 0;
    for (auto& feature : *book_->GetLayerByName("建筑 Buildings")) {
        const std::string quality = feature->GetFieldAsString("数据质量 quality");
        const std::string suitability = feature->GetFieldAsString("适宜性 suitability");
        EXPECT_TRUE(suitability == "好" || suitability == "无") << suitability;
        told += quality == "实测，已配准" ? 1 : 0;
    }
    EXPECT_GT(told, 400);
}

bool is_chinese(const std::string& text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c < 0; });
}

TEST_F(Workbook, ShowsNoIdWhereANameBelongs) {
    int told = 0;
    for (auto& feature : *book_->GetLayerByName("指标 Indicators")) {
        const std::string name = feature->GetFieldAsString("指标名称 name");
        EXPECT_TRUE(is_chinese(name)) << name;
        EXPECT_TRUE(is_chinese(feature->GetFieldAsString("依据 basis")));
        ++told;
    }
    EXPECT_GT(told, 300);
    for (auto& feature : *book_->GetLayerByName("建筑 Buildings")) {
        for (const char* field : {"类别 class", "新建/既有 vintage"}) {
            EXPECT_TRUE(is_chinese(feature->GetFieldAsString(field))) << feature->GetFieldAsString(field);
        }
    }
    OGRFeatureDefn& buildings = *book_->GetLayerByName("建筑 Buildings")->GetLayerDefn();
    for (int i = 0; i < buildings.GetFieldCount(); ++i) {
        EXPECT_TRUE(is_chinese(buildings.GetFieldDefn(i)->GetNameRef())) << buildings.GetFieldDefn(i)->GetNameRef();
    }
}

TEST_F(Workbook, ZonesMonthsAndClassesAddUpToTheWhole) {
    const double whole_kwh = city_.summaries.back().total.amounts.energy_ac_kwh;
    const auto sum_of = [&](const char* sheet, const char* field) {
        double sum = 0.0;
        double last = 0.0;
        for (auto& feature : *book_->GetLayerByName(sheet)) {
            last = feature->GetFieldAsDouble(field);
            sum += last;
        }
        return std::pair{sum - last, last};  // the whole comes last
    };
    const auto [zones, whole] = sum_of("区域 Zones", "年发电量 energy_ac_kwh [kWh]");
    EXPECT_NEAR(zones, whole_kwh, 1e-6 * whole_kwh);
    EXPECT_NEAR(whole, whole_kwh, 1e-6 * whole_kwh);
    EXPECT_NEAR(sum_of("月度 Months", "全年 year [kWh]").first, whole_kwh, 1e-6 * whole_kwh);
    double classes_kwh = 0.0;
    for (auto& feature : *book_->GetLayerByName("类别 Classes")) {
        classes_kwh += feature->GetFieldAsDouble("年发电量 energy_ac_kwh [kWh]");
    }
    EXPECT_NEAR(classes_kwh, 2.0 * whole_kwh, 1e-6 * whole_kwh);  // by zone, and once more for the whole
}

TEST_F(Workbook, OpensInLibreOfficeWithoutAWarning) {
    if (std::system("command -v soffice > /dev/null") != 0) {
        ASSERT_EQ(std::getenv("SUNSHED_INTEGRATIONS"), nullptr) << "LibreOffice is to be here (soffice)";
        GTEST_SKIP() << "skipped: no LibreOffice here (soffice; tools/test --integrations installs it)";
    }
    const std::string folder = testing::TempDir() + "sunshed_office_" + std::to_string(getpid());
    const std::string command = "soffice -env:UserInstallation=file://" + folder +
                                "/profile --headless --convert-to pdf --outdir " + folder + " " + path_ + " > " +
                                folder + "/said 2>&1";
    std::filesystem::create_directories(folder);
    EXPECT_EQ(std::system(command.c_str()), 0);
    std::ifstream said(folder + "/said");
    for (std::string line; std::getline(said, line);) {
        // Its own word where Java is not installed.
        const bool is_about_the_file = line.find("javaldx") == std::string::npos;
        const bool is_trouble = line.find("rror") != std::string::npos || line.find("arning") != std::string::npos;
        EXPECT_FALSE(is_about_the_file && is_trouble) << line;
    }
    const auto pdf = std::filesystem::path(folder) / std::filesystem::path(path_).filename().replace_extension(".pdf");
    std::ifstream file(pdf, std::ios::binary);
    std::string begin(5, ' ');
    file.read(begin.data(), 5);
    EXPECT_EQ(begin, "%PDF-");
    std::filesystem::remove_all(folder);
}

TEST_F(Workbook, SaysThatTheWeatherIsSyntheticAndWhatIsAPlaceholder) {
    OGRLayer* layer = book_->GetLayerByName("说明 Notes");
    ASSERT_NE(layer, nullptr);
    std::string all;
    for (auto& feature : *layer) {
        all += std::string(feature->GetFieldAsString(1)) + "\n" + feature->GetFieldAsString(2) + "\n";
    }
    EXPECT_NE(all.find("synthetic weather"), std::string::npos);
    EXPECT_NE(all.find("placeholders [P]"), std::string::npos);
    EXPECT_NE(all.find("占位值 [P]"), std::string::npos);
}

TEST_F(Workbook, AMissingIndicatorSaysSo) {
    OGRLayer* layer = book_->GetLayerByName("指标 Indicators");
    ASSERT_NE(layer, nullptr);
    int missing = 0;
    for (auto& feature : *layer) {
        if (std::string(feature->GetFieldAsString("状态 status")) == "暂无数据") {
            ++missing;
            EXPECT_STREQ(feature->GetFieldAsString("值 value"), "");
            EXPECT_TRUE(is_chinese(feature->GetFieldAsString("说明 note"))) << feature->GetFieldAsString("说明 note");
        }
    }
    EXPECT_GE(missing, 6);
}

}  // namespace
}  // namespace sunshed
