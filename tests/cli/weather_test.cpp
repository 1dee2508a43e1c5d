// sunshed weather, eval and selftest as users run them.

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "support/program.hpp"
#include "support/small_scene.hpp"

namespace sunshed::test {
namespace {

using testing::HasSubstr;

/// The small scene's weather with another time zone in its head: a clock that is off by the difference.
std::string with_time_zone(const SmallScene& scene, const char* zone) {
    std::string text = read_text(scene.file("weather.epw"));
    const std::string head = "45.75,126.65,8.0,";
    text.replace(text.find(head), head.size(), fmt::format("45.75,126.65,{},", zone));
    const std::string path = scene.file(fmt::format("zone{}.epw", zone));
    write_text(path, text);
    return path;
}

TEST(Weather, TellsWhatAFileHolds) {
    const SmallScene scene;
    const Outcome outcome = run_sunshed({"weather", scene.file("weather.epw")});
    EXPECT_EQ(outcome.exit_code, 0);
    EXPECT_THAT(outcome.out, HasSubstr("45.750 N, 126.650 E"));
    EXPECT_THAT(outcome.out, HasSubstr("stamps end their interval"));
    EXPECT_THAT(outcome.out, HasSubstr("8760 intervals of 60 minutes"));
    EXPECT_THAT(outcome.out, HasSubstr("shift of the light"));
}

TEST(Weather, GivesItsJsonToPrograms) {
    const SmallScene scene;
    const Outcome outcome = run_sunshed({"weather", scene.file("weather.epw"), "--json"});
    const auto json = nlohmann::json::parse(outcome.out);
    EXPECT_EQ(json["intervals"], 8760);
    EXPECT_EQ(json["time_convention"], "interval-end");
    EXPECT_EQ(json["months"].size(), 12U);
    EXPECT_LT(std::abs(json["time_check"]["shift_min"].get<double>()), 5.0);
    EXPECT_EQ(json["time_check"]["is_shifted"], false);
}

TEST(Weather, FindsAClockThatIsOff) {
    const SmallScene scene;
    for (const auto& [zone, minutes] : {std::pair{"9.0", -60.0}, {"8.5", -30.0}, {"7.5", 30.0}, {"7.0", 60.0}}) {
        const Outcome outcome = run_sunshed({"weather", with_time_zone(scene, zone), "--json"});
        EXPECT_EQ(outcome.exit_code, 3) << zone;
        const auto check = nlohmann::json::parse(outcome.out)["time_check"];
        EXPECT_NEAR(check["shift_min"].get<double>(), minutes, 5.0);
        EXPECT_EQ(check["is_shifted"], true);
    }
}

TEST(Weather, AShiftedFileIsRefusedByRunsUnlessToldOtherwise) {
    const SmallScene scene;
    const std::string shifted = with_time_zone(scene, "7.0");
    const std::vector<std::string> run{"run", scene.project(),  "--set", fmt::format("weather.path=\"{}\"", shifted),
                                       "-o",  scene.file("out")};
    const Outcome refused = run_sunshed(run);
    EXPECT_EQ(refused.exit_code, 1);
    EXPECT_THAT(refused.err, HasSubstr("minutes later than the sun"));
    EXPECT_THAT(refused.err, HasSubstr("--assume-time"));
    EXPECT_TRUE(nothing_was_left(scene.folder(), "out"));

    auto taken = run;
    taken.insert(taken.end(), {"--set", "weather.assume_time=\"as-is\""});
    EXPECT_EQ(run_sunshed(taken).exit_code, 0);

    const Outcome irradiance =
        run_sunshed({"irradiance", scene.file("dsm.tif"), "--weather", shifted, "-o", scene.file("rasters")});
    EXPECT_EQ(irradiance.exit_code, 1);
    EXPECT_THAT(irradiance.err, HasSubstr("look shifted"));
    EXPECT_EQ(run_sunshed({"irradiance", scene.file("dsm.tif"), "--weather", shifted, "--utc-offset", "8", "-o",
                           scene.file("rasters")})
                  .exit_code,
              0);
}

TEST(Weather, AClearSkyNeedsNoFile) {
    const SmallScene scene;
    EXPECT_EQ(
        run_sunshed({"irradiance", scene.file("dsm.tif"), "--clear-sky", "--linke", "3", "-o", scene.file("rasters")})
            .exit_code,
        0);
    const Outcome both = run_sunshed({"irradiance", scene.file("dsm.tif"), "--clear-sky", "--weather",
                                      scene.file("weather.epw"), "-o", scene.file("more")});
    EXPECT_EQ(both.exit_code, 2);
    EXPECT_THAT(both.err, HasSubstr("--weather excludes --clear-sky"));
    const Outcome neither = run_sunshed({"irradiance", scene.file("dsm.tif"), "-o", scene.file("more")});
    EXPECT_EQ(neither.exit_code, 2);
    EXPECT_THAT(neither.err, HasSubstr("either a weather file or --clear-sky"));
}

/// The small scene's weather with its three components multiplied.
std::string with_light(const SmallScene& scene, double factor) {
    std::string text;
    std::istringstream lines(read_text(scene.file("weather.epw")));
    int number = 0;
    for (std::string line; std::getline(lines, line); ++number) {
        std::vector<std::string> fields;
        std::istringstream row(line);
        for (std::string field; std::getline(row, field, ',');) {
            fields.push_back(field);
        }
        for (std::size_t i = 13; number >= 8 && i < 16; ++i) {
            fields[i] = fmt::format("{:.0f}", factor * std::stod(fields[i]));
        }
        text += fmt::format("{}\n", fmt::join(fields, ","));
    }
    write_text(scene.file("light.epw"), text);
    return scene.file("light.epw");
}

/// The small scene's weather as if it came from a place on the same parallel an hour farther west for each of `hours`.
std::string from_farther_west(const SmallScene& scene, int hours) {
    std::string text = read_text(scene.file("weather.epw"));
    const std::string head = "45.75,126.65,8.0,";
    text.replace(text.find(head), head.size(), fmt::format("45.75,{:.2f},{}.0,", 126.65 - 15.0 * hours, 8 - hours));
    write_text(scene.file("west.epw"), text);
    return scene.file("west.epw");
}

TEST(Weather, ThreeTimesTheSunIsRefusedByEveryCommandUnlessAllowed) {
    const SmallScene scene;
    const std::string thrice = with_light(scene, 3.0);
    const std::string set = fmt::format("weather.path=\"{}\"", thrice);
    EXPECT_EQ(run_sunshed({"weather", thrice}).exit_code, 3);
    const Outcome check = run_sunshed({"check", scene.project(), "--set", set});
    EXPECT_EQ(check.exit_code, 3);
    EXPECT_THAT(check.out, HasSubstr("times the light that comes from outside the atmosphere"));
    const Outcome run = scene.run({"--set", set});
    EXPECT_EQ(run.exit_code, 1);
    EXPECT_THAT(run.err, HasSubstr("light.epw: its year has"));
    const std::vector<std::string> rasters{"irradiance", scene.file("dsm.tif"), "--weather", thrice,
                                           "-o",         scene.file("rasters")};
    EXPECT_EQ(run_sunshed(rasters).exit_code, 1);
    std::vector<std::string> allowed = rasters;
    allowed.emplace_back("--allow-implausible");
    const Outcome taken = run_sunshed(allowed);
    EXPECT_EQ(taken.exit_code, 0) << taken.err;
    EXPECT_THAT(taken.err, HasSubstr("its year has"));
}

TEST(Weather, FromFarAwayIsRefusedUnlessAllowed) {
    const SmallScene scene;
    const std::string far = from_farther_west(scene, 1);  // 15 degrees of a parallel of 27,930 km
    const std::vector<std::string> rasters{"irradiance", scene.file("dsm.tif"), "--weather", far,
                                           "-o",         scene.file("rasters")};
    const Outcome refused = run_sunshed(rasters);
    EXPECT_EQ(refused.exit_code, 1);
    EXPECT_THAT(refused.err, testing::ContainsRegex("11[56][0-9] km from the scene"));
    EXPECT_THAT(refused.err, HasSubstr("--max-distance-km"));
    EXPECT_EQ(run_sunshed({"check", scene.project(), "--set", fmt::format("weather.path=\"{}\"", far)}).exit_code, 3);
    std::vector<std::string> allowed = rasters;
    allowed.insert(allowed.end(), {"--max-distance-km", "1500"});
    const Outcome taken = run_sunshed(allowed);
    EXPECT_EQ(taken.exit_code, 0);
    EXPECT_THAT(taken.err, HasSubstr("km from the scene"));
    EXPECT_THAT(taken.err,
                HasSubstr("the town's clock is UTC+8 (Asia/Shanghai), the weather file's stamps are in UTC+7"));
}

TEST(Weather, TheTownsClockIsThatOfItsPlaceOrAsTold) {
    const SmallScene scene;
    EXPECT_THAT(run_sunshed({"check", scene.project()}).out, HasSubstr("the town are UTC+8 (Asia/Shanghai)"));
    EXPECT_THAT(run_sunshed({"check", scene.project(), "--set", "project.timezone=\"Asia/Kathmandu\""}).out,
                HasSubstr("the town are UTC+5:45 (Asia/Kathmandu)"));
    const Outcome unknown = scene.run({"--set", "project.timezone=\"Asia/Haerbin\""});
    EXPECT_EQ(unknown.exit_code, 1);
    EXPECT_THAT(unknown.err, HasSubstr("project.timezone: 'Asia/Haerbin' is no time zone"));
}

TEST(Eval, RunsAModelOnATableAndKeepsItsColumns) {
    const ScratchFolder folder;
    write_text(folder.file("in.csv"),
               "# NREL's worked example\nid,time_utc,lat,lon,alt_m,pressure_pa,temp_c,delta_t_s\n"
               "a,2003-10-17T19:30:30Z,39.742476,-105.1786,1830.14,82000,11,67\n"
               "b,2003-10-17T12:30:30-07:00,39.742476,-105.1786,1830.14,82000,11,67\n");
    const Outcome outcome = run_sunshed({"eval", "sun-position", folder.file("in.csv"), "-o", folder.file("out.csv")});
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    const std::string text = read_text(folder.file("out.csv"));
    EXPECT_THAT(text, HasSubstr("id,time_utc,lat"));
    EXPECT_THAT(text, HasSubstr(",zenith,apparent_zenith,azimuth,"));
    EXPECT_THAT(text, HasSubstr(",50.11162"));
    EXPECT_THAT(text, HasSubstr(",194.3402"));
    const auto first = text.find("\na,");
    const auto second = text.find("\nb,");
    EXPECT_EQ(text.substr(text.find(",39.74", first), second - text.find(",39.74", first)),
              text.substr(text.find(",39.74", second), second - text.find(",39.74", first)));
}

TEST(Eval, SaysWhatIsWrongWithATable) {
    const ScratchFolder folder;
    const auto complaint = [&](const char* model, const std::string& table, int code = 1) {
        write_text(folder.file("in.csv"), table);
        const Outcome outcome = run_sunshed({"eval", model, folder.file("in.csv"), "-o", folder.file("out.csv")});
        EXPECT_EQ(outcome.exit_code, code);
        EXPECT_FALSE(std::filesystem::exists(folder.file("out.csv")));
        return outcome.err;
    };
    EXPECT_THAT(complaint("sun-positio", "a\n1\n", 2),
                HasSubstr("no model 'sun-positio'; did you mean 'sun-position'?"));
    EXPECT_THAT(complaint("sun-position", "time_utc,lat\n2020-01-01T00:00:00Z,1\n"),
                HasSubstr("column 'lon' is missing"));
    EXPECT_THAT(complaint("incidence-modifier", "aoi\n10\nx\n"), HasSubstr("in.csv:3: 'x' in column 'aoi'"));
    EXPECT_THAT(complaint("incidence-modifier", "aoi,b\n10\n"), HasSubstr("1 fields instead of 2"));
    EXPECT_THAT(complaint("sun-position", "time_utc,lat,lon\nnoon,1,1\n"), HasSubstr("'noon' in column time_utc"));
}

TEST(Eval, MakesNoNumberOfWhatIsMissing) {
    const ScratchFolder folder;
    write_text(folder.file("in.csv"), "aoi\n10\nnan\n60\n");
    ASSERT_EQ(
        run_sunshed({"eval", "incidence-modifier", folder.file("in.csv"), "-o", folder.file("out.csv")}).exit_code, 0);
    EXPECT_THAT(read_text(folder.file("out.csv")), HasSubstr("\nnan,nan,nan,nan\n"));
}

TEST(Eval, ListsItsModels) {
    const Outcome outcome = run_sunshed({"eval", "--list"});
    EXPECT_EQ(outcome.exit_code, 0);
    for (const char* model : {"sun-position", "clear-sky", "decomposition", "transposition", "cell-temperature",
                              "incidence-modifier", "pvwatts"}) {
        EXPECT_THAT(outcome.out, HasSubstr(fmt::format("{}: ", model)));
    }
}

TEST(Selftest, Holds) {
    const Outcome outcome = run_sunshed({"selftest"});
    EXPECT_EQ(outcome.exit_code, 0) << outcome.out;
    EXPECT_THAT(outcome.out, HasSubstr("table A5.1"));
    EXPECT_THAT(outcome.out, testing::Not(HasSubstr("FAIL")));
}

}  // namespace
}  // namespace sunshed::test
