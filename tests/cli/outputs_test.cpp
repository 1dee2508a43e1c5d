// What is replaced and what is not, and what is left when a run ends before its time.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <csignal>
#include <nlohmann/json.hpp>
#include <random>
#include <thread>

#include "support/schema_contents.hpp"
#include "support/small_scene.hpp"

namespace sunshed::test {
namespace {

namespace fs = std::filesystem;
using testing::AnyOf;
using testing::HasSubstr;

/// Everything in a folder but the result, by name; hidden files too.
std::vector<std::string> beside_result(const SmallScene& scene) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(scene.folder())) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with('.') || (name.find("result") != std::string::npos && name != "result")) {
            names.push_back(name);
        }
    }
    return names;
}

/// The name of the project that a result tells everywhere, "" where it is not whole.
std::string whole_result_of(const std::string& folder) {
    const auto marker = nlohmann::json::parse(read_text(folder + "/sunshed-result.json"), nullptr, false);
    const auto run = nlohmann::json::parse(read_text(folder + "/run.json"), nullptr, false);
    const auto report = nlohmann::json::parse(read_text(folder + "/report/report.json"), nullptr, false);
    if (!marker.is_object() || !run.is_object() || !report.is_object()) {
        return "";
    }
    for (const auto& file : marker["files"]) {
        if (!fs::is_regular_file(folder + "/" + file.get<std::string>())) {
            return "";
        }
    }
    const std::string name = run["project"];
    return report.dump().find("\"" + name + "\"") != std::string::npos ? name : "";
}

/// The names of the files in a folder in whose bytes a text stands.
std::vector<std::string> files_with(const fs::path& folder, const std::string& text) {
    std::vector<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file() && read_text(entry.path().string()).find(text) != std::string::npos) {
            names.push_back(fs::relative(entry.path(), folder).string());
        }
    }
    return names;
}

TEST(Outputs, HoldNoPathOfTheMachineThatMadeThem) {
    const SmallScene scene;
    const std::string folder = scene.folder().string();
    for (const char* name : {"dsm.tif", "buildings.geojson", "weather.epw"}) {  // as people write them
        scene.edit("project.toml", [&](std::string text) {
            return text.replace(text.find(name), std::string(name).size(), folder + "/" + name);
        });
    }
    const std::string dsm = scene.file("dsm.tif");
    const std::string footprints = scene.file("buildings.geojson");
    const std::string weather = scene.file("weather.epw");
    fs::create_directory(scene.file("out"));
    const auto out = [&](const char* name) { return scene.file(std::string("out/") + name); };
    const std::vector<std::vector<std::string>> commands{
        {"run", scene.project(), "-o", out("run"), "--hourly-buildings", "--set", "output.hourly_shade=true", "--set",
         "output.shading_tables=true", "--set", "output.facades=true"},
        {"irradiance", dsm, "--weather", weather, "-o", out("irradiance"), "--hourly-shade"},
        {"horizon", dsm, "-o", out("h.tif"), "--svf", out("svf.tif"), "--directions", "8"},
        {"surface", "--dem", dsm, "--buildings", footprints, "--height-field", "height", "-o", out("s.tif")},
        {"roofs", dsm, "--buildings", footprints, "-o", out("r.gpkg")},
        {"report", out("run"), "--lang", "en"}};
    for (const auto& command : commands) {
        const Outcome outcome = run_sunshed(command);
        EXPECT_EQ(outcome.exit_code, 0) << command.front() << " " << outcome.err;
        EXPECT_THAT(files_with(scene.file("out"), folder), testing::IsEmpty()) << "after " << command.front();
    }
    EXPECT_THAT(read_text(out("run/run.json")), HasSubstr("\"path\": \"dsm.tif\"")) << "seen from the project";
    expect_schema_agrees(out("run"));
}

TEST(Outputs, TheFolderOfTheProjectIsNeverReplaced) {
    const SmallScene scene;
    const std::string folder = scene.folder().string();
    for (const std::string& output : {folder, folder + "/", folder + "/."}) {
        const Outcome outcome = run_sunshed({"run", scene.project(), "-o", output, "--overwrite"});
        EXPECT_EQ(outcome.exit_code, 1) << outcome.err;
        EXPECT_THAT(outcome.err, HasSubstr("lies in it"));
    }
    for (const char* name : {"dsm.tif", "buildings.geojson", "weather.epw", "project.toml"}) {
        EXPECT_TRUE(fs::exists(scene.file(name))) << name;
    }
}

