#pragma once

#include <span>
#include <vector>

namespace sunshed {

/// A battery behind the meter.
struct Battery {
    double capacity_kwh = 0.0;  ///< usable; 0 = none
    double power_kw = 0.0;      ///< most that goes in or out, at its terminals
    double round_trip_efficiency = 0.9;
};

/// Energy of a building over all intervals.
/// generation = self_consumed + exported + battery_loss + what the battery holds more at the end than at the beginning;
/// load = self_consumed + imported.
struct EnergyBalance {
    double generation_kwh = 0.0;
    double load_kwh = 0.0;
    double self_consumed_kwh = 0.0;  ///< used at once or from the battery
    double exported_kwh = 0.0;
    double imported_kwh = 0.0;
    double battery_loss_kwh = 0.0;
    double battery_change_kwh = 0.0;  ///< in store at the end less at the beginning
    double peak_load_kw = 0.0;
    double peak_import_kw = 0.0;
    double peak_export_kw = 0.0;
};

/// Own generation meets the load first. The battery takes the surplus as it comes and gives it back as soon as the load
/// is more; it never feeds the grid and is never filled from it. Half of its loss falls to filling, half to emptying.
/// It begins as full as it ends.
/// @param generation_kw, load_kw  mean power of each interval, >= 0, equally long
/// @param grid_kw  if given, becomes the power from the grid of each interval, negative where it goes there
EnergyBalance balance_energy(std::span<const float> generation_kw, std::span<const float> load_kw, double interval_h,
                             const Battery& battery, std::vector<float>* grid_kw = nullptr);

}  // namespace sunshed
