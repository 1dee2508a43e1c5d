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

// How often a cell is in a graph that is cut, in the mean of a roof. Roofs of under ten thousand cells take more than
// that while they are quick; large ones that are no roof of planes would take minutes.
constexpr std::size_t most_asked_a_cell = 30;
constexpr std::size_t quickly_asked = 2'000'000;

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
      own_cost_(cells.size(), full_cost_),
      offered_cost_(cells.size(), full_cost_),
      node_(cells.size(), RoofCells::none) {}

void PlaneEnergy::add_plane(const FittedPlane& plane) {
    const double cap_m = cap * noise_m_;
    std::vector<NearCell> near;
    for (std::size_t i = 0; i < cells_.size(); ++i) {
        const double off = (cells_.z(i) - plane.z_at(cells_.at(i))) / cap_m;
        if (std::abs(off) < 1.0) {
            near.push_back({i, std::llround(off * off * static_cast<double>(full_cost_))});
        }
    }
    planes_.push_back(plane);
    near_.push_back(std::move(near));
}

void PlaneEnergy::begin(const std::vector<PlaneHypothesis>& offered) {
    planes_.clear();
    near_.clear();
    for (const PlaneHypothesis& hypothesis : offered) {
        add_plane(hypothesis.plane);
    }
    // What a plane would gain only falls as others are taken: of the queue's old figures the first is worked out again,
    // and taken where it still is the first.
    using Gain = std::pair<Cost, int>;  // and the label, counted down: of equals the first comes first
    std::priority_queue<Gain> queue;
    std::vector<Cost> cost_now(cells_.size(), full_cost_);
    for (int label = 0; label < static_cast<int>(planes_.size()); ++label) {
        queue.emplace(gain_of(label, cost_now), -label);
    }
    std::vector<int> chosen;
    while (!queue.empty()) {
        const int label = -queue.top().second;
        queue.pop();
        const Cost gain = gain_of(label, cost_now);
        if (gain <= plane_cost_ && !chosen.empty()) {
            continue;
        }
        if (!queue.empty() && gain < queue.top().first) {
            queue.emplace(gain, -label);
            continue;
        }
        for (const NearCell& cell : near(label)) {
            cost_now[cell.cell] = std::min(cost_now[cell.cell], cell.cost);
        }
        chosen.push_back(label);
    }
    label_by_cheapest(chosen);
}

PlaneEnergy::Cost PlaneEnergy::gain_of(int label, const std::vector<Cost>& cost_now) const {
    Cost gain = 0;
    for (const NearCell& cell : near(label)) {
        gain += std::max<Cost>(0, cost_now[cell.cell] - cell.cost);
    }
    return gain;
}

void PlaneEnergy::label_by_cheapest(const std::vector<int>& chosen) {
    labels_.assign(cells_.size(), chosen.front());
    own_cost_.assign(cells_.size(), full_cost_);
    for (const int label : chosen) {
        for (const NearCell& cell : near(label)) {
            if (cell.cost < own_cost_[cell.cell]) {
                own_cost_[cell.cell] = cell.cost;
                labels_[cell.cell] = label;
            }
        }
    }
    count_sizes();
}

void PlaneEnergy::offer(const std::vector<PlaneHypothesis>& more) {
    for (const PlaneHypothesis& hypothesis : more) {
        add_plane(hypothesis.plane);
    }
    count_sizes();
}

void PlaneEnergy::count_sizes() {
    sizes_.assign(planes_.size(), 0);
    for (const int label : labels_) {
        ++size(label);
    }
}

void PlaneEnergy::update_own_costs() {
    own_cost_.assign(cells_.size(), full_cost_);
    for (int label = 0; label < static_cast<int>(planes_.size()); ++label) {
        for (const NearCell& cell : near(label)) {
            if (labels_[cell.cell] == label) {
                own_cost_[cell.cell] = cell.cost;
            }
        }
    }
}

bool PlaneEnergy::is_spent() const {
    return asked_ > std::max(quickly_asked, most_asked_a_cell * cells_.size());
}

