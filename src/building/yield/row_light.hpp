#pragma once

#include <span>
#include <vector>

#include "sunshed/building/plane_energy.hpp"
#include "sunshed/pv/rows.hpp"

namespace sunshed {

/// What rows do to each other's light through the year, after infinite sheds.
struct RowSeries {
    std::vector<float> lit_share;
    std::vector<float> ground_share;
    std::vector<float> back_w_m2;  ///< empty where it was not wanted
    double sky_share = 1.0;

    [[nodiscard]] RowLight light() const { return {lit_share, ground_share, back_w_m2, sky_share}; }
};

struct RowRequest {
    RowGeometry rows;
    double azimuth_deg = 180.0;  ///< grid azimuth that they face
    double height_over_pitch = 0.3;
    bool back = false;  ///< the back's light too
};

/// @param sunlit_share  of the rows, after surroundings
RowSeries row_series(const SkyByInterval& sky, std::span<const float> sunlit_share, const RowRequest& request);

}  // namespace sunshed
