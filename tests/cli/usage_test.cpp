// Wrong usage is exit code 2 and one line, before any work: options that do not fit, outputs that cannot be.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "support/small_scene.hpp"

namespace sunshed::test {
namespace {

using testing::HasSubstr;

void expect_wrong_usage(const std::vector<std::string>& arguments, const std::vector<std::string>& words) {
    SCOPED_TRACE(fmt::format("{}", fmt::join(arguments, " ")));
    const Outcome outcome = run_sunshed(arguments);
    EXPECT_EQ(outcome.exit_code, 2) << outcome.err;
    EXPECT_EQ(outcome.out, "");
    EXPECT_THAT(outcome.err, testing::StartsWith("sunshed: error: "));
    EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << outcome.err;
    EXPECT_LE(outcome.err.size(), 400U);
    for (const std::string& word : words) {
        EXPECT_THAT(outcome.err, HasSubstr(word));
    }
}

TEST(Usage, AMistypedCommandNamesTheNearest) {
    expect_wrong_usage({"iradiance", "dsm.tif"}, {"'iradiance'", "'irradiance'"});
    expect_wrong_usage({"chek"}, {"'chek'", "'check'"});
    expect_wrong_usage({std::string(100000, 'x')}, {"there is no command"});
    expect_wrong_usage({}, {"no command"});
    expect_wrong_usage({"--threads", "2"}, {"there is no command"});
}

TEST(Usage, AMistypedOptionNamesTheNearest) {
    expect_wrong_usage({"horizon", "dsm.tif", "--direction", "8"}, {"horizon", "'--direction'", "'--directions'"});
    expect_wrong_usage({"run", "p.toml", "--thread=2"}, {"'--thread'", "'--threads'"});
}

TEST(Usage, ACommandTakesOnlyTheOptionsThatItUses) {
    const SmallScene scene;
    const std::string dsm = scene.file("dsm.tif");
    const std::string out = scene.file("out");
    expect_wrong_usage({"irradiance", dsm, "--clear-sky", "-o", out, "--set", "layout.gap_m=0.1"},
                       {"'layout.gap_m'", "no setting of this command"});
    expect_wrong_usage({"irradiance", dsm, "--clear-sky", "-o", out, "--assume-time", "instant"}, {"--assume-time"});
    expect_wrong_usage({"irradiance", dsm, "--clear-sky", "-o", out, "--year", "2019"}, {"--year"});
    expect_wrong_usage({"irradiance", dsm, "--weather", scene.file("weather.epw"), "-o", out, "--linke", "3"},
                       {"--linke"});
    expect_wrong_usage({"horizon", dsm, "-o", out, "--set", "horizon.directions=8"}, {"no setting of this command"});
    expect_wrong_usage({"surface", "--dem", dsm, "--buildings", "b", "-o", out, "--assume-time", "instant"},
                       {"'--assume-time'"});
    expect_wrong_usage({"selftest", "-o", out}, {"'-o'"});
    expect_wrong_usage({"selftest", "--set", "a=b"}, {"'--set'"});
    expect_wrong_usage({"weather", scene.file("weather.epw"), "--set", "weather.year=2019"}, {"'--set'"});
    expect_wrong_usage({"check", scene.project(), "-o", out}, {"'-o'"});
    expect_wrong_usage({"eval", "--list", "--threads", "2"}, {"'--threads'"});
    expect_wrong_usage({"report", scene.output(), "--co", "COMPRESS=NONE"}, {"'--co'"});
    expect_wrong_usage({"weather", scene.file("weather.epw"), "--lat", "45"}, {"--lon"});
    EXPECT_TRUE(nothing_was_left(scene.folder(), "out"));
}

TEST(Usage, UnknownKeysOfSetAreRefusedEverywhereWithTheNearest) {
    const SmallScene scene;
    const std::string key = "horizon.direction=64";
    const std::string nearest = "'horizon.directions'";
    expect_wrong_usage({"run", scene.project(), "-o", scene.output(), "--set", key}, {nearest});
    expect_wrong_usage({"run", "--print-config", "--set", key}, {nearest});
    expect_wrong_usage({"check", scene.project(), "--set", key}, {nearest});
    expect_wrong_usage({"demo", "-o", scene.output(), "--set", key}, {nearest});
    expect_wrong_usage({"roofs", scene.file("dsm.tif"), "--buildings", scene.file("buildings.geojson"), "-o",
                        scene.output(), "--set", "roof.max_tilt=50"},
                       {"'roof.max_tilt_deg'"});
    expect_wrong_usage({"check", scene.project(), "--set", "roof.max_tilt_deg.x=1"}, {"there are: ", "surface"});
    expect_wrong_usage({"check", scene.project(), "--set", "surface.dms=a.tif"}, {"did you mean 'surface.dsm'?"});
    expect_wrong_usage({"check", scene.project(), "--set", "surfaces.dsm=a.tif"}, {"did you mean 'surface.dsm'?"});
    expect_wrong_usage({"check", scene.project(), "--set", "far_dem=a.tif"}, {"did you mean 'surface.far_dem'?"});
    expect_wrong_usage({"run", scene.project(), "-o", scene.output(), "--set", "nothing"}, {"there is no '='"});
    EXPECT_TRUE(nothing_was_left(scene.folder(), "result"));
    ASSERT_EQ(scene.run().exit_code, 0);
    expect_wrong_usage({"report", scene.output(), "--set", "policy.good_shar=0.9"}, {"'policy.good_share'"});
}

TEST(Usage, WhereNoNameIsNearNoneIsMeant) {
    const SmallScene scene;
    const auto complaint = [](const std::vector<std::string>& words) {
        const Outcome outcome = run_sunshed(words);
        EXPECT_EQ(outcome.exit_code, 2);
        return outcome.err;
    };
    const std::vector<std::vector<std::string>> wrong{{"check", scene.project(), "--set", "surface.colour=red"},
                                                      {"check", scene.project(), "--set", "sun.power=3"},
                                                      {"check", scene.project(), "--furniture"},
                                                      {"compute"},
                                                      {"eval", "entropy", "in.csv", "-o", "out.csv"}};
    for (const auto& words : wrong) {
        EXPECT_THAT(complaint(words), testing::Not(testing::HasSubstr("did you mean"))) << words.back();
    }
    EXPECT_THAT(complaint(wrong[0]), testing::HasSubstr("surface has: canopy, canopy_transmissivity"));
    EXPECT_THAT(complaint(wrong[1]), testing::HasSubstr("there are: battery, buildings, carbon"));
    EXPECT_THAT(complaint(wrong[3]), testing::HasSubstr("see sunshed --help"));
}

TEST(Usage, ASettingThatACommandDoesNotUseIsRefused) {
    const SmallScene scene;
    const std::vector<std::string> roofs{"roofs", scene.file("dsm.tif"), "--buildings", scene.file("buildings.geojson"),
                                         "-o",    scene.output()};
    const auto with = [&](const std::string& setting) {
        auto all = roofs;
        all.insert(all.end(), {"--set", setting});
        return all;
    };
    expect_wrong_usage(with("sky.albedo=[1,1,1,1,1,1,1,1,1,1,1,1]"), {"'sky.albedo'", "no setting of this command"});
    expect_wrong_usage(with("layout.worth_yield_kwh_kwp=900"), {"'layout.worth_yield_kwh_kwp'"});
    EXPECT_EQ(run_sunshed(with("layout.flat_tilt_deg=20")).exit_code, 0);
}

TEST(Usage, EveryCommandRefusesTheSettingsOfOthersWithTheNearestOfItsOwn) {
    const SmallScene scene;
    const std::string dsm = scene.file("dsm.tif");
    const std::string out = scene.file("out");
    const auto with = [](std::vector<std::string> command, const std::string& setting) {
        command.insert(command.end(), {"--set", setting});
        return command;
    };
    const std::vector<std::string> irradiance{"irradiance", dsm, "--clear-sky", "-o", out};
    const std::vector<std::string> horizon{"horizon", dsm, "-o", out};
    const std::vector<std::string> surface{"surface", "--dem", dsm, "--buildings", scene.file("buildings.geojson"),
                                           "-o",      out};
    expect_wrong_usage(with(irradiance, "pv.dc_ac_ratio=1.1"), {"'pv.dc_ac_ratio'", "no setting of this command"});
    expect_wrong_usage(with(irradiance, "sky.albedoo=1"), {"'sky.albedo'"});
    expect_wrong_usage(with(irradiance, "bogus.key=1"), {"'bogus.key'"});
    expect_wrong_usage(with(horizon, "sky.albedo=1"), {"'sky.albedo'", "no setting of this command"});
    expect_wrong_usage(with(horizon, "surface.no_data=open"), {"'surface.nodata'"});
    expect_wrong_usage(with(surface, "roof.parapet_m=1"), {"'roof.parapet_m'", "no setting of this command"});
    for (const char* command : {"weather", "eval", "selftest"}) {
        expect_wrong_usage({command, "--set", "sky.albedo=1"}, {"'--set'"});
    }
    EXPECT_TRUE(nothing_was_left(scene.folder(), "out"));
}

TEST(Usage, OptionsThatAreSettingsTakeTheChoicesOfTheSetting) {
    const SmallScene scene;
    const std::string dsm = scene.file("dsm.tif");
    const std::string out = scene.file("out");
    expect_wrong_usage({"irradiance", dsm, "--clear-sky", "-o", out, "--transposition", "klucher"},
                       {"--transposition", "'klucher'", "perez, hay-davies, isotropic"});
    expect_wrong_usage({"horizon", dsm, "-o", out, "--nodata", "shut"}, {"--nodata", "open, blocked, error"});
    expect_wrong_usage({"surface", "--dem", dsm, "--buildings", "b", "-o", out, "--nodata", "blocked"},
                       {"--nodata", "open, error"});
    expect_wrong_usage({"report", scene.output(), "--lang", "fr"}, {"--lang", "zh, en"});
    expect_wrong_usage({"weather", "w.epw", "--assume-time", "noon"}, {"--assume-time", "as-is"});
}

TEST(Usage, TheSchemaOfAProjectFileIsPrinted) {
    const Outcome outcome = run_sunshed({"run", "--print-schema"});
    EXPECT_EQ(outcome.exit_code, 0);
    EXPECT_THAT(outcome.out, testing::AllOf(testing::HasSubstr("\"$schema\""), testing::HasSubstr("\"hay-davies\"")));
}

TEST(Usage, NumbersOutOfTheirRangeAreRefusedWithTheRange) {
    const SmallScene scene;
    const std::string dsm = scene.file("dsm.tif");
    const std::string out = scene.file("out");
    const auto irradiance = [&](const std::string& option, const std::string& value, const std::string& range) {
        expect_wrong_usage({"irradiance", dsm, "--weather", scene.file("weather.epw"), "-o", out, option, value},
                           {option, value, range});
    };
    irradiance("--directions", "7", "8 to 1024");
    irradiance("--directions", "1025", "8 to 1024");
    irradiance("--utc-offset", "14.5", "-12 to 14 h");
    irradiance("--utc-offset", "-13", "-12 to 14 h;");
    irradiance("--utc-offset", "-99", "-12 to 14 h;");
    irradiance("--year", "1900", "1950 to 2100");
    irradiance("--threads", "0", "1 to 1024");
    irradiance("--threads", "1025", "1 to 1024");
    irradiance("--transposition", "perezz", "perez");
    expect_wrong_usage({"irradiance", dsm, "--clear-sky", "-o", out, "--linke", "0.9"}, {"--linke", "1 to 12"});
    expect_wrong_usage({"horizon", dsm, "-o", out, "--directions", "3"}, {"--directions", "4 to 1024"});
    expect_wrong_usage({"horizon", dsm, "-o", out, "--radius", "0"}, {"--radius", "1 to 200000 m"});
    expect_wrong_usage({"horizon", dsm, "-o", out, "--radius", "nan"}, {"--radius", "1 to 200000 m"});
    expect_wrong_usage({"surface", "--dem", dsm, "--buildings", "b", "-o", out, "--floor-height", "1"},
                       {"--floor-height", "2 to 10 m"});
    expect_wrong_usage({"weather", "w.epw", "--lat", "91", "--lon", "0"}, {"--lat", "-90 to 90 degrees"});
    expect_wrong_usage({"weather", "w.epw", "--lat", "0", "--lon", "-181"}, {"--lon", "-180 to 360 degrees"});
    EXPECT_TRUE(nothing_was_left(scene.folder(), "out"));
}

TEST(Usage, AnOutputIsNamedAndNewAndAFile) {
    const SmallScene scene;
    const std::string dsm = scene.file("dsm.tif");
    expect_wrong_usage({"run", scene.project()}, {"-o/--output"});
    expect_wrong_usage({"demo"}, {"-o/--output"});
    expect_wrong_usage({"horizon", dsm}, {"-o/--output"});
    expect_wrong_usage({"irradiance", dsm, "--clear-sky"}, {"-o/--output"});
    expect_wrong_usage({"horizon", dsm, "-o", "-"}, {"standard output"});
    expect_wrong_usage({"run", scene.project(), "-o", "-"}, {"standard output"});
    write_text(scene.file("there.tif"), "mine");
    expect_wrong_usage({"horizon", dsm, "-o", scene.file("there.tif")}, {"there.tif", "--overwrite"});
    EXPECT_EQ(read_text(scene.file("there.tif")), "mine");
    expect_wrong_usage({"run"}, {"project"});
    expect_wrong_usage({"check"}, {"project"});
}

TEST(Usage, HelpAndVersionAreDone) {
    for (const std::vector<std::string>& arguments :
         {std::vector<std::string>{"--help"}, {"--version"}, {"run", "--help"}, {"selftest", "--help"}}) {
        const Outcome outcome = run_sunshed(arguments);
        EXPECT_EQ(outcome.exit_code, 0);
        EXPECT_THAT(outcome.out, HasSubstr("sunshed"));
        EXPECT_EQ(outcome.err, "");
    }
}

}  // namespace
}  // namespace sunshed::test
