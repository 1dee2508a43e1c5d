// The sun and the sky of a year at one place.

#include <benchmark/benchmark.h>

#include "sunshed/solar/diffuse_shares.hpp"
#include "sunshed/solar/sun_path.hpp"

namespace sunshed {
namespace {

constexpr int positions = 8760 * 12;
const Observer harbin{45.75, 126.65, 145.0};

UtcTime position_time(int i) {
    return {1735689600.0 + 300.0 * i};  // 2025, every five minutes
}

/// Every position by the whole algorithm.
void BM_FullSpa(benchmark::State& state) {
    int i = 0;
    for (auto _ : state) {
        const UtcTime time = position_time(i++ % positions);
        benchmark::DoNotOptimize(sun_position(time, harbin, 69.2));
    }
    state.counters["positions/s"] =
        benchmark::Counter(static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}
BENCHMARK(BM_FullSpa)->Unit(benchmark::kMicrosecond);

/// A year at 12 positions an hour, the geocentric part interpolated: 105,120 positions.
void BM_YearOfPositions(benchmark::State& state) {
    for (auto _ : state) {
        const SunPath path(position_time(0), position_time(positions));
        double sum = 0.0;
        for (int i = 0; i < positions; ++i) {
            sum += topocentric_sun(path.at(position_time(i)), harbin).apparent_zenith_deg;
        }
        benchmark::DoNotOptimize(sum);
    }
    state.counters["positions/s"] =
        benchmark::Counter(static_cast<double>(state.iterations()) * positions, benchmark::Counter::kIsRate);
}
BENCHMARK(BM_YearOfPositions)->Unit(benchmark::kMillisecond);

/// Perez's sky of one moment.
void BM_PerezSky(benchmark::State& state) {
    double zenith_deg = 60.0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(zenith_deg);
        benchmark::DoNotOptimize(perez_shares(zenith_deg, 600.0, 200.0, 1366.1));
    }
    state.counters["moments/s"] =
        benchmark::Counter(static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}
BENCHMARK(BM_PerezSky);

}  // namespace
}  // namespace sunshed

BENCHMARK_MAIN();
