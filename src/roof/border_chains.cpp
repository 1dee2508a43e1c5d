#include "border_chains.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace sunshed {

namespace {

/// Steps between corners: east, north, west, south (rows run south). Turning left is the next one.
constexpr std::array<CellCorner, 4> steps{{{1, 0}, {0, -1}, {-1, 0}, {0, 1}}};

/// A border step from a corner; its label lies on the left.
struct Step {
    CellCorner from;
    int direction = 0;
    [[nodiscard]] CellCorner to() const {
        const auto d = static_cast<std::size_t>(direction);
        return {from.column + steps[d].column, from.row + steps[d].row};
    }
    [[nodiscard]] Step reversed() const { return {to(), (direction + 2) % 4}; }
    friend auto operator<=>(const Step&, const Step&) = default;
};

class Tracer {
public:
    explicit Tracer(const LabelGrid& grid, int label_count) : grid_(grid) {
        graph_.rings.resize(static_cast<std::size_t>(label_count));
        walked_.assign(
            4U * static_cast<std::size_t>(grid.geometry.columns + 1) * static_cast<std::size_t>(grid.geometry.rows + 1),
            0);
    }

    BorderGraph trace() {
        for (int row = 0; row <= grid_.geometry.rows; ++row) {
            for (int column = 0; column <= grid_.geometry.columns; ++column) {
                for (int direction = 0; direction < 4; ++direction) {
                    const Step step{{column, row}, direction};
                    const auto [left, right] = sides(step);
                    if (left >= 0 && left != right && walked_[place(step)] == 0) {
                        add_ring(left, walk(step, left));
                    }
                }
            }
        }
        return std::move(graph_);
    }

private:
    [[nodiscard]] std::size_t place(const Step& step) const {
        return 4U * (static_cast<std::size_t>(step.from.row) * static_cast<std::size_t>(grid_.geometry.columns + 1) +
                     static_cast<std::size_t>(step.from.column)) +
               static_cast<std::size_t>(step.direction);
    }

    /// The labels to the left and right of a step.
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

    /// Where more than two borders meet, whichever labels they part.
    [[nodiscard]] bool is_junction(const CellCorner& corner) const {
        int count = 0;
        for (int d = 0; d < 4; ++d) {
            const auto [left, right] = sides({corner, d});
            count += left != right ? 1 : 0;
        }
        return count > 2;
    }

    /// Follows the border with the label on the left; at a corner it turns left first, so cells that touch at a corner
    /// only stay apart.
    [[nodiscard]] std::vector<Step> walk(const Step& start, int label) {
        std::vector<Step> path;
        Step step = start;
        do {
            path.push_back(step);
            walked_[place(step)] = 1;
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

    void add_ring(int label, std::vector<Step> path) {
        std::vector<ChainUse> ring;
        const auto junction =
            std::find_if(path.begin(), path.end(), [&](const Step& s) { return is_junction(s.from); });
        if (junction == path.end()) {
            // A loop starts at the same corner whichever side it is walked on.
            std::rotate(path.begin(),
                        std::min_element(path.begin(), path.end(),
                                         [](const Step& a, const Step& b) { return a.from < b.from; }),
                        path.end());
            ring.push_back(use_of(path.begin(), path.end(), true));
        } else {
            std::rotate(path.begin(), junction, path.end());
            auto first = path.begin();
            for (auto step = path.begin() + 1; step != path.end(); ++step) {
                if (is_junction(step->from)) {
                    ring.push_back(use_of(first, step, false));
                    first = step;
                }
            }
            ring.push_back(use_of(first, path.end(), false));
        }
        graph_.rings[static_cast<std::size_t>(label)].push_back(std::move(ring));
    }

    /// The chain of some steps: the one that the other side has walked already, or a new one.
    ChainUse use_of(std::vector<Step>::const_iterator first, std::vector<Step>::const_iterator last, bool is_loop) {
        // Both neighbours walk a border, in opposite senses: the second one's last step is the first one's first.
        const auto twin = chain_of_first_.find((last - 1)->reversed());
        if (twin != chain_of_first_.end()) {
            return {twin->second, true};
        }
        const auto [left, right] = sides(*first);
        BorderChain chain{left, right, is_loop, {}};
        for (auto step = first; step != last; ++step) {
            chain.corners.push_back(step->from);
        }
        chain.corners.push_back((last - 1)->to());
        chain_of_first_[*first] = graph_.chains.size();
        graph_.chains.push_back(std::move(chain));
        return {graph_.chains.size() - 1, false};
    }

    const LabelGrid& grid_;
    BorderGraph graph_;
    std::vector<char> walked_;
    std::map<Step, std::size_t> chain_of_first_;
};

}  // namespace

BorderGraph border_graph(const LabelGrid& grid, int label_count) {
    return Tracer(grid, label_count).trace();
}

}  // namespace sunshed
