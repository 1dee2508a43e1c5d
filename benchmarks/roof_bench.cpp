// A thousand roofs of 24 x 12 m at 0.5 m: half of them gables, half flat with a stair head; planes, set-backs, modules.
#include <benchmark/benchmark.h>

#include <cmath>

#include "sunshed/roof/module_layout.hpp"
#include "sunshed/roof/segment_roof.hpp"
#include "sunshed/roof/usable_area.hpp"

namespace {

using namespace sunshed;

const Site harbin{{"Harbin", 45.75, 126.65, 145.0, 8.0}, 0.0};
const MultiPolygon house{Polygon{{{10, 10}, {34, 10}, {34, 22}, {10, 22}}, {}}};

FloatRaster scene(bool gabled) {
    FloatRaster raster(GridGeometry{0.0, 40.0, 0.5, 80, 80}, 140.0F);
    for (const CellIndex& cell : cells_inside(raster.geometry, house)) {
        const Point2 p = raster.geometry.cell_center(cell);
        const double ripple = 0.05 * std::sin(37.0 * p.x + 91.0 * p.y);
        const bool head = !gabled && p.x > 18 && p.x < 21 && p.y > 14 && p.y < 18;
        raster.at(cell) = static_cast<float>(150.0 + ripple +
                                             (gabled ? 0.6 * (6.0 - std::abs(p.y - 16.0))
                                              : head ? 2.6
                                                     : 0.0));
    }
    return raster;
}

void roofs_with_modules(benchmark::State& state) {
    const FloatRaster scenes[] = {scene(true), scene(false)};
    double modules = 0.0;
    for (auto _ : state) {
        for (int i = 0; i < 1000; ++i) {
            for (RoofSegment& segment : segment_roof(scenes[i % 2], house, {})) {
                find_usable_area(segment, {});
                modules += static_cast<double>(layout_modules(segment, {}, harbin, {}).modules.size());
            }
        }
    }
    state.counters["roofs/s"] =
        benchmark::Counter(static_cast<double>(state.iterations()) * 1000.0, benchmark::Counter::kIsRate);
    state.counters["modules/s"] = benchmark::Counter(modules, benchmark::Counter::kIsRate);
}
BENCHMARK(roofs_with_modules)->Unit(benchmark::kSecond);

}  // namespace

BENCHMARK_MAIN();
