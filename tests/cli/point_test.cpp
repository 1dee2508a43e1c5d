// sunshed point as users run it.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "support/program.hpp"
#include "support/small_scene.hpp"

namespace sunshed::test {
namespace {

using nlohmann::json;
using testing::HasSubstr;

/// `sunshed point` at the small scene's place, of its weather.
Outcome point(const SmallScene& scene, const std::vector<std::string>& more = {}) {
    std::vector<std::string> words{"point", "45.75", "126.65", "--weather", scene.file("weather.epw")};
    words.insert(words.end(), more.begin(), more.end());
    return run_sunshed(words);
}

TEST(Point, HasAYearOfMonthsAndHours) {
    const SmallScene scene;
    const Outcome words = point(scene, {"-o", scene.file("hours.csv")});
    ASSERT_EQ(words.exit_code, 0) << words.err;
    EXPECT_THAT(words.out, HasSubstr("plane tilted 0 degrees toward 180"));
    EXPECT_THAT(words.out, HasSubstr("horizon: level"));
    const std::string hours = read_text(scene.file("hours.csv"));
    EXPECT_EQ(std::count(hours.begin(), hours.end(), '\n'), 8761);
    EXPECT_THAT(hours, HasSubstr("begin_utc,duration_h,global_w_m2,beam_w_m2"));
    const json year = json::parse(point(scene, {"--json", "--tilt", "40"}).out);
    double months = 0.0;
    for (const json& month : year["months"]) {
        months += month["global_kwh_m2"].get<double>();
    }
    EXPECT_NEAR(months, year["year"]["global_kwh_m2"].get<double>(), 1e-6);
    EXPECT_GT(months, 100.0);
}

TEST(Point, SeesWhatItsHorizonLeaves) {
    const SmallScene scene;
    write_text(scene.file("valley.csv"), "0,5,20,15,10,15,20,5");
    const json open = json::parse(point(scene, {"--json"}).out);
    const Outcome closed = point(scene, {"--json", "--horizon", scene.file("valley.csv"), "-o", scene.file("p.json")});
    ASSERT_EQ(closed.exit_code, 0) << closed.err;
    const json valley = json::parse(closed.out);
    EXPECT_LT(valley["year"]["beam_kwh_m2"].get<double>(), 0.99 * open["year"]["beam_kwh_m2"].get<double>());
    EXPECT_LT(valley["sky_view"].get<double>(), 1.0);
    EXPECT_EQ(json::parse(read_text(scene.file("p.json")))["hours"].size(), 8760U);
    write_text(scene.file("bad.csv"), "azimuth,height\n-180,1\n-90,1\n0,1\n90,1\n");
    const Outcome refused = point(scene, {"--horizon", scene.file("bad.csv")});
    EXPECT_EQ(refused.exit_code, 1);
    EXPECT_THAT(refused.err, HasSubstr("bad.csv: its azimuths run below 0"));
}

TEST(Point, HoldsItsWeatherAgainstItsPlace) {
    const SmallScene scene;
    const auto from = [&](const char* latitude) {
        return run_sunshed({"point", latitude, "126.65", "--weather", scene.file("weather.epw")});
    };
    EXPECT_THAT(from("43.5").err, testing::ContainsRegex("2[0-9][0-9] km from the scene"));
    EXPECT_EQ(from("30").exit_code, 1);
    EXPECT_EQ(run_sunshed({"point", "45.75", "126.65"}).exit_code, 2);
}

}  // namespace
}  // namespace sunshed::test
