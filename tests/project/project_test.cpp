// The product as a library: a project by value, checked and run without a command line.
#include "sunshed/project/project.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <utility>

#include "sunshed/core/usage_error.hpp"
#include "sunshed/pipeline/kept_buildings.hpp"

namespace sunshed {
namespace {

const std::string demo_file = SUNSHED_SOURCE_DIR "/datasets/demo/project.toml";

std::string value_of(const Project& project, const std::string& key) {
    const auto found = fields_under(project.fields(), key);
    return found.size() == 1 ? value_as_toml(*found.front()) : "";
}

TEST(Project, KeepsItsValuesWhereverItMoves) {
    Project first = Project::of_values({"horizon.directions=32", "layout.spacing=gcr", "layout.gcr=0.6"});
    std::vector<Project> moved;
    moved.push_back(std::move(first));
    moved.emplace_back();
    EXPECT_EQ(moved[0].config().directions, 32);
    EXPECT_EQ(value_of(moved[0], "horizon.directions"), "32");
    EXPECT_EQ(value_of(moved[0], "layout.spacing"), "'gcr'");
    EXPECT_EQ(moved[1].config().directions, ProjectConfig().directions);
    EXPECT_EQ(moved[0].path(), "");
}

TEST(Project, OfValuesRefusesWhatAProjectFileWouldRefuse) {
    EXPECT_THROW(static_cast<void>(Project::of_values({"horizon.direction=32"})), UsageError);
    EXPECT_THROW(static_cast<void>(Project::of_values({"horizon.directions=3"})), UsageError);
    EXPECT_THROW(static_cast<void>(Project::of_values({"layout.gcr=0.6"})), Error) << "rows do not stand by it";
}

TEST(Project, CheckedTellsWhatARunWouldAssess) {
    const Project demo = Project::load(demo_file);
    EXPECT_EQ(demo.path(), demo_file);
    const ProjectCheck check = demo.check({2});
    EXPECT_FALSE(check.has_problems());
    EXPECT_GT(check.buildings, 100U);
    EXPECT_GT(check.assessed, 100U);
    const ProjectCheck broken = Project::load(demo_file, {"weather.path=/nowhere/w.epw"}).check({2});
    EXPECT_TRUE(broken.has_problems());
    EXPECT_EQ(broken.assessed, check.assessed) << "other inputs are looked at all the same";
}

TEST(Project, RunHandsEveryBuildingToItsCaller) {
    const Project demo = Project::load(demo_file, {"output.rasters=false", "output.flat_options=false",
                                                   "horizon.directions=16", "sky.positions_per_hour=1"});
    KeptBuildings kept;
    NoProgress progress;
    std::vector<std::string> notes;
    RunOptions options;
    options.threads = {2};
    options.on_note = [&](const std::string& note) { notes.push_back(note); };
    const CitySums sums = demo.run(kept, options, progress);
    EXPECT_GT(kept.records().size(), 100U);
    EXPECT_GT(std::count_if(kept.records().begin(), kept.records().end(),
                            [](const BuildingRecord& record) { return record.amounts.energy_ac_kwh > 0.0; }),
              100);
    EXPECT_FALSE(sums.zone_series.empty());
    EXPECT_FALSE(notes.empty());
}

}  // namespace
}  // namespace sunshed
