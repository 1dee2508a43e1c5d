#include "min_cut.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace sunshed {

namespace {

constexpr int infinitely_far = std::numeric_limits<int>::max();

}  // namespace

void MinCut::add_edge(std::size_t a, std::size_t b, Capacity a_to_b, Capacity b_to_a) {
    const int forth = static_cast<int>(arcs_.size());
    arcs_.push_back({static_cast<int>(b), nodes_[a].first_arc, a_to_b});
    arcs_.push_back({static_cast<int>(a), nodes_[b].first_arc, b_to_a});
    nodes_[a].first_arc = forth;
    nodes_[b].first_arc = forth + 1;
}

MinCut::Capacity MinCut::solve() {
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
        if (nodes_[i].residual != 0) {
            nodes_[i].tree = nodes_[i].residual > 0 ? Tree::source : Tree::sink;
            nodes_[i].parent_arc = terminal;
            nodes_[i].distance = 1;
            activate(static_cast<int>(i));
        }
    }
    for (; next_active_ < active_.size(); ++next_active_) {
        const int i = active_[next_active_];
        node(i).active = false;
        while (node(i).tree != Tree::none) {
            const int bridge = grow(i);
            if (bridge == no_arc) {
                break;
            }
            ++time_;
            augment(bridge);
            while (!orphans_.empty()) {
                const int last = orphans_.back();
                orphans_.pop_back();
                adopt(last);
            }
        }
    }
    return flow_;
}

void MinCut::activate(int i) {
    if (!node(i).active) {
        node(i).active = true;
        active_.push_back(i);
    }
}

/// Lets a tree take free nodes beside one of its own.
/// @returns an arc from the source's tree to the sink's, or no_arc where they do not touch here
int MinCut::grow(int i) {
    const Tree tree = node(i).tree;
    for (int a = node(i).first_arc; a != no_arc; a = arc(a).next) {
        if (open(tree, a) == 0) {
            continue;
        }
        Node& other = node(arc(a).head);
        if (other.tree == Tree::none) {
            other.tree = tree;
            other.parent_arc = a ^ 1;
            other.checked = node(i).checked;
            other.distance = node(i).distance + 1;
            activate(arc(a).head);
        } else if (other.tree != tree) {
            return tree == Tree::source ? a : a ^ 1;
        } else if (other.checked <= node(i).checked && other.distance > node(i).distance) {
            other.parent_arc = a ^ 1;
            other.checked = node(i).checked;
            other.distance = node(i).distance + 1;
        }
    }
    return no_arc;
}

/// Of a node's arc to its parent and that arc's reverse the one along which its tree's flow runs: from the parent in
/// the source's tree, to it in the sink's.
int MinCut::flow_arc(int i) {
    return node(i).tree == Tree::source ? node(i).parent_arc ^ 1 : node(i).parent_arc;
}

/// What fits along the way between a node and its tree's end.
MinCut::Capacity MinCut::room(int i) {
    Capacity least = std::numeric_limits<Capacity>::max();
    for (; node(i).parent_arc != terminal; i = arc(node(i).parent_arc).head) {
        least = std::min(least, arc(flow_arc(i)).residual);
    }
    return std::min(least, std::abs(node(i).residual));
}

/// Sends a flow along that way. Nodes that nothing more reaches lose their parents.
void MinCut::send(int i, Capacity flow) {
    while (node(i).parent_arc != terminal) {
        const int along = flow_arc(i);
        const int parent = arc(node(i).parent_arc).head;
        arc(along).residual -= flow;
        arc(along ^ 1).residual += flow;
        if (arc(along).residual == 0) {
            make_orphan(i);
        }
        i = parent;
    }
    node(i).residual -= node(i).tree == Tree::source ? flow : -flow;
    if (node(i).residual == 0) {
        make_orphan(i);
    }
}

/// Sends what fits along the way from the source over a bridge to the sink.
void MinCut::augment(int bridge) {
    const int from = arc(bridge ^ 1).head;
    const int to = arc(bridge).head;
    const Capacity flow = std::min({arc(bridge).residual, room(from), room(to)});
    arc(bridge).residual -= flow;
    arc(bridge ^ 1).residual += flow;
    send(from, flow);
    send(to, flow);
    flow_ += flow;
}

void MinCut::make_orphan(int i) {
    node(i).parent_arc = orphan;
    orphans_.push_back(i);
}

/// Along parents; infinite where the way ends at an orphan. Marks the way, so that it is gone only once a time.
int MinCut::distance_to_end(int i) {
    int steps = 0;
    for (int j = i;;) {
        const Node& at = node(j);
        if (at.checked == time_) {
            steps += at.distance;
            break;
        }
        if (at.parent_arc == terminal) {
            steps += 1;
            node(j).checked = time_;
            node(j).distance = 1;
            break;
        }
        if (at.parent_arc == orphan || at.parent_arc == no_arc) {
            return infinitely_far;
        }
        ++steps;
        j = arc(at.parent_arc).head;
    }
    int left = steps;
    for (int j = i; node(j).checked != time_; j = arc(node(j).parent_arc).head) {
        node(j).checked = time_;
        node(j).distance = left--;
    }
    return steps;
}

/// Finds an orphan another parent in its tree, or sets it free.
void MinCut::adopt(int i) {
    const Tree tree = node(i).tree;
    const Tree other = tree == Tree::source ? Tree::sink : Tree::source;
    int nearest = infinitely_far;
    int parent = no_arc;
    for (int a = node(i).first_arc; a != no_arc; a = arc(a).next) {
        const int j = arc(a).head;
        if (node(j).tree == tree && open(other, a) > 0) {
            const int distance = distance_to_end(j);
            if (distance < nearest) {
                nearest = distance;
                parent = a;
            }
        }
    }
    if (parent != no_arc) {
        node(i).parent_arc = parent;
        node(i).checked = time_;
        node(i).distance = nearest + 1;
        return;
    }
    for (int a = node(i).first_arc; a != no_arc; a = arc(a).next) {
        const int j = arc(a).head;
        if (node(j).tree != tree) {
            continue;
        }
        if (open(other, a) > 0) {
            activate(j);
        }
        if (node(j).parent_arc >= 0 && arc(node(j).parent_arc).head == i) {
            make_orphan(j);
        }
    }
    node(i).tree = Tree::none;
    node(i).parent_arc = no_arc;
}

}  // namespace sunshed
