#include "plane_energy.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <queue>
#include <set>
#include <utility>

#include "sunshed/core/angle.hpp"

namespace sunshed {

namespace {

// Measured on surveyed roofs, docs/roofs.md.
constexpr double cap = 5.0;          // standard deviations of noise
constexpr double border_cost = 1.5;  // a metre
constexpr double plane_cost = 5.0;   // as much as a square metre at the cap, and at least as a cell

// Energies are counted in whole parts, so that they add up to the same in any order.
constexpr double parts = 1e4;

MinCut::Capacity in_parts(double energy) {
    return std::llround(energy * parts);
}

/// Half of a cell's neighbours: each pair of cells comes up once.
constexpr std::array<CellIndex, 4> half_of_neighbours{{{1, 0}, {0, 1}, {1, 1}, {1, -1}}};

bool face_alike(const FittedPlane& p, const FittedPlane& q) {
    constexpr double most_turn_deg = 15.0;
    return dot(p.normal(), q.normal()) >= std::cos(to_radians(most_turn_deg));
}

}  // namespace

PlaneEnergy::PlaneEnergy(const RoofCells& cells, double noise_m)
    : cells_(cells),
      noise_m_(noise_m),
      full_cost_(in_parts(cap * cells.cell_size_m() * cells.cell_size_m())),
      // With eight neighbours each edge stands for so much of a border's length whatever its direction (Boykov &
      // Kolmogorov 2003).
      side_cost_(in_parts(border_cost * (std::sqrt(2.0) - 1.0) * cells.cell_size_m())),
      corner_cost_(in_parts(border_cost * (1.0 - std::sqrt(0.5)) * cells.cell_size_m())),
      plane_cost_(in_parts(std::max(plane_cost, cap * cells.cell_size_m() * cells.cell_size_m()))),
      labels_(cells.size(), RoofCells::none),
      node_(cells.size(), RoofCells::none) {}

MinCut::Capacity PlaneEnergy::cost(std::size_t i, int label) const {
    const double off = (cells_.z(i) - plane(label).z_at(cells_.at(i))) / (cap * noise_m_);
    return std::llround(std::min(off * off, 1.0) * static_cast<double>(full_cost_));
}

void PlaneEnergy::begin(const std::vector<PlaneHypothesis>& offered) {
    planes_.clear();
    for (const PlaneHypothesis& hypothesis : offered) {
        planes_.push_back(hypothesis.plane);
    }
    // What a plane would gain only falls as others are taken: of the queue's old figures the first is worked out again,
    // and taken where it still is the first.
    using Gain = std::pair<MinCut::Capacity, int>;  // and the label, counted down: of equals the first comes first
    std::priority_queue<Gain> queue;
    std::vector<MinCut::Capacity> cost_now(cells_.size(), full_cost_);
    for (int label = 0; label < static_cast<int>(planes_.size()); ++label) {
        queue.emplace(gain_of(label, cost_now), -label);
    }
    std::vector<int> chosen;
    while (!queue.empty()) {
        const int label = -queue.top().second;
        queue.pop();
        const MinCut::Capacity gain = gain_of(label, cost_now);
        if (gain <= plane_cost_ && !chosen.empty()) {
            continue;
        }
        if (!queue.empty() && gain < queue.top().first) {
            queue.emplace(gain, -label);
            continue;
        }
        for (std::size_t i = 0; i < cells_.size(); ++i) {
            cost_now[i] = std::min(cost_now[i], cost(i, label));
        }
        chosen.push_back(label);
    }
    take_cheapest(chosen);
}

MinCut::Capacity PlaneEnergy::gain_of(int label, const std::vector<MinCut::Capacity>& cost_now) const {
    MinCut::Capacity gain = 0;
    for (std::size_t i = 0; i < cells_.size(); ++i) {
        gain += std::max<MinCut::Capacity>(0, cost_now[i] - cost(i, label));
    }
    return gain;
}

void PlaneEnergy::take_cheapest(const std::vector<int>& chosen) {
    for (std::size_t i = 0; i < cells_.size(); ++i) {
        labels_[i] =
            *std::min_element(chosen.begin(), chosen.end(), [&](int a, int b) { return cost(i, a) < cost(i, b); });
    }
    count_sizes();
}

void PlaneEnergy::offer(const std::vector<PlaneHypothesis>& more) {
    for (const PlaneHypothesis& hypothesis : more) {
        planes_.push_back(hypothesis.plane);
    }
    count_sizes();
}

void PlaneEnergy::count_sizes() {
    sizes_.assign(planes_.size(), 0);
    for (const int label : labels_) {
        ++size(label);
    }
}

void PlaneEnergy::expand_all() {
    constexpr int most_sweeps = 3;
    for (int sweep = 0; sweep < most_sweeps; ++sweep) {
        std::vector<int> order(planes_.size());
        std::iota(order.begin(), order.end(), 0);
        std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return size(a) > size(b); });
        MinCut::Capacity gain = 0;
        for (const int label : order) {
            gain += expand(label);
        }
        if (gain == 0) {
            break;
        }
    }
}

