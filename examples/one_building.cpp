// One building of a surface model that is an array: the modules that fit, and their energy.
#include "sunshed/pipeline/one_building.hpp"
#include <cstdio>
#include "sunshed/weather/clear_sky_year.hpp"
int main() {
    using namespace sunshed;
    FloatRaster dsm({0.0, 60.0, 1.0, 60, 60}, 150.0F);  // 60 x 60 cells of 1 m, their north-western corner at (0, 60)
    const MultiPolygon footprint{Polygon{{{20, 20}, {45, 20}, {45, 35}, {20, 35}}, {}}};
    for (const CellIndex& cell : cells_inside(dsm.geometry, footprint))
        dsm.at(cell) = 160.0F;
    const Place harbin{"Harbin", 45.75, 126.65, 150.0, 8.0};
    const BuildingRecord roof = assess_building(dsm, footprint, {harbin}, clear_sky_year(harbin, linke_turbidity_city));
    std::printf("%d modules, %.0f kWh a year\n", roof.amounts.module_count, roof.amounts.energy_ac_kwh);
    return roof.amounts.module_count > 40 ? 0 : 1;
}
