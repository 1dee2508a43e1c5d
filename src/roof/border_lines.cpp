#include "border_lines.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "sunshed/core/angle.hpp"

namespace sunshed {

namespace {

// Cells give a border as a staircase. What the border is can be known better than they show it: the planes on both
// sides meet in a line that least squares over hundreds of cells place within centimetres; a step follows a wall, and
// walls follow the building's axis.

// In cells: how far borders may lie from the line their planes meet in, and corners from where the cells' borders turn.
constexpr double meeting_cells = 2.0;
constexpr double corner_cells = 3.0;
// Corners of a border's end that lie beyond the footprint, or so near it that its edge has drawn them aside.
constexpr int cut_off_corners = 7;
constexpr double cut_off_cells = 8.0;
// Lines that cross at a smaller angle than this have no common point worth the name.
constexpr double least_crossing_deg = 15.0;

double distance(Point2 a, Point2 b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

Point2 middle(Point2 a, Point2 b) {
    return {(a.x + b.x) / 2.0, (a.y + b.y) / 2.0};
}

std::vector<Point2> positions(const GridGeometry& grid, const BorderChain& chain) {
    std::vector<Point2> points;
    for (const CellCorner& corner : chain.corners) {
        points.push_back(
            {grid.west_x + corner.column * grid.cell_size_m, grid.north_y - corner.row * grid.cell_size_m});
    }
    return points;
}

std::optional<Point2> crossing(const Line2& a, const Line2& b) {
    const double sine = a.along.x * b.along.y - a.along.y * b.along.x;
    if (std::abs(sine) < std::sin(to_radians(least_crossing_deg))) {
        return std::nullopt;
    }
    const double t = ((b.at.x - a.at.x) * b.along.y - (b.at.y - a.at.y) * b.along.x) / sine;
    return Point2{a.at.x + t * a.along.x, a.at.y + t * a.along.y};
}

/// The line through points, by least squares across it.
Line2 line_through(const std::vector<Point2>& points) {
    Point2 mean;
    for (const Point2& p : points) {
        mean.x += p.x / static_cast<double>(points.size());
        mean.y += p.y / static_cast<double>(points.size());
    }
    double xx = 0.0;
    double xy = 0.0;
    double yy = 0.0;
    for (const Point2& p : points) {
        xx += (p.x - mean.x) * (p.x - mean.x);
        xy += (p.x - mean.x) * (p.y - mean.y);
        yy += (p.y - mean.y) * (p.y - mean.y);
    }
    const double angle = 0.5 * std::atan2(2.0 * xy, xx - yy);
    return {mean, {std::cos(angle), std::sin(angle)}};
}

/// A line turned to the building's axis, or across it, where it lies that way but for what the cells' size hides.
Line2 along_axis(Line2 line, double axis_azimuth_deg, double length_cells) {
    // The ends of a border are known to about a cell, so its direction to one over its length.
    const double free_deg = std::clamp(to_degrees(std::atan2(1.0, length_cells)), 3.0, 15.0);
    const double azimuth_deg = to_degrees(std::atan2(line.along.x, line.along.y));
    const double off_deg = std::remainder(azimuth_deg - axis_azimuth_deg, 90.0);
    if (std::abs(off_deg) <= free_deg) {
        const double azimuth = to_radians(azimuth_deg - off_deg);
        line.along = {std::sin(azimuth), std::cos(azimuth)};
    }
    return line;
}

/// Places of the points that a simplified line keeps.
std::vector<std::size_t> kept_places(const std::vector<Point2>& points, const std::vector<Point2>& simple) {
    std::vector<std::size_t> places;
    std::size_t next = 0;
    for (std::size_t i = 0; i < points.size() && next < simple.size(); ++i) {
        if (points[i] == simple[next]) {
            places.push_back(i);
            ++next;
        }
    }
    return places;
}

/// A chain as lines and the places where it turns from one to the next.
struct FittedChain {
    std::vector<Line2> lines;
    std::vector<Point2> turns;  ///< one fewer than lines; of a loop, as many
};

class ChainFitter {
public:
    ChainFitter(const LabelGrid& grid, double tolerance_m, const BorderGuide& guide)
        : grid_(grid), cell_m_(grid.geometry.cell_size_m), tolerance_m_(tolerance_m), guide_(guide) {}

    /// @param cut_front, cut_back  whether the chain ends there where outlines will be cut off
    [[nodiscard]] FittedChain fit(const BorderChain& chain, bool cut_front, bool cut_back) const {
        const std::vector<Point2> points = positions(grid_.geometry, chain);
        const int cut = std::min(cut_off_corners, static_cast<int>(points.size()) / 3);
        if (const auto meeting =
                meeting_line_of(chain, {points.begin() + (cut_front ? cut : 0), points.end() - (cut_back ? cut : 0)})) {
            return {{*meeting}, {}};
        }
        return chain.is_loop ? fit_loop(points) : fit_open(points);
    }

private:
    [[nodiscard]] std::optional<Line2> meeting_line_of(const BorderChain& chain,
                                                       const std::vector<Point2>& points) const {
        if (chain.is_loop || chain.left < 0 || chain.right < 0 || !guide_.meeting_line) {
            return std::nullopt;
        }
        const auto line = guide_.meeting_line(chain.left, chain.right);
        const bool follows = line && std::all_of(points.begin(), points.end(), [&](const Point2& p) {
                                 return line->distance_m(p) <= meeting_cells * cell_m_;
                             });
        return follows ? line : std::nullopt;
    }

    [[nodiscard]] Line2 line_of(const std::vector<Point2>& points, std::size_t first, std::size_t last) const {
        // Middles of the cells' edges lie on both sides of the true line alike; corners would all lie on one.
        std::vector<Point2> middles;
        for (std::size_t i = first; i < last; ++i) {
            middles.push_back(middle(points[i], points[i + 1]));
        }
        if (middles.size() < 4) {
            middles = {points[first], points[last]};
        }
        return along_axis(line_through(middles), guide_.axis_azimuth_deg,
                          distance(points[first], points[last]) / cell_m_);
    }

    /// Where two lines cross, if that is where the cells' border turns.
    [[nodiscard]] Point2 turn_at(Point2 corner, const Line2& before, const Line2& after) const {
        const auto cross = crossing(before, after);
        return cross && distance(*cross, corner) <= corner_cells * cell_m_
                   ? *cross
                   : middle(before.projected(corner), after.projected(corner));
    }

    [[nodiscard]] FittedChain fit_open(const std::vector<Point2>& points) const {
        const auto places = kept_places(points, simplified_line(points, tolerance_m_));
        FittedChain fitted;
        for (std::size_t i = 0; i + 1 < places.size(); ++i) {
            fitted.lines.push_back(line_of(points, places[i], places[i + 1]));
            if (i > 0) {
                fitted.turns.push_back(turn_at(points[places[i]], fitted.lines[i - 1], fitted.lines[i]));
            }
        }
        return fitted;
    }

    [[nodiscard]] FittedChain fit_loop(std::vector<Point2> points) const {
        // A loop has no end to begin at: it begins at a corner that simplifying keeps, so that no side is cut in two.
        points.pop_back();
        const Ring simple = simplified_ring(points, tolerance_m_);
        if (simple.size() < 3) {
            return {};
        }
        std::rotate(points.begin(), std::find(points.begin(), points.end(), simple.front()), points.end());
        auto places = kept_places(points, simple);
        points.push_back(points.front());
        places.push_back(points.size() - 1);
        FittedChain fitted;
        for (std::size_t i = 0; i + 1 < places.size(); ++i) {
            fitted.lines.push_back(line_of(points, places[i], places[i + 1]));
        }
        for (std::size_t i = 0; i < fitted.lines.size(); ++i) {
            const std::size_t before = i == 0 ? fitted.lines.size() - 1 : i - 1;
            fitted.turns.push_back(turn_at(points[places[i]], fitted.lines[before], fitted.lines[i]));
        }
        return fitted;
    }

    const LabelGrid& grid_;
    double cell_m_;
    double tolerance_m_;
    const BorderGuide& guide_;
};

/// The point nearest to some lines, held lightly at a corner of cells; the corner itself where they lie far from it.
Point2 common_point(const std::vector<Line2>& lines, Point2 corner, double most_m) {
    // Least squares over the distances to the lines. Without a little weight on the corner itself two nearly parallel
    // lines would throw the point far along them.
    constexpr double hold = 0.02;
    double xx = hold;
    double xy = 0.0;
    double yy = hold;
    double bx = 0.0;
    double by = 0.0;
    for (const Line2& line : lines) {
        const Point2 n{-line.along.y, line.along.x};
        const double d = n.x * (line.at.x - corner.x) + n.y * (line.at.y - corner.y);
        xx += n.x * n.x;
        xy += n.x * n.y;
        yy += n.y * n.y;
        bx += n.x * d;
        by += n.y * d;
    }
    const double determinant = xx * yy - xy * xy;
    const Point2 shift{(bx * yy - by * xy) / determinant, (by * xx - bx * xy) / determinant};
    const bool near = std::hypot(shift.x, shift.y) <= most_m;
    return near ? Point2{corner.x + shift.x, corner.y + shift.y} : corner;
}

}  // namespace

double Line2::distance_m(Point2 p) const {
    return std::abs(along.x * (p.y - at.y) - along.y * (p.x - at.x));
}

Point2 Line2::projected(Point2 p) const {
    const double t = along.x * (p.x - at.x) + along.y * (p.y - at.y);
    return {at.x + t * along.x, at.y + t * along.y};
}

std::vector<std::vector<Point2>> simplified_chains(const LabelGrid& grid, const BorderGraph& graph,
                                                   double tolerance_m) {
    std::vector<std::vector<Point2>> chains;
    for (const BorderChain& chain : graph.chains) {
        const std::vector<Point2> points = positions(grid.geometry, chain);
        if (points.front() != points.back()) {
            chains.push_back(simplified_line(points, tolerance_m));
            continue;
        }
        Ring ring = simplified_ring({points.begin(), points.end() - 1}, tolerance_m);
        if (ring.empty() || (!chain.is_loop && ring.front() != points.front())) {
            ring.assign(points.begin(), points.end() - 1);
        }
        ring.push_back(ring.front());
        chains.push_back(std::move(ring));
    }
    return chains;
}

std::vector<std::vector<Point2>> fitted_chains(const LabelGrid& grid, const BorderGraph& graph, double tolerance_m,
                                               const BorderGuide& guide) {
    const ChainFitter fitter(grid, tolerance_m, guide);
    std::vector<FittedChain> fitted;
    std::map<CellCorner, std::vector<Line2>> lines_at;  // where three borders meet
    const auto is_cut_off = [&](const BorderChain& chain) {
        return (chain.left < 0 || chain.right < 0) && !guide.fits_outside;
    };
    std::set<CellCorner> cut_off_ends;
    for (const BorderChain& chain : graph.chains) {
        if (is_cut_off(chain)) {
            cut_off_ends.insert({chain.corners.front(), chain.corners.back()});
        }
    }
    for (const BorderChain& chain : graph.chains) {
        fitted.push_back(is_cut_off(chain) ? FittedChain()
                                           : fitter.fit(chain, cut_off_ends.contains(chain.corners.front()),
                                                        cut_off_ends.contains(chain.corners.back())));
        if (!chain.is_loop && !fitted.back().lines.empty()) {
            lines_at[chain.corners.front()].push_back(fitted.back().lines.front());
            lines_at[chain.corners.back()].push_back(fitted.back().lines.back());
        }
    }
    // Every chain that ends at a corner gets the very same point there, so that outlines have neither gaps nor
    // overlaps.
    const auto junction = [&](const CellCorner& corner) {
        const Point2 at{grid.geometry.west_x + corner.column * grid.geometry.cell_size_m,
                        grid.geometry.north_y - corner.row * grid.geometry.cell_size_m};
        const auto lines = lines_at.find(corner);
        return lines == lines_at.end() ? at
                                       : common_point(lines->second, at,
                                                      (cut_off_ends.contains(corner) ? cut_off_cells : corner_cells) *
                                                          grid.geometry.cell_size_m);
    };
    auto chains = simplified_chains(grid, graph, tolerance_m);
    for (std::size_t i = 0; i < chains.size(); ++i) {
        const BorderChain& chain = graph.chains[i];
        if (!fitted[i].lines.empty()) {
            chains[i] = fitted[i].turns;
            if (chain.is_loop) {
                chains[i].push_back(chains[i].front());
            } else {
                chains[i].insert(chains[i].begin(), Point2());
                chains[i].emplace_back();
            }
        }
        if (!chain.is_loop) {
            chains[i].front() = junction(chain.corners.front());
            chains[i].back() = junction(chain.corners.back());
        }
    }
    return chains;
}

}  // namespace sunshed
