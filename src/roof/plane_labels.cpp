#include "plane_labels.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "plane_energy.hpp"
#include "plane_hypotheses.hpp"
#include "sunshed/core/angle.hpp"

namespace sunshed {

namespace {

/// The surface's own noise: what planes leave over around the smoother cells, within what surface models have.
double noise_m(const std::vector<LocalPlane>& local, double tolerance_m) {
    const double least_m = 0.7 * tolerance_m;  // a cell at the tolerance costs a twelfth of one at the cap
    const double most_m = std::max(0.25, least_m);
    constexpr double of_lower_quartile = 1.3;
    std::vector<double> rmse_m;
    rmse_m.reserve(local.size());
    for (const LocalPlane& plane : local) {
        rmse_m.push_back(plane.rmse_m);
    }
    const auto lower_quartile = rmse_m.begin() + static_cast<std::ptrdiff_t>(rmse_m.size() / 4);
    std::nth_element(rmse_m.begin(), lower_quartile, rmse_m.end());
    return std::clamp(of_lower_quartile * *lower_quartile, least_m, most_m);
}

class PlaneSearch {
public:
    PlaneSearch(const RoofCells& cells, const RoofOptions& options)
        : cells_(cells),
          options_(options),
          wide_(local_planes(cells, reach_of(cells), options.max_tilt_deg)),
          wide_one_sided_(one_sided(cells, wide_)),
          noise_m_(noise_m(wide_, options.plane_tolerance_m)),
          energy_(cells, noise_m_) {}

    LabelledRoof find() {
        const std::vector<char> anywhere(cells_.size(), 1);
        begin(grown(wide_one_sided_, {{0.2, 20.0, least_cells()}}, anywhere));
        minimise();
        if (!is_explained()) {
            search_in_many_ways(anywhere);
        }
        return {labelled_planes(), energy_.labels()};
    }

    static std::size_t least_cells(const RoofCells& cells) {
        constexpr double least_m2 = 2.0;
        const double cell_m2 = cells.cell_size_m() * cells.cell_size_m();
        return std::max<std::size_t>(PlaneFit::fewest, static_cast<std::size_t>(least_m2 / cell_m2));
    }

private:
    static int reach_of(const RoofCells& cells) {
        constexpr double reach_m = 1.0;  // wide enough against noise, narrow enough for a dormer
        return std::clamp(static_cast<int>(std::lround(reach_m / cells.cell_size_m())), 1, RoofCells::reach);
    }

    [[nodiscard]] std::size_t least_cells() const { return least_cells(cells_); }

    /// All cells are on one plane where none was found.
    void begin(std::vector<PlaneHypothesis> found) {
        found = distinct(std::move(found));
        if (found.empty()) {
            std::vector<std::size_t> members(cells_.size());
            std::iota(members.begin(), members.end(), std::size_t{0});
            found.push_back(robust_plane(cells_, members, noise_m_));
        }
        energy_.begin(found);
    }

    void minimise() {
        energy_.expand_all();
        energy_.refit();
    }

    void search_in_many_ways(const std::vector<char>& anywhere) {
        constexpr int rounds = 4;
        const std::size_t least = least_cells();
        const auto narrow = local_planes(cells_, 1, options_.max_tilt_deg);
        const auto narrow_one_sided = one_sided(cells_, narrow);
        std::vector<PlaneHypothesis> found = grown(wide_, {{0.15, 180.0, least}}, anywhere);
        for (const std::vector<LocalPlane>* local :
             {&std::as_const(wide_), &std::as_const(wide_one_sided_), &narrow, &narrow_one_sided}) {
            append(found, grown(*local, {{0.1, 15.0, least}, {0.2, 20.0, least}, {0.3, 30.0, least}}, anywhere));
        }
        begin(std::move(found));
        minimise();
        for (int round = 1; round < rounds && !energy_.is_spent(); ++round) {
            std::vector<char> off(cells_.size());
            for (std::size_t i = 0; i < cells_.size(); ++i) {
                off[i] = is_off(i) ? 1 : 0;
            }
            found = energy_.merged_neighbours();
            append(found, grown(wide_one_sided_, {{0.2, 25.0, least / 2}}, off));
            append(found, grown(narrow_one_sided, {{0.2, 25.0, least / 2}}, off));
            energy_.offer(distinct(std::move(found)));
            minimise();
        }
    }

