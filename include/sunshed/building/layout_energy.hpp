#pragma once

#include <map>
#include <mutex>
#include <tuple>

#include "sunshed/building/assess_building.hpp"

namespace sunshed {

/// The energy of one kWp of a layout: of its plane, or, where modules stand in pairs, the mean of both sides.
/// @param surroundings  nullptr = open horizon
ChainResult layout_energy(const ChainWeather& weather, const SunlitTables* surroundings, const ModuleLayout& layout,
                          const AssessOptions& options);

/// Yields of layouts under an open sky by their geometry: rounded to a degree of tilt, five of azimuth and 0.02 of
/// ground cover, so that each is worked out once a run. What it gives depends on nothing else; threads may share it.
class OpenYield {
public:
    OpenYield(const ChainWeather& weather, const AssessOptions& options) : weather_(weather), options_(options) {}

    /// AC energy of one kWp a year, kWh.
    double operator()(const ModuleLayout& layout);

private:
    using Key = std::tuple<int, int, int, bool>;

    const ChainWeather& weather_;
    const AssessOptions& options_;
    std::mutex mutex_;
    std::map<Key, double> known_;
};

}  // namespace sunshed
