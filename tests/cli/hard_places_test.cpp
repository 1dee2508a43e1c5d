// Machines that lack what others have: streams, files, threads, space, a folder for temporary files.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "support/small_scene.hpp"

namespace sunshed::test {
namespace {

namespace fs = std::filesystem;
using testing::AnyOf;
using testing::HasSubstr;
using testing::IsEmpty;

void expect_one_line_and_nothing_left(const SmallScene& scene, const Outcome& outcome) {
    EXPECT_EQ(outcome.exit_code, 1) << outcome.err;
    EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << outcome.err;
    EXPECT_TRUE(nothing_was_left(scene.folder(), "result"));
}

void limit(int what, rlim_t most) {
    const rlimit both{most, most};
    setrlimit(static_cast<__rlimit_resource>(what), &both);
}

TEST(HardPlaces, ClosedStreamsAreNoFilesOfTheResult) {
    const SmallScene scene;
    const Outcome outcome = run_sunshed_after(
        [] {
            close(STDIN_FILENO);
            close(STDOUT_FILENO);
            close(STDERR_FILENO);
        },
        {"run", scene.project(), "-o", scene.output()});
    ASSERT_EQ(outcome.exit_code, 0);
    EXPECT_EQ(outcome.out + outcome.err, "");
    const Outcome other = run_sunshed({"run", scene.project(), "-o", scene.file("result_2"), "-q"});
    ASSERT_EQ(other.exit_code, 0);
    for (const char* name : {"results.gpkg", "report/report.json", "rasters/irradiation_annual.tif"}) {
        EXPECT_EQ(fs::file_size(scene.output() + "/" + name), fs::file_size(scene.file("result_2/") + name)) << name;
    }
}

TEST(HardPlaces, AReaderThatWentAwayIsNoFault) {
    const SmallScene scene;
    const auto into_a_broken_pipe = [] {
        int ends[2] = {-1, -1};
        if (pipe(ends) == 0) {
            close(ends[0]);
            dup2(ends[1], STDOUT_FILENO);
            dup2(ends[1], STDERR_FILENO);
        }
    };
    const Outcome run =
        run_sunshed_after(into_a_broken_pipe, {"run", scene.project(), "-o", scene.output(), "--progress", "json"});
    EXPECT_EQ(run.exit_code, 0);
    EXPECT_TRUE(fs::exists(scene.file("result/run.json")));
    for (const std::vector<std::string>& command : std::vector<std::vector<std::string>>{
             {"weather", scene.file("weather.epw")}, {"check", scene.project()}, {"eval", "--list"}, {"--help"}}) {
        EXPECT_THAT(run_sunshed_after(into_a_broken_pipe, command).exit_code, AnyOf(0, 3)) << command[0];
    }
}

TEST(HardPlaces, WordsThatCannotBeWrittenAreTold) {
    const Outcome outcome =
        run_sunshed_after([] { dup2(open("/dev/full", O_WRONLY), STDOUT_FILENO); }, {"eval", "--list"});
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_THAT(outcome.err, HasSubstr("standard output cannot be written"));
}

TEST(HardPlaces, FewOpenFilesAreEnoughOrToldInALine) {
    const SmallScene scene;
    for (const rlim_t files : {8U, 16U, 32U}) {
        const Outcome outcome = run_sunshed_after([&] { limit(RLIMIT_NOFILE, files); },
                                                  {"run", scene.project(), "-o", scene.output(), "-q"});
        if (outcome.exit_code == 0) {
            fs::remove_all(scene.output());
        } else {
            expect_one_line_and_nothing_left(scene, outcome);
        }
    }
}

TEST(HardPlaces, NoMoreThreadsAreToldInALine) {
    if (geteuid() != 0) {
        GTEST_SKIP() << "a user of its own, with nothing else running, takes root";
    }
    const SmallScene scene;
    fs::permissions(scene.folder(), fs::perms::all);
    for (const rlim_t threads : {1U, 2U, 3U, 4U, 6U}) {
        const Outcome outcome = run_sunshed_after(
            [&] {
                limit(RLIMIT_NPROC, threads);
                if (setgid(54321) != 0 || setuid(54321) != 0) {
                    _exit(99);
                }
            },
            {"run", scene.project(), "-o", scene.output(), "-q"});
        if (outcome.exit_code == 0) {
            fs::remove_all(scene.output());
        } else {
            expect_one_line_and_nothing_left(scene, outcome);
        }
    }
}

TEST(HardPlaces, NoFolderForTemporaryFilesIsNoFault) {
    const SmallScene scene;
    const Outcome outcome = run_sunshed_after(
        [] {
            setenv("TMPDIR", "/nowhere", 1);
            setenv("CPL_TMPDIR", "/nowhere", 1);
            static_cast<void>(chdir("/proc"));
        },
        {"run", scene.project(), "-o", scene.output(), "-q"});
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_THAT(outcome.err, IsEmpty());
    EXPECT_GT(fs::file_size(scene.file("result/report/report.xlsx")), 10000U);
}

TEST(HardPlaces, FilesThatMayNotGrowEndTheRunWhereverItIs) {
    const SmallScene scene;
    ASSERT_EQ(scene.run({"-q"}).exit_code, 0);
    std::vector<std::size_t> sizes;
    for (const auto& entry : fs::recursive_directory_iterator(scene.output())) {
        if (entry.is_regular_file() && entry.file_size() > 1000) {  // what the program says must fit
            sizes.push_back(entry.file_size() - 1);                 // this one does not fit, all that are smaller do
        }
    }
    fs::remove_all(scene.output());
    std::sort(sizes.begin(), sizes.end());
    for (std::size_t i = 0; i < sizes.size(); i += 3) {
        expect_one_line_and_nothing_left(
            scene, run_sunshed_with_file_limit({"run", scene.project(), "-o", scene.output(), "-q"}, sizes[i]));
    }
}

}  // namespace
}  // namespace sunshed::test
