#include "sunshed/building/layout_energy.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "sunshed/core/angle.hpp"

namespace sunshed {

namespace {

/// The mean of two years of one kWp, as of half a kWp each.
ChainResult mean_of(ChainResult a, const ChainResult& b) {
    const auto mean = [](auto& x, auto y) { x = (x + y) / 2; };
    mean(a.dc_kwh, b.dc_kwh);
    mean(a.ac_kwh, b.ac_kwh);
    mean(a.poa_kwh_m2, b.poa_kwh_m2);
    for (std::size_t month = 0; month < a.ac_monthly_kwh.size(); ++month) {
        mean(a.ac_monthly_kwh[month], b.ac_monthly_kwh[month]);
        mean(a.poa_monthly_kwh_m2[month], b.poa_monthly_kwh_m2[month]);
    }
    for (std::size_t i = 0; i < a.left_kwh.size(); ++i) {
        mean(a.left_kwh[i], b.left_kwh[i]);
    }
    for (std::size_t i = 0; i < a.ac_kw.size(); ++i) {
        mean(a.ac_kw[i], b.ac_kw[i]);
    }
    return a;
}

/// The plane of a layout's modules, or of those that are turned.
ModuleLayout plane_of(const ModuleLayout& layout, bool turned) {
    ModuleLayout plane;
    plane.tilt_deg = layout.tilt_deg;
    plane.azimuth_deg = turned ? wrap_azimuth_deg(layout.azimuth_deg + 180.0) : layout.azimuth_deg;
    plane.in_rows = layout.in_rows;
    plane.row_pitch_m = layout.row_pitch_m;
    plane.slope_length_m = layout.slope_length_m;
    std::copy_if(layout.modules.begin(), layout.modules.end(), std::back_inserter(plane.modules),
                 [turned](const PlacedModule& module) { return module.turned == turned; });
    return plane;
}

}  // namespace

ChainResult layout_energy(const ChainWeather& weather, const SunlitTables* surroundings, const ModuleLayout& layout,
                          const AssessOptions& options) {
    // The ridge of the next pair stands where a row in front, facing the same way at the pairs' pitch, would have its
    // upper edge: rows and pairs shade alike.
    ChainResult energy = plane_energy(weather, surroundings, plane_of(layout, false), options);
    if (!layout.east_west) {
        return energy;
    }
    return mean_of(std::move(energy), plane_energy(weather, surroundings, plane_of(layout, true), options));
}

double OpenYield::operator()(const ModuleLayout& layout) {
    const bool in_rows = layout.in_rows && layout.row_pitch_m > 0.0;
    const Key key{static_cast<int>(std::lround(layout.tilt_deg)),
                  static_cast<int>(std::lround(layout.azimuth_deg / 5.0)),
                  in_rows ? static_cast<int>(std::lround(50.0 * layout.slope_length_m / layout.row_pitch_m)) : 0,
                  layout.east_west};
    {
        const std::lock_guard lock(mutex_);
        if (const auto found = known_.find(key); found != known_.end()) {
            return found->second;
        }
    }
    ModuleLayout rounded;
    rounded.tilt_deg = std::get<0>(key);
    rounded.azimuth_deg = wrap_azimuth_deg(5.0 * std::get<1>(key));
    rounded.in_rows = std::get<2>(key) > 0;
    rounded.east_west = layout.east_west;
    rounded.slope_length_m = 1.0;
    rounded.row_pitch_m = rounded.in_rows ? 50.0 / std::get<2>(key) : 0.0;
    const double yield_kwh_kwp = layout_energy(weather_, nullptr, rounded, options_).ac_kwh;
    const std::lock_guard lock(mutex_);
    return known_.emplace(key, yield_kwh_kwp).first->second;
}

}  // namespace sunshed
