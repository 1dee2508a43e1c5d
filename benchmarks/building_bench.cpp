// Roofs of a town of 400 buildings at 0.5 m, on all cores: of ten buildings four gabled houses, three flat blocks with
// a stair head and a parapet, two hipped houses and one hall of 96 x 48 m, side by side along streets with trees.
// Measured are their plans (planes, set-backs, fire aisles, modules, and for flat roofs the six layouts of their
// table), what each module sees from its own place (128 directions past what is solid, 64 past trees), and both
// together.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "sunshed/building/module_sun.hpp"
#include "sunshed/building/plan_building.hpp"
#include "sunshed/core/parallel.hpp"
#include "sunshed/surface/build_surface.hpp"
#include "typical_harbin.hpp"

namespace {

using namespace sunshed;

const Site harbin{{"Harbin", 45.75, 126.65, 145.0, 8.0}, 0.0};

constexpr double ground_m = 140.0;
constexpr double alley_m = 12.0;
constexpr double street_m = 64.0;  ///< from one to the next; buildings stand along its southern side
constexpr int streets = 40;

/// A kind of building, its plan counted from its south-western corner.
struct Kind {
    double width_m;
    double depth_m;
    double (*height_m)(double x, double y, double width_m);
};

double gable(double, double y, double) {
    return 6.0 + 0.6 * (6.0 - std::abs(y - 6.0));
}
double hip(double x, double y, double width_m) {
    return 6.0 + 0.6 * std::min({x, width_m - x, y, 12.0 - y});
}
double block(double x, double y, double width_m) {
    const bool parapet = std::min({x, width_m - x, y, 14.0 - y}) < 0.5;
    return 15.0 + (x > 15 && x < 18.5 && y > 5 && y < 9 ? 2.6 : parapet ? 0.9 : 0.0);
}
double hall(double x, double y, double) {
    return 9.0 + (x > 40 && x < 44 && y > 20 && y < 25 ? 2.6 : 0.0);
}

constexpr std::array<Kind, 10> kinds{{{14.0, 12.0, gable},
                                      {36.0, 14.0, block},
                                      {16.0, 12.0, hip},
                                      {17.0, 12.0, gable},
                                      {36.0, 14.0, block},
                                      {96.0, 48.0, hall},
                                      {20.0, 12.0, gable},
                                      {36.0, 14.0, block},
                                      {16.0, 12.0, hip},
                                      {23.0, 12.0, gable}}};

struct Town {
    std::vector<BuildingInput> buildings;
    Surface surface;
    FloatRaster smooth_m;  ///< with roofs as their planes
    FloatRaster tree_top_m;
};

/// A surface model whose roofs are rough by 5 cm, and what shades, where they are smooth.
void raise_building(FloatRaster& dsm, FloatRaster& smooth_m, const BuildingInput& building, const Kind& kind,
                    Point2 corner) {
    for (const CellIndex& cell : cells_inside(dsm.geometry, building.footprint)) {
        const Point2 p = dsm.geometry.cell_center(cell);
        const double roof_m = ground_m + kind.height_m(p.x - corner.x, p.y - corner.y, kind.width_m);
        smooth_m.at(cell) = static_cast<float>(roof_m);
        dsm.at(cell) = static_cast<float>(roof_m + 0.05 * std::sin(37.0 * p.x + 91.0 * p.y));
    }
}

/// A row of crowns, 5 m wide and 9 m high, every 12 m along each street.
FloatRaster with_trees(FloatRaster tops_m) {
    const GridGeometry& grid = tops_m.geometry;
    for (int row = 0; row < grid.rows; ++row) {
        for (int column = 0; column < grid.columns; ++column) {
            const Point2 p = grid.cell_center({column, row});
            const double across = std::fmod(p.y, street_m) - 5.0;
            const double along = std::fmod(p.x, 12.0) - 6.0;
            const double crown = 1.0 - (across * across + along * along) / 6.25;
            if (crown > 0.0) {
                tops_m.at({column, row}) = static_cast<float>(ground_m + 6.0 + 3.0 * std::sqrt(crown));
            }
        }
    }
    return tops_m;
}

Town build_town() {
    Town town;
    double length_m = alley_m;
    for (const Kind& kind : kinds) {
        length_m += kind.width_m + alley_m;
    }
    const GridGeometry grid{0.0, streets * street_m, 0.5, static_cast<int>(2.0 * length_m),
                            static_cast<int>(2.0 * streets * street_m)};
    FloatRaster dsm(grid, static_cast<float>(ground_m));
    town.smooth_m = dsm;
    for (int street = 0; street < streets; ++street) {
        Point2 corner{alley_m, street * street_m + 10.0};
        for (const Kind& kind : kinds) {
            const Point2 end{corner.x + kind.width_m, corner.y + kind.depth_m};
            BuildingInput building;
            building.building_id = std::to_string(town.buildings.size());
            building.footprint = {Polygon{{corner, {end.x, corner.y}, end, {corner.x, end.y}}, {}}};
            raise_building(dsm, town.smooth_m, building, kind, corner);
            town.buildings.push_back(std::move(building));
            corner.x = end.x + alley_m;
        }
    }
    town.tree_top_m = with_trees(town.smooth_m);
    town.surface = surface_from_dsm(std::move(dsm), NodataPolicy::open);
    return town;
}

const Town& town() {
    static const Town built = build_town();
    return built;
}

/// The light between the town's buildings: what is solid, and that with trees.
const SceneLight& town_light() {
    static const std::array<SkyTable, 2> tables{build_sky_table(typical_harbin(), 128, 0.0),
                                                build_sky_table(typical_harbin(), 64, 0.0)};
    static const std::array<LightProbe, 2> parts{LightProbe(town().smooth_m, tables[0], 1e9),
                                                 LightProbe(town().tree_top_m, tables[1], 1e9)};
    static const SceneLight light{parts, each_month(0.3)};
    return light;
}

std::size_t module_count(const RoofPlan& plan) {
    std::size_t count = 0;
    for (const ModuleLayout& layout : plan.layouts) {
        count += layout.modules.size();
    }
    return count;
}

void look_from_modules(const RoofPlan& plan) {
    for (const ModuleLayout& layout : plan.layouts) {
        benchmark::DoNotOptimize(module_sun(layout, town_light(), 0.3).shares.data());
    }
}

template <class Work>
void for_each_building(benchmark::State& state, Work work) {
    const std::size_t count = town().buildings.size();
    std::vector<std::size_t> modules(count);
    for (auto _ : state) {
        parallel_for(count, Threads{}, [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i) {
                modules[i] = work(i);
            }
        });
    }
    const auto times = static_cast<double>(state.iterations());
    double sum = 0.0;
    for (const std::size_t of_building : modules) {
        sum += static_cast<double>(of_building);
    }
    state.counters["buildings"] = static_cast<double>(count);
    state.counters["modules"] = sum;
    state.counters["buildings/s"] = benchmark::Counter(times * static_cast<double>(count), benchmark::Counter::kIsRate);
}

