#include "label_outlines.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "sunshed/roof/polygon_boolean.hpp"

namespace sunshed {

namespace {

/// A corner of cells: column 0..columns, row 0..rows.
struct Corner {
    int column = 0;
    int row = 0;
    friend auto operator<=>(const Corner&, const Corner&) = default;
};

/// Steps between corners: east, north, west, south (rows run south). Turning left is the next one.
constexpr std::array<Corner, 4> steps{{{1, 0}, {0, -1}, {-1, 0}, {0, 1}}};

/// A border step from a corner; its label lies on the left.
struct Step {
    Corner from;
    int direction = 0;
    [[nodiscard]] Corner to() const {
        const auto d = static_cast<std::size_t>(direction);
        return {from.column + steps[d].column, from.row + steps[d].row};
    }
    [[nodiscard]] Step reversed() const { return {to(), (direction + 2) % 4}; }
    friend auto operator<=>(const Step&, const Step&) = default;
};

class Tracer {
public:
    Tracer(const LabelGrid& grid, double tolerance_m) : grid_(grid), tolerance_m_(tolerance_m) {}

    [[nodiscard]] std::vector<Ring> rings_of(int label) {
        std::map<Step, bool> pending;
        for (const Step& step : border_of(label)) {
            pending[step] = true;
        }
        std::vector<Ring> rings;
        for (auto& [start, is_pending] : pending) {
            if (is_pending) {
                rings.push_back(ring_from(walk(start, label, pending)));
            }
        }
        std::erase_if(rings, [](const Ring& ring) { return ring.size() < 3; });
        return rings;
    }

private:
    /// The cells to the left and right of a step.
    [[nodiscard]] std::pair<int, int> sides(const Step& step) const {
        const int c = step.from.column;
        const int r = step.from.row;
        switch (step.direction) {
            case 0:
                return {grid_.at(c, r - 1), grid_.at(c, r)};
            case 1:
                return {grid_.at(c - 1, r - 1), grid_.at(c, r - 1)};
            case 2:
                return {grid_.at(c - 1, r), grid_.at(c - 1, r - 1)};
            default:
                return {grid_.at(c, r), grid_.at(c - 1, r)};
        }
    }

    [[nodiscard]] bool is_border(const Step& step) const {
        const auto [left, right] = sides(step);
        return left != right;
    }

    [[nodiscard]] std::vector<Step> border_of(int label) const {
        std::vector<Step> border;
        for (int r = 0; r <= grid_.geometry.rows; ++r) {
            for (int c = 0; c <= grid_.geometry.columns; ++c) {
                for (int d = 0; d < 4; ++d) {
                    const Step step{{c, r}, d};
                    const auto [left, right] = sides(step);
                    if (left == label && right != label) {
                        border.push_back(step);
                    }
                }
            }
        }
        return border;
    }

    /// Where more than two borders meet, whichever labels they part.
    [[nodiscard]] bool is_junction(const Corner& corner) const {
        int count = 0;
        for (int d = 0; d < 4; ++d) {
            count += is_border({corner, d}) ? 1 : 0;
        }
        return count > 2;
    }

    /// Follows the border with the label on the left; at a corner it turns left first, so cells that touch at a corner
    /// only stay apart.
    [[nodiscard]] std::vector<Step> walk(const Step& start, int label, std::map<Step, bool>& pending) const {
        std::vector<Step> path;
        Step step = start;
        do {
            path.push_back(step);
            pending[step] = false;
            for (const int turn : {1, 0, 3}) {
                const Step next{step.to(), (step.direction + turn) % 4};
                const auto [left, right] = sides(next);
                if (left == label && right != label) {
                    step = next;
                    break;
                }
            }
        } while (step != start);
        return path;
    }

    [[nodiscard]] Point2 position(const Corner& corner) const {
        return {grid_.geometry.west_x + corner.column * grid_.geometry.cell_size_m,
                grid_.geometry.north_y - corner.row * grid_.geometry.cell_size_m};
    }

    /// Cuts a closed path at junctions and simplifies each part the same way from both of its sides.
    [[nodiscard]] Ring ring_from(std::vector<Step> path) {
        const auto junction =
            std::find_if(path.begin(), path.end(), [&](const Step& s) { return is_junction(s.from); });
        if (junction == path.end()) {
            Ring ring;
            for (const Step& step : canonical_loop(path)) {
                ring.push_back(position(step.from));
            }
            Ring simple = simplified_ring(ring, tolerance_m_);
            return simple;
        }
        std::rotate(path.begin(), junction, path.end());
        Ring ring;
        std::vector<Point2> chain;
        for (const Step& step : path) {
            if (!chain.empty() && is_junction(step.from)) {
                append_chain(chain, position(step.from), ring);
                chain.clear();
            }
            chain.push_back(position(step.from));
        }
        append_chain(chain, position(path.front().from), ring);
        return ring;
    }

    /// A loop starts at the same corner whichever side it is walked on.
    static std::vector<Step> canonical_loop(std::vector<Step> path) {
        const auto first =
            std::min_element(path.begin(), path.end(), [](const Step& a, const Step& b) { return a.from < b.from; });
        std::rotate(path.begin(), first, path.end());
        return path;
    }

