#include "page_rings.hpp"

#include <cmath>

namespace sunshed {

namespace {

constexpr double steps_per_degree = 1e7;  // about a centimetre

/// Steps beyond 214 degrees wrap around, and so does the page's sum of them.
std::int32_t step(std::int64_t from, std::int64_t to) {
    return static_cast<std::int32_t>(static_cast<std::uint32_t>(to - from));
}

}  // namespace

void PageRings::add(std::int32_t owner, const Polygon& polygon) {
    add_ring(owner, true, polygon.outer);
    for (const Ring& hole : polygon.holes) {
        add_ring(owner, false, hole);
    }
}

void PageRings::add_ring(std::int32_t owner, bool outer, const Ring& ring) {
    owners_.push_back(owner);
    outers_.push_back(outer ? 1 : 0);
    vertex_counts_.push_back(static_cast<std::int32_t>(ring.size()));
    for (const Point2& vertex : ring) {
        const Point2 degrees = to_degrees_(vertex);
        const std::int64_t longitude = std::llround(degrees.x * steps_per_degree);
        const std::int64_t latitude = std::llround(degrees.y * steps_per_degree);
        longitude_steps_.push_back(step(longitude_, longitude));
        latitude_steps_.push_back(step(latitude_, latitude));
        longitude_ = longitude;
        latitude_ = latitude;
    }
}

void PageRings::move_into(PagePack& pack, const std::string& name) {
    pack.add_integers(name + "s", "owner", owners_);
    pack.add_integers(name + "s", "outer", outers_);
    pack.add_integers(name + "s", "vertices", vertex_counts_);
    pack.add_integers(name + "_vertices", "longitude", longitude_steps_);
    pack.add_integers(name + "_vertices", "latitude", latitude_steps_);
}

}  // namespace sunshed