void plans(benchmark::State& state) {
    PlanOptions options;
    options.flat_trials = state.range(0) != 0;
    for_each_building(state, [&](std::size_t i) {
        return module_count(plan_roof(town().buildings[i], town().surface, harbin, {}, options));
    });
}

void module_suns(benchmark::State& state) {
    town_light();
    std::vector<RoofPlan> plans;
    for (const BuildingInput& building : town().buildings) {
        plans.push_back(plan_roof(building, town().surface, harbin, {}, {}));
    }
    for_each_building(state, [&](std::size_t i) {
        look_from_modules(plans[i]);
        return module_count(plans[i]);
    });
}

void plans_and_module_suns(benchmark::State& state) {
    town_light();
    for_each_building(state, [](std::size_t i) {
        const RoofPlan plan = plan_roof(town().buildings[i], town().surface, harbin, {}, {});
        look_from_modules(plan);
        return module_count(plan);
    });
}

BENCHMARK(plans)->ArgName("flat_trials")->Arg(0)->Arg(1)->Unit(benchmark::kSecond)->UseRealTime();
BENCHMARK(module_suns)->Unit(benchmark::kSecond)->UseRealTime();
BENCHMARK(plans_and_module_suns)->Unit(benchmark::kSecond)->UseRealTime();

}  // namespace

BENCHMARK_MAIN();
