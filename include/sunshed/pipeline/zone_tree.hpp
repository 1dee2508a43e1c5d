#pragma once

#include <string>
#include <vector>

#include "sunshed/core/polygon.hpp"

namespace sunshed {

struct ZoneArea;

/// Finds for zones without a parent which one lies right around them: the smallest that holds nine tenths of the zone.
void find_parents(std::vector<ZoneArea>& zones);

/// Finds the zones of buildings. Zones may lie inside one another.
class ZoneFinder {
public:
    explicit ZoneFinder(const std::vector<ZoneArea>& zones);

    /// The innermost zone that a building belongs to: at each level the one with the largest part of the footprint, as
    /// long as that part is larger than what lies in none of that level. Empty where it touches no zone.
    [[nodiscard]] std::string zone_of(const MultiPolygon& footprint) const;

private:
    [[nodiscard]] double part_inside_m2(std::size_t zone, const MultiPolygon& footprint, const Box2& box) const;

    const std::vector<ZoneArea>& zones_;
    std::vector<Box2> boxes_;
    std::vector<std::size_t> outermost_;
    std::vector<std::vector<std::size_t>> inside_;  ///< of each zone
};

}  // namespace sunshed
