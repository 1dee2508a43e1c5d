#include "strip_packing.hpp"

#include <algorithm>
#include <cmath>

namespace sunshed {

namespace {

// Keeps corners from lying on an edge where rounding could put them outside.
constexpr double safety_m = 1e-6;

struct Stretch {
    double begin;
    double end;
};

/// The part of x that an edge takes up inside a strip, if any.
void append_blocked(Point2 a, Point2 b, double y0, double y1, std::vector<Stretch>& blocked) {
    if (a.y > b.y) {
        std::swap(a, b);
    }
    if (b.y <= y0 || a.y >= y1) {
        return;
    }
    const auto x_at = [&](double y) { return b.y == a.y ? a.x : a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x); };
    const double low = a.y < y0 ? x_at(y0) : a.x;
    const double high = b.y > y1 ? x_at(y1) : b.x;
    blocked.push_back({std::min(low, high), std::max(low, high)});
}

/// Stretches between blocked ones whose middle lies inside the polygon.
std::vector<Stretch> free_stretches(const Polygon& polygon, double y0, double y1) {
    std::vector<Stretch> blocked;
    const auto add_ring = [&](const Ring& ring) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            append_blocked(ring[i], ring[(i + 1) % ring.size()], y0, y1, blocked);
        }
    };
    add_ring(polygon.outer);
    std::for_each(polygon.holes.begin(), polygon.holes.end(), add_ring);
    std::sort(blocked.begin(), blocked.end(), [](const Stretch& a, const Stretch& b) { return a.begin < b.begin; });
    std::vector<Stretch> free;
    for (std::size_t i = 0; i < blocked.size();) {
        double end = blocked[i].end;
        while (++i < blocked.size() && blocked[i].begin <= end) {
            end = std::max(end, blocked[i].end);
        }
        if (i < blocked.size() && contains(polygon, {(end + blocked[i].begin) / 2.0, (y0 + y1) / 2.0})) {
            free.push_back({end + safety_m, blocked[i].begin - safety_m});
        }
    }
    return free;
}

void pack_strip(const Polygon& polygon, double y, const StripPattern& pattern, std::vector<PackedRectangle>& packed) {
    for (const Stretch& stretch : free_stretches(polygon, y, y + pattern.height)) {
        const double length = stretch.end - stretch.begin;
        const int count = static_cast<int>(std::floor((length + pattern.gap) / (pattern.width + pattern.gap)));
        // What is left over goes to both ends.
        const double margin = (length - count * (pattern.width + pattern.gap) + pattern.gap) / 2.0;
        for (int i = 0; i < count; ++i) {
            packed.push_back({stretch.begin + margin + i * (pattern.width + pattern.gap), y});
        }
    }
}

std::vector<PackedRectangle> pack_from(const MultiPolygon& polygons, double first_y, double top,
                                       const StripPattern& pattern) {
    std::vector<PackedRectangle> packed;
    for (const Polygon& polygon : polygons) {
        const Box2 box = bounding_box(polygon.outer);
        const double skipped = std::max(0.0, std::ceil((box.min_y - first_y) / pattern.pitch));
        for (double y = first_y + skipped * pattern.pitch; y + pattern.height <= std::min(top, box.max_y);
             y += pattern.pitch) {
            pack_strip(polygon, y, pattern, packed);
        }
    }
    return packed;
}

}  // namespace

std::vector<PackedRectangle> pack_strips(const MultiPolygon& polygons, const StripPattern& pattern) {
    if (polygons.empty()) {
        return {};
    }
    const Box2 box = bounding_box(polygons);
    std::vector<PackedRectangle> best;
    for (int i = 0; i < pattern.offsets; ++i) {
        const double first_y = box.min_y + safety_m + pattern.pitch * i / pattern.offsets;
        auto packed = pack_from(polygons, first_y, box.max_y - safety_m, pattern);
        if (packed.size() > best.size()) {
            best = std::move(packed);
        }
    }
    return best;
}

}  // namespace sunshed
