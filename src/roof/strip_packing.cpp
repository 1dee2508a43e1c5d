#include "strip_packing.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sunshed {

namespace {

// Keeps corners from lying on an edge where rounding could put them outside.
constexpr double safety_m = 1e-6;
// Strips are tried this near to each other: more nearly where there is less room, which matters more there.
constexpr double least_step_m = 0.01;
constexpr double usual_step_m = 0.05;
constexpr double usual_places = 500.0;
constexpr double most_places = 4000.0;
// Places times the edges that a strip meets in the mean: where outlines are so rough that it would take seconds, strips
// are tried at fewer places.
constexpr double most_looks = 4e6;
constexpr double most_bands = 2000.0;

struct Stretch {
    double begin;
    double end;
};

/// An edge with its lower end first.
struct Edge {
    Point2 low;
    Point2 high;

    [[nodiscard]] double x_at(double y) const {
        return high.y == low.y ? low.x : low.x + (y - low.y) / (high.y - low.y) * (high.x - low.x);
    }
    /// The part of x that the edge takes up between two heights.
    [[nodiscard]] Stretch within(double y0, double y1) const {
        const double a = low.y < y0 ? x_at(y0) : low.x;
        const double b = high.y > y1 ? x_at(y1) : high.x;
        return {std::min(a, b), std::max(a, b)};
    }
};

/// Finds the free stretches of strips across polygons.
class StripScanner {
public:
    StripScanner(const MultiPolygon& polygons, const StripPattern& pattern) : pattern_(pattern) {
        for (const Polygon& polygon : polygons) {
            add(polygon.outer);
            std::for_each(polygon.holes.begin(), polygon.holes.end(), [&](const Ring& hole) { add(hole); });
        }
        sort_into_bands(bounding_box(polygons));
    }

    [[nodiscard]] int count(double y) {
        const auto& free = free_stretches(y);
        return std::accumulate(free.begin(), free.end(), 0,
                               [&](int sum, const Stretch& s) { return sum + fitting(s); });
    }

    void pack(double y, std::vector<PackedRectangle>& packed) {
        for (const Stretch& stretch : free_stretches(y)) {
            const int count = fitting(stretch);
            const double step = pattern_.width + pattern_.gap;
            // What is left over goes to both ends.
            const double margin = (stretch.end - stretch.begin - count * step + pattern_.gap) / 2.0;
            for (int i = 0; i < count; ++i) {
                packed.push_back({stretch.begin + margin + i * step, y});
            }
        }
    }

private:
    void add(const Ring& ring) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const Point2& a = ring[i];
            const Point2& b = ring[(i + 1) % ring.size()];
            edges_.push_back(a.y <= b.y ? Edge{a, b} : Edge{b, a});
        }
    }

    /// Bands as high as a strip, so that each place sees the edges near it alone.
    void sort_into_bands(const Box2& box) {
        low_y_ = box.min_y;
        band_m_ = std::max(pattern_.height, (box.max_y - box.min_y) / most_bands);
        bands_.resize(band_of(box.max_y) + 1);
        for (std::size_t i = 0; i < edges_.size(); ++i) {
            for (std::size_t band = band_of(edges_[i].low.y); band <= band_of(edges_[i].high.y); ++band) {
                bands_[band].push_back(i);
            }
        }
    }

    [[nodiscard]] std::size_t band_of(double y) const {
        return static_cast<std::size_t>(std::clamp((y - low_y_) / band_m_, 0.0, most_bands));
    }

    [[nodiscard]] int fitting(const Stretch& stretch) const {
        const double length = stretch.end - stretch.begin + pattern_.gap;
        return std::max(0, static_cast<int>(std::floor(length / (pattern_.width + pattern_.gap))));
    }

    /// Stretches that no edge enters and that lie inside by the even-odd rule along the strip's middle line.
    const std::vector<Stretch>& free_stretches(double y) {
        const double y0 = y - safety_m;
        const double y1 = y + pattern_.height + safety_m;
        const double middle = (y0 + y1) / 2.0;
        blocked_.clear();
        crossings_.clear();
        const std::size_t first = band_of(y0);
        const std::size_t last = std::min(band_of(y1), bands_.size() - 1);
        for (std::size_t band = first; band <= last; ++band) {
            for (const std::size_t i : bands_[band]) {
                const Edge& edge = edges_[i];
                const bool is_seen = band > first && band_of(edge.low.y) < band;  // in a band before
                if (is_seen || edge.low.y >= y1 || edge.high.y <= y0) {
                    continue;
                }
                blocked_.push_back(edge.within(y0, y1));
                if (edge.low.y <= middle && edge.high.y > middle) {
                    crossings_.push_back(edge.x_at(middle));
                }
            }
        }
        const auto by_begin = [](const Stretch& a, const Stretch& b) { return a.begin < b.begin; };
        std::sort(blocked_.begin(), blocked_.end(), by_begin);
        std::sort(crossings_.begin(), crossings_.end());
        collect_gaps();
        return free_;
    }

    void collect_gaps() {
        free_.clear();
        std::size_t passed = 0;
        for (std::size_t i = 0; i < blocked_.size();) {
            double end = blocked_[i].end;
            while (++i < blocked_.size() && blocked_[i].begin <= end) {
                end = std::max(end, blocked_[i].end);
            }
            while (passed < crossings_.size() && crossings_[passed] <= end) {
                ++passed;
            }
            if (i < blocked_.size() && passed % 2 == 1) {
                free_.push_back({end + safety_m, blocked_[i].begin - safety_m});
            }
        }
    }

    StripPattern pattern_;
    std::vector<Edge> edges_;
    double low_y_ = 0.0;
    double band_m_ = 1.0;
    std::vector<std::vector<std::size_t>> bands_;  ///< edges that reach into each, from the lowest upward
    std::vector<Stretch> blocked_;
    std::vector<double> crossings_;
    std::vector<Stretch> free_;
};

