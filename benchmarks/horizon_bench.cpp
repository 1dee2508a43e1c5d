#include <benchmark/benchmark.h>

#include <cmath>
#include <cstring>

#include "sunshed/horizon/horizon_sweep.hpp"

namespace sunshed {
namespace {

/// A district of blocks on rolling ground at 0.5 m, without any file.
FloatRaster district(int size) {
    FloatRaster raster(GridGeometry{0.0, size * 0.5, 0.5, size, size});
    for (int row = 0; row < size; ++row) {
        for (int column = 0; column < size; ++column) {
            const double x = column * 0.5;
            const double y = row * 0.5;
            const double ground = 6.0 * std::sin(x / 90.0) + 4.0 * std::cos(y / 70.0);
            const bool built = std::fmod(x, 42.0) > 16.0 && std::fmod(y, 34.0) > 14.0;
            const double floors = std::fmod(std::floor(x / 42.0) * 7.0 + std::floor(y / 34.0) * 5.0, 11.0);
            raster.at({column, row}) = static_cast<float>(ground + (built ? 6.0 + 3.0 * floors : 0.0));
        }
    }
    return raster;
}

/// One direction over the grid; the time of a cell and direction is the counter's inverse.
void sweep(benchmark::State& state, int threads) {
    const FloatRaster elevation_m = district(static_cast<int>(state.range(0)));
    FloatRaster tangent(elevation_m.geometry);
    HorizonSweep horizons(whole_scene(elevation_m, elevation_m), 1e9, {threads});
    double azimuth_deg = 0.0;
    for (auto _ : state) {
        azimuth_deg += 2.8125 * 37.0;  // every direction of 128 in turn, not one after its neighbour
        horizons.sweep(std::fmod(azimuth_deg, 360.0), tangent);
        benchmark::DoNotOptimize(tangent.values.data());
    }
    state.counters["cell"] =
        benchmark::Counter(static_cast<double>(elevation_m.values.size()),
                           benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

/// What the machine's memory allows: a copy of a grid of the same size.
void copy_grid(benchmark::State& state) {
    const FloatRaster from = district(static_cast<int>(state.range(0)));
    FloatRaster to(from.geometry);
    for (auto _ : state) {
        std::memcpy(to.values.data(), from.values.data(), from.values.size() * sizeof(float));
        benchmark::ClobberMemory();
    }
    state.counters["cell"] =
        benchmark::Counter(static_cast<double>(from.values.size()),
                           benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

BENCHMARK_CAPTURE(sweep, one_thread, 1)->Arg(500)->Arg(1000)->Arg(2000)->MinTime(2.0)->UseRealTime();
BENCHMARK_CAPTURE(sweep, all_cores, 0)->Arg(1000)->Arg(2000)->MinTime(2.0)->UseRealTime();
BENCHMARK(copy_grid)->Arg(1000)->Arg(2000)->UseRealTime();

}  // namespace
}  // namespace sunshed

BENCHMARK_MAIN();