TEST(Outputs, NoCommandReplacesAnInputOrAFolder) {
    const SmallScene scene;
    fs::create_directory(scene.file("home"));
    const std::string dsm = scene.file("dsm.tif");
    const std::string footprints = scene.file("buildings.geojson");
    const std::string before = read_text(dsm) + read_text(footprints);
    struct Attempt {
        std::vector<std::string> command;
        int exit_code = 1;  ///< 2 where a folder is named for a file, or a file for a folder
    };
    const std::vector<Attempt> attempts{
        {{"roofs", dsm, "--buildings", footprints, "-o", scene.file("home")}, 2},
        {{"irradiance", dsm, "--clear-sky", "-o", dsm}, 2},
        {{"roofs", dsm, "--buildings", footprints, "-o", footprints}},
        {{"horizon", dsm, "-o", dsm}},
        {{"horizon", dsm, "-o", scene.file("h.tif"), "--svf", dsm}},
        {{"surface", "--dem", dsm, "--buildings", footprints, "--height-field", "height", "-o", dsm}},
        {{"eval", "sun-position", footprints, "-o", footprints}},
    };
    for (auto [command, exit_code] : attempts) {
        command.emplace_back("--overwrite");
        const Outcome outcome = run_sunshed(command);
        EXPECT_EQ(outcome.exit_code, exit_code) << command[0] << outcome.err;
        EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << outcome.err;
    }
    EXPECT_EQ(read_text(dsm) + read_text(footprints), before);
    EXPECT_TRUE(fs::is_directory(scene.file("home")));
    EXPECT_FALSE(fs::exists(scene.file("h.tif")));
}

TEST(Outputs, AResultIsReplacedAndWhatTheUserPutIntoItStays) {
    const SmallScene scene;
    ASSERT_EQ(scene.run().exit_code, 0);
    write_text(scene.file("result/letter.txt"), "mine");
    const Outcome again = scene.run({"--overwrite", "--set", "project.name=second"});
    ASSERT_EQ(again.exit_code, 0) << again.err;
    EXPECT_EQ(whole_result_of(scene.output()), "second");
    EXPECT_EQ(read_text(scene.file("result/letter.txt")), "mine");
    EXPECT_TRUE(beside_result(scene).empty());
}

TEST(Outputs, OfTwoRunsIntoOneNewPlaceOneIsRefusedByName) {
    const SmallScene scene;
    const pid_t other = fork();
    if (other == 0) {
        _exit(scene.run({"-q"}).exit_code);
    }
    while (beside_result(scene).empty() && waitpid(other, nullptr, WNOHANG) == 0) {
        usleep(1000);
    }
    const Outcome outcome = scene.run();
    int status = 0;
    waitpid(other, &status, 0);
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_THAT(outcome.err, HasSubstr("it is being written by process"));
    EXPECT_EQ(WEXITSTATUS(status), 0);
    EXPECT_EQ(whole_result_of(scene.output()), "small");
    EXPECT_TRUE(beside_result(scene).empty());
}

TEST(Outputs, AReportThatFailsLeavesTheLastOneWhole) {
    const SmallScene scene;
    ASSERT_EQ(scene.run({"-q"}).exit_code, 0);
    std::string before;
    for (const char* name : {"results.gpkg", "run.json", "report/report.json", "report/indicators.csv"}) {
        before += read_text(scene.output() + "/" + name);
    }
    const std::vector<std::string> command{"report", scene.output(), "--set", "economics.discount_rate_pct=12"};
    // Some files fit, some do not: 20 kB for the page, more for tables, all but the GeoPackage.
    for (const std::size_t limit : {20000U, 90000U, 200000U}) {
        const Outcome outcome = run_sunshed_with_file_limit(command, limit);
        EXPECT_EQ(outcome.exit_code, 1) << outcome.err;
        EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << outcome.err;
        std::string after;
        for (const char* name : {"results.gpkg", "run.json", "report/report.json", "report/indicators.csv"}) {
            after += read_text(scene.output() + "/" + name);
        }
        EXPECT_TRUE(before == after) << limit;
        EXPECT_TRUE(beside_result(scene).empty());
    }
    EXPECT_EQ(run_sunshed(command).exit_code, 0);
    EXPECT_EQ(whole_result_of(scene.output()), "small");
}

/// Runs are ended at moments drawn from one seed, over an old result and into a new place.
class EndedRuns : public testing::TestWithParam<int> {};

