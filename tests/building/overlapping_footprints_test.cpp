#include "sunshed/building/overlapping_footprints.hpp"
#include "reason_words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "sunshed/core/polygon_overlap.hpp"

namespace sunshed {
namespace {

using testing::HasSubstr;

Ring box(double x, double y, double width, double height) {
    return {{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}};
}

BuildingInput building(const std::string& id, MultiPolygon footprint, std::optional<double> height_m = std::nullopt) {
    BuildingInput input;
    input.building_id = id;
    input.footprint = std::move(footprint);
    input.height_m = height_m;
    return input;
}

double left_m2(const std::vector<BuildingInput>& buildings, const std::string& id) {
    const auto found =
        std::find_if(buildings.begin(), buildings.end(), [&](const BuildingInput& b) { return b.building_id == id; });
    return area_m2(found->footprint);
}

double sum_m2(const std::vector<BuildingInput>& buildings) {
    double sum = 0.0;
    for (const BuildingInput& input : buildings) {
        sum += area_m2(input.footprint);
    }
    return sum;
}

TEST(OverlappingFootprints, OfTwoSourcesAreKeptOnceWhereverTheirRingsBegin) {
    Ring turned = box(0, 0, 20, 20);
    std::rotate(turned.begin(), turned.begin() + 2, turned.end());
    std::vector<BuildingInput> buildings{building("b", {{turned, {}}}, 12.0),
                                         building("a", {{box(0.001, 0, 20, 20), {}}}),
                                         building("c", {{box(30, 0, 10, 10), {}}})};
    buildings[0].floor_area_m2 = 1000.0;
    buildings[0].building_class = BuildingClass::school;
    buildings[1].floor_area_m2 = 900.0;
    const FootprintOverlaps found = resolve_overlaps(buildings, {});
    EXPECT_EQ(found.duplicates, 1U);
    EXPECT_NEAR(found.shared_m2, 400.0, 0.1);
    EXPECT_THAT(words_of(found), HasSubstr("1 footprints lie on others: 1 duplicates left out; 400 m2"));
    EXPECT_NEAR(left_m2(buildings, "a"), 400.0, 0.1);
    EXPECT_TRUE(buildings[0].footprint.empty());
    EXPECT_TRUE(buildings[0].counted_elsewhere);
    EXPECT_THAT(test::words(buildings[0].outline_fault), HasSubstr("that of 'a'"));
    EXPECT_FALSE(buildings[0].floor_area_m2) << "nothing of it counts twice";
    EXPECT_EQ(buildings[1].floor_area_m2, 900.0);
    EXPECT_EQ(buildings[1].height_m, 12.0) << "what only the duplicate knew";
    EXPECT_EQ(buildings[1].building_class, BuildingClass::school);
}

TEST(OverlappingFootprints, ThatAreNearlyTheSameAreOneUnlessOneIsAFloorHigher) {
    std::vector<BuildingInput> near{building("a", {{box(0, 0, 20, 20), {}}}, 10.0),
                                    building("b", {{box(0.5, 0.3, 20, 20), {}}}, 11.5)};
    EXPECT_EQ(resolve_overlaps(near, {}).duplicates, 1U);
    EXPECT_NEAR(sum_m2(near), 400.0, 1e-6);
    std::vector<BuildingInput> tower{building("podium", {{box(0, 0, 20, 20), {}}}, 10.0),
                                     building("tower", {{box(0.4, 0.4, 19.2, 19.2), {}}}, 60.0)};
    EXPECT_EQ(resolve_overlaps(tower, {}).cut, 1U);
    EXPECT_NEAR(left_m2(tower, "tower"), 368.64, 1e-6);
    EXPECT_NEAR(sum_m2(tower), 400.0, 1e-6);
}

TEST(OverlappingFootprints, APodiumKeepsWhatItsTowerLeaves) {
    std::vector<BuildingInput> buildings{building("tower", {{box(5, 5, 10, 10), {}}}, 30.0),
                                         building("podium", {{box(0, 0, 20, 20), {}}}, 10.0)};
    const FootprintOverlaps found = resolve_overlaps(buildings, {});
    EXPECT_EQ(found.cut, 1U);
    EXPECT_NEAR(left_m2(buildings, "tower"), 100.0, 1e-9);
    EXPECT_NEAR(left_m2(buildings, "podium"), 300.0, 1e-9);
    ASSERT_EQ(buildings[1].footprint.size(), 1U);
    EXPECT_EQ(buildings[1].footprint.front().holes.size(), 1U);
}

TEST(OverlappingFootprints, AnOutlineWhosePartsCoverItHasNoRoofOfItsOwn) {
    std::vector<BuildingInput> buildings{building("outline", {{box(0, 0, 20, 20), {}}}, 14.0),
                                         building("low", {{box(0, 0, 20, 10), {}}}, 14.0),
                                         building("high", {{box(0, 10, 20, 10), {}}}, 14.0)};
    buildings[0].floor_area_m2 = 1200.0;
    EXPECT_EQ(resolve_overlaps(buildings, {}).covered, 1U);
    EXPECT_TRUE(buildings[0].footprint.empty());
    EXPECT_THAT(test::words(buildings[0].outline_fault), HasSubstr("'high' and 1 more lie on all of it"));
    EXPECT_EQ(buildings[0].floor_area_m2, 1200.0) << "its parts have none";
    EXPECT_NEAR(sum_m2(buildings), 400.0, 1e-9);
}

TEST(OverlappingFootprints, AreRankedByTheSurfaceWhereHeightsAreMissing) {
    std::vector<BuildingInput> buildings{building("a", {{box(0, 0, 20, 20), {}}}),
                                         building("b", {{box(10, 0, 20, 20), {}}}, 99.0)};
    const auto a_is_higher = [](const MultiPolygon& footprint) {
        return footprint.front().outer.front().x < 5.0 ? 30.0 : 20.0;
    };
    EXPECT_EQ(resolve_overlaps(buildings, a_is_higher).cut, 1U);
    EXPECT_NEAR(left_m2(buildings, "a"), 400.0, 1e-9);
    EXPECT_NEAR(left_m2(buildings, "b"), 200.0, 1e-9);
}

TEST(OverlappingFootprints, NeighboursThatTouchOrShareASliverAreLeftAlone) {
    std::vector<BuildingInput> buildings{
        building("a", {{box(0, 0, 20, 20), {}}}), building("b", {{box(20, 0, 20, 20), {}}}),
        building("c", {{box(0, 19.9, 20, 20), {}}}), building("d", {{box(39.99, 0, 5, 5), {}}})};
    const std::vector<BuildingInput> before = buildings;
    const FootprintOverlaps found = resolve_overlaps(buildings, {});
    EXPECT_EQ(found.count(), 0U);
    EXPECT_TRUE(words_of(found).empty());
    for (std::size_t i = 0; i < buildings.size(); ++i) {
        EXPECT_EQ(buildings[i].footprint, before[i].footprint);
    }
}

TEST(OverlappingFootprints, LeaveEachSquareMetreToOneBuildingInWhateverOrderTheyCome) {
    std::mt19937 random(11);
    std::uniform_real_distribution<double> unit;
    std::vector<BuildingInput> town;
    for (int i = 0; i < 300; ++i) {
        town.push_back(
            building(std::to_string(i),
                     {{box(150 * unit(random), 150 * unit(random), 5 + 20 * unit(random), 5 + 20 * unit(random)), {}}},
                     std::floor(30 * unit(random))));
    }
    std::vector<BuildingInput> shuffled = town;
    std::shuffle(shuffled.begin(), shuffled.end(), random);
    resolve_overlaps(town, {});
    resolve_overlaps(shuffled, {});
    double twice_m2 = 0.0;
    for (std::size_t i = 0; i < town.size(); ++i) {
        EXPECT_NEAR(left_m2(shuffled, town[i].building_id), area_m2(town[i].footprint), 1e-6) << town[i].building_id;
        for (std::size_t j = 0; j < i; ++j) {
            twice_m2 += overlap_area_m2(town[i].footprint, town[j].footprint);
        }
    }
    EXPECT_LT(twice_m2, 0.03 * sum_m2(town));
}

TEST(OverlappingFootprints, APlotUnderHundredsOfHousesIsNoBuilding) {
    std::vector<BuildingInput> town{building("plot", {{box(-10, -10, 1000, 1000), {}}})};
    for (int i = 0; i < 600; ++i) {
        town.push_back(building(std::to_string(i), {{box(30.0 * (i % 30), 30.0 * (i / 30), 10, 10), {}}}));
    }
    EXPECT_EQ(resolve_overlaps(town, {}).covered, 1U);
    EXPECT_TRUE(town[0].footprint.empty());
    EXPECT_THAT(test::words(town[0].outline_fault), HasSubstr("more than 500"));
    EXPECT_NEAR(sum_m2(town), 60'000.0, 1e-6);
}

}  // namespace
}  // namespace sunshed
