// Small text files that are made to exhaust the stack, time or memory: each is refused in one short line.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "support/small_scene.hpp"

namespace sunshed::test {
namespace {

using testing::HasSubstr;

std::string repeated(const std::string& text, int count) {
    std::string all;
    for (int i = 0; i < count; ++i) {
        all += text;
    }
    return all;
}

void expect_short_refusal(const Outcome& outcome, const std::string& culprit, const std::string& problem) {
    EXPECT_EQ(outcome.exit_code, 1) << outcome.err.substr(0, 1000);
    EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << outcome.err.substr(0, 1000);
    EXPECT_LE(outcome.err.size(), 420U);
    EXPECT_THAT(outcome.err, HasSubstr(culprit));
    EXPECT_THAT(outcome.err, HasSubstr(problem));
}

/// What a run says of a project file.
Outcome run(const std::string& text) {
    const ScratchFolder folder;
    write_text(folder.file("p.toml"), text);
    return run_sunshed({"run", folder.file("p.toml"), "-o", folder.file("result")});
}

TEST(HostileText, AKeyOfManyPartsIsRefusedByItsLine) {
    const std::string dots = repeated("a.", 50000) + "a";
    expect_short_refusal(run("[project]\nname = \"x\"\n" + dots + " = 1\n"), "p.toml:3",
                         "a key has more than 16 parts");
    expect_short_refusal(run("[" + dots + "]\n"), "p.toml:1", "a key has more than 16 parts");
    expect_short_refusal(run("x = { " + dots + " = 1 }\n"), "p.toml:1", "a key has more than 16 parts");
    expect_short_refusal(run("\"a\" . 'b'" + repeated(" . \"a\"", 50000) + " = 1\n"), "p.toml:1", "16 parts");
}

TEST(HostileText, BracketsInsideBracketsAreRefusedByTheirLine) {
    expect_short_refusal(run("\nx = " + repeated("[", 100000)), "p.toml:2", "brackets stand more than 16 deep");
    expect_short_refusal(run("x = " + repeated("{ a = ", 100000)), "p.toml:1", "brackets stand more than 16 deep");
}

TEST(HostileText, DotsAndBracketsInTextsAndCommentsCountForNothing) {
    const Outcome outcome = run("# " + repeated("a.[", 100) + "\n[project]\nname = \"" + repeated("a.[", 100) +
                                "\\\"[[[\"\nx = '''\n" + repeated("a.[", 100) + "'''\n");
    expect_short_refusal(outcome, "p.toml:4", "unknown key 'project.x'");
}

TEST(HostileText, AKeyOfAMillionLettersIsCutInTheMessage) {
    expect_short_refusal(run("[surface]\n" + std::string(1000000, 'x') + " = 1\n"), "p.toml:2",
                         "unknown key 'surface.xxx");
}

TEST(HostileText, AProjectOfMoreThanAMebibyteIsRefused) {
    expect_short_refusal(run(std::string(1100000, '#')), "p.toml", "larger than 1 MiB");
}

TEST(HostileText, AReportTakesNoHostileTables) {
    const SmallScene scene;
    ASSERT_EQ(scene.run().exit_code, 0);
    const auto report = [&](const std::string& option, const std::string& text) {
        write_text(scene.file("table"), text);
        return run_sunshed({"report", scene.output(), option, scene.file("table")});
    };
    const std::string head = "zone_id,year,item,value,unit,source\n";
    expect_short_refusal(report("--energy", head + "all,2024,electricity,\"1" + repeated(",000", 10000) + "\",MWh,x\n"),
                         "table:2:value", "is not a number");
    expect_short_refusal(report("--energy", head + "all,2024," + std::string(500000, 'x') + ",1,MWh,x\n"),
                         "table:2:item", "there is no item 'xxx");
    expect_short_refusal(report("--scenarios", repeated("a.", 50000) + "a = 1\n"), "table:1", "16 parts");
    std::filesystem::resize_file(scene.file("result/records.bin"), 1000);
    expect_short_refusal(run_sunshed({"report", scene.output()}), "records.bin", "the records are damaged");
}

}  // namespace
}  // namespace sunshed::test
