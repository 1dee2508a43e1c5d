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
#include "sunshed/core/angle.hpp"
#include "sunshed/core/raster.hpp"
#include "sunshed/io/raster_file.hpp"
#include "sunshed/io/vector_file.hpp"
#include "sunshed/roof/polygon_boolean.hpp"
#include "sunshed/roof/segment_roof.hpp"

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

}  // namespace
}  // namespace sunshed
