// Says how high the horizon is beside a wall, through nothing but one module of the installed library.
#include <cstdio>

#include "sunshed/core/angle.hpp"
#include "sunshed/horizon/horizon_sweep.hpp"
#include "sunshed/horizon/radius.hpp"

int main() {
    sunshed::FloatRaster elevation_m({0.0, 40.0, 1.0, 40, 40}, 0.0F);
    for (int column = 0; column < 40; ++column) {
        elevation_m.at({column, 0}) = 10.0F;
    }
    const auto tangent = sunshed::horizon_tangent(elevation_m, 0.0, sunshed::unlimited_radius_m, {1});
    const double angle_deg = sunshed::to_degrees(std::atan(tangent.at({20, 10})));
    std::printf("horizon %.1f degrees\n", angle_deg);
    return angle_deg > 44.0 && angle_deg < 46.0 ? 0 : 1;
}
