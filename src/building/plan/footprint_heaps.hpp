#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "sunshed/building/overlapping_footprints.hpp"

namespace sunshed {

constexpr double sliver_m2 = 0.5;
constexpr double sliver_share = 0.01;
/// What more footprints than these lie on is no building.
constexpr std::size_t most_neighbours = 500;

/// What two footprints share; 0 where their rings cross themselves, which their plans report.
double shared_area_m2(const MultiPolygon& a, const MultiPolygon& b);

/// What two footprints of some areas may share and still be neighbours that touch.
double least_shared_m2(double area_m2, double other_area_m2);

/// Buildings that lie on each other, and which of them is the upper one.
class FootprintHeaps {
public:
    /// @param buildings  kept by reference
    explicit FootprintHeaps(const std::vector<BuildingInput>& buildings);

    [[nodiscard]] double area(std::size_t i) const { return areas_m2_[i]; }
    [[nodiscard]] const std::vector<std::size_t>& neighbours(std::size_t i) const { return neighbours_[i]; }

    /// All that lie on others, those of a heap together, the upper ones first.
    [[nodiscard]] std::vector<std::size_t> from_above(const SurfaceLevel& level_m);

private:
    using Place = std::vector<std::size_t>::iterator;

    std::size_t root(std::size_t i);
    void find_pairs();
    void add_pair(std::size_t i, std::size_t j);
    void join_heaps();
    void sort_heap(Place first, Place last, const SurfaceLevel& level_m) const;
    [[nodiscard]] bool is_above(const std::pair<double, std::size_t>& a, const std::pair<double, std::size_t>& b) const;

    const std::vector<BuildingInput>& buildings_;
    std::vector<std::size_t> heap_;  ///< of each building another of its heap, up to the heap's root
    std::vector<std::vector<std::size_t>> neighbours_;
    std::vector<Box2> boxes_;
    std::vector<double> areas_m2_;
};

}  // namespace sunshed
