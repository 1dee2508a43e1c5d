// A project in blocks: any order, any number of processes, the bytes of one run; and what a run leaves when it is
// killed.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <random>
#include <thread>

#include "support/mixed_scene.hpp"
#include "support/result_contents.hpp"
#include "support/scene_files.hpp"
#include "support/small_scene.hpp"

namespace sunshed::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using testing::HasSubstr;

constexpr const char* five_blocks = "run.block_km=0.0775";  // of 300 m by 100 m, in strips of 64 rows

Json json_of(const std::string& path) {
    return Json::parse(read_text(path));
}

void expect_done(const Outcome& outcome) {
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
}

/// One line, code 1, and nothing where the result would be.
void expect_refused(const Outcome& outcome, const std::vector<std::string>& words) {
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << outcome.err;
    for (const std::string& word : words) {
        EXPECT_THAT(outcome.err, HasSubstr(word));
    }
}

std::size_t plan(const std::string& project, const std::string& work, const std::string& block_km) {
    expect_done(run_sunshed({"plan", project, "-o", work, "--set", block_km}));
    return json_of(work + "/plan.json")["blocks"].size();
}

Outcome run_block(const std::string& work, std::size_t block) {
    return run_sunshed({"run", "--work", work, "--block", std::to_string(block), "-q"});
}

/// Blocks from the last to the first.
void run_blocks(const std::string& work, std::size_t count) {
    for (std::size_t block = count; block > 0; --block) {
        expect_done(run_block(work, block));
    }
}

/// What is the same only where nothing at all differs.
void expect_same_records(const std::string& one, const std::string& other) {
    EXPECT_TRUE(read_text(one + "/records.bin") == read_text(other + "/records.bin"));
    EXPECT_EQ(read_text(one + "/sunshed-result.json"), read_text(other + "/sunshed-result.json"));
}

/// The mixed scene and its result in one run without blocks, made once.
class Blocks : public testing::Test {
protected:
    static void SetUpTestSuite() {
        scene_ = new MixedScene();
        outcome_ = scene_->run({"--set", "output.hourly_buildings=true"});
    }
    static void TearDownTestSuite() { delete scene_; }
    void SetUp() override { ASSERT_EQ(outcome_.exit_code, 0) << outcome_.err; }

    static inline MixedScene* scene_ = nullptr;
    static inline Outcome outcome_;
};

TEST_F(Blocks, GiveTheBytesOfOneRunInAnyOrderAndNumber) {
    for (const auto& [block_km, count] : {std::pair("run.block_km=5", 1U), std::pair(five_blocks, 5U)}) {
        SCOPED_TRACE(block_km);
        const std::string work = scene_->file(fmt::format("work{}", count));
        expect_done(run_sunshed(
            {"plan", scene_->project(), "-o", work, "--set", block_km, "--set", "output.hourly_buildings=true"}));
        const Json blocks = json_of(work + "/plan.json")["blocks"];
        ASSERT_EQ(blocks.size(), count);
        run_blocks(work, count);
        std::size_t buildings = 0;
        for (std::size_t block = 1; block <= count; ++block) {
            const Json done = json_of(fmt::format("{}/blocks/{}/block.json", work, block));
            EXPECT_EQ(done["buildings"], blocks[block - 1]["buildings"]);
            buildings += done["buildings"].get<std::size_t>();
            EXPECT_GT(done["peak_memory_bytes"], 10'000'000);
        }
        EXPECT_EQ(buildings, json_of(scene_->output() + "/run.json")["counts"]["buildings"]);
        const std::string merged = scene_->file(fmt::format("merged{}", count));
        expect_done(run_sunshed({"merge", work, "-o", merged}));
        expect_same_contents(scene_->output(), merged);
        expect_same_records(scene_->output(), merged);
    }
}

TEST_F(Blocks, OfOneRunChangeNothing) {
    const std::string cut = scene_->file("cut");
    expect_done(run_sunshed(
        {"run", scene_->project(), "-o", cut, "--set", five_blocks, "--set", "output.hourly_buildings=true"}));
    expect_same_contents(scene_->output(), cut);
    expect_same_records(scene_->output(), cut);
}

