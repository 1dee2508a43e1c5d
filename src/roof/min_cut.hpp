#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sunshed {

/// The cheapest cut of a graph between a source and a sink, by augmenting along two growing trees of its nodes (Boykov
/// & Kolmogorov 2004). Capacities are whole numbers, so that the answer is the same everywhere.
class MinCut {
public:
    using Capacity = std::int64_t;

    explicit MinCut(std::size_t nodes) : nodes_(nodes) {}

    /// What it costs where a node comes to lie on the sink's side; negative: on the source's.
    void add_cost_on_sink_side(std::size_t node, Capacity cost) { nodes_[node].residual += cost; }
    /// What it costs where `a` lies on the source's side and `b` on the sink's, and the other way round.
    void add_edge(std::size_t a, std::size_t b, Capacity a_to_b, Capacity b_to_a);

    /// The largest flow. Afterwards on_sink_side answers.
    Capacity solve();
    /// Nodes that may lie on either side lie on the source's.
    [[nodiscard]] bool on_sink_side(std::size_t node) const { return nodes_[node].tree == Tree::sink; }

private:
    enum class Tree : char { none, source, sink };
    static constexpr int no_arc = -1;
    static constexpr int terminal = -2;  ///< as a parent: the tree's own end
    static constexpr int orphan = -3;

    struct Node {
        int first_arc = no_arc;
        int parent_arc = no_arc;  ///< from the node to its parent
        Capacity residual = 0;    ///< from the source where positive, to the sink where negative
        int checked = 0;          ///< when the distance was last known to be right
        int distance = 0;         ///< to the tree's end
        Tree tree = Tree::none;
        bool active = false;
    };
    struct Arc {
        int head = 0;
        int next = no_arc;
        Capacity residual = 0;
    };

    [[nodiscard]] Node& node(int i) { return nodes_[static_cast<std::size_t>(i)]; }
    [[nodiscard]] Arc& arc(int i) { return arcs_[static_cast<std::size_t>(i)]; }
    /// What still fits from a tree's node along an arc, in the way that its flow runs.
    [[nodiscard]] Capacity open(Tree tree, int a) { return arc(tree == Tree::source ? a : a ^ 1).residual; }

    void activate(int i);
    int grow(int i);
    [[nodiscard]] int flow_arc(int i);
    [[nodiscard]] Capacity room(int i);
    void send(int i, Capacity flow);
    void augment(int bridge);
    void adopt(int i);
    [[nodiscard]] int distance_to_end(int i);
    void make_orphan(int i);

    std::vector<Node> nodes_;
    std::vector<Arc> arcs_;  ///< an arc and its reverse stand side by side
    std::vector<int> active_;
    std::vector<int> orphans_;
    std::size_t next_active_ = 0;
    int time_ = 0;
    Capacity flow_ = 0;
};

}  // namespace sunshed