    void append_chain(std::vector<Point2> chain, Point2 end, Ring& ring) const {
        chain.push_back(end);
        // The neighbour walks the same chain backward: simplify from the same end for both.
        const auto key = [](const Point2& p) { return std::pair(p.x, p.y); };
        const bool backward =
            std::pair(key(chain.front()), key(chain[1])) > std::pair(key(chain.back()), key(chain[chain.size() - 2]));
        if (backward) {
            std::reverse(chain.begin(), chain.end());
        }
        std::vector<Point2> simple =
            chain.front() == chain.back() ? closed_chain(chain) : simplified_line(chain, tolerance_m_);
        if (backward) {
            std::reverse(simple.begin(), simple.end());
        }
        ring.insert(ring.end(), simple.begin(), simple.end() - 1);
    }

    /// A chain that ends at the junction it began at.
    [[nodiscard]] std::vector<Point2> closed_chain(const std::vector<Point2>& chain) const {
        Ring ring = simplified_ring(Ring(chain.begin(), chain.end() - 1), tolerance_m_);
        if (ring.empty()) {
            ring.assign(chain.begin(), chain.end() - 1);
        }
        ring.push_back(chain.front());
        return ring;
    }

    const LabelGrid& grid_;
    double tolerance_m_;
};

double distance_to_line(Point2 p, Point2 a, Point2 b) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double size = std::hypot(dx, dy);
    if (size == 0.0) {
        return std::hypot(p.x - a.x, p.y - a.y);
    }
    return std::abs(dx * (p.y - a.y) - dy * (p.x - a.x)) / size;
}

void keep_strays(const std::vector<Point2>& line, std::size_t first, std::size_t last, double tolerance_m,
                 std::vector<char>& keep) {
    double farthest = tolerance_m;
    std::size_t stray = first;
    for (std::size_t i = first + 1; i < last; ++i) {
        const double distance = distance_to_line(line[i], line[first], line[last]);
        if (distance > farthest) {
            farthest = distance;
            stray = i;
        }
    }
    if (stray != first) {
        keep[stray] = 1;
        keep_strays(line, first, stray, tolerance_m, keep);
        keep_strays(line, stray, last, tolerance_m, keep);
    }
}

/// Gives each hole to the outer ring that holds it.
MultiPolygon polygons_of(const std::vector<Ring>& rings) {
    MultiPolygon polygons;
    for (const Ring& ring : rings) {
        if (signed_area_m2(ring) > 0.0) {
            polygons.push_back({ring, {}});
        }
    }
    for (const Ring& ring : rings) {
        if (signed_area_m2(ring) >= 0.0) {
            continue;
        }
        const Point2 inside = ring.front();
        for (Polygon& polygon : polygons) {
            if (contains(Polygon{polygon.outer, {}}, inside)) {
                polygon.holes.push_back(ring);
                break;
            }
        }
    }
    return polygons;
}

}  // namespace

std::vector<Point2> simplified_line(const std::vector<Point2>& line, double tolerance_m) {
    std::vector<char> keep(line.size(), 0);
    keep.front() = keep.back() = 1;
    keep_strays(line, 0, line.size() - 1, tolerance_m, keep);
    std::vector<Point2> simple;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (keep[i] != 0) {
            simple.push_back(line[i]);
        }
    }
    return simple;
}

Ring simplified_ring(const Ring& ring, double tolerance_m) {
    if (ring.size() < 4) {
        return ring;
    }
    const auto farthest = std::max_element(ring.begin(), ring.end(), [&](const Point2& a, const Point2& b) {
        return std::hypot(a.x - ring[0].x, a.y - ring[0].y) < std::hypot(b.x - ring[0].x, b.y - ring[0].y);
    });
    const std::vector<Point2> there = simplified_line({ring.begin(), farthest + 1}, tolerance_m);
    std::vector<Point2> rest(farthest, ring.end());
    rest.push_back(ring.front());
    const std::vector<Point2> back = simplified_line(rest, tolerance_m);
    Ring simple(there.begin(), there.end() - 1);
    simple.insert(simple.end(), back.begin(), back.end() - 1);
    // The two points it began with may lie on a straight line themselves.
    const std::size_t n = simple.size();
    Ring corners;
    for (std::size_t i = 0; i < n; ++i) {
        if (distance_to_line(simple[i], simple[(i + n - 1) % n], simple[(i + 1) % n]) > 1e-9) {
            corners.push_back(simple[i]);
        }
    }
    return corners.size() < 3 ? Ring() : corners;
}

std::vector<MultiPolygon> label_outlines(const LabelGrid& grid, int label_count, double tolerance_m) {
    Tracer tracer(grid, tolerance_m);
    std::vector<MultiPolygon> outlines;
    for (int label = 0; label < label_count; ++label) {
        std::vector<Ring> rings;
        for (const Ring& ring : tracer.rings_of(label)) {
            const auto parts = split_at_pinches(ring);
            rings.insert(rings.end(), parts.begin(), parts.end());
        }
        outlines.push_back(polygons_of(rings));
    }
    return outlines;
}

}  // namespace sunshed