TEST_P(EndedRuns, LeaveTheOldResultOrTheNewOneWhole) {
    const int signal = GetParam();
    const SmallScene scene;
    ASSERT_EQ(scene.run({"-q", "--set", "project.name=old"}).exit_code, 0);
    std::mt19937 random(7);
    for (int i = 0; i < 10; ++i) {
        const bool over_old = i % 2 == 0;
        const std::string output = over_old ? scene.output() : scene.file("new");
        const std::chrono::milliseconds moment(random() % 1500);
        const Outcome outcome = interrupt_sunshed({"run", scene.project(), "-q", "-o", output, "--overwrite"},
                                                  [&] { std::this_thread::sleep_for(moment); }, {signal});
        EXPECT_THAT(outcome.exit_code, AnyOf(128 + signal, 130, 0)) << outcome.err;
        if (over_old) {
            EXPECT_THAT(whole_result_of(output), AnyOf("old", "small"));
        } else if (fs::exists(output)) {
            EXPECT_EQ(whole_result_of(output), "small");
            fs::remove_all(output);
        }
        if (signal != SIGKILL) {
            EXPECT_TRUE(beside_result(scene).empty());
        }
    }
    EXPECT_EQ(scene.run({"-q", "--overwrite"}).exit_code, 0);
    EXPECT_EQ(run_sunshed({"run", scene.project(), "-q", "-o", scene.file("new")}).exit_code, 0);
    EXPECT_TRUE(beside_result(scene).empty());
}

INSTANTIATE_TEST_SUITE_P(BySignal, EndedRuns, testing::Values(SIGKILL, SIGTERM));

/// A report is ended at moments drawn from one seed. Its files are swapped one by one in a folder that stays; what a
/// kill leaves between two of them is put right by the next command there, even by one that fails.
class EndedReports : public testing::TestWithParam<int> {};

/// The discount rates in force that run.json and report.json tell.
std::array<std::string, 2> discount_rates(const std::string& folder) {
    const std::string key = "economics.discount_rate_pct";
    const auto run = nlohmann::json::parse(read_text(folder + "/run.json"));
    const auto report = nlohmann::json::parse(read_text(folder + "/report/report.json"));
    std::array<std::string, 2> rates{run["configuration"][key]["value"].dump(), ""};
    for (const auto& assumption : report["assumptions"]) {
        if (assumption["key"] == key) {
            rates[1] = assumption["value"].get<std::string>();
        }
    }
    return rates;
}

TEST_P(EndedReports, LeaveTheOldFilesOrTheNewOnesTogether) {
    const int signal = GetParam();
    const SmallScene scene;
    ASSERT_EQ(scene.run({"-q"}).exit_code, 0);
    std::mt19937 random(11);
    for (int i = 0; i < 12; ++i) {
        const std::string rate = fmt::format("{}.0", 5 + i % 2);
        const auto old_rates = discount_rates(scene.output());
        const std::chrono::milliseconds moment(random() % 400);
        const Outcome outcome =
            interrupt_sunshed({"report", scene.output(), "-q", "--set", "economics.discount_rate_pct=" + rate},
                              [&] { std::this_thread::sleep_for(moment); }, {signal});
        EXPECT_THAT(outcome.exit_code, AnyOf(128 + signal, 130, 0)) << outcome.err;
        EXPECT_EQ(run_sunshed({"report", scene.output(), "--energy", scene.file("nothing.csv")}).exit_code, 1);
        EXPECT_EQ(whole_result_of(scene.output()), "small");
        EXPECT_THAT(discount_rates(scene.output()), AnyOf(old_rates, std::array{rate, rate}));
        EXPECT_TRUE(outcome.exit_code != 0 || discount_rates(scene.output())[0] == rate);
    }
    EXPECT_TRUE(beside_result(scene).empty());
}

INSTANTIATE_TEST_SUITE_P(BySignal, EndedReports, testing::Values(SIGKILL, SIGTERM));

TEST(Interrupts, EverySignalEndsEveryCommandAndLeavesNothing) {
    const SmallScene scene;
    // Large enough that each takes several seconds.
    scene.write_dsm([](double x, double y) { return 140.0 + std::fmod(x * y, 7.0); }, "EPSG:32652", 1500);
    const std::string dsm = scene.file("dsm.tif");
    const std::vector<std::vector<std::string>> commands{
        {"irradiance", dsm, "--clear-sky", "-o", scene.file("result_1")},
        {"horizon", dsm, "--directions", "720", "-o", scene.file("result_2.tif")},
        {"irradiance", dsm, "--clear-sky", "--hourly-shade", "-o", scene.file("result_3")},
    };
    for (const auto& command : commands) {
        for (const std::vector<int>& signals : {std::vector<int>{SIGINT}, {SIGTERM}, {SIGHUP}, {SIGTERM, SIGTERM}}) {
            const auto until_it_writes = [&] {
                while (beside_result(scene).size() < 2) {  // its lock and its working folder
                    std::this_thread::sleep_for(std::chrono::milliseconds(5));
                }
            };
            const Outcome outcome = interrupt_sunshed(command, until_it_writes, signals);
            EXPECT_EQ(outcome.exit_code, 130) << outcome.err;
            EXPECT_EQ(outcome.err, "sunshed: error: interrupted; nothing was written under its final name\n");
            EXPECT_TRUE(beside_result(scene).empty()) << beside_result(scene).front();
        }
    }
}

}  // namespace
}  // namespace sunshed::test
