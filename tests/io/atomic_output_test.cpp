#include "sunshed/io/atomic_output.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <sstream>

#include "sunshed/core/error.hpp"

namespace sunshed {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using Kind = AtomicOutput::Kind;

std::string text_of(const fs::path& path) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

void write(const fs::path& path, const std::string& text) {
    fs::create_directories(path.parent_path());
    std::ofstream(path) << text;
}

/// In a process of its own, which does not unwind. @returns its exit code
int in_child(const std::function<void()>& work) {
    const pid_t child = fork();
    if (child == 0) {
        work();
        _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

class Outputs : public testing::Test {
protected:
    Outputs() {
        std::string pattern = (fs::temp_directory_path() / "sunshed-outputs-XXXXXX").string();
        folder_ = mkdtemp(pattern.data());
    }
    ~Outputs() override { fs::remove_all(folder_); }

    [[nodiscard]] std::string file(const std::string& name) const { return (folder_ / name).string(); }

    void write_result(const std::string& text, bool overwrite = false) const {
        AtomicOutput output(file("result"), Kind::folder, overwrite);
        write(output.working_path() / "run.json", text);
        write(output.working_path() / "report/index.html", text);
        output.commit("id");
    }

    [[nodiscard]] std::string complaint(const std::string& path, Kind kind, bool overwrite = true,
                                        const std::vector<std::string>& inputs = {}) const {
        try {
            const AtomicOutput output(path, kind, overwrite, inputs);
        } catch (const Error& error) {
            return error.what();
        }
        return "";
    }

    [[nodiscard]] std::vector<std::string> names(const std::string& folder = "") const {
        std::vector<std::string> found;
        for (const auto& entry : fs::directory_iterator(folder_ / folder)) {
            found.push_back(entry.path().filename().string());
        }
        std::sort(found.begin(), found.end());
        return found;
    }

    fs::path folder_;
};

TEST_F(Outputs, WhatTheUserPutIntoAResultOutlivesIt) {
    write_result("old");
    write(file("result/notes.txt"), "mine");
    write(file("result/report/letter.txt"), "mine too");
    write(file("result/thesis/chapter/1.txt"), "all mine");
    write_result("new", true);
    EXPECT_EQ(text_of(file("result/run.json")), "new");
    EXPECT_EQ(text_of(file("result/notes.txt")), "mine");
    EXPECT_EQ(text_of(file("result/report/letter.txt")), "mine too");
    EXPECT_EQ(text_of(file("result/thesis/chapter/1.txt")), "all mine");
    EXPECT_THAT(names(), ElementsAre("result"));
}

TEST_F(Outputs, AFileOfTheUsersThatBearsANewNameIsNotReplaced) {
    {
        AtomicOutput output(file("result"), Kind::folder, false);
        output.commit();
    }
    write(file("result/run.json"), "mine");
    try {
        write_result("new", true);
        ADD_FAILURE() << "it was replaced";
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), HasSubstr("'run.json' in it was not written by sunshed"));
    }
    EXPECT_EQ(text_of(file("result/run.json")), "mine");
    EXPECT_THAT(names(), ElementsAre("result"));
}

TEST_F(Outputs, AFolderThatSunshedDidNotWriteIsNeverReplaced) {
    write(file("thesis/1.txt"), "mine");
    EXPECT_THAT(complaint(file("thesis"), Kind::folder), HasSubstr("no result of sunshed's"));
    EXPECT_THAT(complaint(file("thesis/"), Kind::folder), HasSubstr("no result of sunshed's"));
    EXPECT_EQ(text_of(file("thesis/1.txt")), "mine");
    fs::create_directory(file("empty"));
    EXPECT_THAT(complaint(file("empty"), Kind::folder, false), HasSubstr("--overwrite"));
    EXPECT_EQ(complaint(file("empty"), Kind::folder), "");
}

TEST_F(Outputs, AMarkerIsARegularFileAndSaysWhatItIs) {
    write(file("thesis/sunshed-result.json"), "{}");
    EXPECT_THAT(complaint(file("thesis"), Kind::folder), HasSubstr("no result of sunshed's"));
    write_result("x");
    fs::remove(file("thesis/sunshed-result.json"));
    fs::create_symlink(file("result/sunshed-result.json"), file("thesis/sunshed-result.json"));
    EXPECT_THAT(complaint(file("thesis"), Kind::folder), HasSubstr("no result of sunshed's"));
}

TEST_F(Outputs, AFolderIsNoFileAndAFileIsNoFolder) {
    write(file("thesis/1.txt"), "mine");
    write(file("a.gpkg"), "mine");
    EXPECT_THAT(complaint(file("thesis"), Kind::file), HasSubstr("a file is meant"));
    EXPECT_THAT(complaint(file("new/"), Kind::file), HasSubstr("a file is meant"));
    EXPECT_THAT(complaint(file("a.gpkg"), Kind::folder), HasSubstr("a folder is meant"));
    EXPECT_THAT(complaint("/dev/null", Kind::file), HasSubstr("not a regular file"));
    EXPECT_EQ(text_of(file("thesis/1.txt")) + text_of(file("a.gpkg")), "minemine");
}

TEST_F(Outputs, LinksAreNotFollowedWhereverTheyPoint) {
    write_result("x");
    write(file("a.gpkg"), "mine");
    fs::create_symlink(file("result"), file("to_folder"));
    fs::create_symlink(file("a.gpkg"), file("to_file.gpkg"));
    fs::create_symlink(file("nowhere"), file("dangling"));
    for (const char* name : {"to_folder", "to_folder/", "to_file.gpkg", "dangling"}) {
        for (const Kind kind : {Kind::folder, Kind::file}) {
            EXPECT_THAT(complaint(file(name), kind), HasSubstr("symbolic link")) << name;
        }
    }
    EXPECT_EQ(text_of(file("a.gpkg")), "mine");
}

TEST_F(Outputs, RootHomeAndTheFoldersAroundTheCurrentOneAreRefused) {
    EXPECT_THAT(complaint("/", Kind::folder), HasSubstr("the root"));
    EXPECT_THAT(complaint(".", Kind::folder), HasSubstr("current folder"));
    EXPECT_THAT(complaint("..", Kind::folder), HasSubstr("current folder"));
    EXPECT_EQ(in_child([&] {
                  write_result("x");
                  setenv("HOME", file("result").c_str(), 1);
                  EXPECT_THAT(complaint(file("result"), Kind::folder), HasSubstr("home folder"));
                  _exit(testing::Test::HasFailure() ? 1 : 0);
              }),
              0);
}

TEST_F(Outputs, InputsAreNeverReplaced) {
    write_result("x");
    write(file("result/dsm.tif"), "elevations");
    EXPECT_THAT(complaint(file("result"), Kind::folder, true, {file("other.csv"), file("result/dsm.tif")}),
                HasSubstr("dsm.tif lies in it"));
    fs::create_symlink(file("result/dsm.tif"), file("link.tif"));
    EXPECT_THAT(complaint(file("result"), Kind::folder, true, {file("link.tif")}), HasSubstr("lies in it"));
    fs::create_hard_link(file("result/dsm.tif"), file("same.tif"));
    EXPECT_THAT(complaint(file("same.tif"), Kind::file, true, {file("result/dsm.tif")}),
                HasSubstr("one of the inputs"));
    EXPECT_EQ(text_of(file("result/dsm.tif")), "elevations");
}

TEST_F(Outputs, ASecondWriterIsRefusedByNameAndHarmsNothing) {
    AtomicOutput first(file("result"), Kind::folder, false);
    write(first.working_path() / "a.txt", "first");
    for (const bool overwrite : {false, true}) {
        EXPECT_EQ(in_child([&] {
                      const std::string words = complaint(file("result"), Kind::folder, overwrite);
                      EXPECT_THAT(words, HasSubstr("being written by process " + std::to_string(getppid())));
                      EXPECT_THAT(words, HasSubstr("on host "));
                      _exit(testing::Test::HasFailure() ? 1 : 0);
                  }),
                  0);
    }
    first.commit();
    EXPECT_EQ(text_of(file("result/a.txt")), "first");
    EXPECT_THAT(names(), ElementsAre("result"));
}

TEST_F(Outputs, WhatADeadProcessLeftIsRemovedWithANote) {
    EXPECT_EQ(in_child([&] {
                  AtomicOutput output(file("result"), Kind::folder, false);
                  write(output.working_path() / "a.txt", "half");
                  _exit(0);
              }),
              0);
    ASSERT_EQ(names().size(), 2U);  // lock and working folder
    write(file(".result.part-mine"), "not of that kind");
    const AtomicOutput next(file("result"), Kind::folder, false);
    ASSERT_EQ(next.notes().size(), 1U);
    EXPECT_THAT(next.notes()[0], HasSubstr("broken off: removed"));
    EXPECT_EQ(names().size(), 3U);
    EXPECT_EQ(text_of(file(".result.part-mine")), "not of that kind");
}

TEST_F(Outputs, LeftoversOfEarlyVersionsGoWithTheirProcess) {
    const int dead = fork();
    if (dead == 0) {
        _exit(0);
    }
    waitpid(dead, nullptr, 0);
    const std::string of_dead = file(".result.part" + std::to_string(dead));
    const std::string of_living = file(".result.part" + std::to_string(getpid()));
    write(of_dead + "/a.txt", "half");
    write(of_living + "/a.txt", "half");
    const AtomicOutput next(file("result"), Kind::folder, false);
    EXPECT_FALSE(fs::exists(of_dead));
    EXPECT_TRUE(fs::exists(of_living));
}

TEST_F(Outputs, ALockOfAnotherMachineIsHeeded) {
    write(file(".result.lock"), R"({"pid": 7, "host": "elsewhere", "boot": "another", "process_start": "1"})");
    EXPECT_THAT(complaint(file("result"), Kind::folder), HasSubstr("process 7 on host elsewhere"));
    EXPECT_THAT(complaint(file("result"), Kind::folder), HasSubstr(".result.lock"));
}

TEST_F(Outputs, ALockOfAnEarlierLifeOfTheSameJobIsNot) {
    const std::string left = R"({"pid": 7, "host": "elsewhere", "boot": "another", "process_start": "1", "job": "41"})";
    write(file(".result.lock"), left);
    setenv("SLURM_JOB_ID", "42", 1);
    EXPECT_THAT(complaint(file("result"), Kind::folder), HasSubstr("process 7 on host elsewhere"));
    setenv("SLURM_JOB_ID", "41", 1);
    EXPECT_EQ(complaint(file("result"), Kind::folder), "");
    unsetenv("SLURM_JOB_ID");
}

TEST_F(Outputs, FinishedPartsOfADeadRunAreTheNextOnes) {
    const std::string dead = file(".result.part7-abcdef");
    write(dead + "/.finished-blocks/1/block.json", "whole");
    write(dead + "/result/a.csv", "half");
    {
        const AtomicOutput next(file("result"), Kind::folder, false);
        ASSERT_EQ(next.notes().size(), 1U);
        EXPECT_THAT(next.notes().front(), HasSubstr("removed but for its finished blocks"));
        EXPECT_EQ(text_of(next.finished_blocks() / "1/block.json"), "whole");
        EXPECT_FALSE(fs::exists(dead));
    }
    EXPECT_TRUE(fs::is_empty(fs::path(file("result")).parent_path())) << "nothing is left by one that lives";
}

TEST_F(Outputs, ALockThatIsALinkIsNotFollowed) {
    write(file("precious"), "mine");
    fs::create_symlink(file("precious"), file(".result.lock"));
    EXPECT_THAT(complaint(file("result"), Kind::folder), HasSubstr("cannot be written"));
    EXPECT_EQ(text_of(file("precious")), "mine");
}

TEST_F(Outputs, WhatSomeoneElsePutThereMeanwhileStays) {
    AtomicOutput output(file("result"), Kind::folder, false);
    write(output.working_path() / "a.txt", "ours");
    write(file("result/a.txt"), "theirs");
    EXPECT_THROW(output.commit(), Error);
    EXPECT_EQ(text_of(file("result/a.txt")), "theirs");

    AtomicOutput replaced(file("b.csv"), Kind::file, false);
    write(replaced.working_path(), "ours");
    write(file("b.csv"), "theirs");
    EXPECT_THROW(replaced.commit(), Error);
    EXPECT_EQ(text_of(file("b.csv")), "theirs");
}

TEST_F(Outputs, FilesAreReplacedWholeWithWhatLayBesideThem) {
    for (const std::string text : {"old", "new"}) {
        AtomicOutput output(file("a.gpkg"), Kind::file, true);
        EXPECT_EQ(output.working_path().filename(), "a.gpkg");
        write(output.working_path(), text);
        write(output.working_path().string() + "-journal", "of a database");
        output.commit();
        EXPECT_EQ(text_of(file("a.gpkg")), text);
        EXPECT_THAT(names(), ElementsAre("a.gpkg"));
    }
}

TEST_F(Outputs, FoldersMadeOnTheWayGoWhenTheOutputDoes) {
    { const AtomicOutput output(file("a/b/result"), Kind::folder, false); }
    EXPECT_THAT(names(), IsEmpty());
}

TEST_F(Outputs, EntriesOfAResultAreReplacedTogether) {
    write_result("old");
    write(file("result/records.bin"), "not ours, stays");
    {
        AtomicOutput output(file("result"), Kind::entries, false);
        write(output.working_path() / "report/index.html", "new");
    }
    EXPECT_EQ(text_of(file("result/report/index.html")), "old");
    AtomicOutput output(file("result"), Kind::entries, false);
    write(output.working_path() / "report/index.html", "new");
    write(output.working_path() / "results.gpkg", "new");
    output.commit("id 2");
    EXPECT_EQ(text_of(file("result/report/index.html")) + text_of(file("result/results.gpkg")), "newnew");
    EXPECT_EQ(text_of(file("result/run.json")), "old");
    EXPECT_EQ(text_of(file("result/records.bin")), "not ours, stays");
    EXPECT_THAT(text_of(file("result/sunshed-result.json")), HasSubstr("results.gpkg"));
    EXPECT_THAT(names(), ElementsAre("result"));
}

TEST_F(Outputs, ASwapOfEntriesThatStoppedBeforeItsTurnIsTakenBack) {
    write_result("old");
    const std::string working = file(".result.part1-abcdef");
    write(working + "/result/run.json", "new");
    fs::create_directory(working + "/old");
    fs::rename(file("result/run.json"), working + "/old/run.json");
    const AtomicOutput next(file("result"), Kind::entries, false);
    EXPECT_THAT(next.notes()[0], HasSubstr("put right"));
    EXPECT_EQ(text_of(file("result/run.json")), "old");
    EXPECT_FALSE(fs::exists(working));
}

TEST_F(Outputs, ASwapOfEntriesThatStoppedAfterItsTurnIsEnded) {
    write_result("old");
    write(file("result/report/letter.txt"), "mine");
    const std::string working = file(".result.part1-abcdef");
    write(working + "/next/report/index.html", "new");
    fs::create_directory(working + "/old");
    for (const char* name : {"run.json", "report", "sunshed-result.json"}) {
        fs::rename(file("result/" + std::string(name)), working + "/old/" + name);
    }
    write(file("result/run.json"), "new");
    const AtomicOutput next(file("result"), Kind::entries, false);
    EXPECT_EQ(text_of(file("result/run.json")) + text_of(file("result/report/index.html")), "newnew");
    EXPECT_EQ(text_of(file("result/report/letter.txt")), "mine");
    EXPECT_FALSE(fs::exists(working));
}

TEST_F(Outputs, AProcessThatStopsAfterTheExchangeLosesNothingOfTheUsers) {
    write_result("old");
    write(file("result/notes.txt"), "mine");
    fs::rename(file("result"), file("away"));
    write_result("new");
    // As after the exchange, before anything was carried over.
    fs::create_directory(file(".result.part1-abcdef"));
    fs::rename(file("away"), file(".result.part1-abcdef/result"));
    write_result("newer", true);
    EXPECT_EQ(text_of(file("result/run.json")), "newer");
    EXPECT_EQ(text_of(file("result/notes.txt")), "mine");
}

TEST_F(Outputs, AnEndWithoutUnwindingLeavesNothing) {
    EXPECT_EQ(in_child([&] {
                  AtomicOutput folder(file("deep/result"), Kind::folder, false);
                  AtomicOutput single(file("a.gpkg"), Kind::file, false);
                  write(folder.working_path() / "a.txt", "half");
                  abandon_outputs();
                  _exit(0);
              }),
              0);
    EXPECT_THAT(names(), IsEmpty());
}

TEST_F(Outputs, AMountPointIsReplacedFromWithin) {
    fs::create_directory(file("result"));
    const int code = in_child([&] {
        if (unshare(CLONE_NEWNS) != 0 || mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
            mount("none", file("result").c_str(), "tmpfs", 0, nullptr) != 0) {
            _exit(77);
        }
        write_result("old", true);
        write(file("result/notes.txt"), "mine");
        write_result("new", true);
        EXPECT_EQ(text_of(file("result/run.json")) + text_of(file("result/report/index.html")), "newnew");
        EXPECT_EQ(text_of(file("result/notes.txt")), "mine");
        EXPECT_THAT(names("result"), ElementsAre("notes.txt", "report", "run.json", "sunshed-result.json"));
        EXPECT_THAT(names(), ElementsAre("result"));
        _exit(testing::Test::HasFailure() ? 1 : 0);
    });
    if (code == 77) {
        GTEST_SKIP() << "only root may mount";
    }
    EXPECT_EQ(code, 0);
}

TEST(WithFinalNames, TellsWhatIsWrittenAsideByTheNameThatItWillHave) {
    EXPECT_EQ(with_final_names("/a/.out.part12-ab3CdE/out/report/r.json: full; /a/.x.tif.part7-abcdef/x.tif"),
              "/a/out/report/r.json: full; /a/x.tif");
    for (const char* other : {"/a/.out.part12-ab3CdE/other", "/a/b.part12-ab3CdE/b", "/a/.out.partial/out",
                              "/a/.out.part12-", ".part", "/a/.out.part12-ab", "/.part12-ab3CdE/out"}) {
        EXPECT_EQ(with_final_names(other), other);
    }
}

}  // namespace
}  // namespace sunshed
