#pragma once

#include <vector>

#include "min_cut.hpp"
#include "plane_hypotheses.hpp"
#include "roof_cells.hpp"

namespace sunshed {

/// The cells of a roof labelled with planes so that an energy is low:
///
///   sum over cells of area x cap x min(1, (off / (cap x noise))^2)  +  border_cost x length of all borders
///   +  plane_cost x number of planes
///
/// off being a cell's distance in height from its plane. What stands on a roof is off by more than the cap and costs
/// the same whatever stands there, so planes run on beneath it.
class PlaneEnergy {
public:
    PlaneEnergy(const RoofCells& cells, double noise_m);

    /// Forgets all planes and takes those of the offered ones that explain most, each for its cost, one after another;
    /// the others stay on offer.
    void begin(const std::vector<PlaneHypothesis>& offered);
    void offer(const std::vector<PlaneHypothesis>& more);

    /// Alpha expansion (Boykov, Veksler & Zabih 2001) with a cost a plane (Delong et al. 2012): each plane in turn is
    /// offered to all cells, and the cheapest set of them takes it, until that changes nothing or has been done often.
    void expand_all();

    /// Forgets planes that no cell has, and fits the others again.
    void refit();

    /// What pairs of neighbours that face nearly the same way would be as one plane.
    [[nodiscard]] std::vector<PlaneHypothesis> merged_neighbours() const;

    [[nodiscard]] const std::vector<FittedPlane>& planes() const { return planes_; }
    [[nodiscard]] const std::vector<int>& labels() const { return labels_; }
    [[nodiscard]] const FittedPlane& plane_of(std::size_t i) const { return plane(labels_[i]); }
    [[nodiscard]] double off_m(std::size_t i) const { return cells_.z(i) - plane_of(i).z_at(cells_.at(i)); }

private:
    [[nodiscard]] const FittedPlane& plane(int label) const { return planes_[static_cast<std::size_t>(label)]; }
    [[nodiscard]] int& size(int label) { return sizes_[static_cast<std::size_t>(label)]; }
    [[nodiscard]] MinCut::Capacity cost(std::size_t i, int label) const;
    [[nodiscard]] MinCut::Capacity gain_of(int label, const std::vector<MinCut::Capacity>& cost_now) const;
    void take_cheapest(const std::vector<int>& chosen);
    void count_sizes();
    [[nodiscard]] std::vector<std::size_t> cells_to_ask(int label) const;
    MinCut::Capacity expand(int label);
    [[nodiscard]] std::vector<int> nodes_of_whole_planes(const std::vector<std::size_t>& asked) const;

    const RoofCells& cells_;
    double noise_m_;
    MinCut::Capacity full_cost_;  ///< of a cell at the cap
    MinCut::Capacity side_cost_;  ///< of a border between cells side by side
    MinCut::Capacity corner_cost_;
    MinCut::Capacity plane_cost_;
    std::vector<FittedPlane> planes_;
    std::vector<int> labels_;
    std::vector<int> sizes_;  ///< cells of each plane
    std::vector<int> node_;   ///< of each cell in the graph being cut, or none
};

}  // namespace sunshed