/// Two tiles from north to south with a house in the north one and, where it is asked for, a tower in the south one,
/// farther from the house than the tiles' halo of 64 m.
void write_two_tiles(const SmallScene& scene, double tower_m) {
    write_geotiff(scene.file("dsm.tif"), {317000.0, 5069000.0, 140, 2100, 0.5, "EPSG:32652"}, [&](double x, double y) {
        const bool in_house = x > 25 && x < 45 && y > 560 && y < 580;
        const bool in_tower = x > 15 && x < 55 && y > 440 && y < 460;
        return 140.0 + (in_house ? 8.0 : 0.0) + (in_tower ? tower_m : 0.0);
    });
    scene.write_footprints(
        feature_json(R"("id": "a", "height": 8, "use": "学校", "built": 2022)", rectangle_json(25, 560, 20, 20)) + "," +
        feature_json(R"("id": "b", "height": 8, "use": "学校", "built": 2022)", rectangle_json(15, 440, 40, 20)));
}

double sun_of(const std::string& result, const std::string& id) {
    const Json report = json_of(result + "/report/report.json");
    for (const Json& building : report["buildings"]) {
        if (building["building_id"] == id) {
            return building["irradiation_kwh_m2"];
        }
    }
    return 0.0;
}

TEST(BlocksOfTiles, SeeATowerBeyondTheirBorder) {
    const SmallScene scene;
    write_two_tiles(scene, 8.0);
    expect_done(scene.run());
    const double open_kwh_m2 = sun_of(scene.output(), "a");
    write_two_tiles(scene, 120.0);
    expect_done(scene.run({"--overwrite"}));
    ASSERT_EQ(plan(scene.project(), scene.file("work"), "run.block_km=0.1"), 2U * 4U);
    ASSERT_EQ(plan(scene.project(), scene.file("two"), "run.block_km=0.2"), 2U);
    run_blocks(scene.file("two"), 2);
    expect_done(run_sunshed({"merge", scene.file("two"), "-o", scene.file("merged")}));
    expect_same_contents(scene.output(), scene.file("merged"));
    EXPECT_LT(sun_of(scene.file("merged"), "a"), 0.97 * open_kwh_m2);
}

TEST(PlannedWork, ThatDoesNotHoldIsRefusedInALine) {
    const SmallScene scene;
    const std::string work = scene.file("work");
    const std::string result = scene.file("merged");
    ASSERT_EQ(plan(scene.project(), work, "run.block_km=0.04"), 2U);
    expect_refused(run_block(work, 3), {"--block 3", "no such block", "1 to 2"});
    expect_done(run_block(work, 1));
    const Outcome again = run_sunshed({"run", "--work", work, "--block", "1"});
    expect_done(again);
    EXPECT_THAT(again.out, HasSubstr("finished already"));
    expect_refused(run_sunshed({"merge", work, "-o", result}), {"1 of 2 blocks", "2;", "--block 2"});

    expect_done(run_block(work, 2));
    const std::string tape = work + "/blocks/2/results.tape";
    const std::string whole = read_text(tape);
    fs::resize_file(tape, whole.size() - 1);
    expect_refused(run_sunshed({"merge", work, "-o", result}), {"missing or cut short", "--block 2"});
    expect_done(run_block(work, 2));
    EXPECT_TRUE(read_text(tape) == whole);

    const auto changed = [&](const std::string& file, const std::string& from, const std::string& to) {
        std::string text = read_text(file);
        text.replace(text.find(from), from.size(), to);
        write_text(file, text);
    };
    changed(work + "/plan.json", "\"sunshed ", "\"sunshed 9.");
    expect_refused(run_sunshed({"merge", work, "-o", result}), {"plan.json", "was made by sunshed 9.", "plan anew"});
    changed(work + "/plan.json", "\"sunshed 9.", "\"sunshed ");

    const std::string dsm = read_text(scene.file("dsm.tif"));
    scene.write_dsm([](double, double) { return 141.0; });
    expect_refused(run_block(work, 1), {"dsm.tif", "has changed since the plan", "plan anew"});
    expect_refused(run_sunshed({"merge", work, "-o", result}), {"dsm.tif", "has changed since the plan"});
    write_text(scene.file("dsm.tif"), dsm);
    EXPECT_FALSE(fs::exists(result));
    expect_done(run_sunshed({"merge", work, "-o", result}));

    expect_refused(run_sunshed({"merge", scene.folder().string(), "-o", scene.file("other")}), {"there is no plan"});
    expect_refused(
        run_sunshed({"plan", scene.project(), "-o", scene.file("other"), "--set", "output.shading_tables=true", "-q"}),
        {"output.shading_tables", "blocks"});
    for (const char* key : {"--set=project.name=x", "--overwrite", "-o=x"}) {
        EXPECT_EQ(run_sunshed({"run", "--work", work, "--block", "1", key}).exit_code, 2) << key;
    }
    EXPECT_EQ(run_sunshed({"run", "--work", work}).exit_code, 2);
    EXPECT_EQ(run_sunshed({"run", "--block", "1"}).exit_code, 2);
}

