#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <random>
#include <vector>

#include "../../src/roof/min_cut.hpp"

namespace sunshed {
namespace {

using Capacity = MinCut::Capacity;

struct Edge {
    std::size_t a;
    std::size_t b;
    Capacity forth;
    Capacity back;
};

/// What it costs to have the nodes of `sink_side`'s bits on the sink's side.
Capacity cost_of(unsigned sink_side, const std::vector<Capacity>& on_sink_side, const std::vector<Edge>& edges) {
    const auto on_sink = [&](std::size_t node) { return (sink_side >> node & 1U) != 0; };
    Capacity cost = 0;
    for (std::size_t i = 0; i < on_sink_side.size(); ++i) {
        cost += std::max<Capacity>(0, on_sink(i) ? on_sink_side[i] : -on_sink_side[i]);
    }
    for (const Edge& e : edges) {
        cost += !on_sink(e.a) && on_sink(e.b) ? e.forth : on_sink(e.a) && !on_sink(e.b) ? e.back : 0;
    }
    return cost;
}

TEST(MinCut, IsTheCheapestOfAllCutsOfSmallGraphs) {
    std::mt19937 random(7);
    const auto upto = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most + 1)); };
    for (int graph = 0; graph < 500; ++graph) {
        const auto nodes = static_cast<std::size_t>(2 + upto(8));
        std::vector<Capacity> on_sink_side(nodes);
        std::vector<Edge> edges;
        MinCut cut(nodes);
        for (std::size_t i = 0; i < nodes; ++i) {
            on_sink_side[i] = upto(40) - 20;
            cut.add_cost_on_sink_side(i, on_sink_side[i]);
        }
        for (int e = upto(20); e > 0; --e) {
            const auto a = static_cast<std::size_t>(upto(static_cast<int>(nodes) - 1));
            const auto b = static_cast<std::size_t>(upto(static_cast<int>(nodes) - 1));
            if (a != b) {
                edges.push_back({a, b, upto(15), upto(15)});
                cut.add_edge(a, b, edges.back().forth, edges.back().back);
            }
        }
        Capacity least = std::numeric_limits<Capacity>::max();
        for (unsigned sides = 0; sides < 1U << nodes; ++sides) {
            least = std::min(least, cost_of(sides, on_sink_side, edges));
        }
        ASSERT_EQ(cut.solve(), least) << "graph " << graph;
        unsigned found = 0;
        for (std::size_t i = 0; i < nodes; ++i) {
            found |= cut.on_sink_side(i) ? 1U << i : 0U;
        }
        ASSERT_EQ(cost_of(found, on_sink_side, edges), least) << "graph " << graph;
    }
}

}  // namespace
}  // namespace sunshed
