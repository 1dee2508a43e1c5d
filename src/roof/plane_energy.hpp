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

    /// Whether as much was tried as a roof may cost, whatever it is like: expand_all does nothing any more.
    [[nodiscard]] bool is_spent() const;

    /// Forgets planes that no cell has, and fits the others again.
    void refit();

    /// What pairs of neighbours that face nearly the same way would be as one plane.
    [[nodiscard]] std::vector<PlaneHypothesis> merged_neighbours() const;

    [[nodiscard]] const std::vector<FittedPlane>& planes() const { return planes_; }
    [[nodiscard]] const std::vector<int>& labels() const { return labels_; }
    [[nodiscard]] const FittedPlane& plane_of(std::size_t i) const { return plane(labels_[i]); }
    [[nodiscard]] double off_m(std::size_t i) const { return cells_.z(i) - plane_of(i).z_at(cells_.at(i)); }

private:
    using Cost = MinCut::Capacity;

    /// What a cell costs on a plane that is not too far off it.
    struct NearCell {
        std::size_t cell;
        Cost cost;
    };

    [[nodiscard]] const FittedPlane& plane(int label) const { return planes_[static_cast<std::size_t>(label)]; }
    [[nodiscard]] const std::vector<NearCell>& near(int label) const { return near_[static_cast<std::size_t>(label)]; }
    [[nodiscard]] int& size(int label) { return sizes_[static_cast<std::size_t>(label)]; }
    void add_plane(const FittedPlane& plane);
    [[nodiscard]] Cost gain_of(int label, const std::vector<Cost>& cost_now) const;
    void label_by_cheapest(const std::vector<int>& chosen);
    void count_sizes();
    void update_own_costs();
    [[nodiscard]] std::vector<std::vector<std::size_t>> members_of_planes() const;
    [[nodiscard]] std::vector<std::size_t> cells_to_ask(int label) const;
    [[nodiscard]] std::vector<int> nodes_of_whole_planes(const std::vector<std::size_t>& asked) const;
    struct Offer;
    void enter_cell(std::size_t k, Offer& offer) const;
    void enter_border(std::size_t k, CellIndex step, bool enters_pairs, Offer& offer) const;
    Cost enter_changes(Offer& offer) const;
    Cost expand(int label);

    const RoofCells& cells_;
    double noise_m_;
    Cost full_cost_;  ///< of a cell at the cap
    Cost side_cost_;  ///< of a border between cells side by side
    Cost corner_cost_;
    Cost plane_cost_;
    std::vector<FittedPlane> planes_;
    std::vector<std::vector<NearCell>> near_;  ///< of each plane, the cells off it by less than the cap
    std::vector<int> labels_;
    std::vector<Cost> own_cost_;      ///< of each cell on its plane
    std::vector<Cost> offered_cost_;  ///< of each cell on the plane being offered; full but for those near that
    std::vector<int> sizes_;          ///< cells of each plane
    std::size_t asked_ = 0;           ///< cells in all graphs so far
    std::vector<int> node_;           ///< of each cell in the graph being cut, or none
};

}  // namespace sunshed
