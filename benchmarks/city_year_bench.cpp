// The energy of a city's roofs: light on each segment's modules hour by hour, through the whole chain to AC.

#include <benchmark/benchmark.h>

#include <algorithm>

#include "sunshed/building/assess_building.hpp"
#include "sunshed/core/parallel.hpp"
#include "typical_harbin.hpp"

namespace sunshed {
namespace {

constexpr std::size_t kinds_of_surroundings = 64;

/// Cells that see the sun from some elevation on that differs by direction, as behind an uneven row of houses.
SunlitTables uneven_surroundings(std::size_t kind) {
    constexpr int directions = 128;
    SunlitTables surroundings;
    surroundings.solid.directions = directions;
    surroundings.solid.cell_count = 100;
    for (int direction = 0; direction < directions; ++direction) {
        const auto horizon = (kind * 7 + static_cast<std::size_t>(direction) * 13) % 50;
        for (int bin = 0; bin <= SunlitTable::bins; ++bin) {
            const auto open = std::clamp<std::size_t>(static_cast<std::size_t>(bin) * 10 / (horizon + 1), 0, 10);
            surroundings.solid.open_share.push_back(static_cast<std::uint16_t>(open * 6553));
        }
    }
    return surroundings;
}

/// Every second segment is a flat roof with rows, every second a pitched one of its own tilt and azimuth.
ModuleLayout layout_of(std::size_t segment) {
    ModuleLayout layout;
    layout.in_rows = segment % 2 == 0;
    layout.tilt_deg = layout.in_rows ? 20.0 : 15.0 + static_cast<double>(segment % 31);
    layout.azimuth_deg = layout.in_rows ? 180.0 : static_cast<double>(segment * 37 % 360);
    layout.slope_length_m = layout.in_rows ? 2.278 : 0.0;
    layout.row_pitch_m = layout.in_rows ? 5.2 : 0.0;
    return layout;
}

/// So many segments, 8,760 hours each, in so many threads.
void BM_CityYear(benchmark::State& state) {
    const AssessOptions options;
    const ChainWeather weather(typical_harbin(), 0.0, options);
    std::vector<SunlitTables> surroundings;
    for (std::size_t kind = 0; kind < kinds_of_surroundings; ++kind) {
        surroundings.push_back(uneven_surroundings(kind));
    }
    const auto count = static_cast<std::size_t>(state.range(0));
    std::vector<double> ac_kwh(count);
    for (auto _ : state) {
        parallel_for(count, {static_cast<int>(state.range(1))}, [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i) {
                ac_kwh[i] =
                    plane_energy(weather, &surroundings[i % kinds_of_surroundings], layout_of(i), options).ac_kwh;
            }
        });
    }
    state.counters["segments/s"] = benchmark::Counter(
        static_cast<double>(count) * static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}
BENCHMARK(BM_CityYear)->Args({200, 1})->Args({20000, 2})->UseRealTime()->Unit(benchmark::kSecond)->Iterations(1);

}  // namespace
}  // namespace sunshed

BENCHMARK_MAIN();
