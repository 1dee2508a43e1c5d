#include "shapes.hpp"

#include <algorithm>
#include <cmath>

#include "sunshed/core/angle.hpp"
#include "sunshed/core/raster.hpp"

namespace sunshed::district {

namespace {

// Wide enough for the half-metre grid to show it whole at any angle.
constexpr double parapet_width_m = 0.71;

double wing_rise(const Wing& wing, Point2 p) {
    const double across_x = std::min(p.x - wing.rect.x0, wing.rect.x1 - p.x);
    const double across_y = std::min(p.y - wing.rect.y0, wing.rect.y1 - p.y);
    const double slope = std::tan(to_radians(wing.tilt_deg));
    const bool along_x = wing.rect.x1 - wing.rect.x0 >= wing.rect.y1 - wing.rect.y0;
    switch (wing.roof) {
        case RoofKind::gable:
            return slope * (along_x ? across_y : across_x);
        case RoofKind::hip:
            return slope * std::min(across_x, across_y);
        case RoofKind::sawtooth:
            // Each tooth rises toward its glazed side, which looks to the frame's +y (north).
            return slope * std::fmod(p.y - wing.rect.y0, wing.bay_m);
        case RoofKind::flat:
            break;
    }
    return 0.0;
}

double distance_to_ring(const Ring& ring, Point2 p) {
    double nearest = 1e9;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point2& a = ring[i];
        const Point2& b = ring[(i + 1) % ring.size()];
        const double length2 = (b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y);
        const double t = std::clamp(((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / length2, 0.0, 1.0);
        nearest = std::min(nearest, std::hypot(p.x - a.x - t * (b.x - a.x), p.y - a.y - t * (b.y - a.y)));
    }
    return nearest;
}

double distance_to_walls(const Building& building, Point2 p) {
    double nearest = distance_to_ring(building.outline, p);
    for (const Ring& hole : building.holes) {
        nearest = std::min(nearest, distance_to_ring(hole, p));
    }
    return nearest;
}

const Wing& wing_at(const Building& building, Point2 p) {
    const auto found =
        std::find_if(building.wings.begin(), building.wings.end(), [&](const Wing& w) { return w.rect.holds(p); });
    return found == building.wings.end() ? building.wings.front() : *found;
}

Polygon on_map(const Building& building, const Ring& local) {
    Polygon polygon;
    for (const Point2& p : local) {
        polygon.outer.push_back(building.frame.out(p));
    }
    return normalised(std::move(polygon));
}

class PlaneList {
public:
    explicit PlaneList(const Building& building) : building_(building) {}

    /// @param facing  the way the plane faces in the building's frame, degrees counter-clockwise from its x axis
    void add(const Ring& local, double tilt_deg, double facing_deg) {
        TruePlane plane;
        plane.building_id = building_.id;
        plane.tilt_deg = tilt_deg;
        plane.azimuth_deg = tilt_deg > 0.0 ? wrap_azimuth_deg(90.0 - facing_deg - building_.frame.turn_deg) : missing_d;
        plane.outline = on_map(building_, local);
        const Point2 inside = centroid({Polygon{local, {}}});
        plane.inside = building_.frame.out(inside);
        plane.elevation_m =
            building_.ground_m + wing_at(building_, inside).height_m + wing_rise(wing_at(building_, inside), inside);
        planes_.push_back(std::move(plane));
    }
    std::vector<TruePlane> take() { return std::move(planes_); }

private:
    const Building& building_;
    std::vector<TruePlane> planes_;
};

void add_gable(const Wing& wing, PlaneList& planes) {
    const Rect& r = wing.rect;
    if (r.x1 - r.x0 >= r.y1 - r.y0) {
        const double middle = (r.y0 + r.y1) / 2.0;
        planes.add(Rect{r.x0, r.y0, r.x1, middle}.ring(), wing.tilt_deg, -90.0);
        planes.add(Rect{r.x0, middle, r.x1, r.y1}.ring(), wing.tilt_deg, 90.0);
    } else {
        const double middle = (r.x0 + r.x1) / 2.0;
        planes.add(Rect{r.x0, r.y0, middle, r.y1}.ring(), wing.tilt_deg, 180.0);
        planes.add(Rect{middle, r.y0, r.x1, r.y1}.ring(), wing.tilt_deg, 0.0);
    }
}

void add_hip(const Wing& wing, PlaneList& planes) {
    const Rect& r = wing.rect;
    const double half = std::min(r.x1 - r.x0, r.y1 - r.y0) / 2.0;
    const Point2 a{r.x0 + half, r.y0 + half};
    const Point2 b{r.x1 - half, r.y1 - half};
    const bool along_x = r.x1 - r.x0 >= r.y1 - r.y0;
    const Point2 first = a;
    const Point2 last = along_x ? Point2{b.x, a.y} : Point2{a.x, b.y};
    planes.add({{r.x0, r.y0}, {r.x1, r.y0}, along_x ? last : first, first}, wing.tilt_deg, -90.0);
    planes.add({{r.x1, r.y1}, {r.x0, r.y1}, along_x ? first : last, last}, wing.tilt_deg, 90.0);
    planes.add({{r.x0, r.y1}, {r.x0, r.y0}, first, along_x ? first : last}, wing.tilt_deg, 180.0);
    planes.add({{r.x1, r.y0}, {r.x1, r.y1}, last, along_x ? last : first}, wing.tilt_deg, 0.0);
}

void add_sawtooth(const Wing& wing, PlaneList& planes) {
    for (double y = wing.rect.y0; y < wing.rect.y1 - 1.0; y += wing.bay_m) {
        planes.add(Rect{wing.rect.x0, y, wing.rect.x1, std::min(y + wing.bay_m, wing.rect.y1)}.ring(), wing.tilt_deg,
                   -90.0);
    }
}

}  // namespace

double Random::between(double low, double high) {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    z ^= z >> 31U;
    return low + (high - low) * static_cast<double>(z >> 11U) / 9007199254740992.0;
}

int Random::whole(int low, int high) {
    return low + static_cast<int>(between(0.0, high - low + 1.0));
}

Point2 Frame::out(Point2 local) const {
    const double c = std::cos(to_radians(turn_deg));
    const double s = std::sin(to_radians(turn_deg));
    return {origin.x + c * local.x - s * local.y, origin.y + s * local.x + c * local.y};
}

Point2 Frame::into(Point2 map) const {
    const double c = std::cos(to_radians(turn_deg));
    const double s = std::sin(to_radians(turn_deg));
    const double dx = map.x - origin.x;
    const double dy = map.y - origin.y;
    return {c * dx + s * dy, -s * dx + c * dy};
}

double Building::height_m() const {
    double highest = 0.0;
    for (const Wing& wing : wings) {
        highest = std::max(highest, wing.height_m);
    }
    return highest;
}

double Building::elevation_m(Point2 local) const {
    const Wing& wing = wing_at(*this, local);
    const double roof = ground_m + wing.height_m + wing_rise(wing, local);
    double above = 0.0;
    if (wing.parapet_m > 0.0 && distance_to_walls(*this, local) < parapet_width_m) {
        above = wing.parapet_m;
    }
    for (const Box& box : boxes) {
        if (box.rect.holds(local)) {
            above = std::max(above, box.height_m);
        }
    }
    return to_centimetre(roof + above);
}

Polygon Building::footprint() const {
    Polygon polygon = on_map(*this, outline);
    for (const Ring& hole : holes) {
        Ring ring;
        for (const Point2& p : hole) {
            ring.push_back(frame.out(p));
        }
        polygon.holes.push_back(std::move(ring));
    }
    return normalised(std::move(polygon));
}

std::vector<TruePlane> true_planes(const Building& building) {
    PlaneList planes(building);
    const bool one_slab = std::all_of(building.wings.begin(), building.wings.end(), [&](const Wing& w) {
        return w.roof == RoofKind::flat && w.height_m == building.wings.front().height_m;
    });
    if (one_slab) {
        planes.add(building.outline, 0.0, 0.0);
        auto found = planes.take();
        found.front().outline = building.footprint();
        found.front().elevation_m = building.ground_m + building.wings.front().height_m;
        return found;
    }
    for (const Wing& wing : building.wings) {
        switch (wing.roof) {
            case RoofKind::flat:
                planes.add(wing.rect.ring(), 0.0, 0.0);
                break;
            case RoofKind::gable:
                add_gable(wing, planes);
                break;
            case RoofKind::hip:
                add_hip(wing, planes);
                break;
            case RoofKind::sawtooth:
                add_sawtooth(wing, planes);
                break;
        }
    }
    return planes.take();
}

std::vector<TrueObstacle> true_obstacles(const Building& building) {
    std::vector<TrueObstacle> obstacles;
    for (const Box& box : building.boxes) {
        obstacles.push_back({building.id, on_map(building, box.rect.ring()), box.height_m});
    }
    return obstacles;
}

double ground_elevation_m(Point2 map) {
    const double x = (map.x - 317000.0) / 1000.0;
    const double y = (map.y - 5069000.0) / 1000.0;
    return to_centimetre(142.0 + 4.0 * std::sin(3.1 * x + 0.4) * std::cos(2.3 * y) + 2.2 * std::sin(5.3 * y + 1.9 * x) +
                         3.0 * y);
}

double to_centimetre(double metres) {
    return std::round(metres * 100.0) / 100.0;
}

}  // namespace sunshed::district
