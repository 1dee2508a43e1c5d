// A year of weather made into a year of sun and sky, and its clock held against the sun.

#include <benchmark/benchmark.h>

#include "sunshed/weather/sky_year.hpp"
#include "sunshed/weather/time_check.hpp"
#include "sunshed/weather/typical_year.hpp"

namespace sunshed {
namespace {

const Place harbin{"Harbin", 45.75, 126.65, 145.0, 8.0};

const WeatherSeries& harbin_weather() {
    static const WeatherSeries weather =
        synthesize_typical_year({{64.4, 88.5, 131.9, 148.0, 171.8, 171.7, 163.8, 148.6, 127.8, 92.9, 59.1, 50.1},
                                 {-17.1, -11.8, -2.2, 7.6, 15.4, 21.1, 23.5, 21.6, 15.2, 6.3, -5.4, -14.8}},
                                harbin, 1);
    return weather;
}

/// 8,760 hours at so many positions an hour: sun, beam, circumsolar, sky and horizon band of each.
void BM_SkyYear(benchmark::State& state) {
    SkyOptions options;
    options.positions_per_hour = static_cast<int>(state.range(0));
    std::size_t samples = 0;
    for (auto _ : state) {
        const SkyYear sky = build_sky_year(harbin_weather(), harbin, options);
        samples = sky.samples.size();
        benchmark::DoNotOptimize(sky.samples.data());
    }
    state.counters["sunlit positions"] = static_cast<double>(samples);
    state.counters["hours/s"] =
        benchmark::Counter(static_cast<double>(state.iterations()) * 8760.0, benchmark::Counter::kIsRate);
}
BENCHMARK(BM_SkyYear)->Arg(1)->Arg(6)->Arg(12)->Unit(benchmark::kMillisecond);

/// The shift of 8,760 hours over a net of +-12 hours, closure and limits.
void BM_TimeCheck(benchmark::State& state) {
    for (auto _ : state) {
        benchmark::DoNotOptimize(check_time(harbin_weather(), harbin));
    }
}
BENCHMARK(BM_TimeCheck)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace sunshed

BENCHMARK_MAIN();