TEST(PlannedWork, OfAFullDiskLeavesNoBlock) {
    const SmallScene scene;
    const std::string work = scene.file("work");
    ASSERT_EQ(plan(scene.project(), work, "run.block_km=0.04"), 2U);
    expect_refused(run_sunshed_with_file_limit({"run", "--work", work, "--block", "1", "-q"}, 100'000),
                   {"blocks/1/results.tape", "space on the disk"});
    EXPECT_TRUE(fs::is_empty(work + "/blocks"));
    expect_done(run_block(work, 1));
}

/// The finished blocks that a dead run left beside its result.
std::size_t blocks_left(const fs::path& folder) {
    std::size_t count = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        count +=
            entry.path().filename() == "block.json" && entry.path().parent_path().extension() != ".unfinished" ? 1 : 0;
    }
    return count;
}

/// Kills a run once so many of its blocks are finished, or after a minute.
void kill_run(const SmallScene& scene, const std::vector<std::string>& arguments, std::size_t finished) {
    interrupt_sunshed(arguments,
                      [&] {
                          for (int i = 0; i < 6000; ++i) {
                              try {
                                  if (blocks_left(scene.folder()) >= finished) {
                                      return;
                                  }
                              } catch (const fs::filesystem_error&) {  // it was removed while it was looked at
                              }
                              std::this_thread::sleep_for(std::chrono::milliseconds(10));
                          }
                      },
                      {SIGKILL});
}

TEST(KilledRuns, GoOnWhereTheyWere) {
    const SmallScene scene;
    write_two_tiles(scene, 120.0);
    expect_done(scene.run());
    const std::string cut = scene.file("cut");
    const std::vector<std::string> command{"run", scene.project(), "-o", cut, "--set", "run.block_km=0.1"};
    kill_run(scene, command, 2);
    const std::size_t left = blocks_left(scene.folder());
    ASSERT_GE(left, 2U);
    const Outcome resumed = run_sunshed(command);
    expect_done(resumed);
    EXPECT_THAT(resumed.err,
                HasSubstr(fmt::format("{} of 8 blocks were finished by a run that was broken off: kept", left)));
    expect_same_contents(scene.output(), cut);
    expect_same_records(scene.output(), cut);
    EXPECT_EQ(blocks_left(scene.folder()), 0U);
}

TEST(KilledRuns, KeepNothingOfOtherInputs) {
    const SmallScene scene;
    write_two_tiles(scene, 8.0);
    const std::string cut = scene.file("cut");
    const std::vector<std::string> command{"run", scene.project(), "-o", cut, "--set", "run.block_km=0.1"};
    kill_run(scene, command, 2);
    ASSERT_GE(blocks_left(scene.folder()), 2U);
    write_two_tiles(scene, 120.0);
    const Outcome again = run_sunshed(command);
    expect_done(again);
    EXPECT_THAT(again.err, HasSubstr("of other inputs or settings: worked out again"));
    expect_done(scene.run());
    expect_same_contents(scene.output(), cut);
    EXPECT_EQ(blocks_left(scene.folder()), 0U);
}

/// How many random moments; a nightly run has 50.
int moments() {
    const char* given = std::getenv("SUNSHED_KILLS");
    return given != nullptr ? std::atoi(given) : 4;
}

TEST(KilledRuns, AtAnyMomentLeaveTheOldResultOrTheNewOne) {
    const SmallScene scene;
    expect_done(scene.run({"--set", "project.name=old"}));
    const auto old = result_contents(scene.output());
    const std::string wanted = scene.file("wanted");
    expect_done(run_sunshed({"run", scene.project(), "-o", wanted}));
    const std::vector<std::string> command{"run",   scene.project(),    "-o", scene.output(), "--overwrite",
                                           "--set", "run.block_km=0.04"};
    std::mt19937 random(11);
    for (int i = 0; i < moments(); ++i) {
        const std::chrono::milliseconds moment(random() % 2500);
        interrupt_sunshed(command, [&] { std::this_thread::sleep_for(moment); }, {SIGKILL});
        const auto now = result_contents(scene.output());
        EXPECT_TRUE(now == old || now == result_contents(wanted)) << moment.count() << " ms";
    }
    expect_done(run_sunshed(command));
    expect_same_contents(wanted, scene.output());
    EXPECT_EQ(blocks_left(scene.folder()), 0U);
}

}  // namespace
}  // namespace sunshed::test
