#include "footprint_cut.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "sunshed/core/error.hpp"
#include "sunshed/core/outline.hpp"
#include "sunshed/roof/polygon_boolean.hpp"

namespace sunshed {

namespace {

constexpr std::size_t many_corners = 400;
constexpr std::size_t most_work = 200'000;

bool is_near(const Box2& a, const Box2& b) {
    return a.min_x <= b.max_x && b.min_x <= a.max_x && a.min_y <= b.max_y && b.min_y <= a.max_y;
}

/// The rings of a footprint, to be asked for those near a place.
class FootprintRings {
public:
    explicit FootprintRings(const MultiPolygon& footprint) : footprint_(footprint) {
        for (const Polygon& polygon : footprint) {
            add_edges(polygon.outer);
            std::for_each(polygon.holes.begin(), polygon.holes.end(), [&](const Ring& hole) { add_edges(hole); });
        }
    }

    [[nodiscard]] bool has_edge_near(const Box2& box) const {
        return std::any_of(edges_.begin(), edges_.end(), [&](const Box2& edge) { return is_near(edge, box); });
    }

    /// What matters within a box: parts and holes that lie elsewhere are left out.
    [[nodiscard]] MultiPolygon near(const Box2& box) const {
        MultiPolygon parts;
        for (const Polygon& polygon : footprint_) {
            if (!is_near(bounding_box(polygon.outer), box)) {
                continue;
            }
            parts.push_back({polygon.outer, {}});
            std::copy_if(polygon.holes.begin(), polygon.holes.end(), std::back_inserter(parts.back().holes),
                         [&](const Ring& hole) { return is_near(bounding_box(hole), box); });
        }
        return parts;
    }

private:
    void add_edges(const Ring& ring) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            edges_.push_back(bounding_box(Ring{ring[i], ring[(i + 1) % ring.size()]}));
        }
    }

    const MultiPolygon& footprint_;
    std::vector<Box2> edges_;
};

}  // namespace

std::vector<MultiPolygon> cut_by_footprint(const std::vector<MultiPolygon>& outlines, const MultiPolygon& footprint) {
    std::vector<MultiPolygon> parts(outlines.size());
    if (vertex_count(footprint) <= many_corners) {
        std::transform(outlines.begin(), outlines.end(), parts.begin(), [&](const MultiPolygon& outline) {
            return outline.empty() ? MultiPolygon() : intersection(outline, footprint);
        });
        return parts;
    }
    const FootprintRings rings(footprint);
    std::vector<std::pair<std::size_t, MultiPolygon>> on_border;
    std::size_t work = 0;
    for (std::size_t i = 0; i < outlines.size(); ++i) {
        const Box2 box = bounding_box(outlines[i]);
        if (outlines[i].empty()) {
            continue;
        }
        if (rings.has_edge_near(box)) {
            on_border.emplace_back(i, rings.near(box));
            work += vertex_count(on_border.back().second);
        } else if (contains(footprint, {box.min_x, box.min_y})) {
            parts[i] = outlines[i];
        }
    }
    if (work > most_work) {
        throw Error(ErrorCode::bad_input, "",
                    std::to_string(on_border.size()) + " roof planes end at an outline of " +
                        std::to_string(vertex_count(footprint)) + " vertices, too many to cut",
                    "simplify the outline");
    }
    for (const auto& [i, near_footprint] : on_border) {
        parts[i] = intersection(outlines[i], near_footprint);
    }
    return parts;
}

}  // namespace sunshed