/// Cells that a plane suits better than their own, and those around them and around the plane's own cells: elsewhere it
/// will not be taken.
std::vector<std::size_t> PlaneEnergy::cells_to_ask(int label) const {
    constexpr int rings = 2;
    std::vector<std::size_t> asked;
    std::vector<std::size_t> front;
    std::vector<char> seen(cells_.size(), 0);
    for (std::size_t i = 0; i < cells_.size(); ++i) {
        const bool own = labels_[i] == label;
        if (own || cost(i, label) < cost(i, labels_[i])) {
            seen[i] = 1;
            front.push_back(i);
            if (!own) {
                asked.push_back(i);
            }
        }
    }
    for (int ring = 0; ring < rings; ++ring) {
        std::vector<std::size_t> next;
        for (const std::size_t i : front) {
            cells_.for_neighbours(i, [&](std::size_t j) {
                if (seen[j] == 0) {
                    seen[j] = 1;
                    next.push_back(j);
                }
            });
        }
        asked.insert(asked.end(), next.begin(), next.end());
        front = std::move(next);
    }
    return asked;
}

/// A node for each plane all of whose cells are asked: it may go altogether. None for the others.
std::vector<int> PlaneEnergy::nodes_of_whole_planes(const std::vector<std::size_t>& asked) const {
    std::vector<int> of_plane(planes_.size(), 0);
    for (const std::size_t i : asked) {
        ++of_plane[static_cast<std::size_t>(labels_[i])];
    }
    std::vector<int> nodes(planes_.size(), RoofCells::none);
    int next = static_cast<int>(asked.size());
    for (std::size_t l = 0; l < planes_.size(); ++l) {
        if (of_plane[l] > 0 && of_plane[l] == sizes_[l]) {
            nodes[l] = next++;
        }
    }
    return nodes;
}

