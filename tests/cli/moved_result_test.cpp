#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "support/program.hpp"
#include "support/small_scene.hpp"

namespace sunshed::test {

namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

TEST(MovedResult, IsReportedAgainFromWhatItKeepsOfStatistics) {
    const SmallScene scene;
    write_text(scene.file("statistics.csv"),
               "zone_id,year,item,value,unit,source\nall,2024,electricity,12345,MWh,yearbook\n");
    const Outcome first = scene.run({"--set", "energy.path=" + scene.file("statistics.csv")});
    ASSERT_EQ(first.exit_code, 0) << first.err;
    fs::create_directories(scene.folder() / "far" / "away");
    const std::string moved = scene.file("far/away/result");
    fs::rename(scene.output(), moved);
    fs::remove(scene.file("statistics.csv"));
    const std::string indicators = read_text(moved + "/report/indicators.csv");
    ASSERT_THAT(indicators, HasSubstr("12345"));
    for (int again = 0; again < 2; ++again) {
        const Outcome report = run_sunshed({"report", moved, "-q"});
        ASSERT_EQ(report.exit_code, 0) << report.err;
        EXPECT_EQ(read_text(moved + "/report/indicators.csv"), indicators);
    }
}

}  // namespace

}  // namespace sunshed::test
