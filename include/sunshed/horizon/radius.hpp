#pragma once

namespace sunshed {

/// A radius beyond every raster: nothing is left out for its distance.
inline constexpr double unlimited_radius_m = 1e9;

}  // namespace sunshed