    static void append(std::vector<PlaneHypothesis>& all, const std::vector<PlaneHypothesis>& more) {
        all.insert(all.end(), more.begin(), more.end());
    }

    [[nodiscard]] std::vector<PlaneHypothesis> grown(const std::vector<LocalPlane>& local,
                                                     const std::vector<GrowthLimits>& ways,
                                                     const std::vector<char>& may_seed) const {
        std::vector<PlaneHypothesis> all;
        const auto seeds = seeds_by_smoothness(local, may_seed);
        for (const GrowthLimits& limits : ways) {
            append(all, grow_planes(cells_, local, limits, noise_m_, seeds));
        }
        return all;
    }

    /// Planes that differ by more than the noise hides, the largest first; as many as the roof's size allows.
    [[nodiscard]] std::vector<PlaneHypothesis> distinct(std::vector<PlaneHypothesis> all) const {
        constexpr double like_slope = 0.08;
        constexpr double like_noise = 0.4;
        const std::size_t most = std::clamp<std::size_t>(cells_.size() / 400, 70, 1000);
        const double steepest = std::tan(to_radians(options_.max_tilt_deg));
        std::stable_sort(all.begin(), all.end(), [](const PlaneHypothesis& a, const PlaneHypothesis& b) {
            return a.cells.count() > b.cells.count();
        });
        std::vector<PlaneHypothesis> kept;
        for (const PlaneHypothesis& h : all) {
            const bool is_known = std::any_of(kept.begin(), kept.end(), [&](const PlaneHypothesis& k) {
                return std::hypot(h.plane.a - k.plane.a, h.plane.b - k.plane.b) < like_slope &&
                       h.cells.distance_m(h.plane, k.plane) < like_noise * noise_m_;
            });
            if (!is_known && kept.size() < most && std::hypot(h.plane.a, h.plane.b) <= steepest) {
                kept.push_back(h);
            }
        }
        return kept;
    }

    [[nodiscard]] bool is_off(std::size_t i) const { return std::abs(energy_.off_m(i)) > 2.0 * noise_m_; }

    /// Whether nearly all cells lie on their planes and face their way.
    [[nodiscard]] bool is_explained() const {
        constexpr double most_strange = 0.03;
        const double least_cosine = std::cos(to_radians(15.0));
        std::size_t strange = 0;
        for (std::size_t i = 0; i < cells_.size(); ++i) {
            const LocalPlane& local = wide_one_sided_[i];
            const bool turned =
                local.rmse_m < noise_m_ && dot(local.normal, energy_.plane_of(i).normal()) < least_cosine;
            strange += turned || is_off(i) ? 1 : 0;
        }
        return static_cast<double>(strange) <=
               std::max(static_cast<double>(least_cells()), most_strange * static_cast<double>(cells_.size()));
    }

    [[nodiscard]] std::vector<LabelledPlane> labelled_planes() const {
        std::vector<std::size_t> on_plane(energy_.planes().size(), 0);
        std::vector<double> squares_m2(energy_.planes().size(), 0.0);
        for (std::size_t i = 0; i < cells_.size(); ++i) {
            const double off_m = energy_.off_m(i);
            if (std::abs(off_m) < 3.0 * noise_m_) {
                const auto label = static_cast<std::size_t>(energy_.labels()[i]);
                squares_m2[label] += off_m * off_m;
                ++on_plane[label];
            }
        }
        std::vector<LabelledPlane> planes;
        for (std::size_t label = 0; label < on_plane.size(); ++label) {
            const auto count = static_cast<double>(on_plane[label]);
            planes.push_back({energy_.planes()[label], count > 0.0 ? std::sqrt(squares_m2[label] / count) : noise_m_});
        }
        return planes;
    }

    const RoofCells& cells_;
    const RoofOptions& options_;
    std::vector<LocalPlane> wide_;
    std::vector<LocalPlane> wide_one_sided_;
    double noise_m_;
    PlaneEnergy energy_;
};

}  // namespace

LabelledRoof label_planes(const RoofCells& cells, const RoofOptions& options) {
    return cells.size() < PlaneSearch::least_cells(cells) ? LabelledRoof() : PlaneSearch(cells, options).find();
}

}  // namespace sunshed
