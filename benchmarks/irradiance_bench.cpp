// One million cells of a made-up town: horizons in 128 directions, then the year and its twelve months.
#include <benchmark/benchmark.h>

#include <cmath>

#include "sunshed/horizon/horizon_sweep.hpp"
#include "sunshed/irradiance/irradiate.hpp"
#include "sunshed/surface/build_surface.hpp"
#include "sunshed/surface/normals.hpp"
#include "sunshed/weather/typical_year.hpp"

namespace {

using namespace sunshed;

constexpr int size = 1000;
constexpr int directions = 128;

Surface town() {
    FloatRaster dsm(GridGeometry{0.0, size * 0.5, 0.5, size, size});
    for (int row = 0; row < size; ++row) {
        for (int column = 0; column < size; ++column) {
            const double x = std::fmod(column, 80.0);
            const double y = std::fmod(row, 60.0);
            const int block = (column / 80) * 7 + (row / 60) * 11;
            dsm.at({column, row}) = static_cast<float>(0.004 * column + (x > 24 && y > 20 ? 6.0 + block % 30 : 0.0));
        }
    }
    return surface_from_dsm(std::move(dsm), NodataPolicy::open);
}

SkyYear harbin_year() {
    const Place place{"Harbin", 45.75, 126.65, 145.0, 8.0};
    const MonthlyClimatology climate{{64.4, 88.5, 131.9, 148.0, 171.8, 171.7, 163.8, 148.6, 127.8, 92.9, 59.1, 50.1},
                                     each_month(5.0),
                                     each_month(4.0)};
    return build_sky_year(synthesize_typical_year(climate, place, 1), place, {});
}

void horizons(benchmark::State& state) {
    const Surface surface = town();
    FloatRaster tangent;
    for (auto _ : state) {
        HorizonSweep sweep(whole_scene(surface.elevation_m, surface.elevation_m), 1e9,
                           {static_cast<int>(state.range(0))});
        for (int d = 0; d < directions; ++d) {
            sweep.sweep(d * 360.0 / directions, tangent);
        }
        benchmark::DoNotOptimize(tangent.values.data());
    }
    state.counters["cell_directions/s"] = benchmark::Counter(
        static_cast<double>(state.iterations()) * size * size * directions, benchmark::Counter::kIsRate);
}
BENCHMARK(horizons)->Arg(1)->Arg(0)->Unit(benchmark::kSecond)->UseRealTime()->ArgName("threads");

/// Bar: 3 s on two cores (threads 0 = all).
void horizons_year_and_months(benchmark::State& state) {
    const Surface surface = town();
    const Threads threads{static_cast<int>(state.range(0))};
    const NormalField normals = surface_normals(surface, threads);
    const SkyTable table = build_sky_table(harbin_year(), directions, 0.0);
    NoProgress progress;
    for (auto _ : state) {
        const IrradianceResult result =
            irradiate({.surface = surface, .normals = normals, .threads = threads}, table, progress);
        benchmark::DoNotOptimize(result.global_kwh_m2.values.data());
    }
    state.counters["cells/s"] =
        benchmark::Counter(static_cast<double>(state.iterations()) * size * size, benchmark::Counter::kIsRate);
}
BENCHMARK(horizons_year_and_months)->Arg(1)->Arg(0)->Unit(benchmark::kSecond)->UseRealTime()->ArgName("threads");

void sky_year(benchmark::State& state) {
    for (auto _ : state) {
        benchmark::DoNotOptimize(harbin_year().samples.size());
    }
    state.counters["hours/s"] =
        benchmark::Counter(static_cast<double>(state.iterations()) * 8760.0, benchmark::Counter::kIsRate);
}
BENCHMARK(sky_year)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
