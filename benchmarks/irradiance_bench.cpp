#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>

#include "sunshed/irradiance/irradiate.hpp"
#include "sunshed/irradiance/plane_series.hpp"
#include "sunshed/surface/build_surface.hpp"
#include "sunshed/surface/normals.hpp"
#include "sunshed/weather/typical_year.hpp"

namespace sunshed {
namespace {

/// A district of blocks at 0.5 m, without any file.
Surface district(int size) {
    FloatRaster raster(GridGeometry{0.0, size * 0.5, 0.5, size, size});
    for (int row = 0; row < size; ++row) {
        for (int column = 0; column < size; ++column) {
            const double x = column * 0.5;
            const double y = row * 0.5;
            const bool built = std::fmod(x, 42.0) > 16.0 && std::fmod(y, 34.0) > 14.0;
            const double floors = std::fmod(std::floor(x / 42.0) * 7.0 + std::floor(y / 34.0) * 5.0, 11.0);
            raster.at({column, row}) =
                static_cast<float>(6.0 * std::sin(x / 90.0) + (built ? 6.0 + 3.0 * floors : 0.0));
        }
    }
    return surface_from_dsm(std::move(raster), NodataPolicy::open);
}

/// Each block of the district as one segment.
Raster<std::int32_t> segments_of(const Surface& surface, int& count) {
    Raster<std::int32_t> segment(surface.geometry(), -1);
    const int across = static_cast<int>(surface.geometry().columns * 0.5 / 42.0) + 1;
    count = 0;
    for (int row = 0; row < segment.geometry.rows; ++row) {
        for (int column = 0; column < segment.geometry.columns; ++column) {
            const double x = column * 0.5;
            const double y = row * 0.5;
            if (std::fmod(x, 42.0) > 16.0 && std::fmod(y, 34.0) > 14.0) {
                const int index = static_cast<int>(y / 34.0) * across + static_cast<int>(x / 42.0);
                segment.at({column, row}) = index;
                count = std::max(count, index + 1);
            }
        }
    }
    return segment;
}

/// Harbin's monthly means (NASA POWER 1991-2020) as a typical year.
SkyYear harbin_sky() {
    const Place harbin{"Harbin", 45.75, 126.65, 145.0, 8.0};
    const MonthlyClimatology climate{{64.4, 88.5, 131.9, 148.0, 171.8, 171.7, 163.8, 148.6, 127.8, 92.9, 59.1, 50.1},
                                     {-17.1, -11.8, -2.2, 7.6, 15.4, 21.1, 23.5, 21.6, 15.2, 6.3, -5.4, -14.8},
                                     each_month(4.0)};
    return build_sky_year(synthesize_typical_year(climate, harbin, 1), harbin, {});
}

/// The whole engine: horizons in 128 directions, the year and its months, and a table a roof.
void whole_year(benchmark::State& state, int threads, bool with_segments) {
    const Surface surface = district(static_cast<int>(state.range(0)));
    const NormalField normals = surface_normals(surface, {threads});
    int count = 0;
    const Raster<std::int32_t> segment = segments_of(surface, count);
    const SkyTable table = build_sky_table(harbin_sky(), 128, 0.0);
    NoProgress progress;
    for (auto _ : state) {
        const IrradianceResult result = irradiate({.surface = surface,
                                                   .normals = normals,
                                                   .segment_of_cell = with_segments ? &segment : nullptr,
                                                   .segment_count = with_segments ? count : 0,
                                                   .threads = {threads}},
                                                  table, progress);
        benchmark::DoNotOptimize(result.global_kwh_m2.values.data());
    }
    state.counters["cell"] =
        benchmark::Counter(static_cast<double>(surface.geometry().cell_count()),
                           benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

void tables_of_a_year(benchmark::State& state) {
    const SkyYear sky = harbin_sky();
    for (auto _ : state) {
        benchmark::DoNotOptimize(build_sky_table(sky, 128, 0.7).entries.data());
    }
}

/// The hours of one roof plane, under horizons that cut a few degrees everywhere.
void hours_of_a_plane(benchmark::State& state) {
    const SkyYear sky = harbin_sky();
    const GridSky grid_sky(sky, 0.7);
    SunlitTable horizons{128, 100, std::vector<std::uint16_t>(128 * (SunlitTable::bins + 1), 65535)};
    for (std::size_t i = 0; i < horizons.open_share.size(); ++i) {
        const auto bin = i % (SunlitTable::bins + 1);
        horizons.open_share[i] = static_cast<std::uint16_t>(std::min<std::size_t>(65535, bin * 4000));
    }
    for (auto _ : state) {
        benchmark::DoNotOptimize(plane_series(grid_sky, &horizons, 30.0, 170.0).total_kwh_m2);
    }
}

BENCHMARK_CAPTURE(whole_year, one_thread, 1, false)->Arg(1000)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(whole_year, all_cores, 0, false)->Arg(1000)->Arg(2000)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(whole_year, all_cores_with_segments, 0, true)
    ->Arg(1000)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(tables_of_a_year)->Unit(benchmark::kMillisecond);
BENCHMARK(hours_of_a_plane)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace sunshed

BENCHMARK_MAIN();