/// Gives a plane to those of the cells for which that is cheapest on the whole.
/// @returns how much the energy falls
MinCut::Capacity PlaneEnergy::expand(int label) {
    const std::vector<std::size_t> asked = cells_to_ask(label);
    for (std::size_t k = 0; k < asked.size(); ++k) {
        node_[asked[k]] = static_cast<int>(k);
    }
    const std::vector<int> plane_nodes = nodes_of_whole_planes(asked);
    // On the source's side cells stay as they are, on the sink's they take the plane.
    MinCut cut(asked.size() + planes_.size());
    std::vector<MinCut::Capacity> change(asked.size(), 0);
    for (std::size_t k = 0; k < asked.size(); ++k) {
        const std::size_t i = asked[k];
        const int own = labels_[i];
        change[k] += cost(i, label) - cost(i, own);
        const auto border = [&](const CellIndex& step, int sign) {
            const int j = cells_.neighbour(i, sign * step.column, sign * step.row);
            if (j == RoofCells::none) {
                return;
            }
            const MinCut::Capacity price = step.column != 0 && step.row != 0 ? corner_cost_ : side_cost_;
            const int other = labels_[static_cast<std::size_t>(j)];
            const int node = node_[static_cast<std::size_t>(j)];
            if (node == RoofCells::none) {
                change[k] += (other != label ? price : 0) - (other != own ? price : 0);
            } else if (sign > 0 && other == own) {
                cut.add_edge(k, static_cast<std::size_t>(node), price, price);
            } else if (sign > 0) {  // a border already: it goes where both take the plane
                change[static_cast<std::size_t>(node)] -= price;
                cut.add_edge(k, static_cast<std::size_t>(node), price, 0);
            }
        };
        for (const CellIndex& step : half_of_neighbours) {
            border(step, 1);
            border(step, -1);
        }
        if (const int node = plane_nodes[static_cast<std::size_t>(own)]; node != RoofCells::none) {
            cut.add_edge(k, static_cast<std::size_t>(node), 2 * plane_cost_, 0);
        }
    }
    MinCut::Capacity cost_of_staying = 0;
    for (std::size_t k = 0; k < asked.size(); ++k) {
        cut.add_cost_on_sink_side(k, change[k]);
        cost_of_staying += std::max<MinCut::Capacity>(0, -change[k]);
    }
    for (const int node : plane_nodes) {
        if (node != RoofCells::none) {
            cut.add_cost_on_sink_side(static_cast<std::size_t>(node), -plane_cost_);
            cost_of_staying += plane_cost_;
        }
    }
    const MinCut::Capacity price = size(label) > 0 ? 0 : plane_cost_;
    const MinCut::Capacity gain = cost_of_staying - cut.solve() - price;
    for (std::size_t k = 0; k < asked.size(); ++k) {
        const std::size_t i = asked[k];
        node_[i] = RoofCells::none;
        if (gain > 0 && cut.on_sink_side(k)) {
            --size(labels_[i]);
            ++size(label);
            labels_[i] = label;
        }
    }
    return std::max<MinCut::Capacity>(0, gain);
}

void PlaneEnergy::refit() {
    std::vector<std::vector<std::size_t>> members(planes_.size());
    for (std::size_t i = 0; i < cells_.size(); ++i) {
        members[static_cast<std::size_t>(labels_[i])].push_back(i);
    }
    std::vector<FittedPlane> kept;
    for (std::size_t l = 0; l < planes_.size(); ++l) {
        for (const std::size_t i : members[l]) {
            labels_[i] = static_cast<int>(kept.size());
        }
        if (!members[l].empty()) {
            kept.push_back(members[l].size() >= PlaneFit::fewest ? robust_plane(cells_, members[l], noise_m_).plane
                                                                 : planes_[l]);
        }
    }
    planes_ = std::move(kept);
    count_sizes();
}

std::vector<PlaneHypothesis> PlaneEnergy::merged_neighbours() const {
    std::set<std::pair<int, int>> pairs;
    std::vector<std::vector<std::size_t>> members(planes_.size());
    for (std::size_t i = 0; i < cells_.size(); ++i) {
        members[static_cast<std::size_t>(labels_[i])].push_back(i);
        cells_.for_neighbours(i, [&](std::size_t j) {
            if (labels_[i] < labels_[j] && face_alike(plane_of(i), plane_of(j))) {
                pairs.emplace(labels_[i], labels_[j]);
            }
        });
    }
    std::vector<PlaneHypothesis> merged;
    for (const auto& [a, b] : pairs) {
        std::vector<std::size_t> both = members[static_cast<std::size_t>(a)];
        const auto& others = members[static_cast<std::size_t>(b)];
        both.insert(both.end(), others.begin(), others.end());
        merged.push_back(robust_plane(cells_, both, noise_m_));
    }
    return merged;
}

}  // namespace sunshed
