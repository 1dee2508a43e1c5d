#include "roof_score.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <set>

#include "sunshed/core/angle.hpp"
#include "sunshed/io/raster_file.hpp"
#include "sunshed/io/vector_file.hpp"
#include "sunshed/roof/polygon_boolean.hpp"

namespace sunshed::test {

namespace {

const std::string demo = std::string(SUNSHED_SOURCE_DIR) + "/datasets/demo/";

double real(const Feature& feature, const std::string& field) {
    return as_number(feature.fields.at(field)).value_or(missing_d);
}

std::string building_of(const Feature& feature) {
    return as_text(feature.fields.at("building_id"));
}

/// Four uniform numbers of a linear generator make nearly normal noise, the same everywhere.
void add_noise(FloatRaster& raster, double sd_m) {
    std::uint32_t state = 1;
    const auto uniform = [&] {
        state = state * 1664525U + 1013904223U;
        return state / 4294967296.0 - 0.5;
    };
    for (float& z : raster.values) {
        z += static_cast<float>(sd_m * std::sqrt(3.0) * (uniform() + uniform() + uniform() + uniform()));
    }
}

double shared_m2(const MultiPolygon& a, const MultiPolygon& b) {
    return bounding_box(a).intersects(bounding_box(b)) ? area_m2(intersection(a, b)) : 0.0;
}

/// The segment that shares most of a plane's area, at least half of either's; nobody where there is none.
const RoofSegment* match(const TruePlane& plane, const std::vector<RoofSegment>& segments) {
    const RoofSegment* best = nullptr;
    double most_m2 = 0.0;
    for (const RoofSegment& segment : segments) {
        const double shared = shared_m2(plane.outline, {segment.outline});
        const double larger = std::max(area_m2(plane.outline), segment.ground_area_m2);
        if (shared >= 0.5 * larger && shared > most_m2) {
            most_m2 = shared;
            best = &segment;
        }
    }
    return best;
}

void judge(const TruePlane& plane, const RoofSegment& segment, const Tolerance& tolerance, PlaneScore& score) {
    ++score.found;
    if (plane.area_m2 < 15.0) {
        return;
    }
    ++score.asked;
    score.tilt_right += std::abs(segment.tilt_deg - plane.tilt_deg) <= tolerance.tilt_deg ? 1 : 0;
    score.area_right += std::abs(segment.area_m2 - plane.area_m2) <= tolerance.area_pct / 100.0 * plane.area_m2 ? 1 : 0;
    if (plane.tilt_deg > 10.0) {
        ++score.azimuth_asked;
        score.azimuth_right +=
            azimuth_difference_deg(segment.azimuth_deg, plane.azimuth_deg) <= tolerance.azimuth_deg ? 1 : 0;
    }
}

bool stands_there(const District& district, const std::string& building_id, const RoofObstacle& obstacle) {
    int cells = 0;
    int raised = 0;
    for (const CellIndex& cell : cells_inside(district.dsm_m.geometry, {obstacle.outline})) {
        const Point2 p = district.dsm_m.geometry.cell_center(cell);
        ++cells;
        for (const TruePlane& plane : district.planes) {
            if (plane.building_id == building_id && contains(plane.outline, p)) {
                raised += district.dsm_m.at(cell) - plane.height_at(p) > 0.3 ? 1 : 0;
                break;
            }
        }
    }
    return cells == 0 || 2 * raised >= cells;
}

}  // namespace

double TruePlane::height_at(Point2 p) const {
    const Vector3 normal = normal_from_tilt_azimuth(tilt_deg, std::isnan(azimuth_deg) ? 0.0 : azimuth_deg);
    return elevation_m - (normal.x * (p.x - inside.x) + normal.y * (p.y - inside.y)) / normal.z;
}

District read_district() {
    District district;
    district.dsm_m = read_elevation(demo + "dsm.tif", {}).raster;
    for (const Feature& f : read_features(demo + "buildings.gpkg", {}).layer.features) {
        district.footprints[building_of(f)] = f.geometry;
    }
    for (const Feature& f : read_features(demo + "truth_planes.gpkg", {}).layer.features) {
        district.planes.push_back({building_of(f),
                                   f.geometry,
                                   real(f, "tilt_deg"),
                                   real(f, "azimuth_deg"),
                                   real(f, "area_m2"),
                                   {real(f, "x"), real(f, "y")},
                                   real(f, "z")});
    }
    for (const Feature& f : read_features(demo + "truth_obstacles.gpkg", {}).layer.features) {
        district.obstacles.push_back({building_of(f), f.geometry, real(f, "height_m"), real(f, "area_m2")});
    }
    return district;
}

Roofs segment_district(const District& district, double noise_m) {
    FloatRaster dsm = district.dsm_m;
    add_noise(dsm, noise_m);
    Roofs roofs;
    for (const auto& [id, footprint] : district.footprints) {
        roofs[id] = segment_roof(dsm, footprint, {});
    }
    return roofs;
}

PlaneScore score_planes(const District& district, const Roofs& roofs, const Tolerance& tolerance) {
    PlaneScore score;
    std::set<const RoofSegment*> matched;
    for (const TruePlane& plane : district.planes) {
        const RoofSegment* found = match(plane, roofs.at(plane.building_id));
        if (found != nullptr && !matched.insert(found).second) {
            found = nullptr;
        }
        if (plane.area_m2 < 10.0) {
            continue;
        }
        ++score.planes;
        if (found != nullptr) {
            judge(plane, *found, tolerance, score);
        }
    }
    for (const auto& [id, segments] : roofs) {
        score.segments += static_cast<int>(segments.size());
    }
    score.spurious = score.segments - static_cast<int>(matched.size());
    return score;
}

ObstacleScore score_obstacles(const District& district, const Roofs& roofs) {
    ObstacleScore score;
    for (const TrueObstacle& truth : district.obstacles) {
        if (truth.area_m2 < 1.001) {  // boxes of one square metre are not over one
            continue;
        }
        ++score.obstacles;
        for (const RoofSegment& segment : roofs.at(truth.building_id)) {
            const auto found =
                std::find_if(segment.obstacles.begin(), segment.obstacles.end(), [&](const RoofObstacle& obstacle) {
                    const double shared = shared_m2(truth.outline, {obstacle.outline});
                    return shared > 0.5 * (truth.area_m2 + area_m2(obstacle.outline) - shared);
                });
            if (found != segment.obstacles.end()) {
                ++score.found;
                score.height_right += std::abs(found->height_m - truth.height_m) <= 0.3 ? 1 : 0;
                break;
            }
        }
    }
    for (const auto& [id, segments] : roofs) {
        for (const RoofSegment& segment : segments) {
            for (const RoofObstacle& obstacle : segment.obstacles) {
                ++score.reported;
                score.false_ones += stands_there(district, id, obstacle) ? 0 : 1;
            }
        }
    }
    return score;
}

}  // namespace sunshed::test
