#include "sunshed/economy/energy_balance.hpp"

#include <algorithm>
#include <cmath>

namespace sunshed {

namespace {

/// A battery in use.
class Store {
public:
    Store(const Battery& battery, double interval_h)
        : capacity_kwh_(battery.capacity_kwh),
          most_kwh_(battery.power_kw * interval_h),
          one_way_(std::sqrt(battery.round_trip_efficiency)) {}

    /// Takes what fits; returns what it took.
    double fill(double surplus_kwh) {
        const double taken = std::min({surplus_kwh, most_kwh_, (capacity_kwh_ - held_kwh_) / one_way_});
        held_kwh_ += taken * one_way_;
        return taken;
    }
    /// Gives what it can; returns what arrives.
    double empty(double wanted_kwh) {
        const double given = std::min({wanted_kwh, most_kwh_, held_kwh_ * one_way_});
        held_kwh_ -= given / one_way_;
        return given;
    }
    [[nodiscard]] double held_kwh() const { return held_kwh_; }

private:
    double capacity_kwh_;
    double most_kwh_;
    double one_way_;
    double held_kwh_ = 0.0;
};

/// One pass over the year from a given charge.
EnergyBalance run(std::span<const float> generation_kw, std::span<const float> load_kw, double interval_h, Store& store,
                  std::vector<float>* grid_kw) {
    EnergyBalance sum;
    const double held_before = store.held_kwh();
    double taken = 0.0;
    double given = 0.0;
    for (std::size_t i = 0; i < generation_kw.size(); ++i) {
        const double made = generation_kw[i] * interval_h;
        const double used = load_kw[i] * interval_h;
        const double filled = store.fill(std::max(made - used, 0.0));
        const double emptied = store.empty(std::max(used - made, 0.0));
        const double own = std::min(made, used) + emptied;
        const double exported = std::max(made - used, 0.0) - filled;
        const double imported = used - own;
        sum.generation_kwh += made;
        sum.load_kwh += used;
        sum.self_consumed_kwh += own;
        sum.exported_kwh += exported;
        sum.imported_kwh += imported;
        sum.peak_load_kw = std::max(sum.peak_load_kw, static_cast<double>(load_kw[i]));
        sum.peak_import_kw = std::max(sum.peak_import_kw, imported / interval_h);
        sum.peak_export_kw = std::max(sum.peak_export_kw, exported / interval_h);
        taken += filled;
        given += emptied;
        if (grid_kw != nullptr) {
            (*grid_kw)[i] = static_cast<float>((imported - exported) / interval_h);
        }
    }
    sum.battery_change_kwh = store.held_kwh() - held_before;
    sum.battery_loss_kwh = taken - given - sum.battery_change_kwh;
    return sum;
}

}  // namespace

EnergyBalance balance_energy(std::span<const float> generation_kw, std::span<const float> load_kw, double interval_h,
                             const Battery& battery, std::vector<float>* grid_kw) {
    Store store(battery, interval_h);
    if (battery.capacity_kwh > 0.0) {
        run(generation_kw, load_kw, interval_h, store, nullptr);  // to begin as full as a year ends
    }
    if (grid_kw != nullptr) {
        grid_kw->resize(generation_kw.size());
    }
    return run(generation_kw, load_kw, interval_h, store, grid_kw);
}

}  // namespace sunshed
