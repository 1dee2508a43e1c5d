// Roofs of a town at 0.5 m, on all cores: of ten buildings four gabled houses, three flat blocks with a stair head and
// a parapet, two hipped houses and one hall of 96 x 48 m; planes, set-backs, fire aisles, modules, and for flat roofs
// the six layouts of their table.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <atomic>
#include <cmath>

#include "sunshed/building/plan_building.hpp"
#include "sunshed/core/parallel.hpp"
#include "sunshed/surface/build_surface.hpp"

namespace {

using namespace sunshed;

struct Roof {
    BuildingInput building;
    Surface surface;
};

template <class Height>
Roof roof_of(double w, double h, Height height) {
    Roof roof;
    roof.building.building_id = std::string("b");
    roof.building.footprint = {Polygon{{{10, 10}, {10 + w, 10}, {10 + w, 10 + h}, {10, 10 + h}}, {}}};
    const int columns = static_cast<int>(2.0 * (w + 20.0));
    const int rows = static_cast<int>(2.0 * (h + 20.0));
    FloatRaster dsm(GridGeometry{0.0, h + 20.0, 0.5, columns, rows}, 140.0F);
    for (const CellIndex& cell : cells_inside(dsm.geometry, roof.building.footprint)) {
        const Point2 p = dsm.geometry.cell_center(cell);
        const double ripple = 0.05 * std::sin(37.0 * p.x + 91.0 * p.y);
        dsm.at(cell) = static_cast<float>(150.0 + ripple + height(p.x - 10.0, p.y - 10.0));
    }
    roof.surface = surface_from_dsm(std::move(dsm), NodataPolicy::open);
    return roof;
}

std::vector<Roof> town() {
    const auto gable = [](double, double y) { return 0.6 * (6.0 - std::abs(y - 6.0)); };
    const auto hip = [](double x, double y) { return 0.6 * std::min({x, 16.0 - x, y, 12.0 - y}); };
    const auto block = [](double x, double y) {
        const bool parapet = std::min({x, 36.0 - x, y, 14.0 - y}) < 0.5;
        return x > 15 && x < 18.5 && y > 5 && y < 9 ? 2.6 : parapet ? 0.9 : 0.0;
    };
    const auto hall = [](double x, double y) { return x > 40 && x < 44 && y > 20 && y < 25 ? 2.6 : 0.0; };
    std::vector<Roof> roofs;
    for (int i = 0; i < 4; ++i) {
        roofs.push_back(roof_of(14.0 + 3.0 * i, 12.0, gable));
    }
    for (int i = 0; i < 3; ++i) {
        roofs.push_back(roof_of(36.0, 14.0, block));
    }
    roofs.push_back(roof_of(16.0, 12.0, hip));
    roofs.push_back(roof_of(16.0, 12.0, hip));
    roofs.push_back(roof_of(96.0, 48.0, hall));
    return roofs;
}

void roofs_of_a_town(benchmark::State& state) {
    const std::vector<Roof> roofs = town();
    PlanOptions options;
    options.flat_trials = state.range(0) != 0;
    constexpr std::size_t count = 400;
    std::atomic<std::int64_t> modules = 0;
    for (auto _ : state) {
        parallel_for(count, Threads{}, [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i) {
                const Roof& roof = roofs[i % roofs.size()];
                for (const ModuleLayout& layout : plan_roof(roof.building, roof.surface, options).layouts) {
                    modules += static_cast<std::int64_t>(layout.modules.size());
                }
            }
        });
    }
    state.counters["buildings/s"] = benchmark::Counter(
        static_cast<double>(state.iterations()) * static_cast<double>(count), benchmark::Counter::kIsRate);
    state.counters["modules"] = static_cast<double>(modules) / static_cast<double>(state.iterations());
}
BENCHMARK(roofs_of_a_town)->ArgName("flat_trials")->Arg(0)->Arg(1)->Unit(benchmark::kSecond)->UseRealTime();

}  // namespace

BENCHMARK_MAIN();
