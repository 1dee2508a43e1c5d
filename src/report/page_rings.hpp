#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "page_pack.hpp"
#include "sunshed/core/polygon.hpp"
#include "sunshed/io/crs.hpp"

namespace sunshed {

/// Polygons of many owners on their way into two tables of a page: rings and their vertices in degrees.
class PageRings {
public:
    explicit PageRings(const PointTransform& to_degrees) : to_degrees_(to_degrees) {}

    void add(std::int32_t owner, const Polygon& polygon);
    /// As tables `<name>s` and `<name>_vertices`.
    void move_into(PagePack& pack, const std::string& name);

private:
    void add_ring(std::int32_t owner, bool outer, const Ring& ring);

    const PointTransform& to_degrees_;
    std::vector<std::int32_t> owners_;
    std::vector<std::int32_t> outers_;
    std::vector<std::int32_t> vertex_counts_;
    std::vector<std::int32_t> longitude_steps_;
    std::vector<std::int32_t> latitude_steps_;
    std::int64_t longitude_ = 0;  ///< of the last vertex, 1e-7 degrees
    std::int64_t latitude_ = 0;
};

}  // namespace sunshed
