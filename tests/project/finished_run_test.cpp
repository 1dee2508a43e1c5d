// records.bin: what is written is read, and what cannot have been written is refused.
#include "project/report/finished_run.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "sunshed/core/error.hpp"

namespace sunshed {
namespace {

using testing::HasSubstr;

/// One of everything that is stored.
FinishedRun small_run() {
    SegmentRecord segment;
    segment.segment_id = "b1/1";
    segment.layout.modules.resize(2);
    segment.layout.modules[1].turned = true;
    segment.amounts.capacity_kwp = 1.17;
    BuildingRecord record;
    record.facts.building_id = "b1";
    record.facts.building_class = BuildingClass::school;
    record.facts.year_built = 1990;
    record.facts.footprint = {Polygon{{{0.0, 0.0}, {9.0, 0.0}, {9.0, 9.0}}, {{{1.0, 1.0}, {1.0, 2.0}, {2.0, 2.0}}}}};
    record.roof.reason = {BuildingReasonKind::failed, {"校"}};
    record.amounts.energy_ac_monthly_kwh[11] = 3.5;
    record.yield.losses = {{LossLink::shading, 12.0}};
    record.economy.cash_cny = {-1.0, 0.5};
    record.answers.flat_options.resize(1);
    record.answers.worthwhile.least_module_kwh = 400.0;
    record.segments = {segment};
    FinishedRun run;
    run.crs_name = "UTM";
    run.synthetic_weather = true;
    run.zones = {{"z", "Zone", {}, "", 12.5}};
    run.buildings = {record, BuildingRecord{}};
    run.load_balances.resize(1);
    run.load_balances.front().by_class[BuildingClass::school].building_count = 1;
    run.hourly_profiles = {{"z", "school", {}}};
    run.unread = {{"b1", "height", "x", "no number"}};
    run.notes = {"a note"};
    return run;
}

std::string written(const FinishedRun& run) {
    std::ostringstream stream;
    write_finished_run(stream, run);
    return stream.str();
}

FinishedRun read(const std::string& bytes) {
    std::istringstream stream(bytes);
    return read_finished_run(stream, "records.bin");
}

std::string complaint(const std::string& bytes) {
    try {
        read(bytes);
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

TEST(FinishedRun, WhatIsWrittenIsRead) {
    const std::string bytes = written(small_run());
    const FinishedRun run = read(bytes);
    EXPECT_EQ(written(run), bytes);
    ASSERT_EQ(run.buildings.size(), 2U);
    const BuildingRecord& record = run.buildings[0];
    EXPECT_EQ(record.facts.building_class, BuildingClass::school);
    EXPECT_EQ(record.facts.year_built, 1990);
    EXPECT_EQ(record.facts.footprint[0].holes[0][1].y, 2.0);
    EXPECT_EQ(record.roof.reason, (BuildingReason{BuildingReasonKind::failed, {"校"}}));
    EXPECT_EQ(record.amounts.energy_ac_monthly_kwh[11], 3.5);
    EXPECT_EQ(record.answers.worthwhile.least_module_kwh, 400.0);
    EXPECT_TRUE(record.segments[0].layout.modules[1].turned);
    EXPECT_EQ(record.segments[0].amounts.capacity_kwp, 1.17);
    EXPECT_EQ(run.zones[0].export_limit_kw, 12.5);
    EXPECT_EQ(run.load_balances[0].by_class.at(BuildingClass::school).building_count, 1);
}

TEST(FinishedRun, APartOfTheBytesIsDamage) {
    const std::string bytes = written(small_run());
    for (std::size_t size = 0; size < bytes.size(); size += 61) {
        ASSERT_THAT(complaint(bytes.substr(0, size)), HasSubstr("damaged")) << size;
    }
}

TEST(FinishedRun, AByteThatChangedIsRefusedOrReadAsItStands) {
    const std::string bytes = written(small_run());
    for (std::size_t place = 1; place < bytes.size(); place += 61) {
        std::string changed = bytes;
        changed[place] = static_cast<char>(changed[place] ^ 0x7F);
        if (complaint(changed).empty()) {
            ASSERT_EQ(written(read(changed)), changed) << place;
        }
    }
}

TEST(FinishedRun, RecordsOfAnotherLayoutAreNotTakenForOurs) {
    std::string bytes = written(small_run());
    const std::size_t layout = bytes.find("sunshed records") + std::string("sunshed records").size();
    ++bytes[layout];
    EXPECT_THAT(complaint(bytes), HasSubstr("another version"));
}

// Whoever stores something more or less raises records_layout, and this number with it.
TEST(FinishedRun, TheLayoutHasANumberOfItsOwn) {
    FinishedRun one;
    one.buildings.resize(1);
    one.buildings[0].segments.resize(1);
    EXPECT_EQ(written(one).size(), 1687U);
}

}  // namespace
}  // namespace sunshed
