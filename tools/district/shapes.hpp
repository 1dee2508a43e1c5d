#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sunshed/core/polygon.hpp"

namespace sunshed::district {

/// SplitMix64: the same numbers on every machine.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    /// Evenly in [low, high).
    double between(double low, double high);
    /// Whole, both ends included.
    int whole(int low, int high);
    bool chance(double share) { return between(0.0, 1.0) < share; }

private:
    std::uint64_t state_;
};

/// A frame on the ground: its origin on the map and how far its x axis is turned counter-clockwise from east.
struct Frame {
    Point2 origin;
    double turn_deg = 0.0;
    [[nodiscard]] Point2 out(Point2 local) const;
    [[nodiscard]] Point2 into(Point2 map) const;
};

/// A rectangle in a building's frame.
struct Rect {
    double x0 = 0.0;
    double y0 = 0.0;
    double x1 = 0.0;
    double y1 = 0.0;
    [[nodiscard]] bool holds(Point2 p) const { return p.x >= x0 && p.x < x1 && p.y >= y0 && p.y < y1; }
    [[nodiscard]] Ring ring() const { return {{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}}; }
};

enum class RoofKind { flat, gable, hip, sawtooth };

/// One wing of a building: a rectangle with its own roof.
struct Wing {
    Rect rect;
    RoofKind roof = RoofKind::flat;
    double height_m = 6.0;  ///< of the eaves (flat: of the slab) above the building's ground
    double tilt_deg = 0.0;
    double parapet_m = 0.0;  ///< height; along the building's outer walls
    double bay_m = 8.0;      ///< of saw teeth
};

/// Something on a flat roof: above the slab.
struct Box {
    Rect rect;
    double height_m = 1.0;
};

struct Building {
    std::string id;
    std::string name_zh;
    std::string class_zh;
    std::string osm_building;
    int floors = 1;
    int year_built = 0;  ///< 0 = not known
    double existing_pv_m2 = 0.0;
    bool has_height = true;  ///< the height is told
    Frame frame;
    std::vector<Wing> wings;
    std::vector<Box> boxes;
    double ground_m = 0.0;
    Ring outline;  ///< in the building's frame, counter-clockwise
    std::vector<Ring> holes;

    [[nodiscard]] double height_m() const;
    [[nodiscard]] bool covers(Point2 local) const { return contains(Polygon{outline, holes}, local); }
    /// Roof elevation at a point that the building covers.
    [[nodiscard]] double elevation_m(Point2 local) const;
    [[nodiscard]] Polygon footprint() const;
};

/// A plane of a roof, as it was built.
struct TruePlane {
    std::string building_id;
    double tilt_deg = 0.0;
    double azimuth_deg = 0.0;  ///< grid azimuth; NaN where flat
    Polygon outline;           ///< on the map
    Point2 inside;             ///< a point of it
    double elevation_m = 0.0;  ///< of that point
};

std::vector<TruePlane> true_planes(const Building& building);

struct TrueObstacle {
    std::string building_id;
    Polygon outline;
    double height_m = 0.0;
};

std::vector<TrueObstacle> true_obstacles(const Building& building);

/// The rolling ground under the district, to the centimetre.
double ground_elevation_m(Point2 map);

double to_centimetre(double metres);

}  // namespace sunshed::district
