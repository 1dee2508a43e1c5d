#include <gtest/gtest.h>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "reference_files.hpp"
#include "sunshed/building/plan_building.hpp"
#include "sunshed/core/angle.hpp"
#include "sunshed/core/raster.hpp"
#include "sunshed/io/raster_file.hpp"
#include "sunshed/io/vector_file.hpp"
#include "sunshed/roof/polygon_boolean.hpp"
#include "sunshed/roof/segment_roof.hpp"
#include "sunshed/surface/build_surface.hpp"

// Roofs against surveyed roof faces of real towns, where their files are.

namespace sunshed {
namespace {

struct TrueFace {
    MultiPolygon outline;
    double area_m2 = 0.0;
    double tilt_deg = 0.0;
    double azimuth_deg = missing_d;
};

/// One scene, and what its roofs must reach.
struct Scene {
    std::string name;
    std::string folder;
    std::string dsm;
    double least_cover_pct;     ///< area-weighted best overlap (intersection over union) of the true faces
    double least_found_pct;     ///< of the faces from 4 m2 on, those with an overlap of half or more
    double most_wrong_way_pct;  ///< of the faces' pitched area, what is given to planes that face 20 degrees elsewhere
    double most_spurious_pct;   ///< of the segments, those that overlap no face by 0.3
};

struct Sums {
    double area_m2 = 0.0, covered_m2 = 0.0, pitched_m2 = 0.0, wrong_way_m2 = 0.0;
    int faces = 0, found = 0, segments = 0, spurious = 0;
};

/// The faces of each building whose truth is known whole.
std::map<std::string, std::vector<TrueFace>> read_faces(const std::string& path) {
    std::map<std::string, std::vector<TrueFace>> faces;
    std::set<std::string> doubtful;
    for (const Feature& f : read_features(path, {}).layer.features) {
        const std::string id = as_text(f.fields.at("building_id"));
        if (as_number(f.fields.at("ok")).value_or(0.0) == 0.0) {
            doubtful.insert(id);
            continue;
        }
        faces[id].push_back({f.geometry, area_m2(f.geometry), as_number(f.fields.at("tilt_deg")).value_or(0.0),
                             as_number(f.fields.at("azimuth_deg")).value_or(missing_d)});
    }
    for (const std::string& id : doubtful) {
        faces.erase(id);
    }
    return faces;
}

bool faces_elsewhere(const TrueFace& face, const RoofSegment& segment) {
    return std::isnan(segment.azimuth_deg) || azimuth_difference_deg(face.azimuth_deg, segment.azimuth_deg) > 20.0;
}

void add_building(const std::vector<TrueFace>& faces, const std::vector<RoofSegment>& segments, Sums& sums) {
    std::vector<double> best_of_segment(segments.size(), 0.0);
    for (const TrueFace& face : faces) {
        double best = 0.0;
        for (std::size_t s = 0; s < segments.size(); ++s) {
            const double shared_m2 = area_m2(intersection(face.outline, {segments[s].outline}));
            const double overlap = shared_m2 / (face.area_m2 + segments[s].ground_area_m2 - shared_m2);
            best = std::max(best, overlap);
            best_of_segment[s] = std::max(best_of_segment[s], overlap);
            if (face.tilt_deg >= 10.0) {
                sums.pitched_m2 += shared_m2;
                sums.wrong_way_m2 += faces_elsewhere(face, segments[s]) ? shared_m2 : 0.0;
            }
        }
        sums.area_m2 += face.area_m2;
        sums.covered_m2 += face.area_m2 * best;
        sums.faces += face.area_m2 >= 4.0 ? 1 : 0;
        sums.found += face.area_m2 >= 4.0 && best >= 0.5 ? 1 : 0;
    }
    sums.segments += static_cast<int>(segments.size());
    sums.spurious += static_cast<int>(
        std::count_if(best_of_segment.begin(), best_of_segment.end(), [](double best) { return best < 0.3; }));
}

/// One roof: how much of its faces is covered, and how much of that was promised.
struct Promise {
    double cover = 0.0;
    double confidence = 0.0;
};

/// Spearman's: the correlation of ranks.
double rank_correlation(const std::vector<Promise>& roofs) {
    const auto ranks = [&](double Promise::*figure) {
        std::vector<double> rank(roofs.size());
        for (std::size_t i = 0; i < roofs.size(); ++i) {
            for (const Promise& other : roofs) {
                const double difference = roofs[i].*figure - other.*figure;
                rank[i] += difference > 0.0 ? 1.0 : difference == 0.0 ? 0.5 : 0.0;
            }
        }
        return rank;
    };
    const std::vector<double> a = ranks(&Promise::cover);
    const std::vector<double> b = ranks(&Promise::confidence);
    const double mean = static_cast<double>(roofs.size()) / 2.0;
    double ab = 0.0, aa = 0.0, bb = 0.0;
    for (std::size_t i = 0; i < roofs.size(); ++i) {
        ab += (a[i] - mean) * (b[i] - mean);
        aa += (a[i] - mean) * (a[i] - mean);
        bb += (b[i] - mean) * (b[i] - mean);
    }
    return ab / std::sqrt(aa * bb);
}

/// Appends the roofs of a scene.
void add_promises(const std::string& name, std::vector<Promise>& roofs) {
    const auto folder = test::shared_folder() / "data" / name;
    const Surface surface =
        surface_from_dsm(read_elevation((folder / "dsm_05.tif").string(), {}).raster, NodataPolicy::open);
    const auto faces = read_faces((folder / "truth_planes.gpkg").string());
    PlanOptions options;
    options.place_modules = false;
    for (const Feature& f : read_features((folder / "footprints.gpkg").string(), {}).layer.features) {
        const auto known = faces.find(as_text(f.fields.at("id")));
        if (known == faces.end()) {
            continue;
        }
        BuildingInput building;
        building.building_id = known->first;
        building.footprint = f.geometry;
        const RoofPlan plan = plan_roof(building, surface, {}, {}, options);
        ASSERT_EQ(plan.status, BuildingStatus::ok) << building.building_id;
        Sums sums;
        add_building(known->second, plan.segments, sums);
        roofs.push_back({sums.covered_m2 / sums.area_m2, plan.confidence});
    }
}

void expect_surveyed_planes(const Scene& scene) {
    const auto folder = test::shared_folder() / "data" / scene.folder;
    const FloatRaster dsm_m = read_elevation((folder / scene.dsm).string(), {}).raster;
    const auto faces = read_faces((folder / "truth_planes.gpkg").string());
    Sums sums;
    for (const Feature& f : read_features((folder / "footprints.gpkg").string(), {}).layer.features) {
        if (const auto known = faces.find(as_text(f.fields.at("id"))); known != faces.end()) {
            add_building(known->second, segment_roof(dsm_m, f.geometry, {}), sums);
        }
    }
    ASSERT_GT(sums.faces, 0);
    const double cover_pct = 100.0 * sums.covered_m2 / sums.area_m2;
    const double found_pct = 100.0 * sums.found / sums.faces;
    const double wrong_way_pct = 100.0 * sums.wrong_way_m2 / sums.pitched_m2;
    const double spurious_pct = 100.0 * sums.spurious / sums.segments;
    std::cout << fmt::format("{}: overlap {:.1f} %, found {} of {} ({:.0f} %), wrong way {:.1f} %, spurious {:.0f} %\n",
                             scene.name, cover_pct, sums.found, sums.faces, found_pct, wrong_way_pct, spurious_pct);
    EXPECT_GE(cover_pct, scene.least_cover_pct) << scene.name;
    EXPECT_GE(found_pct, scene.least_found_pct) << scene.name;
    EXPECT_LE(wrong_way_pct, scene.most_wrong_way_pct) << scene.name;
    EXPECT_LE(spurious_pct, scene.most_spurious_pct) << scene.name;
}

TEST(RealRoofs, HaveThePlanesThatWereSurveyed) {
    const std::vector<Scene> scenes{{"Tallinn, 0.5 m", "roofs_tallinn", "dsm_05.tif", 89.0, 92.0, 7.5, 6.0},
                                    {"Tallinn, 1 m", "roofs_tallinn", "dsm_10.tif", 84.0, 86.0, 8.0, 8.0},
                                    {"Tallinn, 0.25 m", "roofs_tallinn", "dsm_025.tif", 87.5, 94.0, 6.0, 11.0},
                                    {"Delft, 0.5 m", "roofs_delft", "dsm_05.tif", 79.0, 80.0, 10.0, 6.0}};
    if (!std::filesystem::exists(test::shared_folder() / "data" / "roofs_tallinn")) {
        GTEST_SKIP() << "roofs of Tallinn and Delft are not here: " << test::shared_folder();
    }
    for (const Scene& scene : scenes) {
        expect_surveyed_planes(scene);
    }
}

TEST(RealRoofs, AreAsGoodAsTheirConfidenceSays) {
    if (!std::filesystem::exists(test::shared_folder() / "data" / "roofs_tallinn")) {
        GTEST_SKIP() << "roofs of Tallinn and Delft are not here: " << test::shared_folder();
    }
    std::vector<Promise> roofs;
    add_promises("roofs_tallinn", roofs);
    add_promises("roofs_delft", roofs);
    double sum = 0.0;
    for (const Promise& roof : roofs) {
        sum += roof.confidence - roof.cover;
    }
    const double bias = sum / static_cast<double>(roofs.size());
    std::cout << fmt::format("{} roofs: rank correlation {:.2f}, confidence - overlap {:+.3f} in the mean\n",
                             roofs.size(), rank_correlation(roofs), bias);
    EXPECT_GE(rank_correlation(roofs), 0.6);
    EXPECT_NEAR(bias, 0.0, 0.05);
}

}  // namespace
}  // namespace sunshed
