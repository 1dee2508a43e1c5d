// Assesses one building of a surface model that is an array.
#include <cstdio>

#include "sunshed/pipeline/kept_buildings.hpp"
#include "sunshed/surface/build_surface.hpp"
#include "sunshed/weather/clear_sky_year.hpp"

int main() {
    using namespace sunshed;
    FloatRaster dsm({0.0, 60.0, 1.0, 60, 60}, 150.0F);  // 60 x 60 cells of 1 m, their upper left corner at (0, 60)
    const MultiPolygon footprint{Polygon{{{20, 20}, {45, 20}, {45, 35}, {20, 35}}, {}}};
    for (const CellIndex& cell : cells_inside(dsm.geometry, footprint)) {
        dsm.at(cell) = 160.0F;
    }
    CityScene scene;
    scene.surface = std::make_unique<MemorySurface>(SurfacePart{surface_from_dsm(dsm, NodataPolicy::open), {}});
    scene.site.place = {"Harbin", 45.75, 126.65, 150.0, 8.0};
    scene.weather = clear_sky_year(scene.site.place, linke_turbidity_city);
    scene.buildings.resize(1);
    scene.buildings[0].footprint = footprint;
    const BuildingRecord roof = assess_buildings(scene, CityOptions{}).at(0);
    std::printf("%d modules, %.1f kWp, %.0f kWh a year\n", roof.amounts.module_count, roof.amounts.capacity_kwp,
                roof.amounts.energy_ac_kwh);
    return roof.roof.status == BuildingStatus::ok && roof.amounts.module_count > 40 ? 0 : 1;
}
