// The energy chain as a project file chooses it, and the files that it leaves.
#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "support/small_scene.hpp"

namespace sunshed::test {
namespace {

using testing::HasSubstr;

/// The project's waterfall: what is left after each step, kWh.
std::map<std::string, double> waterfall(const SmallScene& scene) {
    std::istringstream rows(read_text(scene.file("result/report/waterfall.csv")));
    std::map<std::string, double> left;
    for (std::string line; std::getline(rows, line);) {
        std::stringstream fields(line);
        std::array<std::string, 6> field;
        for (std::string& one : field) {
            std::getline(fields, one, ',');
        }
        if (field[0] == "all" && field[1] == "all") {
            left[field[2]] = std::stod(field[5]);
        }
    }
    return left;
}

double ac_kwh(const SmallScene& scene) {
    const auto report = nlohmann::json::parse(read_text(scene.file("result/report/report.json")));
    double sum = 0.0;
    for (const auto& building : report["buildings"]) {
        sum += building["energy_ac_kwh"].get<double>();
    }
    return sum;
}

TEST(Energy, TheWaterfallEndsWithTheEnergy) {
    const SmallScene scene;
    ASSERT_EQ(scene.run().exit_code, 0);
    const auto left = waterfall(scene);
    EXPECT_EQ(left.size(), 19U);
    EXPECT_NEAR(left.at("clipping"), ac_kwh(scene), 0.01);
    EXPECT_LT(left.at("clipping"), left.at("nominal"));
    EXPECT_TRUE(std::filesystem::exists(scene.file("result/report/waterfall_buildings.csv")));
}

TEST(Energy, EveryModelRunsAndTellsADifference) {
    const SmallScene linear;
    ASSERT_EQ(linear.run().exit_code, 0);
    const double plain = ac_kwh(linear);
    for (const char* choice : {"pv.model=single-diode", "pv.heat_model=sapm", "pv.heat_model=faiman",
                               "pv.partial_shading=by-string", "pv.bifaciality=0.8"}) {
        const SmallScene scene;
        const Outcome outcome = scene.run({"--set", choice});
        ASSERT_EQ(outcome.exit_code, 0) << choice << outcome.err;
        const double other = ac_kwh(scene);
        EXPECT_NE(other, plain) << choice;
        EXPECT_NEAR(other / plain, 1.0, 0.25) << choice;
    }
}

TEST(Energy, AModuleComesOutOfItsLibrary) {
    const SmallScene scene;
    write_text(scene.file("cec.csv"),
               "Name,I_L_ref,I_o_ref,R_s,R_sh_ref,a_ref,alpha_sc,Adjust\nUnits,A,A,Ohm,Ohm,V,A/K,%\n"
               "\"Maker, Inc. M-220\",5.114,8.196e-10,1.065,381.68,2.6373,0.004539,8.7\n");
    const std::vector<std::string> diode{"--set", "pv.model=single-diode", "--set",
                                         "pv.cec_library=" + scene.file("cec.csv")};
    auto known = diode;
    known.insert(known.end(), {"--set", "pv.cec_module=Maker, Inc. M-220"});
    EXPECT_EQ(scene.run(known).exit_code, 0);
    auto unknown = diode;
    unknown.insert(unknown.end(), {"--set", "pv.cec_module=M-999", "--overwrite"});
    const Outcome refused = scene.run(unknown);
    EXPECT_EQ(refused.exit_code, 1);
    EXPECT_THAT(refused.err, HasSubstr("there is no module 'M-999'"));
}

TEST(Energy, EveryBuildingsHoursOnRequest) {
    const SmallScene scene;
    ASSERT_EQ(scene.run({"--hourly-buildings"}).exit_code, 0);
    EXPECT_TRUE(std::filesystem::exists(scene.file("result/series/zone_hourly.nc")));
    if (!std::filesystem::exists(scene.file("result/series/building_hourly.nc"))) {
        EXPECT_TRUE(std::filesystem::exists(scene.file("result/series/building_hourly.parquet")));
        GTEST_SKIP() << "this GDAL wrote Parquet";
    }
    GDALAllRegister();
    const std::string path = scene.file("result/series/building_hourly.nc");
    const std::unique_ptr<GDALDataset> dataset(GDALDataset::Open(path.c_str(), GDAL_OF_MULTIDIM_RASTER));
    ASSERT_NE(dataset, nullptr);
    const auto power = dataset->GetRootGroup()->OpenMDArray("ac_power");
    const std::array<GUInt64, 2> start{0, 0};
    const std::array<size_t, 2> count{2, 8760};
    std::vector<float> values(count[0] * count[1]);
    ASSERT_TRUE(power->Read(start.data(), count.data(), nullptr, nullptr, GDALExtendedDataType::Create(GDT_Float32),
                            values.data()));
    double sum = 0.0;
    for (const float kw : values) {
        sum += kw;
    }
    EXPECT_NEAR(sum / ac_kwh(scene), 1.0, 1e-5);
}

}  // namespace
}  // namespace sunshed::test