void PlaneEnergy::expand_all() {
    constexpr int most_sweeps = 3;
    for (int sweep = 0; sweep < most_sweeps; ++sweep) {
        std::vector<int> order(planes_.size());
        std::iota(order.begin(), order.end(), 0);
        std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return size(a) > size(b); });
        Cost gain = 0;
        for (const int label : order) {
            gain += is_spent() ? 0 : expand(label);
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
        if (labels_[i] == label) {
            seen[i] = 1;
            front.push_back(i);
        }
    }
    for (const NearCell& cell : near(label)) {
        if (seen[cell.cell] == 0 && cell.cost < own_cost_[cell.cell]) {
            seen[cell.cell] = 1;
            front.push_back(cell.cell);
            asked.push_back(cell.cell);
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

/// A plane offered to some cells, as a cut: on the source's side cells stay as they are, on the sink's they take it.
struct PlaneEnergy::Offer {
    Offer(int plane, std::vector<std::size_t> cells, std::size_t planes)
        : label(plane), asked(std::move(cells)), cut(asked.size() + planes), change(asked.size(), 0) {}

    int label;
    std::vector<std::size_t> asked;
    std::vector<int> plane_nodes;  ///< of each plane that may go altogether, or none
    MinCut cut;
    std::vector<Cost> change;  ///< what it costs more where a cell takes the plane
};

/// Enters an asked cell: its own cost, its borders and what its plane costs while one cell keeps it.
void PlaneEnergy::enter_cell(std::size_t k, Offer& offer) const {
    const std::size_t i = offer.asked[k];
    const int own = labels_[i];
    offer.change[k] += offered_cost_[i] - own_cost_[i];
    for (const CellIndex& step : half_of_neighbours) {
        enter_border(k, {step.column, step.row}, true, offer);
        enter_border(k, {-step.column, -step.row}, false, offer);
    }
    if (const int node = offer.plane_nodes[static_cast<std::size_t>(own)]; node != RoofCells::none) {
        offer.cut.add_edge(k, static_cast<std::size_t>(node), 2 * plane_cost_, 0);
    }
}

/// @param enters_pairs  whether the pair is entered from this of its cells where both are asked
void PlaneEnergy::enter_border(std::size_t k, CellIndex step, bool enters_pairs, Offer& offer) const {
    const std::size_t i = offer.asked[k];
    const int j = cells_.neighbour(i, step.column, step.row);
    if (j == RoofCells::none) {
        return;
    }
    const Cost price = step.column != 0 && step.row != 0 ? corner_cost_ : side_cost_;
    const int own = labels_[i];
    const int other = labels_[static_cast<std::size_t>(j)];
    const int node = node_[static_cast<std::size_t>(j)];
    if (node == RoofCells::none) {
        offer.change[k] += (other != offer.label ? price : 0) - (other != own ? price : 0);
    } else if (enters_pairs && other == own) {
        offer.cut.add_edge(k, static_cast<std::size_t>(node), price, price);
    } else if (enters_pairs) {  // a border already: it goes where both take the plane
        offer.change[static_cast<std::size_t>(node)] -= price;
        offer.cut.add_edge(k, static_cast<std::size_t>(node), price, 0);
    }
}

/// Enters what cells cost once all are known.
/// @returns what all that changes costs while it stays
PlaneEnergy::Cost PlaneEnergy::enter_changes(Offer& offer) const {
    Cost cost_of_staying = 0;
    for (std::size_t k = 0; k < offer.asked.size(); ++k) {
        offer.cut.add_cost_on_sink_side(k, offer.change[k]);
        cost_of_staying += std::max<Cost>(0, -offer.change[k]);
    }
    for (const int node : offer.plane_nodes) {
        if (node != RoofCells::none) {
            offer.cut.add_cost_on_sink_side(static_cast<std::size_t>(node), -plane_cost_);
            cost_of_staying += plane_cost_;
        }
    }
    return cost_of_staying;
}

/// Gives a plane to those of the cells for which that is cheapest on the whole.
/// @returns how much the energy falls
PlaneEnergy::Cost PlaneEnergy::expand(int label) {
    Offer offer(label, cells_to_ask(label), planes_.size());
    asked_ += offer.asked.size();
    offer.plane_nodes = nodes_of_whole_planes(offer.asked);
    for (std::size_t k = 0; k < offer.asked.size(); ++k) {
        node_[offer.asked[k]] = static_cast<int>(k);
    }
    for (const NearCell& cell : near(label)) {
        offered_cost_[cell.cell] = cell.cost;
    }
    for (std::size_t k = 0; k < offer.asked.size(); ++k) {
        enter_cell(k, offer);
    }
    const Cost cost_of_staying = enter_changes(offer);
    const Cost price = size(label) > 0 ? 0 : plane_cost_;
    const Cost gain = cost_of_staying - offer.cut.solve() - price;
    for (std::size_t k = 0; k < offer.asked.size(); ++k) {
        const std::size_t i = offer.asked[k];
        node_[i] = RoofCells::none;
        if (gain > 0 && offer.cut.on_sink_side(k)) {
            --size(labels_[i]);
            ++size(label);
            labels_[i] = label;
            own_cost_[i] = offered_cost_[i];
        }
    }
    for (const NearCell& cell : near(label)) {
        offered_cost_[cell.cell] = full_cost_;
    }
    return std::max<Cost>(0, gain);
}

std::vector<std::vector<std::size_t>> PlaneEnergy::members_of_planes() const {
    std::vector<std::vector<std::size_t>> members(planes_.size());
    for (std::size_t i = 0; i < cells_.size(); ++i) {
        members[static_cast<std::size_t>(labels_[i])].push_back(i);
    }
    return members;
}

void PlaneEnergy::refit() {
    const std::vector<std::vector<std::size_t>> members = members_of_planes();
    const std::vector<FittedPlane> before = std::exchange(planes_, {});
    near_.clear();
    for (std::size_t l = 0; l < before.size(); ++l) {
        if (members[l].empty()) {
            continue;
        }
        for (const std::size_t i : members[l]) {
            labels_[i] = static_cast<int>(planes_.size());
        }
        add_plane(members[l].size() >= PlaneFit::fewest ? robust_plane(cells_, members[l], noise_m_).plane : before[l]);
    }
    count_sizes();
    update_own_costs();
}

std::vector<PlaneHypothesis> PlaneEnergy::merged_neighbours() const {
    std::set<std::pair<int, int>> pairs;
    const std::vector<std::vector<std::size_t>> members = members_of_planes();
    for (std::size_t i = 0; i < cells_.size(); ++i) {
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
