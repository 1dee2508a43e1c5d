#include "plane_hypotheses.hpp"

#include <algorithm>
#include <cmath>

#include "sunshed/core/angle.hpp"

namespace sunshed {

namespace {

// A cell with too few others around it says nothing of a plane.
constexpr double unknown_rmse_m = 9.0;

LocalPlane local_plane(const RoofCells& cells, std::size_t i, int reach, double steepest_m) {
    PlaneFit fit;
    const Point2 here = cells.at(i);
    const double z = cells.z(i);
    for (int rows = -reach; rows <= reach; ++rows) {
        for (int columns = -reach; columns <= reach; ++columns) {
            const int j = cells.neighbour(i, columns, rows);
            if (j == RoofCells::none) {
                continue;
            }
            const double other = cells.z(static_cast<std::size_t>(j));
            if (std::abs(other - z) <= steepest_m * std::max({1, std::abs(rows), std::abs(columns)})) {
                fit.add({here.x + columns * cells.cell_size_m(), here.y - rows * cells.cell_size_m()}, other);
            }
        }
    }
    const bool is_known = fit.count() >= static_cast<int>(PlaneFit::fewest);
    const FittedPlane plane = fit.plane();
    return {plane, is_known ? fit.rmse(plane) : unknown_rmse_m, plane.normal()};
}

class Grower {
public:
    Grower(const RoofCells& cells, const std::vector<LocalPlane>& local, const GrowthLimits& limits)
        : cells_(cells), local_(local), limits_(limits), taken_(cells.size(), 0) {}

    /// The region around a seed; empty where it stays too small.
    std::vector<std::size_t> region_from(std::size_t seed) {
        if (taken_[seed] != 0) {
            return {};
        }
        const double least_cosine = std::cos(to_radians(limits_.most_turn_deg));
        std::vector<std::size_t> members{seed};
        taken_[seed] = 1;
        FittedPlane plane = local_[seed].plane;
        Vector3 normal = local_[seed].normal;
        PlaneFit fit;
        std::size_t fitted = 0;
        std::size_t next_fit = 8;
        for (std::size_t next = 0; next < members.size(); ++next) {
            if (members.size() >= next_fit) {
                for (; fitted < members.size(); ++fitted) {
                    fit.add(cells_.at(members[fitted]), cells_.z(members[fitted]));
                }
                plane = fit.plane();
                normal = plane.normal();
                next_fit = members.size() + members.size() / 4 + 1;
            }
            cells_.for_neighbours(members[next], [&](std::size_t j) {
                if (taken_[j] == 0 && std::abs(cells_.z(j) - plane.z_at(cells_.at(j))) <= limits_.tolerance_m &&
                    dot(local_[j].normal, normal) >= least_cosine) {
                    taken_[j] = 1;
                    members.push_back(j);
                }
            });
        }
        if (members.size() >= limits_.least_cells) {
            return members;
        }
        for (std::size_t k = 1; k < members.size(); ++k) {
            taken_[members[k]] = 0;
        }
        return {};
    }

private:
    const RoofCells& cells_;
    const std::vector<LocalPlane>& local_;
    const GrowthLimits& limits_;
    std::vector<char> taken_;
};

}  // namespace

std::vector<LocalPlane> local_planes(const RoofCells& cells, int reach, double max_tilt_deg) {
    const double steepest_m = std::tan(to_radians(max_tilt_deg)) * cells.cell_size_m();
    std::vector<LocalPlane> planes;
    planes.reserve(cells.size());
    for (std::size_t i = 0; i < cells.size(); ++i) {
        planes.push_back(local_plane(cells, i, reach, steepest_m));
    }
    return planes;
}

std::vector<LocalPlane> one_sided(const RoofCells& cells, const std::vector<LocalPlane>& local) {
    constexpr double holds_cell_m = 0.3;
    std::vector<LocalPlane> best = local;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        cells.for_neighbours(i, [&](std::size_t j) {
            if (local[j].rmse_m < best[i].rmse_m &&
                std::abs(cells.z(i) - local[j].plane.z_at(cells.at(i))) < holds_cell_m) {
                best[i] = local[j];
            }
        });
    }
    return best;
}

PlaneHypothesis robust_plane(const RoofCells& cells, const std::vector<std::size_t>& members, double noise_m) {
    constexpr int rounds = 5;
    PlaneHypothesis hypothesis;
    for (const std::size_t i : members) {
        hypothesis.cells.add(cells.at(i), cells.z(i));
    }
    hypothesis.plane = hypothesis.cells.plane();
    for (int round = 0; round < rounds; ++round) {
        PlaneFit fit;
        for (const std::size_t i : members) {
            const double off = (cells.z(i) - hypothesis.plane.z_at(cells.at(i))) / noise_m;
            const double weight = 1.0 / (1.0 + off * off);
            fit.add(cells.at(i), cells.z(i), weight * weight);
        }
        hypothesis.plane = fit.plane();
    }
    return hypothesis;
}

std::vector<std::size_t> seeds_by_smoothness(const std::vector<LocalPlane>& local, const std::vector<char>& may_seed) {
    constexpr double roughest_seed_m = 0.5;
    std::vector<std::size_t> seeds;
    for (std::size_t i = 0; i < local.size(); ++i) {
        if (may_seed[i] != 0 && local[i].rmse_m <= roughest_seed_m) {
            seeds.push_back(i);
        }
    }
    std::stable_sort(seeds.begin(), seeds.end(),
                     [&](std::size_t a, std::size_t b) { return local[a].rmse_m < local[b].rmse_m; });
    return seeds;
}

std::vector<PlaneHypothesis> grow_planes(const RoofCells& cells, const std::vector<LocalPlane>& local,
                                         const GrowthLimits& limits, double noise_m,
                                         const std::vector<std::size_t>& seeds) {
    Grower grower(cells, local, limits);
    std::vector<PlaneHypothesis> found;
    for (const std::size_t seed : seeds) {
        const auto members = grower.region_from(seed);
        if (!members.empty()) {
            found.push_back(robust_plane(cells, members, noise_m));
        }
    }
    return found;
}

}  // namespace sunshed
