#include "sunshed/horizon/elevation_angle.hpp"

#include <cmath>
#include <cstddef>

#include "sunshed/core/angle.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/core/simd_clones.hpp"

namespace sunshed {

namespace {

constexpr std::size_t values_at_once = 65536;

/// 1 or 0, without a branch: the compiler then takes several values in one instruction.
float one_if(bool is_so) {
    return static_cast<float>(static_cast<int>(is_so));
}

/// The arc tangent of Cephes (Moshier 1992, atanf): moved to within tan(pi/8) of 0 by tan(a - pi/4) or tan(a - pi/2),
/// then a polynomial. Of finite tangents, or NaN.
SUNSHED_SIMD_CLONES void arc_tangents_deg(float* values, std::size_t count) {
    constexpr float tan_eighth = 0.41421356F;
    constexpr float tan_three_eighths = 2.41421356F;
    constexpr float eighth_deg = 45.0F;
    const auto degree = static_cast<float>(to_degrees(1.0));
    for (std::size_t i = 0; i < count; ++i) {
        const float size = std::fabs(values[i]);
        const float steep = one_if(size > tan_three_eighths);
        const float tilted = one_if(size > tan_eighth);
        // x = size where it is small, (size - 1) / (size + 1) in the middle, -1 / size where it is large
        const float above = (1.0F - steep) * size - tilted;
        const float below = tilted * size + (1.0F - steep);
        const float x = above / below;
        const float z = x * x;
        const float series =
            (((8.05374449538e-2F * z - 1.38776856032e-1F) * z + 1.99777106478e-1F) * z - 3.33329491539e-1F) * z * x + x;
        values[i] = std::copysign(series * degree + (tilted + steep) * eighth_deg, values[i]);
    }
}

SUNSHED_SIMD_CLONES void add_cosines_squared(const float* tangents, std::size_t count, float share,
                                             float* __restrict sums) {
    for (std::size_t i = 0; i < count; ++i) {
        const float above = one_if(tangents[i] > 0.0F) * tangents[i];
        sums[i] += share / (1.0F + above * above);
    }
}

}  // namespace

void to_elevation_deg(Threads threads, FloatRaster& tangent) {
    parallel_for(
        tangent.values.size(), threads,
        [&](std::size_t begin, std::size_t end) { arc_tangents_deg(tangent.values.data() + begin, end - begin); },
        values_at_once);
}

void add_sky_view(const FloatRaster& tangent, int directions, Threads threads, FloatRaster& view) {
    expects(tangent.values.size() == view.values.size(), "horizons and sky view are of the same cells");
    parallel_for(
        view.values.size(), threads,
        [&](std::size_t begin, std::size_t end) {
            add_cosines_squared(tangent.values.data() + begin, end - begin, 1.0F / static_cast<float>(directions),
                                view.values.data() + begin);
        },
        values_at_once);
}

}  // namespace sunshed
