#include "wrong_footprints.hpp"

#include <gtest/gtest.h>

#include <fmt/format.h>

#include <cmath>
#include <filesystem>
#include <functional>
#include <iostream>
#include <string>
#include <vector>

#include "reference_files.hpp"
#include "site_helpers.hpp"
#include "sunshed/building/align_buildings.hpp"
#include "sunshed/io/raster_file.hpp"
#include "sunshed/io/vector_file.hpp"
#include "sunshed/surface/build_surface.hpp"

// Footprints of surveyed roofs, made wrong: shifted, grown, shrunk. Where the roofs' files are.

namespace sunshed {
namespace {

/// How the town's modules lie after its footprints were made wrong, and as they are.
struct Town {
    Surface surface;
    std::vector<MultiPolygon> roofs;
};

Town tallinn() {
    const auto folder = test::shared_folder() / "data" / "roofs_tallinn";
    Town town{surface_from_dsm(read_elevation((folder / "dsm_05.tif").string(), {}).raster, NodataPolicy::open), {}};
    for (const Feature& f : read_features((folder / "footprints.gpkg").string(), {}).layer.features) {
        town.roofs.push_back(f.geometry);
    }
    return town;
}

struct Outcome {
    BuildingAlignment alignment;
    double mean_off_m = 0.0;  ///< of the footprints' middles from where they belong
    double worst_off_m = 0.0;
    int modules = 0;
    int off_roof = 0;             ///< roofs with modules that reach beyond them
    double farthest_off_m = 0.0;  ///< how far
};

Outcome outcome_with(const Town& town, const std::function<MultiPolygon(std::size_t)>& footprint) {
    std::vector<BuildingInput> buildings(town.roofs.size());
    for (std::size_t i = 0; i < buildings.size(); ++i) {
        buildings[i].building_id = std::to_string(i);
        buildings[i].footprint = footprint(i);
    }
    const FloatRaster& dsm = town.surface.elevation_m;
    std::vector<Point2> given;
    for (std::size_t i = 0; i < buildings.size(); ++i) {
        given.push_back(centroid(buildings[i].footprint));
    }
    Outcome outcome;
    outcome.alignment =
        align_buildings(buildings, [&](const Box2& box) { return part_of(dsm, dsm.geometry.window_of(box)); },
                        dsm.geometry.cell_size_m, true, {});
    PlanOptions options;
    options.flat_trials = false;
    for (std::size_t i = 0; i < buildings.size(); ++i) {
        const RoofPlan plan = plan_roof(buildings[i], town.surface, test::harbin_site(), {}, options);
        const double off_m = test::farthest_off_m(plan, town.roofs[i]);
        outcome.modules += test::module_count(plan);
        outcome.off_roof += off_m > 0.0 ? 1 : 0;
        outcome.farthest_off_m = std::max(outcome.farthest_off_m, off_m);
        const Point2 middle = centroid(buildings[i].footprint);
        const Point2 right = centroid(town.roofs[i]);
        const double away_m = std::hypot(middle.x - right.x, middle.y - right.y);
        outcome.mean_off_m += away_m / static_cast<double>(buildings.size());
        outcome.worst_off_m = std::max(outcome.worst_off_m, away_m);
    }
    return outcome;
}

std::string words(const Outcome& o) {
    return fmt::format(
        "{} moved, {} left; off by {:.2f} m in the mean, {:.2f} m at most; {} modules, {} roofs with "
        "modules beyond them, by {:.2f} m",
        o.alignment.moved_count, o.alignment.left_count, o.mean_off_m, o.worst_off_m, o.modules, o.off_roof,
        o.farthest_off_m);
}

// Surveyed outlines and the cells of the surface agree to half a cell.
constexpr double half_a_cell_m = 0.25;

TEST(WrongFootprints, AreMovedOntoSurveyedRoofsAndModulesStayOnThem) {
    if (!std::filesystem::exists(test::shared_folder() / "data" / "roofs_tallinn")) {
        GTEST_SKIP() << "roofs of Tallinn are not here: " << test::shared_folder();
    }
    const Town town = tallinn();
    const Outcome right = outcome_with(town, [&](std::size_t i) { return town.roofs[i]; });
    std::cout << "as they are: " << words(right) << "\n";
    EXPECT_EQ(right.alignment.moved_count, 0);
    for (const double distance : {0.5, 1.0, 1.5, 2.0}) {
        const Outcome shifted = outcome_with(town, [&](std::size_t i) {
            const double way = 2.4 * static_cast<double>(i);
            return moved(town.roofs[i], {distance * std::cos(way), distance * std::sin(way)});
        });
        std::cout << "shifted by " << distance << " m: " << words(shifted) << "\n";
        EXPECT_LE(shifted.mean_off_m, distance > 1.0 ? 0.25 : 0.5);
        EXPECT_GE(shifted.modules, 0.95 * right.modules);
        EXPECT_LE(shifted.farthest_off_m, right.farthest_off_m + half_a_cell_m);
    }
    for (const double by_m : {-2.0, -1.0, -0.5, 0.5, 1.0, 2.0}) {
        const Outcome other = outcome_with(town, [&](std::size_t i) { return test::grown(town.roofs[i], by_m); });
        std::cout << "grown by " << by_m << " m: " << words(other) << "\n";
        EXPECT_LE(other.alignment.moved_count, 1) << "they are not shifted";
        EXPECT_LE(other.farthest_off_m, right.farthest_off_m + half_a_cell_m);
    }
}

}  // namespace
}  // namespace sunshed