/// How many edges a strip of some height meets in the mean.
double edges_in_a_strip(const MultiPolygon& polygons, double height) {
    double reach = 0.0;
    const auto add = [&](const Ring& ring) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            reach += std::abs(ring[(i + 1) % ring.size()].y - ring[i].y) + height;
        }
    };
    for (const Polygon& polygon : polygons) {
        add(polygon.outer);
        std::for_each(polygon.holes.begin(), polygon.holes.end(), add);
    }
    const Box2 box = bounding_box(polygons);
    return reach / (box.max_y - box.min_y);
}

/// Adds every place that lies whole pitches from a first one.
void add_chain(double first_y, double low_y, double high_y, double pitch, std::vector<double>& places) {
    for (double y = first_y - pitch * std::floor((first_y - low_y) / pitch); y <= high_y; y += pitch) {
        if (y >= low_y) {
            places.push_back(y);
        }
    }
}

/// Where strips may lie, from the lowest upward: a few centimetres apart, and where a strip's lower or upper edge meets
/// a corner of the polygons, with what lies whole pitches from there.
std::vector<double> places_of(const MultiPolygon& polygons, const StripPattern& pattern) {
    const Box2 box = bounding_box(polygons);
    const double low_y = box.min_y + 2.0 * safety_m;
    const double high_y = box.max_y - pattern.height - 2.0 * safety_m;
    std::vector<double> places;
    if (high_y < low_y) {
        return places;
    }
    const double room = high_y - low_y;
    const double most = most_looks / std::max(1.0, edges_in_a_strip(polygons, pattern.height));
    const double wanted =
        std::max(std::clamp(room / usual_places, least_step_m, usual_step_m), room / std::min(most_places, most));
    const double step = pattern.pitch / std::ceil(pattern.pitch / wanted);
    for (double y = low_y; y <= high_y; y += step) {
        places.push_back(y);
    }
    const auto add_corners = [&](const Ring& ring) {
        for (const Point2& p : ring) {
            if (static_cast<double>(places.size()) > most) {
                return;
            }
            add_chain(p.y + 2.0 * safety_m, low_y, high_y, pattern.pitch, places);
            add_chain(p.y - pattern.height - 2.0 * safety_m, low_y, high_y, pattern.pitch, places);
        }
    };
    for (const Polygon& polygon : polygons) {
        if (places.size() < static_cast<std::size_t>(most_places)) {
            add_corners(polygon.outer);
            std::for_each(polygon.holes.begin(), polygon.holes.end(), add_corners);
        }
    }
    std::sort(places.begin(), places.end());
    const auto is_same = [](double a, double b) { return b - a < safety_m; };
    places.erase(std::unique(places.begin(), places.end(), is_same), places.end());
    return places;
}

}  // namespace

std::vector<PackedRectangle> pack_strips(const MultiPolygon& polygons, const StripPattern& pattern) {
    std::vector<PackedRectangle> packed;
    if (polygons.empty()) {
        return packed;
    }
    const std::vector<double> places = places_of(polygons, pattern);
    StripScanner scanner(polygons, pattern);
    // From the top downward: the most rectangles from a place upward, and the first place that is a pitch higher.
    std::vector<int> counts(places.size());
    std::vector<int> most(places.size() + 1, 0);
    std::vector<std::size_t> next(places.size());
    std::size_t above = places.size();
    for (std::size_t i = places.size(); i-- > 0;) {
        while (above > 0 && places[above - 1] >= places[i] + pattern.pitch - safety_m) {
            --above;
        }
        next[i] = above;
        counts[i] = scanner.count(places[i]);
        most[i] = std::max(most[i + 1], counts[i] + most[above]);
    }
    for (std::size_t i = 0; i < places.size();) {
        const bool is_taken = counts[i] > 0 && most[i] == counts[i] + most[next[i]];
        if (is_taken) {
            scanner.pack(places[i], packed);
        }
        i = is_taken ? next[i] : i + 1;
    }
    return packed;
}

}  // namespace sunshed
